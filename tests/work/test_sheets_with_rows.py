"""Print and sign where a form prints the rows of a group: what came, went or changed since is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.services import builtin_services
from kiosk.forms.filled import fill
from kiosk.forms.office import Office
from kiosk.forms.render import page_count
from kiosk.work.answer import answer, choose_paper
from kiosk.work.case import facts, load_case, service_of
from kiosk.work.catalogue import FixedCatalogue
from kiosk.work.desk import Desk
from kiosk.work.print_and_sign import FormPrint, file_signed, mark_printed, prepare_sheets, states
from kiosk.work.review import review
from kiosk.work.rows import add_row, remove_row
from kiosk.work.start import start
from tests.domain.family_cases import BUDI, CHANGED
from tests.work.desks import SITI, scan

OFFICE = Office("99.01.01.2001", "CONTOH MAJU", "CONTOH", "CONTOH", "CONTOH")
PARENT = {"nik": BUDI["nik"], "elemen": "2", "semula": "Guru", "menjadi": "Dosen", "dasar": "Surat kerja"}


@pytest.fixture
def counter(desk: Desk) -> Desk:
    return replace(desk, services=FixedCatalogue(builtin_services()))


@pytest.fixture
def case_id(counter: Desk) -> str:
    made = start(counter, SITI, CHANGED.service, CHANGED.variant).id
    answer(counter, SITI, made, dict(CHANGED.answers))
    for rule, kind in CHANGED.papers.items():
        choose_paper(counter, SITI, made, rule, kind)
    return made


def print_statement(desk: Desk, case_id: str) -> list[str]:
    """Draw and print F-1.06 as the screen does it; the texts of its codes."""
    case = load_case(desk, case_id)
    form = fill(
        service_of(desk, case), "F_1_06", facts(desk, case), office=OFFICE, number="", application=case_id,
        printed_at=desk.now(),
    )  # fmt: skip
    prints = {"F_1_06": FormPrint(form.version, page_count(form), form.values)}
    sheet = next(one for one in prepare_sheets(desk, case_id, prints) if one.form.code == "F_1_06")
    mark_printed(desk, SITI, case_id, [sheet.sheet.id])
    return list(sheet.codes)


def changed(desk: Desk, case_id: str) -> tuple[str, ...]:
    (state,) = states(desk, case_id)
    assert state.signed
    return state.changed


def test_a_signed_sheet_stands_until_a_row_changes(counter: Desk, case_id: str):
    filed = file_signed(counter, SITI, print_statement(counter, case_id), scan(5), "image/webp")
    assert (filed.paper.path, filed.changed) == ("F_1_06/1", ())
    assert changed(counter, case_id) == ()
    answer(counter, SITI, case_id, {"perubahan[k1].dasar": "Ijazah SMP No. 21/2026"})
    assert changed(counter, case_id) == ("perubahan[k1].dasar",)


def test_a_row_that_came_after_the_signature_is_told(counter: Desk, case_id: str):
    file_signed(counter, SITI, print_statement(counter, case_id), scan(5), "image/webp")
    add_row(counter, SITI, case_id, "perubahan")
    assert changed(counter, case_id) == ()
    answer(counter, SITI, case_id, {f"perubahan[k2].{name}": text for name, text in PARENT.items()})
    assert "perubahan" in changed(counter, case_id)


def test_a_row_that_went_after_the_signature_is_told(counter: Desk, case_id: str):
    file_signed(counter, SITI, print_statement(counter, case_id), scan(5), "image/webp")
    remove_row(counter, SITI, case_id, "anggota", "k4")
    assert {"anggota", "anggota[k4].nama", "anggota[k4].nik", "anggota[k4].shdk"} == set(changed(counter, case_id))


def test_a_district_may_ask_for_a_new_signature_after_another_row(counter: Desk, case_id: str):
    strict = replace(counter, device=replace(counter.device, settings={"resign_after_change": "yes"}))
    file_signed(strict, SITI, print_statement(strict, case_id), scan(5), "image/webp")
    assert "F_1_06" not in [form.code for form in review(strict, load_case(strict, case_id)).unsigned]
    answer(strict, SITI, case_id, {f"perubahan[k2].{name}": text for name, text in PARENT.items()})
    assert "F_1_06" in [form.code for form in review(strict, load_case(strict, case_id)).unsigned]
    file_signed(strict, SITI, print_statement(strict, case_id), scan(6), "image/webp")
    assert "F_1_06" not in [form.code for form in review(strict, load_case(strict, case_id)).unsigned]


def test_other_papers_that_tick_a_form_change_it(counter: Desk, case_id: str):
    """F-1.02 prints which papers come with it, and which boxes the definition ticks."""
    printable = review(counter, load_case(counter, case_id)).printable
    assert printable["papers.bukti_pendidikan"] == "IJAZAH"
    assert printable["permohonan.f_1_02"] == "I_B_3 IV_A"
    assert printable["perubahan"] == "k1"
