"""Which versions of the services count here, and their files."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.store.blobs import digest
from kiosk.store.errors import BlobTrouble
from kiosk.store.store import Row, Store, number, text
from sync.protocol.definitions import Activation, Source


@dataclass(frozen=True, slots=True)
class Active:
    """One activation; ``base`` and ``overlay_sha256`` (may be empty) name the files, ``number`` orders them."""

    code: str
    sha256: str
    version: int
    overlay: int
    base: str
    overlay_sha256: str
    number: int
    older_until: str


def activate(store: Store, activation: Activation, at: str) -> None:
    """Let new cases follow this version, unless a later activation of the same service is known."""
    base, *overlay = activation.sources
    store.run(
        "INSERT OR REPLACE INTO activations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (activation.code, activation.sha256, activation.version, activation.overlay, base.sha256,
         overlay[0].sha256 if overlay else "", activation.number, activation.older_until, at),
    )  # fmt: skip


def begin_anew(store: Store) -> None:
    """Let what the centre says next win: it came back without its memory, and its log may count differently."""
    store.run("UPDATE OR REPLACE activations SET number = 0")


def all_of(store: Store, code: str) -> list[Active]:
    """Every activation of a service, the one that counts for new cases first."""
    return [
        _active(row)
        for row in store.rows(
            "SELECT * FROM activations WHERE code = ? ORDER BY number DESC, at DESC, version DESC, overlay DESC",
            (code,),
        )
    ]


def codes(store: Store) -> list[str]:
    """The services of which any version was activated."""
    return [text(row, "code") for row in store.rows("SELECT DISTINCT code FROM activations ORDER BY code")]


def learn_sources(store: Store, sources: tuple[Source, ...]) -> None:
    """Know that these files exist, and keep those that came along."""
    for source in sources:
        store.run(
            "INSERT INTO definition_sources VALUES (?, ?, ?) ON CONFLICT (sha256) DO UPDATE"
            " SET size = excluded.size, data = COALESCE(definition_sources.data, excluded.data)",
            (source.sha256, source.size, source.data),
        )


def source(store: Store, sha256: str) -> bytes | None:
    """The file with this hash, None while it is not here."""
    row = store.row("SELECT data FROM definition_sources WHERE sha256 = ?", (sha256,))
    data = row["data"] if row else None
    return data if isinstance(data, bytes) else None


def missing_sources(store: Store) -> dict[str, int]:
    """Hash and size of the files that are known of and not here."""
    rows = store.rows("SELECT sha256, size FROM definition_sources WHERE data IS NULL AND size > 0")
    return {text(row, "sha256"): number(row, "size") for row in rows}


def keep_source(store: Store, sha256: str, data: bytes) -> None:
    """Keep a file that was fetched; raises `BlobTrouble` ``blob.hash`` when the bytes are other ones."""
    if digest(data) != sha256:
        raise BlobTrouble("blob.hash", sha256)
    store.run("UPDATE definition_sources SET data = ? WHERE sha256 = ?", (data, sha256))


def _active(row: Row) -> Active:
    return Active(
        text(row, "code"), text(row, "sha256"), number(row, "version"), number(row, "overlay"), text(row, "base"),
        text(row, "overlay_sha256"), number(row, "number"), text(row, "older_until"),
    )  # fmt: skip
