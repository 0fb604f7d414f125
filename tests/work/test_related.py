"""A twin and another service of the same family: nothing is typed twice, no scan is kept or sent twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.duplicates import Rule
from kiosk.store import deliveries
from kiosk.work import outgoing
from kiosk.work.answer import answer
from kiosk.work.attach import attach, detach, page_bytes
from kiosk.work.case import load_case
from kiosk.work.desk import Desk
from kiosk.work.duplicates import find
from kiosk.work.errors import DeedRefused
from kiosk.work.related import begin_for_family, copy_for_twin, may_have_twin
from kiosk.work.review import review
from kiosk.work.submit import submit
from sync.protocol.records import decode
from tests.work.births import TWINS, birth_desk, sent
from tests.work.desks import BUDI, DECLARED, SITI, filled, new_desk, scan
from tests.work.schemas import validate

OWN = {
    "anak.nama": "Bunga Putri Contoh", "anak.jenis_kelamin": "2", "anak.pukul": "04:40", "anak.zona": "WIB",
    "anak.berat_gram": "2700", "anak.panjang_cm": "47",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = birth_desk(tmp_path / "data")
    yield made
    made.store.close()


def first_twin(desk: Desk) -> str:
    return sent(desk, **{path.replace(".", "__"): value for path, value in TWINS.items()})


def held(desk: Desk) -> int:
    row = desk.store.row("SELECT COUNT(*) AS n FROM blobs")
    assert row is not None
    return int(str(row["n"]))


def test_a_twin_lacks_only_what_is_its_own(desk: Desk) -> None:
    first = first_twin(desk)
    twin = copy_for_twin(desk, BUDI, first)
    assert {problem.path for problem in review(desk, twin).problems} == {
        "anak.nama", "anak.jenis_kelamin", "anak.pukul", "anak.berat_gram", "anak.panjang_cm",
    }  # fmt: skip
    assert twin.notice is not None
    assert twin.answers["anak.anak_ke"] == "2"
    assert twin.kinds == {"BUKU_NIKAH", "KK"}
    answer(desk, BUDI, twin.id, OWN)
    assert review(desk, load_case(desk, twin.id)).problems == ()


def test_shared_scans_are_one_blob_that_is_sent_once(desk: Desk) -> None:
    first = first_twin(desk)
    before = held(desk)
    twin = copy_for_twin(desk, SITI, first)
    assert held(desk) == before
    shared = {paper.sha256 for paper in twin.papers}
    for blob in shared:
        deliveries.done(desk.store, blob)
    answer(desk, SITI, twin.id, OWN)
    attach(desk, SITI, twin.id, "SKL_FASKES", scan(91), "image/webp")
    attach(desk, SITI, twin.id, "F_2_01", scan(92), "image/webp")
    submit(desk, SITI, twin.id, DECLARED)
    [record] = [decode(one.payload) for one in outgoing.next_batch(desk, 10)][-1:]
    assert shared <= {blob.sha256 for blob in record.blobs}
    waiting = desk.store.rows("SELECT sha256 FROM deliveries WHERE application = ? AND state <> 'done'", (twin.id,))
    assert len(waiting) == 2
    assert not shared & {str(row["sha256"]) for row in waiting}


def test_taking_a_shared_page_out_leaves_the_first_case_whole(desk: Desk) -> None:
    first = first_twin(desk)
    twin = copy_for_twin(desk, SITI, first)
    for paper in twin.papers:
        detach(desk, SITI, twin.id, paper.id)
    assert all(page_bytes(desk, paper) for paper in load_case(desk, first).papers)


def test_the_record_names_the_first_child_and_the_twins_are_no_duplicates(desk: Desk) -> None:
    first = first_twin(desk)
    twin = copy_for_twin(desk, SITI, first)
    third = copy_for_twin(desk, SITI, twin.id)
    answer(desk, SITI, twin.id, OWN)
    answer(desk, SITI, third.id, {**OWN, "anak.nama": "Citra Putri Contoh"})
    assert find(desk, twin.id) == ()
    answer(desk, SITI, twin.id, {"anak.nama": "Aisyah Putri Contoh"})
    assert [one.rule for one in find(desk, twin.id)] == [Rule.SAME_CHILD]
    answer(desk, SITI, twin.id, OWN)
    for number, case_id in enumerate((twin.id, third.id)):
        attach(desk, SITI, case_id, "SKL_FASKES", scan(80 + number), "image/webp")
        attach(desk, SITI, case_id, "F_2_01", scan(90 + number), "image/webp")
        submit(desk, SITI, case_id, DECLARED)
    records = outgoing.next_batch(desk, 10)
    validate(records)
    documents = [json.loads(one.payload) for one in records]
    assert [one["body"].get("twin_of") for one in documents] == [None, first, first]
    assert {one["schema"] for one in documents} == {"application.submitted/1.1"}


def test_only_births_have_twins(tmp_path: Path) -> None:
    other = new_desk(tmp_path / "lain")
    case_id = filled(other)
    assert not may_have_twin(load_case(other, case_id))
    with pytest.raises(DeedRefused, match=r"twin\.service"):
        copy_for_twin(other, SITI, case_id)
    other.store.close()


def test_another_service_of_the_family(desk: Desk) -> None:
    first = sent(desk)
    given = {"orang_tua.status_perkawinan": "1", "pelapor.hubungan": "ibu"}
    made = begin_for_family(desk, SITI, first, "AKTA_LAHIR", "PAKET_3IN1", given)
    assert made.variant == "PAKET_3IN1"
    assert made.answers["pelapor.hubungan"] == "ibu"
    assert made.answers["saksi2.nama"] == "Salma Contoh"
    assert "anak.nama" not in made.answers
    assert made.answers["anak.no_kk"] == "9901011508200007"
    assert made.kinds == {"BUKU_NIKAH", "KK"}
    assert made.notice is None
