"""What the centre would say to a desk: replies, returns, issued products, packages."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.application import PublicLabel
from kiosk.domain.instants import to_text
from kiosk.store import blobs, inbox
from kiosk.work import outgoing, receive, track
from kiosk.work.desk import Desk
from kiosk.work.hand_over import Receiver
from sync.protocol.changes import Change
from sync.protocol.records import decode
from sync.protocol.replies import Reply, Row, Want
from sync.protocol.signed import Signed
from tests.work.desks import NOW, Centre

RECEIVER = Receiver("Rahmat Contoh", "9901011203900001", "ayah")
ADDRESS = "/v1/uploads/" + "A" * 22


def reply(desk: Desk, sent: list[Signed], word: str = "accepted", *, code: str = "", **more: object) -> Reply:
    rows = tuple(Row(decode(one.payload).id, one.sha256, word, code) for one in sent)
    parts = {
        "batch": "0" * 64, "rows": rows, "want": (), "changes": 0, "poll_s": 30, "time": to_text(NOW),
        "incarnation": "satu",
    }  # fmt: skip
    return Reply(**{**parts, **more})


def answered(desk: Desk, word: str = "accepted", **more: object) -> list[Signed]:
    sent = outgoing.next_batch(desk, 100)
    receive.apply_reply(desk, "0" * 64, reply(desk, sent, word, **more))
    return sent


def wanted(sent: list[Signed]) -> tuple[Want, ...]:
    return tuple(
        Want(blob.sha256, blob.size, ADDRESS, 0, to_text(NOW + timedelta(days=1)))
        for one in sent
        for blob in decode(one.payload).blobs
    )


def told(desk: Desk, *changes: Change) -> None:
    receive.apply_changes(desk, changes, inbox.cursor(desk.store).text if not changes else _end(desk, changes))


def _end(desk: Desk, changes: tuple[Change, ...]) -> str:
    at = inbox.cursor(desk.store)
    for change in changes:
        number = at.district if change.log == "district" else at.device
        if change.number > number:
            at = at.after(change)
    return at.text


def label(desk: Desk, case_id: str) -> PublicLabel:
    return track.case(desk, case_id).row.label


def returned(centre: Centre, case_id: str, version: int, base: str, **more: object) -> Change:
    reasons = [
        {"path": "anak.nama", "code": "data_differs", "note": "lihat KK"},
        {"path": "KK/1", "code": "unreadable"},
    ]
    return centre.case(
        case_id,
        version,
        "returned",
        1,
        returned={"change": base, "reasons": reasons, "note": "mohon dilengkapi"},
        **more,
    )


def issued(data: bytes, **more: object) -> dict[str, object]:
    blob = {"sha256": blobs.digest(data), "size": len(data), "mime": "application/pdf"}
    product = {
        "code": "AKTA_LAHIR", "name": "Kutipan akta", "kind": "pdf", "status": "issued", "number": "9901-LU-1",
        "blob": blob, "issued_at": to_text(NOW), "complete_at": to_text(NOW), "handed_over": None,
    }  # fmt: skip
    return {**product, **more}


def package() -> dict[str, object]:
    scanned = b"pindaian kantor lain"
    return {
        "answers": {"anak": {"nama": "Melati Contoh Dua", "tanggal_lahir": "2026-11-10"},
                    "pelapor": {"nama": "Rahmat Contoh"}},
        "confirmations": [{"path": "anak.nama", "code": "name.one_word", "values": ["Melati"], "operator": "x",
                           "at": to_text(NOW), "reason": ""}],
        "papers": [
            {"path": path, "sha256": blobs.digest(scanned + path.encode()), "size": len(scanned + path.encode()),
             "mime": "image/webp", "original": "asli", "source": "camera",
             "overrides": [{"gate": "blur", "reason": "tua"}],
             "sheet": {"form": "F_2_01", "version": 1, "page": 1, "data_hash": "ABCDEFGHIJKL"}
             if path.startswith("F") else None}
            for path in ("KK/1", "F_2_01/1")
        ],
        "sheets": [{"form": "F_2_01", "version": 1, "data_hash": "ABCDEFGHIJKL", "printed_at": to_text(NOW),
                    "signed": True, "changed": ["pelapor.telepon"]}],
        "applicant": {"name": "Rahmat Contoh", "nik": "", "phone": "", "relation": ""},
    }  # fmt: skip
