"""Old documents asked for at hand-over, their bundle for the registry, and copies for residents' sticks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.domain.instants import to_text
from kiosk.domain.old_documents import OldState
from kiosk.store import blobs
from kiosk.store.old_documents import Taken
from kiosk.work import outgoing
from kiosk.work.copy_out import copy_document
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.hand_over import Collected, bundle_old_documents, hand_over, loose_old_documents
from sync.protocol.records import decode
from tests.work.centre_words import RECEIVER, answered, issued, told
from tests.work.desks import NOW, SITI, Centre, submitted
from tests.work.schemas import validate

PDF = b"%PDF-1.7 akta contoh" * 50
ALL = [Collected("KK_LAMA", OldState.COLLECTED), Collected("KTP_LAMA", OldState.LOST),
       Collected("KIA_LAMA", OldState.NOT_BROUGHT)]  # fmt: skip


@pytest.fixture
def case_id(desk: Desk) -> str:
    case, _ = submitted(desk)
    answered(desk)
    told(desk, Centre(desk).case(case, 1, "issued", 1, products=[issued(PDF)]))
    outgoing.keep_download(desk, blobs.digest(PDF), PDF)
    return case


def draw(name: str, taken: Sequence[Taken]) -> bytes:
    return f"{name}:{','.join(one.kind for one in taken)}".encode()


def test_what_became_of_each_old_document_travels(desk: Desk, case_id: str):
    hand_over(desk, SITI, case_id, "AKTA_LAHIR", RECEIVER, collected=ALL)
    (sent,) = outgoing.next_batch(desk, 10)
    validate([sent])
    record = decode(sent.payload)
    assert record.schema == "handover.recorded/1.1"
    assert record.body["collected"] == [
        {"kind": "KK_LAMA", "state": "collected"}, {"kind": "KTP_LAMA", "state": "lost"},
        {"kind": "KIA_LAMA", "state": "not_brought"},
    ]  # fmt: skip


def test_only_what_was_taken_goes_into_a_bundle_and_only_once(desk: Desk, case_id: str):
    with pytest.raises(DeedRefused, match=r"old_documents\.none"):
        bundle_old_documents(desk, SITI, draw)
    hand_over(desk, SITI, case_id, "AKTA_LAHIR", RECEIVER, collected=ALL)
    answered(desk)
    assert [(one.kind, one.name, one.at) for one in loose_old_documents(desk)] == [
        ("KK_LAMA", "Bunga Contoh Melati", to_text(NOW)),
    ]  # fmt: skip
    assert bundle_old_documents(desk, SITI, draw) == b"261121-7B-01:KK_LAMA"
    assert loose_old_documents(desk) == []
    (sent,) = outgoing.next_batch(desk, 10)
    assert decode(sent.payload).body == {"deed": "old_documents.bundled", "subject": "", "detail": "261121-7B-01"}


def test_a_list_that_cannot_be_drawn_bundles_nothing(desk: Desk, case_id: str):
    hand_over(desk, SITI, case_id, "AKTA_LAHIR", RECEIVER, collected=ALL)

    def fail(_name: str, _taken: Sequence[Taken]) -> bytes:
        raise MemoryError

    with pytest.raises(MemoryError):
        bundle_old_documents(desk, SITI, fail)
    assert len(loose_old_documents(desk)) == 1


def test_a_copy_is_whole_read_back_and_noted(desk: Desk, case_id: str, tmp_path: Path):
    target = tmp_path / "AKTA_LAHIR.pdf"
    assert copy_document(desk, SITI, case_id, "AKTA_LAHIR", target) == target
    assert target.read_bytes() == PDF
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    (sent,) = outgoing.next_batch(desk, 10)
    assert decode(sent.payload).body == {"deed": "result.copied", "subject": case_id, "detail": "AKTA_LAHIR"}


def refused(desk: Desk, case_id: str, target: Path) -> str:
    with pytest.raises(DeedRefused) as caught:
        copy_document(desk, SITI, case_id, "AKTA_LAHIR", target)
    assert not target.exists()
    assert outgoing.next_batch(desk, 10) == []
    return caught.value.code


def test_a_full_stick_is_told_before_a_byte_is_written(desk: Desk, case_id: str, tmp_path: Path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    assert refused(desk, case_id, tmp_path / "akta.pdf") == "copy.no_room"


def test_a_stick_that_is_pulled_out_leaves_nothing(desk: Desk, case_id: str, tmp_path: Path, monkeypatch):
    assert refused(desk, case_id, tmp_path / "tidak ada" / "akta.pdf") == "copy.failed"

    def fail(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    assert refused(desk, case_id, tmp_path / "akta.pdf") == "copy.failed"
    assert not (tmp_path / "akta.pdf.part").exists()


def test_a_stick_that_gives_back_other_bytes_is_found_out(desk: Desk, case_id: str, tmp_path: Path, monkeypatch):
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: real(path)[:-1] if path.suffix == ".part" else real(path))
    assert refused(desk, case_id, tmp_path / "akta.pdf") == "copy.differs"


def test_a_copy_that_was_there_stays_when_the_new_one_fails(desk: Desk, case_id: str, tmp_path: Path, monkeypatch):
    target = tmp_path / "akta.pdf"
    target.write_bytes(b"yang lama")
    monkeypatch.setattr(os, "fsync", lambda _descriptor: (_ for _ in ()).throw(OSError(5, "x")))
    with pytest.raises(DeedRefused):
        copy_document(desk, SITI, case_id, "AKTA_LAHIR", target)
    assert target.read_bytes() == b"yang lama"
