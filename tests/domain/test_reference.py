"""The official lists: numbers that never change, labels in order."""

import pytest

from kiosk.domain.errors import DomainError
from kiosk.domain.reference import (
    CODE_LISTS,
    CONTOH_PROVINCE,
    MONTHS,
    PROVINCE_CODES,
    WEEKDAYS,
    CodeList,
    Entry,
    code_list,
    marital_status_on_card,
)

SIZES = {
    "jenis_kelamin": 2, "agama": 7, "golongan_darah": 13, "pendidikan": 10, "status_perkawinan": 4, "shdk": 11,
    "disabilitas": 7, "tempat_dilahirkan": 5, "jenis_kelahiran": 5, "penolong_kelahiran": 4, "sebab_kematian": 6,
    "yang_menerangkan_kematian": 4, "yang_menentukan_lahir_mati": 5, "jenis_permohonan_pindah": 4,
    "klasifikasi_kepindahan": 5, "alasan_pindah": 7, "jenis_kepindahan": 4, "status_kk_tidak_pindah": 2,
    "status_kk_pindah": 2, "kewarganegaraan": 3, "tipe_sponsor": 5, "hari": 7, "bulan": 12, "pekerjaan": 89,
    "elemen_data": 14, "hubungan_pelapor": 13,
}  # fmt: skip


def test_every_list_has_its_official_size() -> None:
    assert {name: len(listed) for name, listed in CODE_LISTS.items()} == SIZES


@pytest.mark.parametrize(
    ("name", "code", "label"),
    [
        ("jenis_kelamin", "2", "Perempuan"),
        ("agama", "6", "Khonghucu"),
        ("golongan_darah", "13", "Tidak tahu"),
        ("pendidikan", "8", "Diploma IV/Strata I"),
        ("shdk", "9", "Famili lain"),
        ("penolong_kelahiran", "3", "Dukun"),
        ("pekerjaan", "1", "Belum/tidak bekerja"),
        ("pekerjaan", "9", "Petani/pekebun"),
        ("pekerjaan", "48", "Anggota DPR-RI"),
        ("pekerjaan", "73", "Bidan"),
        ("pekerjaan", "88", "Wiraswasta"),
        ("pekerjaan", "89", "Lainnya"),
        ("hubungan_pelapor", "ketua_rt", "Ketua RT"),
        ("bulan", "11", "November"),
    ],
)
def test_codes_mean_what_the_forms_say(name: str, code: str, label: str) -> None:
    assert code_list(name).label(code) == label
    assert code_list(name).official(code) == label.upper()


@pytest.mark.parametrize("listed", CODE_LISTS.values(), ids=lambda listed: listed.id)
def test_codes_and_labels_are_unique(listed: CodeList) -> None:
    codes = [entry.code for entry in listed]
    assert len(set(codes)) == len({entry.label for entry in listed}) == len(codes)
    assert set(listed.frequent) <= set(codes)
    assert all(code in listed for code in codes)


@pytest.mark.parametrize("code", ["0", "01", "8", "", "Islam"])
def test_other_codes_are_refused(code: str) -> None:
    assert code not in code_list("agama")
    with pytest.raises(DomainError) as caught:
        code_list("agama").label(code)
    assert caught.value.code == "reference.code"
    assert caught.value.details == {"list": "agama", "code": code}


def test_an_unknown_list_is_named() -> None:
    with pytest.raises(DomainError) as caught:
        code_list("warna")
    assert (caught.value.code, caught.value.details) == ("reference.list", {"list": "warna"})


def test_the_frequent_occupations_come_first_in_a_search() -> None:
    assert code_list("pekerjaan").frequent == ("1", "2", "3", "9", "15", "19", "84", "88")


def test_lists_are_values() -> None:
    assert CodeList("a", (Entry("1", "Satu"),)) == CodeList("a", (Entry("1", "Satu"),))


@pytest.mark.parametrize(
    ("code", "recorded", "words"),
    [
        ("1", None, "Belum Kawin"),
        ("1", True, "Belum Kawin"),
        ("2", True, "Kawin Tercatat"),
        ("2", False, "Kawin Belum Tercatat"),
        ("2", None, "Kawin"),
        ("3", True, "Cerai Hidup Tercatat"),
        ("3", False, "Cerai Hidup Belum Tercatat"),
        ("4", False, "Cerai Mati"),
    ],
)
def test_a_family_card_prints_six_values(code: str, recorded: bool | None, words: str) -> None:
    assert marital_status_on_card(code, recorded=recorded) == words


def test_provinces_and_the_calendar() -> None:
    assert len(PROVINCE_CODES) == 38
    assert CONTOH_PROVINCE not in PROVINCE_CODES
    assert (WEEKDAYS[0], MONTHS[0]) == ("Senin", "Januari")
