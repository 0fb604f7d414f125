"""Both sides laid beside each other by hash: what one has and the other has not, and what is there twice."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.store import blobs
from kiosk.work.desk import Desk
from sync.protocol.records import decode


@dataclass
class Found:
    """What a comparison found; ``losses`` and ``doubles`` say each what and where."""

    records: int = 0
    scans: int = 0
    losses: list[str] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)

    def add(self, other: Found) -> None:
        """Take the findings of another comparison in."""
        self.records += other.records
        self.scans += other.scans
        self.losses += other.losses
        self.doubles += other.doubles


@dataclass(frozen=True)
class Theirs:
    """The centre's side: payload hashes by record id, blobs whose bytes fit their names, cases with their numbers."""

    records: Mapping[str, str]
    blobs: frozenset[str]
    revisions: Sequence[tuple[str, int]]
    applied: Sequence[tuple[str, str, int]]


def compare(desks: Sequence[Desk], kept: Sequence[str], scans: Mapping[str, bytes]) -> Found:
    """The stores of ``desks`` and the centre of this process; ``kept`` are records of which a person was told "saved".

    ``scans`` are the pages of which a person was told the same, by SHA-256.
    """
    found = Found()
    theirs = here()
    ours: dict[str, str] = {}
    for desk in desks:
        ours |= _outbox(desk, found)
    judge(found, ours, theirs, kept)
    for sha256, data in scans.items():
        held = [desk for desk in desks if blobs.held(desk.store, sha256)]
        if not any(blobs.read(desk.store, sha256) == data for desk in held):
            found.losses.append(f"scan {sha256[:12]} that was said to be kept is in no store")
    return found


def judge(found: Found, ours: Mapping[str, str], theirs: Theirs, kept: Sequence[str]) -> None:
    """Lay the kiosks' records beside the centre's."""
    found.records += len(ours)
    found.losses += [f"record {name} was told to be saved and is in no store" for name in kept if name not in ours]
    found.losses += [f"record {name} never came to the centre" for name in ours.keys() - theirs.records.keys()]
    found.losses += [f"record {name} is in no store of its maker" for name in theirs.records.keys() - ours.keys()]
    found.losses += [
        f"record {name} differs" for name in ours.keys() & theirs.records.keys() if ours[name] != theirs.records[name]
    ]
    for deed, times in Counter(theirs.applied).items():
        if times > 1:
            found.doubles.append(f"{deed} took effect {times} times")
    for revision, times in Counter(theirs.revisions).items():
        if times > 1:
            found.doubles.append(f"revision {revision} counts {times} times")


def here() -> Theirs:
    """The centre whose Django is set up in this process."""
    from central.receive.files import blob_path
    from central.receive.models import Blob, StoredRecord
    from central.register.models import Revision

    records, applied, needed = {}, [], set()
    for stored in StoredRecord.objects.all():
        payload = bytes(stored.payload)
        records[stored.id] = hashlib.sha256(payload).hexdigest()
        record = decode(payload)
        needed |= {blob.sha256 for blob in record.blobs}
        if stored.outcome == "applied" and record.subject is not None and not record.type.startswith("audit"):
            revision = record.subject.revision if record.type == "application.submitted" else 0
            applied.append((record.type, record.subject.id + str(record.body.get("product", "")), revision))
    whole = {blob.sha256 for blob in Blob.objects.all()}
    good = frozenset(
        name
        for name in needed & whole
        if hashlib.sha256(blob_path("99.01", name).read_bytes()).hexdigest() == name
    )  # fmt: skip
    for name in needed - good:
        records[f"scan {name[:12]} missing or damaged at the centre"] = ""
    revisions = [
        (row.case_id, row.number) for row in Revision.objects.filter(effect="applied")
    ]  # fmt: skip
    return Theirs(records, good, revisions, applied)


def told() -> str:
    """`here` as JSON, for a process beside a running centre."""
    theirs = here()
    return json.dumps([dict(theirs.records), sorted(theirs.blobs), list(theirs.revisions), list(theirs.applied)])


def heard(text: str) -> Theirs:
    """What `told` wrote."""
    records, names, revisions, applied = json.loads(text)
    return Theirs(
        records, frozenset(names), [(case, number) for case, number in revisions],
        [(kind, case, number) for kind, case, number in applied],
    )  # fmt: skip


def outbox_of(desk: Desk, found: Found) -> dict[str, str]:
    """The records of one kiosk; holes and doubles in its chain are findings."""
    return _outbox(desk, found)


def _outbox(desk: Desk, found: Found) -> dict[str, str]:
    rows = desk.store.rows("SELECT id, payload FROM outbox")
    ours, chain = {}, {}
    numbers: Counter[str] = Counter()
    for row in rows:
        payload = bytes(row["payload"])
        record = decode(payload)
        ours[str(row["id"])] = hashlib.sha256(payload).hexdigest()
        if (record.epoch, record.seq) in chain:
            found.doubles.append(f"place {record.epoch}/{record.seq} of a chain is taken twice")
        chain[record.epoch, record.seq] = (record.prev, ours[str(row["id"])])
        found.scans += len(record.blobs)
        if record.type == "application.submitted" and record.subject is not None and record.subject.revision == 1:
            numbers[str(record.body["number"])] += 1
    found.doubles += [f"number {number} was given {times} times" for number, times in numbers.items() if times > 1]
    for (epoch, seq), (prev, _) in chain.items():
        before = chain.get((epoch, seq - 1))
        if (before is None and seq != 1) or (before is not None and before[1] != prev):
            found.losses.append(f"the chain breaks before {epoch}/{seq}")
    return ours
