"""One answer by the type of its field: what is stored, what is found."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.answers import CheckContext, canonical, check_all, check_field, is_required, relevant
from kiosk.domain.conditions import Facts
from kiosk.domain.services import Field, field
from tests.domain.birth_case import CONTEXT, TODAY, birth, facts


def field_codes(path, changes, **options):
    asked = field(birth(), path)
    assert asked is not None
    return [problem.code for problem in check_field(asked, facts(changes, **options), CONTEXT)]


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("anak.nama", "", ["field.required"]),
        ("anak.nama", "Aisyah 2", ["name.characters"]),
        ("anak.nama", "Aisyah", ["name.one_word"]),
        ("ibu.nama", "Siti C0ntoh", ["name.characters"]),
        ("ibu.nik", "990101", ["nik.length"]),
        ("ibu.nik", "9901015508950000", ["nik.sequence"]),
        ("ibu.nik", "9901015608950003", ["nik.date_differs"]),
        ("ibu.nik", "9901011508950003", ["nik.sex_differs"]),
        ("anak.no_kk", "9901015508950003", ["kk.looks_like_nik"]),
        ("pelapor.no_kk", "9901011203930002", ["kk.same_as_nik"]),
        ("anak.tanggal_lahir", "2026-11-22", ["date.future"]),
        ("anak.tanggal_lahir", "21-11-2026", ["date.format"]),
        ("anak.tanggal_lahir", "31 feb 2026", ["date.invalid"]),
        ("anak.pukul", "24:10", ["time.invalid"]),
        ("anak.pukul", "4.25", ["time.format"]),
        ("anak.zona", "CET", ["field.choice"]),
        ("anak.jenis_kelamin", "3", ["field.choice"]),
        ("anak.anak_ke", "0", ["field.range"]),
        ("anak.anak_ke", "dua", ["field.number"]),
        ("anak.berat_gram", "900", ["field.usual"]),
        ("anak.berat_gram", "31", ["field.range"]),
        ("anak.panjang_cm", "34.9", ["field.usual"]),
        ("anak.panjang_cm", "4,9", ["field.number"]),
        ("anak.tempat_kelahiran", "99.01.01", ["region.level"]),
        ("anak.tempat_kelahiran", "12 34", ["region.format"]),
        ("anak.tempat_kelahiran", "x" * 61, ["field.length"]),
        ("pelapor.telepon", "021 555", ["phone.prefix"]),
        ("pelapor.hubungan", "diri_sendiri", ["field.choice"]),
    ],
)
def test_one_answer(path, text, found):
    assert field_codes(path, {path: text}) == found


def test_a_region_that_nobody_knows_is_asked_about():
    nowhere = SimpleNamespace(get=lambda code: None)
    asked = field(birth(), "anak.tempat_kelahiran")
    assert asked is not None
    found = check_field(asked, facts(), CheckContext(TODAY, allow_contoh=True, regions=nowhere))
    assert [(one.code, one.severity) for one in found] == [("region.unknown", "warning")]


def test_the_reason_takes_the_place_of_the_answer():
    assert field_codes("ibu.nik", {"ibu.nik": "", "ibu.nik_alasan": "warga_asing"}) == []
    assert field_codes("ibu.nik", {"ibu.nik": "", "ibu.nik_alasan": "malas"}) == ["field.reason"]
    case = facts({"pelapor.telepon": "", "pelapor.telepon_alasan": "tidak_punya_hp"})
    assert relevant(birth(), case)["pelapor.telepon_alasan"] == "tidak_punya_hp"
    assert ("pelapor.alamat", "field.required") in [(one.path, one.code) for one in check_all(birth(), case, CONTEXT)]
    assert "ibu.nik_alasan" not in relevant(birth(), facts({"ibu.nik_alasan": "warga_asing"}))


def test_weight_and_length_are_asked_of_babies_only():
    asked = field(birth(), "anak.berat_gram")
    assert asked is not None
    assert is_required(asked, facts())
    assert not is_required(asked, facts({"anak.tanggal_lahir": "2025-11-20"}))


def test_a_name_already_in_the_family_card_is_copied_as_it_is():
    late = {"anak.nama": "MUH. AL'AMIN", "anak.tanggal_lahir": "2015-01-01"}
    assert "name.characters" in field_codes("anak.nama", late)
    assert field_codes("anak.nama", late | {"anak.nik": "9901010101150009"}) == []


@pytest.mark.parametrize(
    ("path", "typed", "stored"),
    [
        ("anak.tanggal_lahir", "5/8/1995", "1995-08-05"),
        ("anak.tanggal_lahir", " kapan ", "kapan"),
        ("anak.pukul", "4.25", "04:25"),
        ("ibu.nik", "990101 550895 0003", "9901015508950003"),
        ("ibu.nama", "  Siti   Contoh ", "Siti Contoh"),
        ("anak.panjang_cm", "49,5", "49.5"),
        ("anak.berat_gram", "3.100", "3100"),
        ("pelapor.telepon", "0812 0000 0000", "+6281200000000"),
        ("pelapor.telepon", "0812", "0812"),
        ("pelapor.alamat", " Kp. Contoh\nRT 1 ", "Kp. Contoh\nRT 1"),
        ("anak.zona", "", ""),
    ],
)
def test_typed_text_becomes_canonical(path, typed, stored):
    asked = field(birth(), path)
    assert asked is not None
    assert canonical(asked, typed, today=TODAY) == stored
    assert canonical(asked, stored, today=TODAY) == stored


@pytest.mark.parametrize(
    ("typed", "stored", "found"),
    [("2/5", "002/005", []), ("RT 002 / RW 015", "002/015", []), ("dua", "dua", ["rt_rw.format"])],
)
def test_rt_and_rw_have_three_digits(typed, stored, found):
    asked = Field("rumah.rt_rw", "rt_rw", "RT/RW")
    assert canonical(asked, typed, today=TODAY) == stored
    case = Facts({"rumah.rt_rw": stored}, "UMUM", TODAY)
    assert [one.code for one in check_field(asked, case, CONTEXT)] == found


@given(st.sampled_from(sorted(one.path for one in birth().fields())), st.text(max_size=30))
def test_no_text_breaks_a_check(path, text):
    asked = field(birth(), path)
    assert asked is not None
    stored = canonical(asked, text, today=TODAY)
    assert canonical(asked, stored, today=TODAY) == stored
    case = facts({path: stored}, today=TODAY)
    assert all(problem.path == path for problem in check_field(asked, case, CONTEXT))
