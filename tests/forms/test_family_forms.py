"""F-1.01, F-1.02, F-1.04, F-1.05 and F-1.06: filled, drawn, read back, and read by a scanner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import pypdfium2
import pytest

from kiosk.domain.answers import forms_needed
from kiosk.domain.sheets import SheetCode, changed_paths, parse_sheet_code
from kiosk.forms.catalogue import template_of
from kiosk.forms.elements import Element, Ticks
from kiosk.forms.f_1_02 import TICKS
from kiosk.forms.filled import fill
from kiosk.forms.office import Office
from kiosk.forms.paper_size import F4
from kiosk.forms.printed import words_of
from kiosk.forms.render import page_count, paginate, paper_of, render, render_blank
from kiosk.forms.table import Table
from kiosk.forms.template import FilledForm
from tests.domain import birth_case
from tests.domain.family_cases import (
    BIODATA,
    BUDI,
    CASES,
    CHANGED,
    NEW_FAMILY,
    RAFI,
    SITI,
    Case,
    biodata,
    rows,
)
from tests.forms.reading import codes, pictures, squeezed, texts

AT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
APPLICATION = "019f56c8-a3ad-704b-8a44-83b4ba7f5a5c"
NUMBER = "9901011003-261121-K1A-0025-3"
REGIONS = SimpleNamespace(get=lambda code: SimpleNamespace(name="Kab. Contoh") if code == "99.01" else None)
OFFICE = Office("99.01.01.1003", "Contoh Jaya", "Contoh Timur", "Contoh", "Contoh Raya", regions=REGIONS)
NEW = ("F_1_01", "F_1_04", "F_1_05", "F_1_06")
# Which case prints which form.
PRINTED = {
    "F_1_01": BIODATA, "F_1_04": BIODATA, "F_1_05": NEW_FAMILY, "F_1_06": CHANGED, "F_1_02": CHANGED,
}  # fmt: skip
# Columns of F-1.01 that hold the number of the answer alone.
NUMBERS = {
    "jenis_kelamin", "kewarganegaraan", "punya_akta_lahir", "golongan_darah", "agama", "status_perkawinan",
    "punya_akta_kawin", "punya_akta_cerai", "shdk", "disabilitas", "pendidikan",
}  # fmt: skip
WIDE = "W" * 30 + " " + "M" * 29


def filled(code: str, case: Case | None = None, changes: dict[str, str] | None = None, **options: object) -> FilledForm:
    service, facts = (case or PRINTED[code]).facts(alternative=True, changes=changes)
    return fill(
        service, code, facts, office=OFFICE, number=NUMBER, application=APPLICATION, printed_at=AT,
        officer="Ratna Dewi", **options,  # type: ignore[arg-type]
    )  # fmt: skip


def bare(text: str) -> str:
    """Without blanks and the signs that boxes take the place of."""
    return squeezed(text).replace("-", "").replace(".", "")


def printed(form: FilledForm) -> str:
    return bare(" ".join(texts(render([form]))))


def inside(element: Element) -> Iterator[Element]:
    yield element
    for part in (*getattr(element, "parts", ()), *(getattr(element, side, None) for side in ("left", "right"))):
        if part is not None:
            yield from inside(part)


def parts(form: FilledForm) -> list[Element]:
    return [one for element in template_of(form.code, form.version).body(form) for one in inside(element)]


def ticked(form: FilledForm) -> list[str]:
    return [text for one in parts(form) if isinstance(one, Ticks) for text, on in one.items if on]


def tables(form: FilledForm) -> list[Table]:
    return [one for one in parts(form) if isinstance(one, Table)]


# --- Values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", NEW)
def test_every_value_is_on_the_paper(code: str):
    form = filled(code)
    paper = printed(form)
    for path, value in form.values.items():
        name = path.rpartition(".")[2]
        as_number = name in NUMBERS and code == "F_1_01"
        has_column = name == "elemen" and value.startswith(("1 ", "2 ", "3 "))
        as_tick = path.startswith(("permohonan.", "tanpa_dokumen.")) and name != "sebab"
        if as_number or has_column or as_tick or path in {"anggota", "perubahan"}:
            continue
        texts_ = value.split("/") if name == "rt_rw" else [value if code == "F_1_01" else words_of(value)]
        assert all(bare(text) in paper for text in texts_), path


def test_the_family_is_told_in_ten_columns_and_thirty_more():
    form = filled("F_1_01")
    assert form.rows("anggota") == ("anggota[k1]", "anggota[k2]")
    names, births, events, parents = (table.rows for table in tables(form))
    assert list(names[1][:6]) == ["2", "SITI CONTOH", "", "A.MD.", "A1234567", "15-01-2031"]
    assert list(births[0]) == ["1", "1", "KAB. CONTOH", "12-03-1993", "1", "", "2", "", "4", "1", ""]
    assert list(events[0]) == [
        "1",
        "2",
        "1",
        "12/2019",
        "04-05-2019",
        "",
        "",
        "",
        "1",
        "2",
        "7",
        "3",
        "9 PETANI/PEKEBUN",
    ]
    assert list(parents[0][7:]) == ["SUDAH MENINGGAL SEBELUM PUNYA NIK", "AMINAH CONTOH", "", "HASAN CONTOH"]
    numbers = [column.number for table in tables(form) for column in table.columns if column.title != "No."]
    assert numbers == [str(number) for number in range(2, 42)]


def test_column_28_follows_from_column_29():
    impaired = filled("F_1_01", changes={"anggota[k1].disabilitas": "2"})
    assert list(tables(impaired)[2].rows[0][9:11]) == ["1", "2"]
    silent = filled("F_1_01", changes={"anggota[k1].disabilitas": ""})
    assert list(tables(silent)[2].rows[0][9:11]) == ["", ""]


def test_an_eleventh_member_goes_on_a_further_sheet():
    many = [{"nik": f"99010101078000{n:02d}", "nama": f"Anak {chr(64 + n)}", "shdk": "4"} for n in range(1, 13)]
    form = filled("F_1_01", changes=rows("anggota", *(biodata(one, "1980-07-01", "1") for one in many)))
    sheets = tables(form)
    assert [len(table.rows) for table in sheets] == [10] * 4 + [2] * 4
    assert [row[0] for row in sheets[4].rows] == ["11", "12"]
    assert [row[1] for row in sheets[0].rows][9] == "ANAK J"
    paper = texts(render([form]))
    assert len(paper) == page_count(form) == 4
    assert "ANAK L" in " ".join(paper)
    assert "1 2 ORANG" in paper[0]


def test_the_region_stands_in_ten_boxes_and_in_the_family_form_once_more():
    page = texts(render([filled("F_1_01")]))[0]
    assert squeezed(page).count("9901011003") >= 1
    for words in ("9. Provinsi", "12. Desa/Kelurahan", "CONTOH RAYA", "CONTOH TIMUR"):
        assert words in page


def test_a_change_stands_in_its_own_table_under_the_number_of_the_member():
    education, religion = tables(filled("F_1_06"))[1:]
    assert [list(row) for row in education.rows] == [
        ["3", "TAMAT SD/SEDERAJAT", "SLTP/SEDERAJAT", "IJAZAH SMP NO. 12/2026", "", "", ""]
    ]
    assert [list(row) for row in religion.rows] == [
        ["1", "", "", "", "STATUS PERKAWINAN: BELUM KAWIN", "KAWIN BELUM TERCATAT", "F-1.05"]
    ]


def test_two_changes_of_one_member_take_two_lines_and_a_date_is_printed_as_one():
    born = {
        "nik": RAFI["nik"], "elemen": "7", "akta_sesuai": "ya", "semula_tanggal": "2012-05-01",
        "menjadi_tanggal": "2012-05-10", "dasar": "Akta lahir",
    }  # fmt: skip
    named = {
        "nik": RAFI["nik"], "elemen": "4", "akta_sesuai": "ya", "semula": "Rafi Conto", "menjadi_nama": "Rafi Contoh",
        "dasar": "Akta lahir",
    }  # fmt: skip
    work = {"nik": SITI["nik"], "elemen": "2", "semula": "Guru", "menjadi": "Dosen", "dasar": "Surat kerja"}
    faith = {"nik": RAFI["nik"], "elemen": "3", "semula": "Islam", "menjadi": "Hindu", "dasar": "Surat"}
    form = filled("F_1_06", changes=rows("perubahan", born, named, work, faith))
    _, first, second = tables(form)
    assert [list(row) for row in first.rows] == [["2", "", "", "", "GURU", "DOSEN", "SURAT KERJA"]]
    assert [list(row) for row in second.rows] == [
        ["3", "ISLAM", "HINDU", "SURAT", "TANGGAL LAHIR: 01-05-2012", "10-05-2012", "AKTA LAHIR"],
        ["3", "", "", "", "NAMA: RAFI CONTO", "RAFI CONTOH", "AKTA LAHIR"],
    ]


def test_both_sign_that_they_are_married_and_two_know_it():
    form = filled("F_1_05")
    assert [signer.role for signer in form.signers] == ["suami", "istri", "saksi1", "saksi2"]
    assert ticked(form) == ["Perkawinan belum tercatat"]
    page = texts(render([form]))[0]
    for words in ("1. Suami", "2. Istri", "3. Saksi I", "4. Saksi II", "UMAR CONTOH", "penjara paling lama 6 tahun"):
        assert words in page


def test_only_what_is_missing_is_crossed():
    assert ticked(filled("F_1_04")) == ["Kartu Keluarga", "KTP-el", "Kutipan akta kelahiran", "Ijazah"]


def test_the_head_of_the_registry_signs_later():
    page = texts(render([filled("F_1_01")]))[-1]
    assert "Ditandatangani di halaman ini oleh 1. Kepala keluarga." in page
    assert "Mengetahui, Kepala Disdukcapil" in page


# --- F-1.02 ----------------------------------------------------------------------------------------------------------


def test_version_one_still_prints_what_lies_about_unsigned():
    """The hash that sheets of a new-born's package bear; it must never change."""
    case = birth_case.facts(variant="PAKET_3IN1")
    old = fill(
        birth_case.birth(), "F_1_02", case, office=OFFICE, number=NUMBER, application=APPLICATION, printed_at=AT,
        version=1,
    )  # fmt: skip
    assert old.data_hash == "DQ7ELJBSYNVY"
    new = fill(
        birth_case.birth(), "F_1_02", case, office=OFFICE, number=NUMBER, application=APPLICATION, printed_at=AT
    )  # fmt: skip
    assert (old.version, new.version) == (1, 2)
    assert ticked(old) == ticked(new)


@pytest.mark.parametrize("case", [case for case in CASES if case is not BIODATA], ids=str)
@pytest.mark.parametrize("alternative", [False, True])
def test_ticks_follow_from_service_and_papers(case: Case, alternative: bool):
    service, facts = case.facts(alternative=alternative)
    form = fill(
        service, "F_1_02", facts, office=OFFICE, number=NUMBER, application=APPLICATION, printed_at=AT
    )  # fmt: skip
    found = ticked(form)
    services = [TICKS[code] for code in form.ticked]
    assert services
    assert set(services) <= set(found)
    attached = [text for text in found if text not in services]
    assert ("KK lama / rusak" in attached) == ("KK_LAMA" in facts.papers.values())
    assert ("SPTJM perkawinan / perceraian belum tercatat" in attached) == ("F_1_05" in facts.papers.values())


def test_a_change_of_data_ticks_both_places_and_its_proofs():
    assert ticked(filled("F_1_02")) == [
        "B3. Perubahan elemen data", "A. KK", "KK lama / rusak", "Surat keterangan / bukti perubahan peristiwa",
        "SPTJM perkawinan / perceraian belum tercatat",
    ]  # fmt: skip


# --- Change after printing -------------------------------------------------------------------------------------------


def test_a_row_that_came_or_went_changes_the_sheet():
    before = filled("F_1_06")
    third = {"nik": BUDI["nik"], "elemen": "2", "semula": "Guru", "menjadi": "Dosen", "dasar": "Surat kerja"}
    after = filled("F_1_06", changes={f"perubahan[k3].{name}": text for name, text in third.items()})
    assert before.data_hash != after.data_hash
    changed = changed_paths(before.values, after.values)
    assert "perubahan" in changed
    assert {path for path in changed if path != "perubahan"} == {f"perubahan[k3].{name}" for name in third}


def test_what_is_not_printed_does_not_change_the_sheet():
    assert filled("F_1_06").data_hash == filled("F_1_06", changes={"suami.pekerjaan": "15"}).data_hash


# --- Pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dpi", [150, 200])
def test_each_page_names_itself_to_a_scanner(dpi: int):
    forms = [filled(code) for code in PRINTED]
    found = [[parse_sheet_code(text) for text in codes(picture)] for picture in pictures(render(forms), dpi)]
    assert found == [
        [SheetCode(APPLICATION, form.code, page, page_count(form), form.data_hash)]
        for form in forms
        for page in range(1, page_count(form) + 1)
    ]


@pytest.mark.parametrize("code", NEW)
def test_the_widest_texts_stay_inside_their_boxes(code: str):
    wide = {path: WIDE for path in PRINTED[code].answers if path.endswith((".nama", ".nama_ibu", ".dasar", ".semula"))}
    wide |= dict.fromkeys(("suami.alamat", "istri.alamat", "kepala.alamat", "pemohon.alamat"), "WM" * 80)
    wide |= {"suami.nama": WIDE, "istri.nama": WIDE, "saksi1.nama": WIDE}
    form = filled(code, changes=wide)
    assert squeezed(WIDE) in squeezed(" ".join(texts(render([form]))))
    for picture in pictures(render([form]), 100):
        margin = round(14.5 / 25.4 * 100)
        assert picture[:, :margin].min() > 200
        assert picture[:, -margin + 4 :].min() > 200


@pytest.mark.parametrize("code", NEW)
def test_nothing_is_cut_between_pages(code: str):
    for form in (filled(code), filled(code, changes={"keluarga.alamat": "W" * 120})):
        template = template_of(code)
        for size in (paper_of(template), paper_of(template, F4)):
            for page in paginate(template.body(form), size):
                for y, element in page:
                    assert y + element.height(size.inner) <= size.body_end + 0.01


def test_the_family_form_lies_across_and_the_next_stands_again():
    pdf = render([filled("F_1_01"), filled("F_1_05")])
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(pdf)]
    assert [width > height for width, height in sizes] == [True, True, False]


def test_a_district_may_print_on_folio():
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(render([filled("F_1_05")], size=F4))]
    assert [tuple(round(side / 72 * 25.4) for side in size) for size in sizes] == [(215, 330)]
    (page,) = texts(render([filled("F_1_05")], size=F4))
    assert "Halaman 1 dari 1" in page


@pytest.mark.parametrize("code", [*NEW, "F_1_02"])
def test_a_blank_has_room_for_a_hand_and_no_person(code: str):
    pdf = render_blank(code, office=OFFICE)
    assert all(codes(picture) == [] for picture in pictures(pdf, 100))
    paper = " ".join(texts(pdf))
    assert "isi dengan huruf kapital dan tinta hitam" in paper
    assert "Nama:" in paper
    assert not [word for word in ("BUDI", "SITI", "KAWIN BELUM") if word in paper.replace("2 KAWIN", "")]
    assert len(texts(pdf)) == (3 if code == "F_1_01" else 1)


def test_a_blank_family_form_has_ten_lines_and_the_meaning_of_its_codes():
    paper = " ".join(texts(render_blank("F_1_01", office=OFFICE)))
    assert "27: 1 KEPALA KELUARGA, 2 SUAMI, 3 ISTRI" in paper
    assert "29: 1 FISIK, 2 NETRA" in paper


def test_every_case_prints_every_form_it_needs():
    for case in CASES:
        for alternative in (False, True):
            service, facts = case.facts(alternative=alternative)
            for rule in forms_needed(service, facts):
                form = fill(
                    service, rule.code, facts, office=OFFICE, number="", application=APPLICATION, printed_at=AT
                )  # fmt: skip
                assert [signer.role for signer in form.signers] == list(rule.signers)
                assert all(signer.name for signer in form.signers if signer.role != "petugas")
                assert render([form]).startswith(b"%PDF")
