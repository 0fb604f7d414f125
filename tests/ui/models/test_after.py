"""What comes back: a returned case mended card by card, documents printed and handed over, settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.old_documents import OldState
from kiosk.forms.office import Office
from kiosk.forms.render import render_blank
from kiosk.store import people
from kiosk.work import keys, track
from kiosk.work.answer import answer
from kiosk.work.attach import attach, detach
from kiosk.work.case import load_case
from kiosk.work.hand_over import Collected, Receiver
from tests.ui.case_fixture import picture
from tests.ui.desk_fixture import settle, visited
from tests.ui.states_fixture import NUMBER, Village
from tests.work.desks import BUDI, PASSPHRASE, SITI
from ui.models.issued import IssuedModel
from ui.models.receipts import ReceiptPrinter
from ui.models.returned import ReturnedModel
from ui.models.settings import SettingsModel, contrast_wanted
from ui.routes import InCase, Step

BUDI_CONTOH = Receiver("Budi Contoh", "9901011203930002", "ayah")
CARD = {
    "code": "KIA", "name": "Kartu Identitas Anak", "kind": "card", "status": "printed", "number": "", "blob": None,
    "issued_at": "", "complete_at": "", "handed_over": None,
}  # fmt: skip


@pytest.fixture
def village(counter):
    return Village(counter)


@pytest.fixture(scope="module")
def pdf():
    return render_blank("F_2_01", office=Office("99.01.01.2001", "Contoh", "Contoh", "Contoh", "Contoh"))


def read(model, counter, qtbot):
    (model.load if hasattr(model, "load") else model.refresh)()
    settle(counter, qtbot)
    return model


class TestReturned:
    def test_each_reason_is_a_card_that_leads_to_its_place(self, counter, qtbot, village):
        case_id = village.returned("Bagas Contoh")
        model = read(ReturnedModel(counter, case_id), counter, qtbot)
        field, scan = model.reasons
        assert (field.title, field.why, field.note, field.scan) == (
            "Nama lengkap anak (Anak)", "Data tidak sama dengan dokumen", "lihat KK", False,
        )  # fmt: skip
        assert (scan.title, scan.why, scan.scan) == ("Kartu Keluarga, halaman 1", "Hasil pindai tidak terbaca", True)
        assert model.place(field) == InCase(case_id, Step.FORM, "anak.nama", back_to=Step.SAVED)
        assert model.place(scan) == InCase(case_id, Step.SCAN, "KK/1", back_to=Step.SAVED)
        assert (model.done, model.all_done, model.note) == (0, False, "mohon dilengkapi")
        assert model.lead.startswith("Akta Kelahiran · Bagas Contoh · 9901012001-")

    def test_what_was_mended_is_marked_and_then_it_can_be_sent(self, counter, qtbot, village):
        case_id = village.returned("Bagas Contoh")
        model = read(ReturnedModel(counter, case_id), counter, qtbot)
        answer(counter.desk, BUDI, case_id, {"anak.nama": "Bagas Contoh Baru"})
        read(model, counter, qtbot)
        assert [reason.mended for reason in model.reasons] == [True, False]
        assert model.reasons[0].value == "Bagas Contoh Baru"
        old = next(paper for paper in load_case(counter.desk, case_id).papers if paper.kind == "KK")
        attach(counter.desk, BUDI, case_id, "KK", picture(99), "image/webp", at_page=1)
        detach(counter.desk, BUDI, case_id, old.id)
        read(model, counter, qtbot)
        assert model.all_done
        assert model.send() == InCase(case_id, Step.DECLARE)

    def test_a_case_that_was_not_returned_is_refused(self, counter, qtbot, village):
        model = ReturnedModel(counter, village.received())
        with qtbot.waitSignal(model.failed, timeout=5000) as failed:
            model.load()
        assert failed.args[0].code == "case.not_returned"
        assert not model.all_done


class TestIssued:
    def test_documents_are_shown_in_words(self, counter, qtbot, village, pdf):
        model = read(IssuedModel(counter, village.issued(data=pdf, more=(CARD,))), counter, qtbot)
        akta, card = model.documents
        assert (akta.name, akta.number, akta.here, akta.ready) == ("Kutipan akta", NUMBER, True, True)
        assert (card.state, card.here, card.ready) == ("Sudah dicetak di Disdukcapil", False, False)
        with qtbot.waitSignal(model.shown, timeout=10_000) as shown:
            model.show("AKTA_LAHIR")
        assert shown.args[1].width() > 500

    def test_a_document_on_its_way_is_a_sentence(self, counter, qtbot, village):
        model = read(IssuedModel(counter, village.issued()), counter, qtbot)
        assert not model.documents[0].here
        with qtbot.waitSignal(model.failed, timeout=5000) as failed:
            model.show("AKTA_LAHIR")
        assert failed.args[0].code == "product.not_here"

    def test_printing_saves_the_very_bytes_and_is_noted(self, counter, qtbot, village, pdf, tmp_path):
        case_id = village.issued(data=pdf)
        model = read(IssuedModel(counter, case_id), counter, qtbot)
        with qtbot.waitSignal(model.printed, timeout=5000) as printed:
            model.print("AKTA_LAHIR")
        (saved,) = (tmp_path / "cetakan").glob("*.pdf")
        assert saved.read_bytes() == pdf
        assert str(saved) in printed.args[0]
        assert "printed" in [line.what for line in track.case(counter.desk, case_id).history]

    def test_the_reporter_and_the_parents_may_fetch_it(self, counter, qtbot, village, pdf):
        model = read(IssuedModel(counter, village.issued(data=pdf)), counter, qtbot)
        assert [(name, kind) for name, _nik, kind in model.people()] == [
            ("Budi Contoh", "ayah"),
            ("Siti Contoh", "ibu"),
        ]

    def test_who_took_it_is_stored_and_told(self, counter, qtbot, village, pdf):
        case_id = village.issued(data=pdf)
        model = read(IssuedModel(counter, case_id), counter, qtbot)
        with qtbot.waitSignal(model.handed_over, timeout=5000) as handed:
            model.hand_over(["AKTA_LAHIR"], BUDI_CONTOH, [Collected("KK_LAMA", OldState.COLLECTED)])
        assert handed.args[0] == "Diserahkan kepada Budi Contoh, 21 November 2026 pukul 14.40 WIB."
        settle(counter, qtbot)
        assert not model.documents[0].ready
        with qtbot.waitSignal(model.failed, timeout=5000) as failed:
            model.hand_over(["AKTA_LAHIR"], BUDI_CONTOH, [])
        assert failed.args[0].code == "product.already_handed_over"

    @pytest.mark.parametrize(
        ("receiver", "code"),
        [
            (Receiver("Umar", "12345", "paman"), "nik.length"),
            (Receiver("   ", "", "paman"), "receiver.name"),
        ],
    )
    def test_a_receiver_without_name_or_with_a_wrong_nik_is_refused(self, counter, qtbot, village, pdf, receiver, code):
        model = read(IssuedModel(counter, village.issued(data=pdf)), counter, qtbot)
        with qtbot.waitSignal(model.failed, timeout=5000) as failed:
            model.hand_over(["AKTA_LAHIR"], receiver, [])
        assert failed.args[0].code == code
        settle(counter, qtbot)
        assert model.documents[0].ready


class TestSettings:
    def test_contrast_is_remembered(self, counter, qtbot):
        model = read(SettingsModel(counter), counter, qtbot)
        assert not model.contrast
        model.set_contrast(True)
        settle(counter, qtbot)
        assert contrast_wanted(counter.desk)
        assert read(SettingsModel(counter), counter, qtbot).contrast

    def test_a_newcomer_chooses_a_passphrase_at_a_colleagues_desk(self, counter, qtbot):
        keys.set_passphrase(counter.desk.store, SITI, PASSPHRASE)
        model = read(SettingsModel(counter), counter, qtbot)
        assert model.newcomers == [BUDI]
        with qtbot.waitSignal(model.welcomed, timeout=5000) as welcomed:
            model.welcome(BUDI, "kelapa muda 88 bukit")
        assert welcomed.args[0] == "Budi Contoh"
        settle(counter, qtbot)
        assert model.newcomers == []
        counter.session.logout()
        counter.session.login(BUDI.id, "kelapa muda 88 bukit")
        settle(counter, qtbot)
        assert counter.session.operator == people.find(counter.desk.store, BUDI.id)

    def test_a_new_recovery_sheet_comes_out(self, counter, qtbot, tmp_path):
        model = SettingsModel(counter)
        with qtbot.waitSignal(model.printed, timeout=10_000) as printed:
            model.new_recovery_sheet()
        (sheet,) = (tmp_path / "cetakan").glob("lembar-pemulihan-*.pdf")
        assert sheet.read_bytes().startswith(b"%PDF")
        assert str(sheet) in printed.args[0]


def test_a_receipt_is_printed_again(counter, qtbot, village, tmp_path):
    printer = ReceiptPrinter(counter)
    case_id = village.sent()
    with qtbot.waitSignal(printer.done, timeout=10_000) as done:
        printer.print_receipt(case_id)
    assert done.args[0].startswith("Pencetak tidak ditemukan. Tanda terima disimpan sebagai PDF: ")
    assert Path(done.args[0].rpartition(": ")[2]).is_file()
    with qtbot.waitSignal(printer.failed, timeout=5000) as failed:
        printer.print_receipt("0193a000-0000-7000-8000-00000000ffff")
    assert failed.args[0].code == "case.unknown"
    assert visited(counter) == []
