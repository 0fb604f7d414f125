"""KIA, moving out, moving in, KTP-el, non-permanent residents: what is asked for, and what is refused."""

from dataclasses import replace

import pytest

from kiosk.domain.answers import products_of, rules_needed, visible_fields, visible_pages
from tests.domain.moves_cases import (
    BY_PROXY,
    CONTEXT,
    DATANG,
    FAMILY,
    KIA,
    KTP,
    NONPERMANEN,
    PINDAH,
    TODAY,
    VISIT,
    WHOLE,
    case_of,
    found,
)


def needed(code, variant, answers, papers=None):
    service, facts = case_of(code, variant, answers, papers=papers)
    return [rule.id for rule in rules_needed(service, facts)]


def products(code, variant, answers):
    service, facts = case_of(code, variant, answers)
    return [product.code for product in products_of(service, facts)]


@pytest.mark.parametrize(("code", "variant"), list(WHOLE), ids=lambda one: one)
def test_a_whole_application_is_found_whole(code, variant):
    assert found(code, variant, WHOLE[code, variant]) == set()


@pytest.mark.parametrize(("code", "variant"), list(WHOLE), ids=lambda one: one)
def test_every_answer_of_a_whole_application_is_asked_for(code, variant):
    service, facts = case_of(code, variant, WHOLE[code, variant])
    asked = {field.path for page in visible_pages(service, facts) for field in visible_fields(page, facts)}
    asked |= {field.path for field in service.first_questions}
    assert set(WHOLE[code, variant]) <= asked


@pytest.mark.parametrize(("code", "variant"), list(WHOLE), ids=lambda one: one)
@pytest.mark.parametrize("number", ["99010112039300021", "990101120393000", "99010112039A0002"])
def test_a_nik_that_is_none_is_refused_everywhere(code, variant, number):
    assert ("pemohon.nik", "error") in {
        (path, severity) for path, _, severity in found(code, variant, {**WHOLE[code, variant], "pemohon.nik": number})
    }


# --- KIA -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("BARU_0_5", ["akta_lahir", "kk"]), ("HILANG", ["kk", "bukti_hilang"]), ("RUSAK", ["kk", "kia_lama"]),
        ("PINDAH_DATANG", ["kk", "kia_lama", "surat_pindah"]),
    ],
)  # fmt: skip
def test_the_papers_of_each_kind_of_kia(variant, expected):
    assert needed("KIA", variant, KIA) == expected


@pytest.mark.parametrize(
    ("chosen", "born", "variant", "photo"),
    [
        ("BARU_0_5", "2021-11-22", "BARU_0_5", False), ("BARU_0_5", "2021-11-21", "BARU_5_17", True),
        ("BARU_5_17", "2021-11-21", "BARU_5_17", True), ("BARU_5_17", "2021-11-22", "BARU_0_5", False),
        ("BARU_5_17", "", "BARU_5_17", True), ("HILANG", "2015-01-01", "HILANG", False),
    ],
)  # fmt: skip
def test_the_fifth_birthday_decides_about_the_photo(chosen, born, variant, photo):
    service, facts = case_of("KIA", chosen, {**KIA, "anak.tanggal_lahir": born})
    assert facts.variant == variant
    assert ("foto_anak" in {rule.id for rule in rules_needed(service, facts)}) is photo


def test_a_kia_is_for_children_under_17():
    answers = {**KIA, "anak.nik": "9901016111090001", "anak.tanggal_lahir": "2009-11-21"}
    assert ("anak.tanggal_lahir", "subject.kia_age", "error") in found("KIA", "BARU_5_17", answers)
    answers |= {"anak.nik": "9901016211090001", "anak.tanggal_lahir": "2009-11-22"}
    assert found("KIA", "BARU_5_17", answers) == set()


def test_a_proxy_brings_his_power_of_attorney_and_card():
    assert {"surat_kuasa", "ktp_kuasa"} <= set(needed("KIA", "RUSAK", {**KIA, "pemohon.hubungan": "kuasa"}))


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("anak.tanggal_lahir", "2024-02-31", "date.invalid"), ("anak.tanggal_lahir", "2026-11-22", "date.future"),
        ("anak.nama", "A1SYAH", "name.characters"), ("anak.nik", "9901011203930002", "child.same_person"),
        ("anak.no_akta_lahir", "", "field.required"),
    ],
)  # fmt: skip
def test_bad_answers_about_a_child(path, text, code):
    assert code in {one for at, one, _ in found("KIA", "BARU_0_5", {**KIA, path: text}) if "anak" in at}


# --- PINDAH ----------------------------------------------------------------------------------------------------------

SPOUSE_STAYS = {**PINDAH, "anggota[k2].pindah": "tidak", "anggota[k3].pindah": "tidak", "pindah.kk_tinggal": "2"}
CHILD_ALONE = {**PINDAH, "anggota[k1].pindah": "tidak", "anggota[k2].pindah": "tidak"}
CHILD_LEFT = {**PINDAH, "anggota[k3].pindah": "tidak", "pindah.pengurus_anak": "wali"}


@pytest.mark.parametrize(
    ("village", "expected"),
    [
        ("99.01.01.2002", ["KK", "KTP", "KIA"]), ("99.01.02.2001", ["KK", "KTP", "KIA"]), ("99.02.01.2001", ["SKPWNI"]),
    ],
)  # fmt: skip
def test_the_two_codes_decide_what_is_issued(village, expected):
    assert products("PINDAH", "DALAM_NEGERI", {**PINDAH, "tujuan.wilayah": village}) == expected


def test_who_stays_behind_gets_a_card_too():
    assert products("PINDAH", "DALAM_NEGERI", SPOUSE_STAYS) == ["SKPWNI", "KK"]


def test_abroad_there_is_another_letter_and_no_village():
    answers = {**PINDAH, "tujuan.negara": "Malaysia", "tujuan.alamat_luar_negeri": "Kuala Lumpur"}
    assert products("PINDAH", "LUAR_NEGERI", answers) == ["SKPLN"]
    assert "paspor" in needed("PINDAH", "LUAR_NEGERI", answers)
    assert found("PINDAH", "LUAR_NEGERI", answers) == set()


def test_only_children_move_with_their_parents_consent_and_a_host():
    assert needed("PINDAH", "DALAM_NEGERI", CHILD_ALONE) == ["kk", "kuasa_asuh", "terima_anggota"]
    assert needed("PINDAH", "DALAM_NEGERI", SPOUSE_STAYS) == ["kk"]


def test_children_who_stay_alone_need_somebody():
    assert needed("PINDAH", "DALAM_NEGERI", CHILD_LEFT) == ["kk", "wali", "kuasa_asuh"]
    relative = {**CHILD_LEFT, "pindah.pengurus_anak": "kerabat"}
    assert needed("PINDAH", "DALAM_NEGERI", relative) == ["kk"]
    assert ("pindah.pengurus_anak", "field.required", "error") in found(
        "PINDAH", "DALAM_NEGERI", {**CHILD_LEFT, "pindah.pengurus_anak": ""}
    )


@pytest.mark.parametrize("home", ["sewa", "menumpang"])
def test_in_another_mans_house_its_owner_agrees(home):
    assert "pemilik_rumah" in needed("PINDAH", "DALAM_NEGERI", {**PINDAH, "tujuan.tempat_tinggal": home})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # Who moves must be in the family: an applicant who is none of its members, and a mover given twice.
        ({"pemohon.nik": "9901011203930099"}, ("pemohon.nik", "applicant.not_in_family", "error")),
        ({"anggota[k2].nik": "9901011203930002"}, ("anggota[k2].nik", "member.twice", "error")),
        ({f"anggota[k{row}].pindah": "tidak" for row in (1, 2, 3)}, ("anggota[k1].pindah", "mover.none", "error")),
        ({"anggota[k1].shdk": "4"}, ("anggota[k1].shdk", "family.one_head", "error")),
        ({"anggota[k2].shdk": "1"}, ("anggota[k2].shdk", "family.one_head", "error")),
        ({"tujuan.wilayah": "99.09.09.9999"}, ("tujuan.wilayah", "region.nothing", "error")),
        ({"tujuan.wilayah": "99.02"}, ("tujuan.wilayah", "region.level", "error")),
        ({"tujuan.wilayah": "Melati"}, ("tujuan.wilayah", "region.format", "error")),
        ({"pindah.rencana_tanggal": "2026-10-21"}, ("pindah.rencana_tanggal", "move.date", "error")),
        ({"pindah.rencana_tanggal": "2028-01-01"}, ("pindah.rencana_tanggal", "move.date", "error")),
        ({"pindah.rencana_tanggal": "31-11-2026"}, ("pindah.rencana_tanggal", "date.invalid", "error")),
        ({"asal.rt_rw": "RT 2"}, ("asal.rt_rw", "rt_rw.format", "error")),
        ({"anggota[k2].nama": "Siti C0ntoh"}, ("anggota[k2].nama", "name.characters", "error")),
        ({"anggota[k3].nik": "99010150052400011"}, ("anggota[k3].nik", "nik.length", "error")),
    ],
)  # fmt: skip
def test_a_move_that_cannot_be(changes, expected):
    assert expected in found("PINDAH", "DALAM_NEGERI", {**PINDAH, **changes})


def test_thirty_days_ago_is_still_in_time():
    assert found("PINDAH", "DALAM_NEGERI", {**PINDAH, "pindah.rencana_tanggal": "2026-10-22"}) == set()


def test_a_proxy_need_not_be_in_the_family():
    answers = {**PINDAH, **BY_PROXY, "pemohon.nik": "9901011203930099"}
    assert found("PINDAH", "DALAM_NEGERI", answers) == set()


# --- DATANG ----------------------------------------------------------------------------------------------------------


def test_an_arrival_brings_letter_and_cards_and_gets_new_ones():
    assert needed("DATANG", "KK_BARU", DATANG) == ["skpwni", "kartu_lama"]
    assert products("DATANG", "KK_BARU", DATANG) == ["KK", "KTP", "KIA"]


def test_whoever_joins_a_family_shows_its_card():
    answers = {**DATANG, "tumpangan.no_kk": "9901011508200008", "tumpangan.nama": "Umar Contoh"}
    assert needed("DATANG", "NUMPANG_KK", answers) == ["skpwni", "kartu_lama", "kk_tumpangan"]
    assert found("DATANG", "NUMPANG_KK", answers) == set()
    same = {**answers, "tumpangan.no_kk": answers["pemohon.no_kk"]}
    assert ("tumpangan.no_kk", "family.same_card", "error") in found("DATANG", "NUMPANG_KK", same)


def test_a_child_who_comes_alone_needs_consent_and_a_host():
    alone = {path: text for path, text in DATANG.items() if not path.startswith(("anggota[k1]", "anggota[k2]"))}
    papers = needed("DATANG", "NUMPANG_KK", alone)
    assert {"terima_anggota", "kuasa_asuh"} <= set(papers)
    assert products("DATANG", "NUMPANG_KK", alone) == ["KK", "KIA"]


@pytest.mark.parametrize(
    ("written", "settings", "expected"),
    [
        ("2026-10-22", {}, set()), ("2026-10-21", {}, {("skpwni.tanggal", "letter.old", "warning")}),
        ("2026-10-01", {"skpwni_valid_days": "60"}, set()),
        ("2026-11-10", {"skpwni_valid_days": "5"}, {("skpwni.tanggal", "letter.old", "warning")}),
        ("2026-10-21", {"skpwni_valid_days": "banyak"}, {("skpwni.tanggal", "letter.old", "warning")}),
        ("2026-11-22", {}, {("skpwni.tanggal", "date.future", "error")}),
    ],
)  # fmt: skip
def test_an_old_letter_is_asked_about_and_the_district_says_how_old(written, settings, expected):
    context = replace(CONTEXT, settings=settings)
    assert found("DATANG", "KK_BARU", {**DATANG, "skpwni.tanggal": written}, context) == expected


def test_the_new_address_is_in_the_offices_own_village():
    elsewhere = {**DATANG, "tujuan.wilayah": "99.01.01.2002"}
    assert found("DATANG", "KK_BARU", elsewhere) == {("tujuan.wilayah", "place.other_village", "error")}
    assert found("DATANG", "KK_BARU", elsewhere, replace(CONTEXT, office="")) == set()


# --- KTP-el ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("KTP_BARU", ["kk"]), ("KTP_HILANG", ["kk", "bukti_hilang"]), ("KTP_RUSAK", ["kk", "ktp_lama"]),
        ("KTP_LUAR_DOMISILI", ["kk", "ktp_lama"]),
    ],
)  # fmt: skip
def test_the_papers_of_each_kind_of_ktp(code, expected):
    assert needed(code, "UMUM", {**KTP, "ktp.sebab": "rusak"}) == expected


def test_changed_data_are_proven():
    assert needed("KTP_RUSAK", "UMUM", {**KTP, "ktp.sebab": "berubah"}) == ["kk", "ktp_lama", "bukti_perubahan"]


@pytest.mark.parametrize(
    ("born", "status", "refused"),
    [("2009-11-21", "1", False), ("2009-11-22", "1", True), ("2009-11-22", "2", False), ("2009-11-22", "4", False)],
)
def test_a_ktp_is_for_17_or_once_married(born, status, refused):
    day, month, year = born[8:], born[5:7], born[2:4]
    answers = {
        **KTP, **VISIT, "pemohon.nik": f"990101{int(day) + 40}{month}{year}0001", "pemohon.tanggal_lahir": born,
        "pemohon.status_perkawinan": status,
    }  # fmt: skip
    expected = {("pemohon.tanggal_lahir", "subject.too_young_for_ktp", "error")} if refused else set()
    assert found("KTP_BARU", "UMUM", answers) == expected


@pytest.mark.parametrize(("day", "fits"), [("2026-11-20", False), ("2026-11-21", True), ("2027-02-20", False)])
def test_the_day_of_the_recording_is_soon_and_not_past(day, fits):
    assert (found("KTP_BARU", "UMUM", {**KTP, "rekam.tanggal": day}) == set()) is fits


# --- NONPERMANEN -----------------------------------------------------------------------------------------------------


def test_a_stay_of_more_than_a_year_is_a_move():
    answers = {**NONPERMANEN, "tinggal.bulan": "13"}
    assert ("tinggal.bulan", "field.range", "error") in found("NONPERMANEN", "PENDATAAN", answers)


def test_a_family_that_stays_too_is_listed():
    with_family = {
        **NONPERMANEN,
        "tinggal.bersama": "ya",
        **{path: text for path, text in FAMILY.items() if path.startswith("anggota[k2]")},
    }
    assert found("NONPERMANEN", "PENDATAAN", with_family) == set()
    twice = {**with_family, "anggota[k2].nik": NONPERMANEN["pemohon.nik"]}
    assert "member.twice" in {code for _, code, _ in found("NONPERMANEN", "PENDATAAN", twice)}


def test_the_day_of_these_tests_is_that_of_the_cases():
    assert CONTEXT.today == TODAY
