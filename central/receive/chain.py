"""Watching each kiosk's chain: a gap is written down for the officers and closed when the missing record comes."""

from __future__ import annotations

from central.devices.ledger import Ledger
from central.receive.models import ChainGap, StoredRecord
from kiosk.domain.ids import new_id


def notice_gaps(ledger: Ledger, stored: StoredRecord) -> None:
    """Compare ``stored`` with its neighbours in its epoch; nothing is ever refused for what is found."""
    scope = StoredRecord.objects.filter(district=stored.district, device_id=stored.device_id, epoch=stored.epoch)
    around = {
        (seq, name): sha256
        for seq, name, sha256 in scope.filter(seq__gte=stored.seq - 1, seq__lte=stored.seq).values_list(
            "seq", "id", "sha256"
        )
    }
    before = {sha256 for (seq, _), sha256 in around.items() if seq == stored.seq - 1}
    if any(seq == stored.seq and name != stored.id for seq, name in around):
        _note(ledger, stored, "twice")
    if stored.seq > 1 and not before:
        _note(ledger, stored, "missing")
    elif stored.prev not in (before or {""}):
        _note(ledger, stored, "prev")
    ChainGap.objects.filter(
        district=stored.district,
        device_id=stored.device_id,
        epoch=stored.epoch,
        seq=stored.seq + 1,
        kind="missing",
        closed_at=None,
    ).update(closed_at=ledger.now)


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
