"""The tables of the kiosk's store, as an ordered list of migrations that only go forward.

The number of applied migrations is SQLite's ``user_version``. A migration is never edited after a release: a change is
a new entry. Times are ISO 8601 texts in UTC, lists and trees are JSON texts, booleans 0 or 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.store.errors import StoreTooNew

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE operators (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, active INTEGER NOT NULL,
    activation TEXT NOT NULL DEFAULT '', granted_at TEXT NOT NULL, removed_at TEXT NOT NULL DEFAULT ''
) STRICT;

-- One row a case. The columns up to "step" are this kiosk's working copy, those after it the centre's last word.
CREATE TABLE applications (
    id TEXT PRIMARY KEY, number TEXT NOT NULL DEFAULT '', call_name TEXT NOT NULL DEFAULT '',
    service TEXT NOT NULL, definition_version INTEGER NOT NULL, definition_sha256 TEXT NOT NULL,
    variant TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, sent_revision INTEGER NOT NULL DEFAULT 0,
    base TEXT NOT NULL DEFAULT '', home_office TEXT NOT NULL, created_here INTEGER NOT NULL,
    training INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, subject_name TEXT NOT NULL DEFAULT '',
    applicant TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    notice TEXT NOT NULL DEFAULT '', step TEXT NOT NULL DEFAULT '', choices TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 0, change_id TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'none',
    status_revision INTEGER NOT NULL DEFAULT 0, since TEXT NOT NULL DEFAULT '',
    returned TEXT NOT NULL DEFAULT '', rejected TEXT NOT NULL DEFAULT '', package TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX applications_by_time ON applications (updated_at DESC);
CREATE INDEX applications_by_number ON applications (number) WHERE number <> '';

CREATE TABLE answers (
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    path TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (application, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmations (
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    path TEXT NOT NULL, code TEXT NOT NULL, "values" TEXT NOT NULL, operator TEXT NOT NULL, at TEXT NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (application, path, code)
) STRICT, WITHOUT ROWID;

-- One row a page. A removed page stays until the case is submitted, so that removing can be undone.
CREATE TABLE papers (
    id TEXT PRIMARY KEY, application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, page INTEGER NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, mime TEXT NOT NULL,
    original TEXT NOT NULL, source TEXT NOT NULL, overrides TEXT NOT NULL DEFAULT '[]',
    sheet TEXT NOT NULL DEFAULT '', added_at TEXT NOT NULL, added_by TEXT NOT NULL, removed_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX papers_of ON papers (application, kind, page);
CREATE INDEX papers_by_hash ON papers (sha256);

-- The bytes of a scan or a PDF, once, whatever refers to them. The data comes last: the rest is read without it.
CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, mime TEXT NOT NULL, kept_at TEXT NOT NULL, data BLOB NOT NULL
) STRICT;

-- Forms printed for signing, with what was printed on them.
CREATE TABLE sheets (
    id TEXT PRIMARY KEY, application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    form TEXT NOT NULL, version INTEGER NOT NULL, data_hash TEXT NOT NULL, pages INTEGER NOT NULL,
    "values" TEXT NOT NULL, prepared_at TEXT NOT NULL, printed_at TEXT NOT NULL DEFAULT '',
    printed_by TEXT NOT NULL DEFAULT '', UNIQUE (application, form, version, data_hash)
) STRICT;

CREATE TABLE revisions (
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL, record TEXT NOT NULL, at TEXT NOT NULL, operator TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '', PRIMARY KEY (application, revision)
) STRICT, WITHOUT ROWID;

-- The records that this device signed, in its own order; payload, key and sig are what goes over the wire.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    epoch TEXT NOT NULL, seq INTEGER NOT NULL, payload BLOB NOT NULL, key TEXT NOT NULL, sig TEXT NOT NULL,
    sha256 TEXT NOT NULL, application TEXT NOT NULL, made_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting', ask_again INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT '', replied_at TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '', outcome_code TEXT NOT NULL DEFAULT '', whole INTEGER NOT NULL DEFAULT 0,
    seen_at TEXT NOT NULL DEFAULT '', UNIQUE (epoch, seq)
) STRICT;
CREATE INDEX outbox_open ON outbox (position) WHERE state IN ('waiting', 'deferred') OR ask_again = 1;
CREATE INDEX outbox_of ON outbox (application);

-- Which scans the centre needs from THIS device: named in a record, wanted (an address is known), done, failed.
CREATE TABLE deliveries (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, mime TEXT NOT NULL, application TEXT NOT NULL,
    position INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'named', address TEXT NOT NULL DEFAULT '',
    expires TEXT NOT NULL DEFAULT '', "offset" INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX deliveries_open ON deliveries (position, size) WHERE state IN ('named', 'wanted');
CREATE TABLE blob_uses (
    record TEXT NOT NULL, sha256 TEXT NOT NULL, application TEXT NOT NULL, PRIMARY KEY (record, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_uses_of ON blob_uses (application);

CREATE TABLE fetches (
    sha256 TEXT PRIMARY KEY, tries INTEGER NOT NULL, not_before TEXT NOT NULL, code TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the centre said, one row a change; kept without its body, which lives where it was applied.
CREATE TABLE inbox (
    id TEXT PRIMARY KEY, log TEXT NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, at TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- Changes that this version cannot read; applied when it can.
CREATE TABLE unread_changes (
    id TEXT PRIMARY KEY, code TEXT NOT NULL, document TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE announcements (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, seen_at TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE definitions (
    code TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL, source BLOB, at TEXT NOT NULL,
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, number TEXT NOT NULL,
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, mime TEXT NOT NULL, issued_at TEXT NOT NULL,
    complete_at TEXT NOT NULL, handed_over TEXT NOT NULL, "order" INTEGER NOT NULL,
    handover_record TEXT NOT NULL DEFAULT '', PRIMARY KEY (application, code)
) STRICT, WITHOUT ROWID;

-- The case's own story, as it is shown at the counter: what was done here, and what the centre said when.
CREATE TABLE history (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    at TEXT NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE INDEX history_of ON history (application, position);
"""

# The village's own letters: who signs them when, and the number book. A letter keeps its signer as text.
_LETTERS = """
CREATE TABLE signers (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, nip TEXT NOT NULL, valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL
) STRICT;
-- The application may be erased one day; its line in the book stays, as in a book of paper.
CREATE TABLE letters (
    year INTEGER NOT NULL, serial INTEGER NOT NULL, kind TEXT NOT NULL, application TEXT NOT NULL,
    number TEXT NOT NULL, signer TEXT NOT NULL, title TEXT NOT NULL, nip TEXT NOT NULL, at TEXT NOT NULL,
    operator TEXT NOT NULL, PRIMARY KEY (year, serial), UNIQUE (application, kind)
) STRICT, WITHOUT ROWID;
"""

_VOICE = """
-- Complaints that were filed here with a name: what they say is sealed and was never kept in the open.
CREATE TABLE complaints (
    id TEXT PRIMARY KEY, number TEXT NOT NULL, reader TEXT NOT NULL, filed_on TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting', status_at TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Anonymous messages that wait for their bundle. Ordered by a random id and without a row number, so that not even
-- this file tells in which order people stood here; "day" says only on which day each may not leave yet.
CREATE TABLE anonymous (
    id TEXT PRIMARY KEY, day TEXT NOT NULL, sealed BLOB NOT NULL, bundle TEXT NOT NULL DEFAULT '',
    sent_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
"""

# What the office's report counts and no other row keeps: reasons of returns that were mended long ago, and in which
# hours the centre was tried and reached.
_REPORTS = """
CREATE TABLE return_reasons (
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    at TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (application, at, reason)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO return_reasons
    SELECT applications.id, applications.since, json_extract(reason.value, '$.code')
    FROM applications, json_each(applications.returned, '$.reasons') AS reason
    WHERE applications.returned <> '' AND json_extract(reason.value, '$.code') IS NOT NULL;
CREATE TABLE contact_hours (hour TEXT PRIMARY KEY, reached INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""

# The desk's daily work: who may be written to, whom the centre was asked about, which old documents were taken in, and
# an index by which cases are found. The index follows the cases by itself: what was touched is put down as stale and
# indexed anew before the next search.
_DAILY_WORK = """
CREATE TABLE consents (
    application TEXT PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    messages INTEGER NOT NULL, version TEXT NOT NULL, at TEXT NOT NULL, operator TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking_questions (
    number TEXT NOT NULL, digits TEXT NOT NULL, asked_at TEXT NOT NULL, waits INTEGER NOT NULL DEFAULT 1,
    answered_at TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '', PRIMARY KEY (number, digits)
) STRICT, WITHOUT ROWID;

CREATE TABLE old_documents (
    record TEXT NOT NULL, application TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
    bundle TEXT NOT NULL DEFAULT '', PRIMARY KEY (record, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX old_documents_loose ON old_documents (at) WHERE bundle = '' AND state = 'collected';

CREATE INDEX answers_by_number ON answers (value) WHERE length(value) = 16;

CREATE TABLE case_search (
    place INTEGER PRIMARY KEY, application TEXT NOT NULL UNIQUE, rw INTEGER NOT NULL, rt INTEGER NOT NULL,
    year INTEGER NOT NULL, month INTEGER NOT NULL
) STRICT;
CREATE INDEX case_search_by_place ON case_search (rt, rw);
CREATE INDEX case_search_by_month ON case_search (month, year);
CREATE VIRTUAL TABLE case_words USING fts5 (words, tokenize = 'trigram');
INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1);
CREATE TABLE search_stale (application TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO search_stale SELECT id FROM applications;
CREATE TRIGGER search_new AFTER INSERT ON applications BEGIN
    INSERT OR IGNORE INTO search_stale VALUES (new.id);
END;
CREATE TRIGGER search_changed AFTER UPDATE OF subject_name, applicant, number, updated_at, package ON applications
BEGIN
    INSERT OR IGNORE INTO search_stale VALUES (new.id);
END;
CREATE TRIGGER search_gone AFTER DELETE ON applications BEGIN
    DELETE FROM case_words WHERE rowid = (SELECT place FROM case_search WHERE application = old.id);
    DELETE FROM case_search WHERE application = old.id;
    DELETE FROM search_stale WHERE application = old.id;
END;
"""

_PEOPLE = """
-- Where an operator works: a JSON list of RT/RW ("002/005"), empty for somebody of the office.
ALTER TABLE operators ADD COLUMN area TEXT NOT NULL DEFAULT '[]';

-- Under which keys a case is found again, to lay cases side by side that may be one (`kiosk.domain.duplicates`).
CREATE TABLE case_keys (
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    key TEXT NOT NULL, PRIMARY KEY (application, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_keys_by_key ON case_keys (key);

-- From which case another one was copied: "kind" is twin or family.
CREATE TABLE case_links (
    application TEXT PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, other TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A person who was here before is found by his NIK.
CREATE INDEX answers_by_nik ON answers (value) WHERE substr(path, -4) = '.nik';
"""

_DEFINITIONS = """
-- Which version of a service counts when: one row an activation, "number" counts those of the district (0: told by
-- a centre that does not say). "sha256" names base and overlay together.
CREATE TABLE activations (
    code TEXT NOT NULL, sha256 TEXT NOT NULL, version INTEGER NOT NULL, overlay INTEGER NOT NULL, base TEXT NOT NULL,
    overlay_sha256 TEXT NOT NULL, number INTEGER NOT NULL, older_until TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (code, number, sha256)
) STRICT, WITHOUT ROWID;
INSERT INTO activations SELECT code, sha256, version, 0, sha256, '', 0, '', at FROM definitions;
DROP TABLE definitions;

-- The files of definitions, by hash; without data while they are on the way.
CREATE TABLE definition_sources (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _LETTERS, _VOICE, _REPORTS, _DAILY_WORK, _PEOPLE, _DEFINITIONS)


def migrate(db: Database) -> None:
    """Bring ``db`` to the newest schema, one transaction a step; raises `StoreTooNew`."""
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    if found > len(MIGRATIONS):
        raise StoreTooNew(found, len(MIGRATIONS))
    for number, script in enumerate(MIGRATIONS[found:], found + 1):
        db.execute("BEGIN IMMEDIATE")
        try:
            # executescript() of the library runs statement by statement inside an open transaction.
            db.executescript(script)
            db.execute(f"PRAGMA user_version = {number}")
            db.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise
