"""Watching each kiosk's chain: a gap is written down for the officers and closed when the missing record comes."""

from __future__ import annotations

from central.devices.ledger import Ledger
from central.receive.models import ChainGap, StoredRecord
from central.statements import change, rows
from kiosk.domain.ids import new_id


def notice_gaps(ledger: Ledger, stored: StoredRecord) -> None:
    """Compare ``stored`` with its neighbours in its epoch; nothing is ever refused for what is found."""
    place = (stored.district, stored.device_id, stored.epoch)
    around = {
        (seq, name): sha256
        for seq, name, sha256 in rows(
            "SELECT seq, id, sha256 FROM receive_storedrecord "
            "WHERE district = %s AND device_id = %s AND epoch = %s AND seq BETWEEN %s AND %s",
            *place, stored.seq - 1, stored.seq,
        )
    }  # fmt: skip
    before = {sha256 for (seq, _), sha256 in around.items() if seq == stored.seq - 1}
    if any(seq == stored.seq and name != stored.id for seq, name in around):
        _note(ledger, stored, "twice")
    if stored.seq > 1 and not before:
        _note(ledger, stored, "missing")
    elif stored.prev not in (before or {""}):
        _note(ledger, stored, "prev")
    change(
        "UPDATE receive_chaingap SET closed_at = %s WHERE district = %s AND device_id = %s AND epoch = %s "
        "AND seq = %s AND kind = 'missing' AND closed_at IS NULL",
        ledger.now, *place, stored.seq + 1,
    )  # fmt: skip


def _note(ledger: Ledger, stored: StoredRecord, kind: str) -> None:
    row = ChainGap(
        district=stored.district,
        id=new_id(ledger.now),
        device_id=stored.device_id,
        record=stored.id,
        epoch=stored.epoch,
        seq=stored.seq,
        kind=kind,
        noticed_at=ledger.now,
    )
    ChainGap.objects.bulk_create([row], ignore_conflicts=True)
