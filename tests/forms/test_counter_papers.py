"""Receipts, slips and lists: short papers that say what a resident needs to know."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.numbers import ReceiptNumber
from kiosk.forms.checklist_sheet import checklist_sheet
from kiosk.forms.handover_slip import Handover, handover_slip
from kiosk.forms.office import Office
from kiosk.forms.receipt import Receipt, receipt
from kiosk.forms.receipt_roll import receipt_roll, slip_roll
from kiosk.forms.recovery_sheet import recovery_sheet
from kiosk.forms.slip import slip
from tests.domain.birth_case import birth, facts
from tests.forms.reading import codes, pictures, squeezed, texts

AT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
NUMBER = ReceiptNumber("9901011003", AT.date(), "K1A", 25)
OFFICE = Office("99.01.01.1003", "Contoh Jaya", "Contoh", "Contoh", "Contoh", complaint="0800 0000 000")
RECEIPT = Receipt(
    number=NUMBER.text,
    call_name=NUMBER.call_name,
    service="Akta Kelahiran",
    subject="Aisyah Putri Contoh",
    applicant="Budi Contoh",
    papers=("Surat keterangan lahir", "Buku nikah", "Kartu Keluarga"),
    made_at=AT,
    office=OFFICE,
    duration="Paling lama 24 jam sejak berkas dinyatakan lengkap.",
)
HANDOVER = Handover(
    number=NUMBER.text, call_name=NUMBER.call_name, service="Akta Kelahiran", product="Kutipan akta kelahiran",
    product_number="9901-LU-21112026-0012", subject="Aisyah Putri Contoh", receiver="Budi Contoh",
    receiver_nik="9901011203930002", relation="Ayah", handed_at=AT, office=OFFICE, officer="Ratna Dewi",
    collected=("KK lama (asli)",),
)  # fmt: skip


def one_page(pdf):
    pages = texts(pdf)
    assert len(pages) == 1
    return pages[0]


def test_the_receipt_says_what_a_resident_needs():
    page = one_page(receipt(RECEIPT))
    for words in (
        NUMBER.text, NUMBER.call_name, "AISYAH PUTRI CONTOH", "BUDI CONTOH", "Buku nikah", "Berkas yang diterima (3)",
        "GRATIS. Laporkan jika diminta membayar. (0800 0000 000)", "4 angka terakhir NIK pelapor",
        "akan dikirim otomatis saat ada jaringan", "21 November 2026 pukul 14.40 WIB", "24 jam",
        "Kelurahan Contoh Jaya",
    ):  # fmt: skip
        assert words in page


@pytest.mark.parametrize("made", [receipt, receipt_roll])
def test_the_receipt_says_what_opens_the_tracking_and_shows_digits_only_of_a_pin(made):
    by_phone = replace(RECEIPT, track_with="phone", pin="4711", applicant_word="pemohon")
    page = one_page(made(by_phone))
    assert "4 angka terakhir nomor HP pemohon" in page
    assert "4711" not in page
    by_pin = one_page(made(replace(RECEIPT, track_with="pin", pin="4711")))
    assert "PIN 4711" in by_pin
    assert "4711" not in one_page(made(RECEIPT))


@pytest.mark.parametrize("made", [receipt, receipt_roll])
def test_the_receipt_tells_how_long_the_way_usually_takes_when_that_is_known(made):
    assert "biasanya terkirim" not in one_page(made(RECEIPT))
    assert "biasanya terkirim dalam 3 hari" in one_page(made(replace(RECEIPT, usual_days=3)))
    assert "terkirim pada hari yang sama" in one_page(made(replace(RECEIPT, usual_days=0)))
    assert "biasanya terkirim" not in one_page(made(replace(RECEIPT, usual_days=3, offline=False)))


def test_the_roll_says_what_the_page_says():
    page = one_page(receipt_roll(RECEIPT))
    for words in (
        NUMBER.text, NUMBER.call_name, "AISYAH PUTRI CONTOH", "BUDI CONTOH", "Buku nikah", "Berkas yang diterima (3)",
        "GRATIS. Laporkan jika diminta membayar. (0800 0000 000)", "4 angka terakhir NIK pelapor",
        "akan dikirim otomatis saat ada jaringan", "21 November 2026 pukul 14.40 WIB", "24 jam",
    ):  # fmt: skip
        assert squeezed(words) in squeezed(page)
    many = replace(RECEIPT, papers=tuple(f"Dokumen nomor {n}" for n in range(20)), subject="W" * 60)
    (picture,) = pictures(receipt_roll(many), 203)
    assert picture[:, :28].min() > 200
    assert picture[:, -24:].min() > 200
    assert "BELUM dikirim" in one_page(slip_roll(RECEIPT, missing=("Kartu Keluarga asli",)))


def test_a_receipt_never_carries_a_nik():
    assert "9901011203930002" not in squeezed(one_page(receipt(RECEIPT)))


def test_what_was_sent_does_not_wait():
    page = one_page(receipt(replace(RECEIPT, offline=False, revision=2)))
    assert "sudah dikirim ke Disdukcapil" in page
    assert "saat ada jaringan" not in page
    assert "Kiriman ke-2" in page


@pytest.mark.parametrize(
    "pdf",
    [
        receipt(RECEIPT), slip(RECEIPT, missing=("KK",)), handover_slip(HANDOVER), receipt_roll(RECEIPT),
        slip_roll(RECEIPT, missing=("KK",)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("dpi", [100, 200])
def test_the_number_reads_back_from_the_picture(pdf, dpi):
    assert [ReceiptNumber.parse(text) for text in codes(pictures(pdf, dpi)[0])] == [NUMBER]


def test_many_papers_and_long_names_stay_on_the_page():
    many = replace(
        RECEIPT, papers=tuple(f"Dokumen pendukung nomor {n}" for n in range(20)), subject="W" * 60, applicant="M" * 60
    )
    page = one_page(receipt(many))
    assert "dan 12 berkas lain" in page
    assert "W" * 60 in squeezed(page)
    picture = pictures(receipt(many), 100)[0]
    assert picture[:, :45].min() > 200
    assert picture[:, -40:].min() > 200


def test_the_slip_names_what_is_missing_and_promises_no_time():
    page = one_page(slip(RECEIPT, missing=("Kartu Keluarga asli", "Tanda tangan dua saksi")))
    for words in ("BERKAS DITITIP", "Kartu Keluarga asli", "Tanda tangan dua saksi", "BELUM dikirim", "Buku nikah"):
        assert words in page
    assert "Paling lama 24 jam" not in page


def test_the_handover_names_receiver_and_document():
    page = one_page(handover_slip(HANDOVER))
    for words in (
        "BUDI CONTOH (Ayah)", "990101******0002", "9901-LU-21112026-0012", "KK lama (asli)", "RATNA DEWI",
    ):  # fmt: skip
        assert words in page
    assert "9901011203930002" not in squeezed(page)


def test_the_checklist_of_a_case_holds_its_papers_only():
    pages = texts(checklist_sheet(birth(), facts({"pelapor.hubungan": "kuasa"}), office=OFFICE))
    assert len(pages) == 1
    for words in (
        "Bukti kelahiran", "Bukti hubungan suami istri", "Karena dilaporkan oleh penerima kuasa", "GRATIS",
        "Fotokopi KTP-el saksi", "Perpres 96/2018", "60 hari", "SP4N-LAPOR!",
    ):  # fmt: skip
        assert words in pages[0]
    assert "Ijazah" not in pages[0]


def test_the_general_checklist_holds_every_paper_with_its_condition():
    text = " ".join(texts(checklist_sheet(birth(), None, office=OFFICE)))
    for rule in birth().papers:
        assert rule.title in text
    assert "Bila akta untuk orang dewasa" in text


def test_a_long_list_in_training_is_marked_on_its_second_page_too():
    office = replace(OFFICE, village="Jaya", district="Timur", regency="Satu", training=True)
    pages = texts(checklist_sheet(birth(), None, office=office))
    assert len(pages) == 2
    assert all("CONTOH" in page for page in pages)


def test_any_telephone_reads_the_list_from_the_sheet():
    picture = pictures(checklist_sheet(birth(), facts(), office=OFFICE), 200)[0]
    (text,) = codes(picture)
    assert text.splitlines()[0] == "Akta Kelahiran, GRATIS. Bawa dokumen asli:"
    assert "3. Kartu Keluarga" in text


def test_the_recovery_sheet_holds_every_word_in_order():
    words = ["K7QM", "2XVA", "9PWT", "HH3N", "R5CD", "E8YZ", "4JKB", "MMQ6"]
    page = one_page(recovery_sheet(words, office=OFFICE, device="K1", made_at=AT))
    places = [page.index(word) for word in words]
    assert places == sorted(places)
    assert "tempat terkunci" in page


def test_papers_of_training_are_marked():
    office = replace(OFFICE, village="Jaya", district="Timur", regency="Satu", training=True)
    plain = replace(RECEIPT, office=office, subject="A", applicant="B")
    for pdf in (receipt(plain), recovery_sheet(["A"], office=office, device="K1", made_at=AT)):
        assert "CONTOH" in one_page(pdf)
