"""A volunteer sees and changes his own cases alone, and of a returned one what it points to: the work refuses more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.answers import to_tree
from kiosk.domain.application import PublicLabel, Stage
from kiosk.domain.services import load_service
from kiosk.store import people
from kiosk.store.people import Operator
from kiosk.work import attach as attaching
from kiosk.work import duplicates, hand_over, known, track
from kiosk.work.answer import answer
from kiosk.work.attach import page_bytes
from kiosk.work.body import paper_entry
from kiosk.work.case import load_case
from kiosk.work.correct import begin_correction
from kiosk.work.deposit import deposit
from kiosk.work.desk import Desk, open_desk
from kiosk.work.errors import DeedRefused
from kiosk.work.guard import desk_for
from kiosk.work.receive import apply_changes
from kiosk.work.start import start
from kiosk.work.submit import submit
from kiosk.work.volunteer import Death, mend, pointed, report, report_death, scan_again, send_mended
from kiosk.work.withdraw import withdraw
from tests.domain.birth_case import BASE
from tests.trial_service import OPENING
from tests.work.births import birth, birth_desk, sent, with_papers
from tests.work.desks import BUDI, DECLARED, SITI, Centre, scan

RINA = Operator("0193a000-0000-7000-8000-000000000003", "Rina Contoh", "relawan", ("002/005",))
DEATHS = (
    OPENING.replace(b'"UJI"', b'"AKTA_MATI"').replace(b'"anak.nama"', b'"mati.nama"')
    + b"""
forms = []
products = [{ code = "AKTA_MATI", name = "Akta", kind = "pdf" }]

[[papers]]
id = "kk"
title = "Kartu Keluarga"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }]

[[pages]]
id = "mati"
title = "Mati"
short = "Mati"
fields = [
  { path = "mati.nama", type = "name", label = "Nama" },
  { path = "mati.tanggal", type = "date", label = "Tanggal" },
  { path = "pelapor.nama", type = "name", label = "Pelapor" },
  { path = "pelapor.telepon", type = "phone", label = "HP", required = false },
  { path = "pelapor.hubungan", type = "choice", label = "Hubungan", choices = [{ code = "ketua_rt", label = "RT" }] },
]
"""
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """The desk as the office's people use it."""
    made = birth_desk(tmp_path / "data", RINA)
    yield made
    made.store.close()


@pytest.fixture
def desk(office: Desk) -> Desk:
    """The same desk, limited to Rina."""
    return desk_for(office, RINA)


def returned(desk: Desk, office: Desk) -> str:
    """A case of Rina's that the centre returned for the mother's name and the family card."""
    case_id = sent(desk, RINA)
    centre = Centre(office)
    why = {
        "change": "01a1fd0c-3c80-7000-8000-000000000009", "note": "",
        "reasons": [
            {"path": "ibu.nama", "code": "data_differs", "note": "Lihat KK"},
            {"path": "KK/1", "code": "scan_unreadable", "note": ""},
        ],
    }  # fmt: skip
    definition = {"code": "AKTA_LAHIR", "version": 1, "sha256": "0" * 64}
    whole = load_case(office, case_id)
    package = {
        "answers": to_tree(whole.answers), "confirmations": [], "sheets": [], "applicant": {},
        "papers": [paper_entry(paper) for paper in whole.papers], "notice": {"version": "1", "at": whole.created_at},
    }  # fmt: skip
    change = centre.case(
        case_id, 1, "returned", 1, returned=why, service="AKTA_LAHIR", definition=definition, number="N",
        package=package,
    )  # fmt: skip
    apply_changes(office, [change], centre.at.text)
    return case_id


def refused(code: str) -> object:
    return pytest.raises(DeedRefused, match=code.replace(".", r"\."))


def test_a_volunteer_works_at_a_desk_of_his_own_only(office: Desk, desk: Desk) -> None:
    with refused("volunteer.desk"):
        start(office, RINA, "AKTA_LAHIR", "UMUM")
    with refused("volunteer.desk"):
        start(desk, SITI, "AKTA_LAHIR", "UMUM")
    assert start(desk, RINA, "AKTA_LAHIR", "UMUM").created_by == RINA.id
    assert desk_for(desk, SITI).reader is None


def test_cases_of_others_are_neither_listed_nor_opened_nor_changed(office: Desk, desk: Desk) -> None:
    theirs, mine = birth(office), birth(desk, RINA, anak__nama="Dewi Contoh")
    assert [row.id for row in track.cases(desk)] == [mine]
    assert {row.id for row in track.cases(office)} == {theirs, mine}
    for deed in (
        lambda: load_case(desk, theirs),
        lambda: track.case(desk, theirs),
        lambda: answer(desk, RINA, theirs, {"anak.nama": "Lain"}),
        lambda: attaching.attach(desk, RINA, theirs, "KK", b"x", "image/webp"),
        lambda: deposit(desk, RINA, theirs),
        lambda: submit(desk, RINA, theirs, DECLARED),
        lambda: withdraw(desk, RINA, theirs, reason="x", name="x"),
        lambda: pointed(desk, RINA, theirs),
    ):
        with refused("volunteer.not_own"):
            deed()
    assert load_case(office, theirs).answers["anak.nama"] == BASE["anak.nama"]


def test_after_sending_the_way_is_seen_and_the_data_are_not(office: Desk, desk: Desk) -> None:
    case_id = sent(desk, RINA)
    view = track.case(desk, case_id)
    assert (view.row.label, dict(view.case.answers), view.case.papers) == (PublicLabel.WAITING_NETWORK, {}, ())
    with refused("volunteer.pointed_only"):
        load_case(desk, case_id)
    [paper] = [one for one in load_case(office, case_id).papers if one.kind == "KK"]
    with refused("volunteer.pointed_only"):
        page_bytes(desk, paper)
    assert track.case(office, case_id).case.answers["ibu.nama"] == BASE["ibu.nama"]


def test_a_return_shows_the_pointed_fields_only(office: Desk, desk: Desk) -> None:
    case_id = returned(desk, office)
    found = pointed(desk, RINA, case_id)
    assert [(one.reason.path, one.value, one.mended) for one in found] == [
        ("ibu.nama", "Siti Contoh", False), ("KK/1", "", False),
    ]  # fmt: skip
    for deed in (
        lambda: load_case(desk, case_id),
        lambda: answer(desk, RINA, case_id, {"ibu.nama": "Lain"}),
        lambda: attaching.attach(desk, RINA, case_id, "KK", b"x", "image/webp"),
    ):
        with refused("volunteer.pointed_only"):
            deed()
    with refused("volunteer.office_only"):
        begin_correction(desk, RINA, case_id)
    with refused("volunteer.path"):
        mend(desk, RINA, case_id, {"ayah.nama": "Lain"})
    with refused("volunteer.path"):
        scan_again(desk, RINA, case_id, "BUKU_NIKAH/1", scan(50), "image/webp")
    with refused("volunteer.path"):
        scan_again(desk, RINA, case_id, "bukan halaman", scan(50), "image/webp")


def test_a_return_is_mended_and_sent_again(office: Desk, desk: Desk) -> None:
    case_id = returned(desk, office)
    mend(desk, RINA, case_id, {"ibu.nama": "Siti Contoh Aminah"})
    found = scan_again(desk, RINA, case_id, "KK/1", scan(51), "image/webp")
    assert [one.mended for one in found] == [True, True]
    again = send_mended(desk, RINA, case_id, DECLARED)
    assert again.revision == 2
    case = load_case(office, case_id)
    assert (case.stage, case.answers["ibu.nama"]) == (Stage.SUBMITTED, "Siti Contoh Aminah")
    assert len([paper for paper in case.papers if paper.kind == "KK"]) == 1


def test_what_was_not_returned_is_not_mended(desk: Desk) -> None:
    case_id = sent(desk, RINA)
    with refused("case.not_returned"):
        pointed(desk, RINA, case_id)


def test_handing_over_is_the_offices(desk: Desk) -> None:
    case_id = sent(desk, RINA)
    with refused("volunteer.office_only"):
        hand_over.document(desk, case_id, "AKTA_LAHIR")
    with refused("volunteer.office_only"):
        hand_over.hand_over(desk, RINA, case_id, "AKTA_LAHIR", hand_over.Receiver("x", "", "ayah"))


def test_nobody_elses_people_are_proposed_and_their_cases_are_named_by_number_alone(office: Desk, desk: Desk) -> None:
    sent(office)
    assert known.person(desk, BASE["ibu.nik"]) is None
    assert known.witnesses(desk) == ()
    mine = birth(desk, RINA)
    [found] = duplicates.find(desk, mine)
    assert (found.other.name, found.other.mother, found.other.nik, found.other.begun_by) == ("", "", "", "")
    assert found.other.number
    assert found.mine.name == BASE["anak.nama"]


def test_the_report_of_an_rt_counts_its_own_cases(office: Desk, desk: Desk) -> None:
    sent(office)
    birth(desk, RINA)
    sent(desk, RINA, number=3, anak__nama="Dewi Contoh")
    found = report(desk, RINA)
    assert (found.area, found.total) == (("002/005",), 2)
    assert dict(found.labels) == {PublicLabel.DRAFT: 1, PublicLabel.WAITING_NETWORK: 1}
    assert dict(found.services) == {"AKTA_LAHIR": 2}


def test_a_death_is_reported_in_four_answers(office: Desk) -> None:
    services = {"AKTA_MATI": load_service(DEATHS, name="mati.toml")}
    whole = open_desk(office.store, services=services)
    desk = desk_for(whole, RINA)
    death = Death("Kakek Contoh", desk.today(), "2/5", "0812 3456 7890")
    made = report_death(desk, RINA, death)
    assert made.number
    [row] = track.cases(whole)
    assert (row.subject_name, row.label) == ("KAKEK CONTOH", PublicLabel.PAPERS_DEPOSITED)
    case = load_case(whole, row.id)
    assert case.answers == {
        "mati.nama": "KAKEK CONTOH", "mati.tanggal": desk.today().isoformat(), "pelapor.nama": "RINA CONTOH",
        "pelapor.telepon": "+6281234567890", "pelapor.hubungan": "ketua_rt",
    }  # fmt: skip
    assert case.note == "Laporan singkat relawan, RT/RW 002/005."
    answer(whole, BUDI, row.id, {"mati.nama": "KAKEK CONTOH TUA"})
    for wrong, code in (
        (Death("", desk.today(), "2/5"), "death.name"),
        (Death("Kakek", desk.today() + timedelta(1), "2/5"), "death.date"),
        (Death("Kakek", desk.today(), "3/5"), "volunteer.area"),
        (Death("Kakek", desk.today(), "lima"), "volunteer.area"),
    ):
        with refused(code):
            report_death(desk, RINA, wrong)
    assert len(track.cases(whole)) == 1


def test_where_deaths_are_not_offered_it_is_said(office: Desk) -> None:
    bare = desk_for(open_desk(office.store, services={}), RINA)
    with refused("service.unknown"):
        report_death(bare, RINA, Death("Kakek Contoh", bare.today(), "2/5"))


def test_the_area_is_kept_with_the_operator(office: Desk) -> None:
    people.grant(office.store, RINA, "rahasia", "2026-11-21T07:40:00Z")
    assert people.find(office.store, RINA.id) == RINA


def test_papers_of_an_own_draft_are_seen(desk: Desk) -> None:
    case_id = birth(desk, RINA)
    with_papers(desk, case_id, RINA)
    assert all(page_bytes(desk, paper) for paper in load_case(desk, case_id).papers)
