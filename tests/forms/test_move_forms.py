"""F-1.03 and F-1.15 filled and blank, on both papers; forms that are not valid yet."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from kiosk.domain.errors import DomainError
from kiosk.domain.sheets import parse_sheet_code
from kiosk.forms import catalogue
from kiosk.forms.catalogue import newest_forms, template_of
from kiosk.forms.filled import FilledForm, fill
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4, F4, page_size
from kiosk.forms.render import page_count, render, render_blank
from tests.domain.moves_cases import DATANG, FAMILY, KIA, KTP, MOVING, NONPERMANEN, PINDAH, case_of
from tests.forms.reading import codes, pictures, squeezed, texts
from ui.messages import of_error

AT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
APPLICATION = "019f56c8-a3ad-704b-8a44-83b4ba7f5a5c"
NAMES = {
    "99": "Contoh Raya", "99.01": "Kabupaten Contoh", "99.01.01": "Contoh Timur", "99.01.01.2001": "Contoh Maju",
    "99.02": "Kota Contoh", "99.02.01": "Contoh Barat", "99.02.01.2001": "Melati",
}  # fmt: skip
REGIONS = SimpleNamespace(get=lambda code: SimpleNamespace(name=NAMES[code]) if code in NAMES else None)
OFFICE = Office("99.01.01.2001", "Contoh Maju", "Contoh Timur", "Contoh", "Contoh Raya", regions=REGIONS)
BOTH = pytest.mark.parametrize("size", [A4, F4], ids=lambda one: one.code)
WIDE = "W" * 30 + " " + "M" * 29


def filled(code: str, service: str, variant: str, answers: dict[str, str]) -> FilledForm:
    definition, facts = case_of(service, variant, answers, papers={"kk": "KK"})
    return fill(
        definition, code, facts, office=OFFICE, number="9901012001-261121-K1A-0025-3", application=APPLICATION,
        printed_at=AT, officer="Ratna Dewi",
    )  # fmt: skip


def move(changes: dict[str, str] | None = None, variant: str = "DALAM_NEGERI") -> FilledForm:
    return filled("F_1_03", "PINDAH", variant, {**PINDAH, **(changes or {})})


def stay(changes: dict[str, str] | None = None) -> FilledForm:
    return filled("F_1_15", "NONPERMANEN", "PENDATAAN", {**NONPERMANEN, **(changes or {})})


def printed(form: FilledForm) -> str:
    return squeezed(" ".join(texts(render([form]))))


def test_a_move_prints_both_addresses_with_the_codes_of_their_places():
    paper = " ".join(texts(render([move()])))
    for words in (
        "BUDI CONTOH", "KP. CONTOH NO. 4", "CONTOH MAJU", "CONTOH TIMUR", "KABUPATEN CONTOH", "CONTOH RAYA",
        "JL. MELATI NO. 1", "MELATI", "KOTA CONTOH", "Surat Keterangan Pindah".upper(),
    ):  # fmt: skip
        assert words in paper
    bare = squeezed(paper)
    for digits in ("9901011508200007", "9901011203930002", "002005", "001003", "40111", "01122026"):
        assert digits in bare


def test_only_who_moves_stands_in_the_table():
    form = move({"anggota[k2].pindah": "tidak", "pindah.kk_tinggal": "2"})
    paper = printed(form)
    assert "9901015005240001" in paper
    assert "9901015508950003" not in paper
    assert form.values["pindah.jenis"].startswith("3 ")
    assert form.values["pindah.klasifikasi"] == "4 ANTAR KAB/KOTA"


@pytest.mark.parametrize(
    ("changes", "variant", "kind"),
    [
        ({}, "DALAM_NEGERI", "2  SURAT KETERANGAN PINDAH"),
        ({"tujuan.wilayah": "99.01.01.2002"}, "DALAM_NEGERI", "1  SURAT KETERANGAN KEPENDUDUKAN"),
        (
            {"tujuan.negara": "Malaysia", "tujuan.alamat_luar_negeri": "Kuala Lumpur"}, "LUAR_NEGERI",
            "3  SURAT KETERANGAN PINDAH LUAR NEGERI",
        ),
    ],
)  # fmt: skip
def test_the_kind_of_application_follows_from_the_move(changes, variant, kind):
    assert squeezed(kind) in printed(move(changes, variant))


def test_the_other_reason_is_printed_only_when_it_is_asked():
    assert "pindah.alasan_lain" not in move({"pindah.alasan_lain": "Ikut anak"}).values
    assert "IKUT ANAK" in " ".join(texts(render([move({"pindah.alasan": "7", "pindah.alasan_lain": "Ikut anak"})])))


def test_a_stay_prints_its_two_addresses_and_tick():
    form = stay({"tinggal.bersama": "ya", **{path: text for path, text in FAMILY.items() if "[k2]" in path}})
    paper = " ".join(texts(render([form])))
    for words in ("BUDI CONTOH", "KP. CONTOH NO. 9", "UMAR CONTOH", "SITI CONTOH", "KARYAWAN SWASTA", "RATNA DEWI"):
        assert words in paper
    assert form.values["permohonan.f_1_15"] == "DATA"
    gone = filled("F_1_15", "NONPERMANEN", "PEMBATALAN", NONPERMANEN)
    assert gone.values["permohonan.f_1_15"] == "BATAL"


@pytest.mark.parametrize(
    ("service", "variant", "answers", "ticks"),
    [
        ("KIA", "BARU_0_5", KIA, "III_A"), ("KIA", "HILANG", KIA, "III_B_1"), ("KIA", "RUSAK", KIA, "III_B_2"),
        ("KIA", "PINDAH_DATANG", KIA, "III_D"), ("DATANG", "KK_BARU", DATANG, "I_A_4 II_B"),
        ("DATANG", "NUMPANG_KK", DATANG, "I_B_1 II_B"), ("KTP_BARU", "UMUM", KTP, "II_A"),
        ("KTP_HILANG", "UMUM", KTP, "II_C_1"), ("KTP_RUSAK", "UMUM", {**KTP, "ktp.sebab": "rusak"}, "II_C_2"),
        ("KTP_RUSAK", "UMUM", {**KTP, "ktp.sebab": "berubah"}, "IV_B"), ("KTP_LUAR_DOMISILI", "UMUM", KTP, "II_F"),
    ],
)  # fmt: skip
def test_the_ticks_of_f_1_02_follow_from_the_service(service, variant, answers, ticks):
    form = filled("F_1_02", service, variant, answers)
    assert form.values["permohonan.f_1_02"] == ticks
    assert form.signers[0].name == answers["pemohon.nama"].upper()


@BOTH
@pytest.mark.parametrize("make", [move, stay], ids=["F_1_03", "F_1_15"])
def test_names_of_sixty_wide_letters_and_ten_members_stay_inside(make, size):
    crowd = {
        f"anggota[k{row}].{name}": text
        for row in range(1, 11)
        for name, text in {
            "nama": WIDE, "nik": f"99010112039300{row:02d}", "shdk": "1" if row == 1 else "9",
            "tanggal_lahir": "1993-03-12", "pindah": "ya",
        }.items()
    }  # fmt: skip
    long = {
        "pemohon.nama": WIDE, "asal.alamat": "WM" * 60, "tujuan.alamat": "WM" * 60, "tinggal.pemilik_rumah": WIDE,
        "tinggal.bersama": "ya", "pindah.alasan": "7", "pindah.alasan_lain": "WM" * 30,
    }  # fmt: skip
    form = make({**crowd, **long})
    pdf = render([form], size=size)
    assert squeezed(WIDE) in squeezed(" ".join(texts(pdf)))
    pages = pictures(pdf, 100)
    assert len(pages) == page_count(form, size=size)
    margin = round(14.5 / 25.4 * 100)
    for page in pages:
        assert abs(page.shape[0] - size.height / 25.4 * 100) <= 1
        assert page[:, :margin].min() > 200
        assert page[:, -margin + 4 :].min() > 200
        foot = round((size.height - 5) / 25.4 * 100)
        assert page[foot:].min() > 200


@BOTH
@pytest.mark.parametrize("code", sorted({code for code, _ in catalogue.FORMS}))
def test_every_blank_fits_both_papers(code, size):
    landscape = template_of(code).landscape
    paper = size.turned if landscape else size
    for page in pictures(render_blank(code, office=OFFICE, size=size), 60):
        assert abs(page.shape[1] - paper.width / 25.4 * 60) <= 1
        assert abs(page.shape[0] - paper.height / 25.4 * 60) <= 1
        assert page[:, :33].min() > 200
        assert page[:, -30:].min() > 200
        assert page[-12:].min() > 200
        assert codes(page) == []


@BOTH
def test_each_page_names_itself_to_a_scanner(size):
    form = move()
    found = [parse_sheet_code(text) for page in pictures(render([form], size=size), 150) for text in codes(page)]
    assert [(one.page, one.pages, one.form) for one in found if one] == [
        (page, page_count(form, size=size), "F_1_03") for page in range(1, page_count(form, size=size) + 1)
    ]


def test_the_longer_paper_needs_no_more_pages():
    for code in {code for code, _ in catalogue.FORMS}:
        assert len(texts(render_blank(code, size=F4))) <= len(texts(render_blank(code, size=A4)))


def test_sizes_by_name():
    assert (page_size(""), page_size("F4")) == (A4, F4)
    with pytest.raises(DomainError) as refused:
        page_size("A3")
    assert refused.value.code == "paper.size"


# --- Validity --------------------------------------------------------------------------------------------------------


@pytest.fixture
def next_year(monkeypatch):
    """A second version of F-1.03, valid from next year, beside the present one."""
    later = replace(template_of("F_1_03"), version=2, valid_from=date(2027, 1, 1))
    monkeypatch.setattr(catalogue, "FORMS", {**catalogue.FORMS, ("F_1_03", 2): later})


@pytest.mark.usefixtures("next_year")
def test_a_form_is_used_from_the_day_on_which_it_is_valid():
    assert template_of("F_1_03", on=date(2026, 12, 31)).version == 1
    assert template_of("F_1_03", on=date(2027, 1, 1)).version == 2
    assert move().version == 1
    assert [one.version for one in newest_forms(date(2026, 12, 31)) if one.code == "F_1_03"] == [1]


def test_a_form_that_is_not_valid_yet_is_refused_with_its_day(monkeypatch):
    later = replace(template_of("F_1_15"), valid_from=date(2027, 1, 1))
    monkeypatch.setattr(catalogue, "FORMS", {**catalogue.FORMS, ("F_1_15", 1): later})
    with pytest.raises(DomainError) as refused:
        stay()
    expected = ("form.not_yet_valid", {"form": "F_1_15", "date": "2027-01-01"})
    assert (refused.value.code, refused.value.details) == expected
    assert "F_1_15" not in [one.code for one in newest_forms(AT.date())]
    assert "mulai 1 Januari 2027" in of_error(refused.value)


def test_a_clock_that_is_years_behind_keeps_nobody_from_applying():
    long_ago = date(2002, 1, 1)
    assert template_of("F_1_15", on=long_ago) == template_of("F_1_15")
    assert newest_forms(long_ago) == newest_forms(AT.date())


def test_who_moves_is_in_the_family_of_these_tests():
    assert set(MOVING) == {f"{path.partition('.')[0]}.pindah" for path in FAMILY}
