"""Printed sheets: they wait for signatures, file themselves when scanned, and tell what changed since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.application import PublicLabel, Stage
from kiosk.domain.ids import new_id
from kiosk.domain.sheets import SheetCode
from kiosk.work import outgoing, track
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.print_and_sign import (
    FormPrint,
    PreparedSheet,
    file_signed,
    mark_printed,
    prepare_sheets,
    states,
)
from kiosk.work.review import review
from kiosk.work.start import show_notice, start
from kiosk.work.submit import submit
from sync.protocol.records import decode
from tests.work.desks import ANSWERS, BUDI, DECLARED, NOW, SITI, scan


@pytest.fixture
def case_id(desk: Desk) -> str:
    made = start(desk, SITI, "UJI", "UMUM").id
    show_notice(desk, SITI, made, "2026-1")
    answer(desk, SITI, made, ANSWERS)
    attach(desk, SITI, made, "KK", scan(1), "image/webp")
    return made


def printed(desk: Desk, case_id: str, pages: int = 1) -> PreparedSheet:
    forms = {"F_2_01": FormPrint(1, pages, {"anak.nama": "BUNGA CONTOH MELATI"})}
    (sheet,) = prepare_sheets(desk, case_id, forms)
    mark_printed(desk, SITI, case_id, [sheet.sheet.id])
    return sheet


def test_a_printed_sheet_waits_for_its_signatures(desk: Desk, case_id: str):
    (before,) = prepare_sheets(desk, case_id)
    assert before.fresh
    assert len(before.codes[0]) <= 60
    mark_printed(desk, SITI, case_id, [before.sheet.id])
    assert load_case(desk, case_id).stage is Stage.WAITING_SIGNATURES
    assert track.case(desk, case_id).row.label is PublicLabel.WAITING_SIGNATURES
    (again,) = prepare_sheets(desk, case_id)
    assert (again.sheet.id, again.codes, again.fresh) == (before.sheet.id, before.codes, False)


def test_a_scanned_sheet_files_itself_in_its_own_case(desk: Desk, case_id: str):
    sheet = printed(desk, case_id)
    other = start(desk, BUDI, "UJI", "UMUM").id
    filed = file_signed(desk, BUDI, ["WIFI:S:desa;;", sheet.codes[0].lower()], scan(5), "image/webp")
    assert (filed.case_id, filed.paper.path, filed.changed) == (case_id, "F_2_01/1", ())
    assert load_case(desk, other).papers == ()
    assert load_case(desk, case_id).stage is Stage.READY
    (state,) = states(desk, case_id)
    assert state.signed


def test_a_district_may_ask_for_a_new_signature_after_a_change(desk: Desk, case_id: str):
    strict = replace(desk, device=replace(desk.device, settings={"resign_after_change": "yes"}))
    file_signed(strict, SITI, printed(strict, case_id).codes, scan(5), "image/webp")
    assert load_case(strict, case_id).stage is Stage.READY
    answer(strict, SITI, case_id, {"anak.nama": "Melati Contoh Bunga"})
    assert [form.code for form in review(strict, load_case(strict, case_id)).unsigned] == ["F_2_01"]
    with pytest.raises(DeedRefused) as refused:
        submit(strict, SITI, case_id, DECLARED)
    assert (refused.value.code, refused.value.details["signatures"]) == ("case.incomplete", 1)
    (again,) = prepare_sheets(strict, case_id, {"F_2_01": FormPrint(1, 1, {"anak.nama": "MELATI CONTOH BUNGA"})})
    mark_printed(strict, SITI, case_id, [again.sheet.id])
    (state,) = states(strict, case_id)
    assert state.current
    assert load_case(strict, case_id).stage is Stage.WAITING_SIGNATURES
    file_signed(strict, SITI, again.codes, scan(6), "image/webp")
    assert submit(strict, SITI, case_id, DECLARED).number


def test_a_second_scan_of_a_sheet_takes_the_place_of_the_first(desk: Desk, case_id: str):
    sheet = printed(desk, case_id, pages=2)
    for page in (1, 0, 0):
        file_signed(desk, SITI, [sheet.codes[page]], scan(10 + page), "image/webp")
    found = [(paper.path, paper.sheet and paper.sheet.page) for paper in load_case(desk, case_id).papers]
    assert [entry for entry in found if entry[1]] == [("F_2_01/1", 1), ("F_2_01/2", 2)]


def test_a_change_after_printing_is_named_and_asks_for_nothing(desk: Desk, case_id: str):
    sheet = printed(desk, case_id)
    answer(desk, SITI, case_id, {"anak.nama": "Melati Contoh Bunga", "pelapor.telepon": "081299999999"})
    filed = file_signed(desk, SITI, sheet.codes, scan(5), "image/webp")
    assert "anak.nama" in filed.changed
    (state,) = states(desk, case_id)
    assert (state.signed, state.current) == (True, False)
    assert review(desk, load_case(desk, case_id)).ready
    submit(desk, SITI, case_id, DECLARED)
    body = decode(outgoing.next_batch(desk, 10)[-1].payload).body
    (told,) = body["sheets"]  # type: ignore[misc]
    assert (told["form"], told["signed"], told["version"]) == ("F_2_01", True, 1)
    assert "anak.nama" in told["changed"]
    assert body["papers"][0]["sheet"]["data_hash"] == told["data_hash"]  # type: ignore[index]


def test_an_answer_where_the_form_had_a_blank_is_a_change_too(desk: Desk, case_id: str):
    answer(desk, SITI, case_id, {"pelapor.telepon": ""})
    sheet = printed(desk, case_id)
    assert sheet.sheet.values["pelapor.telepon"] == ""
    answer(desk, SITI, case_id, {"pelapor.telepon": "081299999999"})
    assert file_signed(desk, SITI, sheet.codes, scan(5), "image/webp").changed == ("pelapor.telepon",)


def test_after_printing_anew_the_sheet_that_was_signed_counts(desk: Desk, case_id: str):
    first = printed(desk, case_id)
    forms = {"F_2_01": FormPrint(1, 1, {"anak.nama": "MELATI CONTOH BUNGA"})}
    answer(desk, SITI, case_id, {"anak.nama": "Melati Contoh Bunga"})
    (second,) = prepare_sheets(desk, case_id, forms)
    mark_printed(desk, SITI, case_id, [second.sheet.id])
    assert states(desk, case_id)[0].sheet.id == second.sheet.id
    file_signed(desk, SITI, first.codes, scan(5), "image/webp")
    assert states(desk, case_id)[0].sheet.id == first.sheet.id
    file_signed(desk, SITI, second.codes, scan(6), "image/webp")
    (state,) = states(desk, case_id)
    assert (state.sheet.id, state.signed, state.changed) == (second.sheet.id, True, ())


def test_a_blank_filled_by_hand_is_accepted_for_the_same_place(desk: Desk, case_id: str):
    attach(desk, SITI, case_id, "F_2_01", scan(9), "image/webp")
    assert review(desk, load_case(desk, case_id)).ready
    assert states(desk, case_id) == ()


def test_a_code_of_nothing_here_is_not_filed(desk: Desk, case_id: str):
    foreign = SheetCode(new_id(NOW), "F_2_01", 1, 1, "ABCDEFGHIJKL").text
    for codes in ([], ["https://contoh.invalid"], [foreign]):
        with pytest.raises(DeedRefused, match=r"sheet\.unknown"):
            file_signed(desk, SITI, codes, scan(5), "image/webp")
    unknown_form = SheetCode(case_id, "F_9_99", 1, 1, "ABCDEFGHIJKL").text
    with pytest.raises(DeedRefused, match=r"sheet\.form"):
        file_signed(desk, SITI, [unknown_form], scan(5), "image/webp")
    with pytest.raises(DeedRefused, match=r"sheet\.unknown"):
        mark_printed(desk, SITI, case_id, ["nothing"])


def test_a_sheet_of_a_case_that_was_sent_is_not_filed(desk: Desk, case_id: str):
    sheet = printed(desk, case_id)
    file_signed(desk, SITI, sheet.codes, scan(5), "image/webp")
    submit(desk, SITI, case_id, DECLARED)
    with pytest.raises(DeedRefused, match=r"case\.closed"):
        file_signed(desk, SITI, sheet.codes, scan(6), "image/webp")
