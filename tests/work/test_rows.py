"""Rows of a repeating group in the store: added, taken out, brought back, printed, sent and mended elsewhere."""

import json

import pytest

from kiosk.domain.errors import DomainError
from kiosk.domain.services import load_service
from kiosk.store import applications, outbox
from kiosk.work import case as cases
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.desk import open_desk
from kiosk.work.rows import add_row, remove_row, restore_row
from kiosk.work.start import show_notice, start
from kiosk.work.submit import Declaration, submit
from tests.trial_family import FAMILY
from tests.work.desks import SITI, Hands, new_desk

SERVICE = load_service(FAMILY, name="keluarga.toml")
FILLED = {
    "pemohon.nama": "Budi Contoh", "pemohon.nik": "9901011203900001",
    "anggota[k1].nama": "Budi Contoh", "anggota[k1].nik": "9901011203900001", "anggota[k1].shdk": "1",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    hands = Hands()
    store = new_desk(tmp_path / "data", hands).store
    opened = open_desk(store, services={"UJI": SERVICE}, wall=hands.wall, steady=hands.steady)
    yield opened
    store.close()


@pytest.fixture
def case_id(desk):
    begun = start(desk, SITI, "UJI", variant="UMUM")
    show_notice(desk, SITI, begun.id, "1")
    return begun.id


def rows(desk, case_id):
    service = cases.service_of(desk, load_case(desk, case_id))
    return [page.row for page in service.pages if page.group]


def refused(deed, *given):
    with pytest.raises(DomainError) as raised:
        deed(*given)
    return raised.value.code, dict(raised.value.details)


def test_a_row_is_added_taken_out_and_brought_back_with_what_was_typed(desk, case_id):
    assert rows(desk, case_id) == ["k1"]
    add_row(desk, SITI, case_id, "anggota")
    answer(desk, SITI, case_id, {"anggota[k2].nama": "Ani Contoh"})
    assert rows(desk, case_id) == ["k1", "k2"]
    remove_row(desk, SITI, case_id, "anggota", "k1")
    assert rows(desk, case_id) == ["k2"]
    add_row(desk, SITI, case_id, "anggota")
    assert rows(desk, case_id) == ["k2", "k3"]
    restore_row(desk, SITI, case_id, "anggota", "k1")
    assert rows(desk, case_id) == ["k1", "k2", "k3"]


def test_bounds_and_strangers_are_refused_and_nothing_changes(desk, case_id):
    assert refused(remove_row, desk, SITI, case_id, "anggota", "k1") == ("group.least", {"least": 1})
    for _ in range(2):
        add_row(desk, SITI, case_id, "anggota")
    before = applications.answers(desk.store, case_id)
    assert refused(add_row, desk, SITI, case_id, "anggota") == ("group.full", {"most": 3})
    assert refused(add_row, desk, SITI, case_id, "tetangga") == ("group.unknown", {"group": "tetangga"})
    assert refused(remove_row, desk, SITI, case_id, "anggota", "k9")[0] == "group.row"
    assert refused(restore_row, desk, SITI, case_id, "anggota", "k2")[0] == "group.row"
    assert applications.answers(desk.store, case_id) == before


def test_what_is_sent_holds_the_rows_and_no_marks(desk, case_id):
    answer(desk, SITI, case_id, FILLED)
    add_row(desk, SITI, case_id, "anggota")
    add_row(desk, SITI, case_id, "anggota")
    child = {
        "anggota[k3].nama": "Ani Contoh", "anggota[k3].nik": "9901015011150002", "anggota[k3].shdk": "4",
        "anggota[k2].nama": "Salah Ketik", "akhir.anak": "satu",
    }  # fmt: skip
    answer(desk, SITI, case_id, child)
    remove_row(desk, SITI, case_id, "anggota", "k2")
    for kind in ("KK", "AKTA_LAHIR"):
        attach(desk, SITI, case_id, kind, b"\xff\xd8" + kind.encode(), "image/jpeg")
    submit(desk, SITI, case_id, Declaration("Budi Contoh", "1"))
    sent = [json.loads(one.payload) for one in outbox.to_send(desk.store, 50, "")][-1]["body"]
    assert sorted(sent["answers"]["anggota"]) == ["[k1]", "[k3]"]
    assert sent["answers"]["anggota"]["[k3]"] == {"nama": "Ani Contoh", "nik": "9901015011150002", "shdk": "4"}
    assert sent["applicant"]["name"] == "Budi Contoh"


def test_an_unfinished_row_stops_the_case_at_its_own_field(desk, case_id):
    answer(desk, SITI, case_id, FILLED)
    add_row(desk, SITI, case_id, "anggota")
    for kind in ("KK",):
        attach(desk, SITI, case_id, kind, b"\xff\xd8" + kind.encode(), "image/jpeg")
    code, counts = refused(submit, desk, SITI, case_id, Declaration("Budi Contoh", "1"))
    assert code == "case.incomplete"
    assert counts == {"problems": 3, "papers": 0, "signatures": 0}
