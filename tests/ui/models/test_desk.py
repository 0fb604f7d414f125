"""The desk's daily work in words: calls, tracking by number, a person's history, codes before the camera."""

from __future__ import annotations

import json
from datetime import date

import cv2
import numpy as np
import pytest

from kiosk.capture.pdf import PdfPages
from kiosk.domain.numbers import ReceiptNumber
from kiosk.forms.pen import Pen
from kiosk.store import applications, consents
from kiosk.store.consents import Consent
from kiosk.work import ask_tracking, outgoing
from kiosk.work.ask_tracking import questions
from sync.protocol.tracking import Standing
from tests.ui.desk_fixture import settle
from tests.ui.states_fixture import Village
from tests.work.desks import SITI
from ui.models.ask_tracking import AskTrackingModel
from ui.models.call_list import CallListModel
from ui.models.code_reader import CodeReader
from ui.models.detail import DetailModel
from ui.models.person import PersonModel
from ui.words import desk as words

DIGITS = "0002"
ELSEWHERE = ReceiptNumber("9901012002", date(2026, 11, 21), "A1A", 7).text


@pytest.fixture
def village(counter):
    return Village(counter)


@pytest.fixture
def calls(counter, village, qtbot):
    village.returned("Bagas Contoh")
    village.issued("Citra Contoh")
    return read(CallListModel(counter), counter, qtbot)


def read(model, counter, qtbot):
    model.refresh()
    settle(counter, qtbot)
    return model


def lines(model):
    return [line for section in model.sections for line in section.lines]


class TestCallList:
    def test_each_family_with_what_it_brings(self, calls):
        assert [section.title for section in calls.sections] == ["RT tidak diketahui"]
        first, second = lines(calls)
        assert (first.name, first.phone, first.status, first.left) == (
            "BUDI CONTOH", "0812-0000-0000", "Perlu perbaikan", "sisa 30 hari",
        )  # fmt: skip
        assert first.bring.startswith("Surat keterangan lahir asli, Kartu Keluarga asli")
        assert (second.status, second.bring, second.left) == ("Siap diambil", "Tanda terima.", "")

    def test_only_who_agreed_is_written_to(self, calls, counter, qtbot):
        assert [line.message for line in lines(calls)] == ["", ""]
        consents.put(counter.desk.store, lines(calls)[0].case, Consent(True, "1", counter.desk.stamp(), SITI.id))
        first, second = lines(read(calls, counter, qtbot))
        assert first.message.startswith(
            "Bapak/Ibu BUDI CONTOH, dokumen kependudukan Anda perlu dilengkapi di Desa Contoh"
        )
        assert second.message == ""

    def test_that_somebody_was_told_is_said_with_day_and_name(self, calls, counter, qtbot):
        calls.tell(lines(calls)[0].case, "call")
        settle(counter, qtbot)
        assert lines(calls)[0].told == "Lewat telepon, 21 Nov 14.40, Siti Contoh"
        assert lines(calls)[1].told == ""

    def test_papers_are_printed(self, calls, counter, qtbot, tmp_path):
        said = []
        calls.said.connect(said.append)
        calls.print_slips()
        calls.print_sheets()
        settle(counter, qtbot)
        assert sorted(one.partition(" disimpan")[0] for one in said) == [
            "Pencetak tidak ditemukan. Daftar panggil RT", "Pencetak tidak ditemukan. Surat panggilan",
        ]  # fmt: skip
        assert len(list((tmp_path / "cetakan").glob("*.pdf"))) == 2

    def test_nothing_to_bundle_is_said(self, calls, counter, qtbot):
        failed = []
        calls.failed.connect(failed.append)
        calls.bundle()
        settle(counter, qtbot)
        assert [error.code for error in failed] == ["old_documents.none"]


class TestAskTracking:
    @pytest.fixture
    def asking(self, counter):
        model = AskTrackingModel(counter)
        model.answers, model.refused = [], []
        model.answered.connect(model.answers.append)
        model.failed.connect(model.refused.append)
        return model

    def test_state_day_and_reason_without_a_name(self, counter, village, asking, qtbot):
        case_id = village.returned("Bagas Contoh")
        asking.look(applications.get(counter.desk.store, case_id).number, DIGITS)
        settle(counter, qtbot)
        (answer,) = asking.answers
        assert (answer.status, answer.as_of) == ("Perlu perbaikan", "per 21 Nov 14.40")
        assert list(answer.lines) == [
            "Sejak 21 November 2026 pukul 14.40 WIB.", "Alasan: Data tidak sama dengan dokumen.",
            "Alasan: Hasil pindai tidak terbaca.",
        ]  # fmt: skip
        assert "Contoh" not in repr(answer)

    def test_it_works_from_the_login_page_once_the_store_is_open(self, counter, village, asking, qtbot):
        case_id = village.sent("Bagas Contoh")
        counter.session.logout()
        assert asking.possible
        asking.look(applications.get(counter.desk.store, case_id).number, DIGITS)
        settle(counter, qtbot)
        assert asking.answers[0].status == "Menunggu jaringan"

    def test_an_unknown_number_waits_and_its_answer_appears(self, counter, asking, qtbot):
        asking.look(ELSEWHERE, "1234")
        settle(counter, qtbot)
        assert asking.answers[0].lines == ("Nomor ini tidak ada di komputer ini. Akan ditanyakan saat ada jaringan.",)
        counter.road.arrived.emit()
        settle(counter, qtbot)
        assert len(asking.answers) == 1
        (question,) = questions(counter.desk)
        at = counter.desk.stamp()
        ask_tracking.answered(counter.desk, question, Standing(True, "diperiksa", at, (), at))
        counter.road.arrived.emit()
        settle(counter, qtbot)
        assert (asking.answers[1].status, asking.answers[1].as_of) == ("Sedang diperiksa", "per 21 Nov 14.40")
        counter.road.arrived.emit()
        settle(counter, qtbot)
        assert len(asking.answers) == 2
        assert questions(counter.desk) == []

    def test_wrong_digits_are_refused(self, counter, village, asking, qtbot):
        case_id = village.sent("Bagas Contoh")
        asking.look(applications.get(counter.desk.store, case_id).number, "0000")
        settle(counter, qtbot)
        assert [error.code for error in asking.refused] == ["tracking.wrong"]


class TestPerson:
    def test_a_person_is_read_with_role_and_documents_and_the_look_is_kept(self, counter, village, qtbot):
        case_id = village.issued("Citra Contoh")
        outgoing.next_batch(counter.desk, 50)
        model = PersonModel(counter)
        model.look("9901015508950003")
        settle(counter, qtbot)
        (line,) = model.lines
        assert (line.name, line.status, line.action) == ("Citra Contoh", "Siap diambil", "Lihat")
        assert line.sentence == "Sebagai ibu. Kutipan akta 9901-LU-21112026-0001"
        assert model.lead == "1 permohonan, 1 dokumen terbit. Pembukaan ini dicatat."
        detail = DetailModel(counter, case_id)
        detail.refresh()
        settle(counter, qtbot)
        assert list(detail.opened_by()) == ["Siti Contoh, 21 November 2026 pukul 14.40 WIB"]
        assert "opened" not in [item.title for item in detail.stages()]
        notes = [json.loads(one.payload)["body"] for one in outgoing.next_batch(counter.desk, 50)]
        assert {"deed": "person.history", "subject": "", "detail": case_id} in notes

    def test_too_little_is_told(self, counter, qtbot):
        model, failed = PersonModel(counter), []
        model.failed.connect(failed.append)
        model.look("a")
        settle(counter, qtbot)
        assert [error.code for error in failed] == ["person.short"]


def test_a_code_before_the_camera_is_read(counter, qtbot, tmp_path):
    pen = Pen(100, 80, title="kode")
    pen.qr((30, 20), "KODE-CONTOH-123", 40)
    pen.next_page()
    pages = PdfPages(pen.finish(), most_pages=1)
    frame = np.ascontiguousarray(pages.read(0, dpi=200))
    pages.close()
    (tmp_path / "kamera").mkdir()
    cv2.imwrite(str(tmp_path / "kamera" / "1.png"), frame)
    object.__setattr__(counter, "cameras", (f"folder:{tmp_path / 'kamera'}",))
    reader = CodeReader(counter)
    with qtbot.waitSignal(reader.read, timeout=10_000) as read_codes:
        reader.open()
    assert read_codes.args[0] == ["KODE-CONTOH-123"]
    reader.close()
    settle(counter, qtbot)


def test_every_way_and_state_has_words():
    assert set(words.KEEP) == {"returned", "kept", "destroyed"}
    assert set(words.OLD_STATE) == {"collected", "lost", "not_brought"}
