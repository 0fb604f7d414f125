"""Official forms filled with a case: what is printed is the case and nothing else."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.answers import forms_needed, relevant
from kiosk.domain.errors import DomainError
from kiosk.domain.services import builtin_services
from kiosk.domain.sheets import SheetCode, data_hash, parse_sheet_code
from kiosk.forms.catalogue import template_of
from kiosk.forms.filled import FilledForm, changed_paths, fill
from kiosk.forms.office import Office
from kiosk.forms.pen import printable
from kiosk.forms.printed import words_of
from kiosk.forms.render import page_count, paginate, render, render_blank
from tests.domain.birth_case import BY_STATEMENT, DECLARED, birth, facts
from tests.forms.reading import codes, pictures, squeezed, texts

AT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
APPLICATION = "019f56c8-a3ad-704b-8a44-83b4ba7f5a5c"
NUMBER = "9901011003-261121-K1A-0025-3"
REGIONS = SimpleNamespace(get=lambda code: SimpleNamespace(name="Kab. Contoh") if code == "99.01" else None)
OFFICE = Office("99.01.01.1003", "Contoh Jaya", "Contoh Timur", "Contoh", "Contoh Raya", regions=REGIONS)
# On these rows the number stands in a box of its own, away from its words.
CHOSEN = {"jenis_kelamin", "tempat_dilahirkan", "jenis_kelahiran", "penolong", "kewarganegaraan", "pekerjaan"}
# The forms of the rest are tested with the services that print them.
CODES = sorted({rule.code for rule in birth().forms})
PAGES = {"F_2_01": 2}


def filled(code: str, case=None, **options) -> FilledForm:
    case = case or facts(DECLARED, variant="PAKET_3IN1", papers=BY_STATEMENT)
    given_ = {"number": NUMBER, "application": APPLICATION, "printed_at": AT} | options
    return fill(birth(), code, case, office=OFFICE, **given_)


def printed(form: FilledForm) -> str:
    return squeezed(" ".join(texts(render([form]))))


def bare(text: str) -> str:
    """Without blanks and the signs that boxes take the place of."""
    return squeezed(text).replace("-", "").replace(".", "")


# --- Values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_every_value_is_on_the_paper(code):
    form = filled(code)
    paper = printed(form)
    for path, value in form.values.items():
        if path.startswith(("papers.", "permohonan.")):
            continue
        needle = words_of(value) if path.rpartition(".")[2] in CHOSEN else value
        assert bare(needle) in bare(paper), path


def test_values_of_the_birth_form():
    values = filled("F_2_01").values
    assert values["anak.nama"] == "AISYAH PUTRI CONTOH"
    assert values["anak.tanggal_lahir"] == "10-11-2026"
    assert values["anak.tempat_kelahiran"] == "KAB. CONTOH"
    assert values["anak.tempat_dilahirkan"] == "2 PUSKESMAS"
    assert values["anak.panjang_cm"] == "49,5"
    assert values["anak.pukul"] == "04.25"
    assert values["pelapor.telepon"] == "0812-0000-0000"
    assert "HARISELASA" in printed(filled("F_2_01"))


def test_the_office_heads_every_form():
    for code in (code for code in CODES if code.startswith("F")):
        paper = printed(filled(code))
        for words in ("CONTOHJAYA", "CONTOHTIMUR", "CONTOHRAYA", "9901011003", template_of(code).official_code):
            assert words in paper
        assert "14.40WIB" in paper


def test_a_hidden_answer_is_never_printed():
    """A father was typed, then the mother alone was chosen: no form may carry him."""
    case = facts(DECLARED | {"orang_tua.status_perkawinan": "3", "pelapor.hubungan": "ibu"}, papers=BY_STATEMENT)
    for code in ("F_2_01", "F_2_03"):
        form = filled(code, case)
        assert not [path for path in form.values if path.startswith("ayah.")]
    paper = printed(filled("F_2_01", case))
    assert "SUKAMAJU" not in paper
    assert "12031993" not in paper


@given(st.sampled_from("1234"), st.sampled_from(["ayah", "ibu", "kuasa", "wali"]), st.booleans())
def test_only_answers_that_count_are_filled_in(status, relation, statement):
    changes = DECLARED | {"orang_tua.status_perkawinan": status, "pelapor.hubungan": relation}
    papers = BY_STATEMENT | {"asal_usul": "F_2_03", "bukti_pasangan": "F_2_04"} if statement else None
    case = facts(changes, papers=papers)
    for rule in forms_needed(birth(), case):
        paths = {path for path in filled(rule.code, case).values if not path.startswith(("papers.", "permohonan."))}
        assert paths <= set(relevant(birth(), case))


def test_a_missing_nik_prints_its_reason():
    form = filled("F_2_01", facts({"ibu.nik": "", "ibu.nik_alasan": "belum_terdata"}))
    assert form.values["ibu.nik_alasan"] == "BELUM PERNAH DIDATA"
    assert "BELUMPERNAHDIDATA" in printed(form)


def test_a_proxy_never_declares():
    case = facts(DECLARED | {"pelapor.hubungan": "kuasa", "pelapor.nama": "Kuasa Contoh"}, papers=BY_STATEMENT)
    form = filled("F_2_03", case)
    assert [signer.role for signer in form.signers] == ["ibu", "saksi1", "saksi2"]
    assert form.signers[0].name == "SITI CONTOH"
    assert "KUASACONTOH" not in printed(form)


@pytest.mark.parametrize("code", CODES)
def test_who_signs_where_is_said_on_every_page(code):
    form = filled(code, officer="Ratna Dewi")
    pages = texts(render([form]))
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Ditandatangani di halaman" in page
        for signer in form.signers:
            assert signer.caption in page
    assert all(signer.name in pages[-1] for signer in form.signers)


def test_statements_and_the_population_form_need_one_sheet():
    for code in CODES:
        assert len(texts(render([filled(code)]))) == page_count(filled(code)) == PAGES.get(code, 1), code


def test_ticks_follow_products_and_papers():
    form = filled("F_1_02", facts(variant="PAKET_3IN1"))
    assert form.values["permohonan.produk"] == "AKTA_LAHIR KK KIA"
    assert form.values["papers.bukti_kawin"] == "BUKU_NIKAH"
    assert form.values["papers.kk"] == "KK"
    ticked = [
        text
        for block in template_of("F_1_02").body(form)
        for element in getattr(block, "parts", ())
        for text, on in getattr(element, "items", ())
        if on
    ]
    assert ticked == [
        "B2. Peristiwa penting", "A. Baru", "KK lama / rusak", "Buku nikah / kutipan akta perkawinan",
        "Surat keterangan / bukti perubahan peristiwa",
    ]  # fmt: skip


def test_the_childs_citizenship_is_left_to_the_officer_when_a_parent_is_foreign():
    def code_on_form(case):
        subject = template_of("F_2_01").body(filled("F_2_01", case))[2]
        return subject.parts[5].code

    assert code_on_form(facts()) == "1"
    assert code_on_form(facts({"ayah.kewarganegaraan": "2"})) == ""


# --- Change after printing -------------------------------------------------------------------------------------------


def test_a_change_after_printing_is_found_and_named():
    before, after = filled("F_2_01"), filled("F_2_01", facts({"ibu.nama": "Siti Contohwati"} | DECLARED))
    assert before.data_hash != after.data_hash
    assert changed_paths(before.values, after.values) == ("ibu.nama",)
    assert before.data_hash == data_hash("F_2_01", 2, before.values)


def test_what_a_form_does_not_print_does_not_change_it():
    case = facts(DECLARED | {"anak.berat_gram": "3200"}, variant="PAKET_3IN1", papers=BY_STATEMENT)
    assert filled("F_2_04").data_hash == filled("F_2_04", case).data_hash
    assert filled("F_2_01").data_hash != filled("F_2_01", case).data_hash


def test_capitals_and_number_do_not_force_a_new_sheet():
    again = filled("F_2_01", facts(DECLARED | {"ibu.nama": "SITI CONTOH"}, variant="PAKET_3IN1"), number="")
    assert again.data_hash == filled("F_2_01").data_hash


# --- Pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dpi", [150, 200])
def test_each_page_names_itself_to_a_scanner(dpi):
    forms = [filled(code) for code in CODES]
    found = [[parse_sheet_code(text) for text in codes(picture)] for picture in pictures(render(forms), dpi)]
    expected = [
        [SheetCode(APPLICATION, form.code, page, pages, form.data_hash)]
        for form in forms
        for pages in (PAGES.get(form.code, 1),)
        for page in range(1, pages + 1)
    ]
    assert found == expected


def test_the_same_data_give_the_same_bytes():
    assert render([filled("F_2_01")]) == render([filled("F_2_01")])


@pytest.mark.parametrize("code", CODES)
def test_names_of_sixty_wide_letters_stay_inside_their_boxes(code):
    wide = "W" * 30 + " " + "M" * 29
    names = {f"{role}.nama": wide for role in ("anak", "ibu", "ayah", "pelapor", "pemberi_kuasa", "saksi1", "saksi2")}
    places = {f"{role}.alamat": "WM" * 80 for role in ("ibu", "ayah", "pelapor")}
    case = facts(DECLARED | names | places, variant="PAKET_3IN1", papers=BY_STATEMENT)
    form = filled(code, case, officer=wide)
    assert squeezed(wide) in printed(form)
    for picture in pictures(render([form]), 100):
        margin = round(14.5 / 25.4 * 100)
        assert picture[:, :margin].min() > 200
        assert picture[:, -margin + 4 :].min() > 200


def test_letters_that_the_font_lacks_are_not_lost_in_silence():
    assert printable("José \u02bcAli\u02bc \u0141uk\u00e1\u0161 \u4e2d") == "José 'Ali' Łukáš ?"
    assert "JOSÉ" in printed(filled("F_2_01", facts({"ibu.nama": "José Contoh"})))


def test_nothing_is_cut_between_pages():
    for code in CODES:
        for page in paginate(template_of(code).body(filled(code))):
            for y, element in page:
                assert y + element.height(180) <= 280


@pytest.mark.parametrize("code", CODES)
def test_a_blank_carries_no_code_and_no_person(code):
    pdf = render_blank(code, office=OFFICE)
    assert all(codes(picture) == [] for picture in pictures(pdf, 100))
    paper = " ".join(texts(pdf))
    assert "isi dengan huruf kapital dan tinta hitam" in paper
    assert "Nama" in paper
    assert "BUDI" not in paper
    assert squeezed(template_of(code).title) in squeezed(" ".join(texts(render_blank(code))))


def test_training_is_marked_on_every_page():
    office = Office("99.01.01.1003", "Contoh Jaya", "Timur", "Satu", "Raya", training=True)
    form = fill(birth(), "F_2_01", facts(), office=office, number="", application=APPLICATION, printed_at=AT)
    assert all("CONTOH" in text.replace("CONTOH JAYA", "") for text in texts(render([form])))


def test_a_form_that_this_program_does_not_know_is_refused_by_name():
    with pytest.raises(DomainError) as refused:
        filled("F_2_01", version=9)
    assert (refused.value.code, dict(refused.value.details)) == ("form.unknown", {"form": "F_2_01", "version": 9})


def test_every_form_of_every_definition_can_be_printed():
    for service in builtin_services().values():
        fields = service.fields_by_path()
        for rule in service.forms:
            template = template_of(rule.code)
            paths = [path.replace("[]", "") for path in template.paths_for(rule.signers)]
            # A form for several events prints the groups of answers that this service has.
            groups = {path.partition(".")[0] for path in fields} if template.events else None
            missing = [path for path in paths if path not in fields]
            assert not [path for path in missing if groups is None or path.partition(".")[0] in groups], rule.code
            assert {option.kind for paper in service.papers for option in paper.any_of if option.form == rule.code} <= {
                rule.paper
            }


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=160))
def test_no_text_breaks_a_page(name, place):
    case = facts(DECLARED | {"ibu.nama": name, "ibu.alamat": place}, papers=BY_STATEMENT)
    assert render([filled("F_2_04", case)]).startswith(b"%PDF")
