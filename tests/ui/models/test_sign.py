"""Print and sign: all forms at once, what came back, what was changed since, blanks filled in by hand."""

from __future__ import annotations

from kiosk.capture.codes import read_codes
from kiosk.capture.pdf import PdfPages
from kiosk.domain.sheets import SheetCode
from kiosk.work.case import load_case
from kiosk.work.print_and_sign import file_signed
from tests.ui.case_fixture import filled, picture
from tests.ui.desk_fixture import settle
from tests.work.desks import SITI
from ui.models.sign import SignModel
from ui.printing import PrintTrouble


def opened(counter, qtbot):
    case = filled(counter)
    model = SignModel(case)
    model.refresh()
    settle(counter, qtbot)
    return case, model


def printed(model, counter, qtbot):
    with qtbot.waitSignal(model.printed, timeout=10_000) as told:
        model.print_forms()
    settle(counter, qtbot)
    return told.args[0]


def test_each_form_says_who_signs(counter, qtbot):
    _case, model = opened(counter, qtbot)
    assert [(card.code, card.state) for card in model.cards] == [("F_2_01", "todo"), ("F_1_02", "todo")]
    assert model.cards[0].signers == "pelapor, saksi pertama dan saksi kedua"
    assert not model.all_printed


def test_all_forms_come_out_in_one_pdf_with_a_code_on_each_page(counter, qtbot, tmp_path):
    case, model = opened(counter, qtbot)
    words = printed(model, counter, qtbot)
    (pdf,) = (tmp_path / "cetakan").glob("formulir-*.pdf")
    assert str(pdf) in words
    pages = PdfPages(pdf.read_bytes(), most_pages=9)
    try:
        codes = [read_codes(pages.read(index, dpi=200)) for index in range(len(pages))]
    finally:
        pages.close()
    assert len(codes) == 3
    assert all(len(found) == 1 for found in codes)
    assert [card.state for card in model.cards] == ["printed", "printed"]
    assert model.all_printed
    assert not model.all_signed
    filed = file_signed(counter.desk, SITI, codes[0], picture(), "image/webp")
    assert filed.case_id == case.id
    case.adopt(load_case(counter.desk, case.id))
    settle(counter, qtbot)
    assert [card.state for card in model.cards] == ["signed", "printed"]


def test_an_answer_changed_after_printing_is_named(counter, qtbot):
    case, model = opened(counter, qtbot)
    printed(model, counter, qtbot)
    case.edit("anak.berat_gram", "3200")
    case.flush()
    settle(counter, qtbot)
    model.refresh()
    settle(counter, qtbot)
    assert model.cards[0].changed == ["Berat bayi"]
    assert model.cards[0].state == "printed"


def test_where_the_district_asks_for_it_a_changed_form_is_printed_and_signed_again(counter, qtbot, tmp_path):
    counter.desk.device.settings["resign_after_change"] = "yes"
    case, model = opened(counter, qtbot)
    printed(model, counter, qtbot)
    (sheet,) = (one for one in load_case(counter.desk, case.id).sheets if one.form == "F_2_01")
    code = SheetCode(case.id, "F_2_01", 1, sheet.pages, sheet.data_hash).text
    file_signed(counter.desk, SITI, [code], picture(), "image/webp")
    case.adopt(load_case(counter.desk, case.id))
    settle(counter, qtbot)
    assert model.cards[0].state == "signed"
    case.edit("anak.berat_gram", "3200")
    case.flush()
    settle(counter, qtbot)
    model.refresh()
    settle(counter, qtbot)
    card = model.cards[0]
    assert (card.state, card.changed, card.again) == ("todo", ["Berat bayi"], True)
    printed(model, counter, qtbot)
    assert model.cards[0].state == "printed"


def test_a_form_filled_in_by_hand_counts(counter, qtbot, tmp_path):
    case, model = opened(counter, qtbot)
    with qtbot.waitSignal(model.printed, timeout=10_000):
        model.print_blank("F_2_01")
    assert list((tmp_path / "cetakan").glob("kosong-F-2-01-*.pdf"))
    assert model.cards[0].state == "todo"
    for card in list(model.cards):
        case.papers.attach(card.paper, picture(len(card.paper)), "image/webp", source="scanner")
    settle(counter, qtbot)
    assert model.all_signed


def test_a_printer_that_does_not_answer_leaves_everything_as_it_was(counter, qtbot, monkeypatch):
    _case, model = opened(counter, qtbot)

    def refuse(*_args):
        raise PrintTrouble("print.failed")

    monkeypatch.setattr(type(counter.printer), "print_pdf", refuse)
    with qtbot.waitSignal(model.failed, timeout=10_000) as failed:
        model.print_forms()
    assert failed.args[0].code == "print.failed"
    assert [card.state for card in model.cards] == ["todo", "todo"]
