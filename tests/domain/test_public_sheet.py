"""What the public reads about a service: from the definition alone, conditions in plain words."""

import pytest

from kiosk.domain.public_sheet import as_text, one_line, public_sheet, sheet_of_case, short_text
from kiosk.domain.services import builtin_services
from tests.domain.birth_case import birth, facts

SHEETS = [
    (service, variant.code)
    for service in builtin_services().values()
    for variant in (*service.variants, None)
    if variant is not None and variant.offered
]


@pytest.mark.parametrize(("service", "variant"), SHEETS, ids=lambda one: getattr(one, "code", one))
def test_every_variant_has_the_six_public_components_and_its_legal_basis(service, variant):
    sheet = public_sheet(service, variant)
    assert all((sheet.requirements, sheet.procedure, sheet.duration, sheet.products, sheet.complaint))
    assert sheet.cost == "GRATIS"
    assert sheet.legal_basis
    for requirement in sheet.requirements:
        assert requirement.choices()
        assert not requirement.when.startswith("Karena")
        assert requirement.sentence()


def test_a_variant_asks_only_for_its_own_papers():
    titles = {
        variant: {one.title for one in public_sheet(birth(), variant).requirements}
        for variant in ("UMUM", "PAKET_3IN1")
    }
    assert "Foto anak" in titles["PAKET_3IN1"]
    assert "Foto anak" not in titles["UMUM"]
    # A child's application becomes an adult's by its date: whoever reads "UMUM" must know of that paper.
    assert "Bukti data diri" in titles["UMUM"]
    assert titles["UMUM"] | titles["PAKET_3IN1"] < {one.title for one in public_sheet(birth()).requirements}


def test_conditions_and_alternatives_are_sentences():
    by_title = {one.title: one for one in public_sheet(birth()).requirements}
    assert by_title["Surat kuasa"].when == "Bila dilaporkan oleh penerima kuasa"
    assert by_title["Bukti hubungan suami istri"].sentence() == (
        "Buku nikah, kutipan akta perkawinan, atau bukti lain yang sah "
        "(bila tidak ada: Surat Pernyataan suami istri (F-2.04))"
    )
    assert by_title["Pernyataan sebagai suami istri"].sentence().endswith("dibuat di kantor ini")


def test_the_sheet_of_a_case_says_why_and_holds_its_own_papers():
    sheet = sheet_of_case(birth(), facts({"pelapor.hubungan": "kuasa"}))
    assert {one.when for one in sheet.requirements} == {"", "Karena dilaporkan oleh penerima kuasa"}
    assert sheet.products == ("Kutipan akta kelahiran",)


def test_the_message_holds_everything():
    sheet = public_sheet(birth(), "DEWASA")
    text = as_text(sheet, contact="0800 0000 000")
    for words in (
        "AKTA KELAHIRAN",
        "Orang dewasa",
        "GRATIS",
        "SP4N-LAPOR!",
        "0800 0000 000",
        "Perpres 96/2018",
        "24 jam",
    ):
        assert words in text
    for requirement in sheet.requirements:
        assert requirement.sentence() in text


@pytest.mark.parametrize("most", [60, 120, 300, 500, 2000])
def test_the_text_of_a_code_is_cut_between_lines_and_says_so(most):
    text = short_text(public_sheet(birth()), most)
    assert len(text.encode()) <= max(most, 75)
    whole = short_text(public_sheet(birth()), 5000)
    kept = text.splitlines()
    assert all(line in whole.splitlines() for line in kept if not line.startswith("Selengkapnya"))
    assert (text == whole) is not kept[-1].startswith("Selengkapnya")


def test_the_line_for_the_board_leaves_special_cases_out():
    line = one_line(birth())
    assert line == "Bukti kelahiran, Bukti hubungan suami istri, Kartu Keluarga (KK) asli"
    assert one_line(builtin_services()["KIA"]) == "Akta kelahiran anak, Kartu Keluarga (KK) asli"


@pytest.mark.parametrize("service", builtin_services().values(), ids=lambda one: one.code)
def test_every_service_has_a_line_for_the_board(service):
    assert one_line(service)
