"""Slips, lists of heads of RT, messages, bundles: what stands on them, and what never does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.call_list import Call, Group, Why
from kiosk.domain.neighbourhoods import Neighbourhood
from kiosk.domain.to_bring import Bring, Need
from kiosk.forms.call_slips import call_slips, rt_sheets
from kiosk.forms.call_words import for_officer, for_others, message
from kiosk.forms.office import Office
from kiosk.forms.old_documents_list import OldLine, old_documents_list
from tests.forms.reading import pictures, texts

AT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
OFFICE = Office("99.01.01.1003", "Contoh Jaya", "Contoh", "Contoh", "Contoh", complaint="0800 0000 000")
PLACE = Neighbourhood(5, 2)
SECRET = Bring(Need.PAPER, "Berita acara dari kepolisian")
RETURNED = Call(
    case="a", name="Aisyah Putri Contoh", applicant="Budi Contoh", number="9901011003-261121-K1A-0025-X",
    call_name="0025 / 21", service="Akta Kelahiran", phone="+6281200000000", messages=True, why=Why.RETURNED,
    since=AT - timedelta(days=18), place=PLACE, days_left=12, told=None,
    bring=(
        Bring(Need.PAPER, "Kartu Keluarga", open=True), SECRET,
        Bring(Need.SIGNATURE, "Surat Pernyataan suami istri (F-2.04)"),
        Bring(Need.CHECK, "Status perkawinan orang tua"),
    ),
)  # fmt: skip
READY = replace(
    RETURNED, case="b", applicant="Siti Contoh", call_name="0009 / 03", why=Why.READY, days_left=None,
    bring=(Bring(Need.RECEIPT, open=True), Bring(Need.OLD, "KK lama", open=True)),
)  # fmt: skip
SHAMES = ("kepolisian", "suami istri", "perkawinan", "Kelahiran", "9901011003", "Aisyah", "0812", "tolak")


def groups(*calls: Call) -> list[Group]:
    return [Group(PLACE, calls)]


@pytest.mark.parametrize("draw", [call_slips, rt_sheets])
def test_papers_that_others_carry_shame_nobody(draw):
    text = " ".join(texts(draw(groups(RETURNED, READY), office=OFFICE, made_at=AT)))
    for words in (
        "BUDI CONTOH", "SITI CONTOH", "RT 002 / RW 005", "0025 / 21", "Kartu Keluarga asli", "tanda terima",
        "KK lama asli", "berkas yang diminta petugas", "datang sendiri untuk tanda tangan", "12 hari", "GRATIS",
        "Kelurahan Contoh Jaya", "21 November 2026",
    ):  # fmt: skip
        assert words in text, words
    for words in SHAMES:
        assert words not in text, words


def test_four_slips_stand_on_a_page_and_a_family_has_one():
    many = [replace(RETURNED, case=str(n), applicant=f"Budi Contoh {'ABCDE'[n]}") for n in range(5)]
    assert len(texts(call_slips(groups(*many), office=OFFICE, made_at=AT))) == 2
    (page,) = texts(call_slips(groups(RETURNED, replace(READY, applicant="Budi Contoh")), office=OFFICE, made_at=AT))
    assert page.count("BUDI CONTOH") == 1
    assert "0025 / 21, 0009 / 03" in page
    assert "Ada dokumen yang dapat diambil dan permohonan yang perlu dilengkapi." in page


def test_long_names_and_many_things_stay_on_the_slip():
    things = tuple(Bring(Need.PAPER, f"Dokumen pendukung nomor {n}", open=True) for n in range(9))
    long = replace(RETURNED, applicant="W" * 60, bring=things, call_name="00025 / 21")
    (page,) = texts(call_slips(groups(*[long] * 2), office=OFFICE, made_at=AT))
    assert "dan 5 hal lain" in page
    picture = pictures(call_slips(groups(long), office=OFFICE, made_at=AT), 100)[0]
    assert picture[:, :45].min() > 200
    assert picture[:, -45:].min() > 200


def test_an_unknown_rt_and_training_are_said():
    office = replace(OFFICE, training=True)
    (page,) = texts(rt_sheets([Group(None, (READY,))], office=office, made_at=AT))
    assert "RT tidak diketahui" in page
    assert "CONTOH" in page


def test_a_long_list_goes_on_with_its_head():
    many = [
        replace(RETURNED, case=str(n), applicant=f"Warga {'ABCDEFGHIJ'[n // 10]}{'ABCDEFGHIJ'[n % 10]}")
        for n in range(60)
    ]
    pages = texts(rt_sheets(groups(*many), office=OFFICE, made_at=AT))
    assert len(pages) > 1
    assert all("Daftar panggil RT 002 / RW 005" in page for page in pages)


def test_the_officer_reads_what_it_is_about():
    assert for_officer(RETURNED.bring) == (
        "Kartu Keluarga asli", "berita acara dari kepolisian asli",
        "menandatangani Surat Pernyataan suami istri (F-2.04)", "mencocokkan status perkawinan orang tua",
    )  # fmt: skip
    assert for_officer([Bring(Need.SIGNATURE), Bring(Need.TALK)]) == (
        "menandatangani formulir", "datang untuk penjelasan petugas",
    )  # fmt: skip


def test_a_message_names_no_reason_and_no_number_of_a_person():
    text = message(RETURNED, OFFICE.name)
    for words in (
        "BUDI CONTOH",
        "perlu dilengkapi",
        "Kartu Keluarga asli",
        "0025 / 21",
        "12 hari",
        "GRATIS",
        "BERHENTI",
    ):
        assert words in text
    assert not [words for words in SHAMES if words in text]
    assert "sudah dapat diambil" in message(READY, OFFICE.name)
    assert "hari lagi" not in message(READY, OFFICE.name)


def test_words_for_others_are_said_once():
    assert for_others([SECRET, Bring(Need.PAPER, "Buku nikah"), Bring(Need.TALK)]) == (
        "berkas yang diminta petugas", "datang untuk penjelasan petugas",
    )  # fmt: skip


def test_a_bundle_lists_every_old_document():
    lines = [
        OldLine("KK lama", f"Warga Contoh {'ABCDEFGH'[n % 8]}", f"9901011003-261121-K1A-{n:04d}-X", AT)
        for n in range(70)
    ]
    pages = texts(old_documents_list(lines, bundle="261121-K1-01", office=OFFICE, officer="Ratna Dewi", made_at=AT))
    assert len(pages) >= 2
    assert all("Bundel 261121-K1-01, 70 dokumen" in page for page in pages)
    assert sum(page.count("KK lama") for page in pages) == 70
    assert "RATNA DEWI" in pages[-1]
