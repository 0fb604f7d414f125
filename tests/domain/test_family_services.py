"""The services of the family card and of new biodata: papers, questions and rules of each, with good and bad input."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.domain.answers import (
    CheckContext,
    check_all,
    forms_needed,
    missing_papers,
    products_of,
    rules_needed,
    ticks_of,
)
from kiosk.domain.errors import Problem
from kiosk.domain.services import builtin_services
from kiosk.forms.catalogue import template_of
from tests.domain.family_cases import (
    AFTER_DIVORCE,
    ARRIVAL,
    BIODATA,
    BORN_INTO,
    BUDI,
    BY_PROXY,
    CARD,
    CASES,
    CHANGED,
    ENTRUSTED,
    FROM_ABROAD,
    LODGER,
    LOST,
    MARRIED_AWAY,
    NEW_FAMILY,
    NEW_HEAD,
    OLD_CARD,
    RAFI,
    SITI,
    SPLIT,
    TODAY,
    VULNERABLE,
    Case,
    rows,
)

CONTEXT = CheckContext(TODAY, allow_contoh=True, regions=None)
OWN = {case.service for case in CASES}


def problems(case: Case, changes: Mapping[str, str] | None = None, *, alternative: bool = False) -> list[Problem]:
    service, facts = case.facts(alternative=alternative, changes=changes)
    return check_all(service, facts, CONTEXT)


def found(case: Case, changes: Mapping[str, str], *, alternative: bool = False) -> set[tuple[str, str]]:
    return {(one.path, one.code) for one in problems(case, changes, alternative=alternative)}


def needed(case: Case, *, alternative: bool = False, changes: Mapping[str, str] | None = None) -> set[str]:
    return {rule.id for rule in rules_needed(*case.facts(alternative=alternative, changes=changes))}


def forms(case: Case, *, alternative: bool = False, changes: Mapping[str, str] | None = None) -> list[str]:
    return [form.code for form in forms_needed(*case.facts(alternative=alternative, changes=changes))]


# --- Every service ---------------------------------------------------------------------------------------------------


def test_there_is_a_case_of_every_service_of_the_card():
    card = {code for code in builtin_services() if code.startswith("KK_")}
    assert card | {"BIODATA_BARU"} == OWN
    assert len(card) == 12


@pytest.mark.parametrize("code", sorted(OWN))
def test_each_says_what_the_public_may_know(code: str):
    service = builtin_services()[code]
    assert service.cost == "GRATIS"
    assert all((
        service.papers, service.procedure, service.duration, service.products, service.complaint, service.legal_basis,
    ))  # fmt: skip
    assert service.applicant == "pemohon"
    assert service.menu == ("LAINNYA" if code == "BIODATA_BARU" else "KK")
    assert all(field.label for field in service.fields())


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("alternative", [False, True])
def test_a_whole_case_has_no_finding_and_misses_nothing(case: Case, alternative: bool):
    service, facts = case.facts(alternative=alternative)
    assert check_all(service, facts, CONTEXT) == []
    brought = set((case.alternative if alternative else case.papers).values())
    assert missing_papers(service, facts, brought) == ()
    assert set(case.alternative if alternative else case.papers) == {rule.id for rule in rules_needed(service, facts)}
    assert [product.code for product in products_of(service, facts)] == [
        "BIODATA" if case is BIODATA else "KK",
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_without_papers_every_requirement_is_named(case: Case):
    service, facts = case.facts()
    assert {rule.id for rule in missing_papers(service, facts, ())} == set(case.papers)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_empty_case_names_every_field_that_must_be_filled(case: Case):
    service, facts = case.facts(changes=dict.fromkeys(case.answers, ""))
    assert {one.code for one in check_all(service, facts, CONTEXT)} <= {"field.required"}


@pytest.mark.parametrize("code", sorted(OWN))
def test_every_box_that_a_service_ticks_is_on_its_form(code: str):
    for form in builtin_services()[code].forms:
        assert {tick.code for tick in form.ticks} <= template_of(form.code).ticks


@pytest.mark.parametrize(
    ("case", "ticked"),
    [
        (NEW_FAMILY, "I_A_1"), (NEW_HEAD, "I_A_2"), (ENTRUSTED, "I_B_1"), (SPLIT, "I_A_3"), (ARRIVAL, "I_A_4"),
        (FROM_ABROAD, "I_A_5"), (VULNERABLE, "I_A_6"), (BORN_INTO, "I_B_2"), (LODGER, "I_B_1"),
        (MARRIED_AWAY, "I_B_2"), (CHANGED, "I_B_3 IV_A"), (LOST, "I_C_1"),
    ],
    ids=str,
)  # fmt: skip
def test_the_box_of_the_population_form_follows_from_the_service(case: Case, ticked: str):
    assert ticks_of(*case.facts())["F_1_02"] == ticked


# --- Bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [case for case in CASES if case is not BIODATA], ids=str)
@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("pemohon.nik", "99010112039300021", "nik.length"),
        ("pemohon.nama", "Budi 2 Contoh", "name.characters"),
        ("pemohon.no_kk", "99010115082000", "kk.length"),
        ("pemohon.telepon", "12", "phone.prefix"),
        ("pemohon.hubungan", "tetangga", "field.choice"),
    ],
)
def test_what_an_applicant_may_not_write(case: Case, path: str, text: str, code: str):
    assert (path, code) in found(case, {path: text})


WITH_LIST = [case for case in CASES if "anggota[k1].nik" in case.answers]


@pytest.mark.parametrize("case", WITH_LIST, ids=str)
def test_nobody_is_a_member_twice(case: Case):
    last = len([path for path in case.answers if path.startswith("anggota[") and path.endswith(".nik")]) + 1
    again = {f"anggota[k{last}].{name}": case.answers[f"anggota[k1].{name}"] for name in ("nik", "nama", "shdk")}
    assert (f"anggota[k{last}].nik", "member.twice") in found(case, again)


@pytest.mark.parametrize("case", WITH_LIST, ids=str)
def test_a_member_has_a_nik_of_sixteen_digits_and_a_name_of_letters(case: Case):
    bad = {"anggota[k1].nik": "12345678901234567", "anggota[k1].nama": "R4fi"}
    codes = found(case, bad)
    assert ("anggota[k1].nik", "nik.length") in codes
    assert ("anggota[k1].nama", "name.characters") in codes


@pytest.mark.parametrize("case", [NEW_FAMILY, AFTER_DIVORCE, NEW_HEAD, SPLIT, ARRIVAL, CHANGED], ids=str)
def test_a_card_has_one_head(case: Case):
    nobody = {path: "11" for path in case.answers if path.endswith(".shdk")}
    assert ("anggota[k1].shdk", "head.not_one") in found(case, nobody)
    service, facts = case.facts(changes=rows("anggota", BUDI, {**SITI, "shdk": "1"}))
    two = [one for one in check_all(service, facts, CONTEXT) if one.code == "head.not_one"]
    assert [(one.path, one.details["count"]) for one in two] == [("anggota[k2].shdk", 2)]


@pytest.mark.parametrize("case", [NEW_FAMILY, NEW_HEAD, SPLIT, ARRIVAL, FROM_ABROAD, VULNERABLE, CHANGED], ids=str)
def test_the_applicant_is_listed_unless_a_proxy_comes(case: Case):
    stranger = {"pemohon.nik": "9901010407600005", "pemohon.nama": "Yusuf Contoh"}
    assert ("pemohon.nik", "applicant.not_listed") in found(case, stranger)
    by_proxy = {**stranger, "pemohon.hubungan": "kuasa"}
    assert not [one for one in problems(case, by_proxy) if one.code == "applicant.not_listed"]
    assert {"surat_kuasa", "ktp_kuasa"} <= needed(case, changes=by_proxy)


# --- One by one ------------------------------------------------------------------------------------------------------


def test_a_new_family_proves_or_declares_its_marriage():
    assert needed(NEW_FAMILY) == {"bukti_kawin"}
    assert forms(NEW_FAMILY) == ["F_1_02"]
    assert forms(NEW_FAMILY, alternative=True) == ["F_1_02", "F_1_05"]
    assert ticks_of(*NEW_FAMILY.facts(alternative=True))["F_1_05"] == "KAWIN"
    assert ticks_of(*AFTER_DIVORCE.facts(alternative=True))["F_1_05"] == "CERAI"


def test_husband_wife_and_witnesses_are_four_people():
    twice = {"saksi2.nik": BUDI["nik"]}
    assert ("saksi2.nik", "witness.same_person") in found(NEW_FAMILY, twice, alternative=True)
    assert not found(NEW_FAMILY, twice)


@pytest.mark.parametrize(
    ("born", "code"), [("2026-02-30", "date.invalid"), ("2027-01-01", "date.future"), ("kemarin", "date.format")]
)
def test_an_impossible_date_is_named_at_its_field(born: str, code: str):
    assert ("istri.tanggal_lahir", code) in found(NEW_FAMILY, {"istri.tanggal_lahir": born}, alternative=True)


def test_the_dead_head_is_on_the_card_no_more():
    still = {"anggota[k3].nik": BUDI["nik"], "anggota[k3].nama": "Budi Contoh", "anggota[k3].shdk": "11"}
    assert ("anggota[k3].nik", "member.twice") in found(NEW_HEAD, still)


def test_children_alone_get_an_adult_head_or_another_card():
    children = rows("anggota", {**RAFI, "shdk": "1"}, {**SITI, "nik": "9901014302150002"})
    changes = {**children, "pemohon.nik": RAFI["nik"], "pemohon.nama": RAFI["nama"]}
    service, facts = NEW_HEAD.facts(changes=changes)
    adult = [one for one in check_all(service, facts, CONTEXT) if one.code == "family.no_adult"]
    assert [(one.path, one.details["minimum"]) for one in adult] == [("anggota[k1].nik", 17)]
    assert "kk_tumpangan" in needed(ENTRUSTED)
    assert "kk_tumpangan" not in needed(NEW_HEAD)


def test_an_adult_is_not_entrusted_without_a_question():
    adult = {"anggota[k1].nik": SITI["nik"], "anggota[k1].nama": SITI["nama"]}
    warned = [one for one in problems(ENTRUSTED, adult) if one.code == "member.adult"]
    assert [(one.path, one.severity) for one in warned] == [("anggota[k1].nik", "warning")]


def test_children_are_not_entrusted_to_their_own_card():
    same = {"pemohon.hubungan": "kuasa", "pemohon.no_kk": CARD, "tumpangan.no_kk": CARD}
    assert ("tumpangan.no_kk", "host.same_card") in found(ENTRUSTED, same)


def test_who_splits_off_young_shows_a_marriage():
    young = {"pemohon.nik": RAFI["nik"], "pemohon.nama": RAFI["nama"], **rows("anggota", {**RAFI, "shdk": "1"}, SITI)}
    assert ("pemohon.nik", "applicant.young") in found(SPLIT, young)
    assert ("pemohon.nik", "applicant.young") not in found(SPLIT, young, alternative=True)


@pytest.mark.parametrize(("given", "variant"), [("2026-10-22", "UMUM"), ("2026-10-21", "SURAT_LAMA")])
def test_an_old_letter_of_moving_is_told_and_blocks_nothing(given: str, variant: str):
    service, facts = ARRIVAL.facts(changes={"skpwni.tanggal": given})
    assert facts.variant == variant
    assert check_all(service, facts, CONTEXT) == []


def test_the_owner_of_a_house_is_asked_only_when_it_is_not_their_own():
    assert "pemilik_rumah" not in needed(ARRIVAL)
    assert "pemilik_rumah" in needed(ARRIVAL, alternative=True)


def test_biodata_is_asked_only_of_families_not_yet_registered():
    assert forms(FROM_ABROAD) == ["F_1_02"]
    assert forms(FROM_ABROAD, alternative=True) == ["F_1_02", "F_1_01"]
    missing = found(FROM_ABROAD, {"keluarga.terdata": "tidak"})
    assert ("anggota[k1].tanggal_lahir", "field.required") in missing
    assert ("anggota[k1].agama", "field.required") not in missing


def test_sensitive_data_of_biodata_may_stay_empty():
    empty = {f"anggota[k1].{name}": "" for name in ("agama", "golongan_darah", "disabilitas")}
    assert found(BIODATA, empty) == set()


def test_the_head_is_one_of_the_members():
    assert ("kepala.nik", "head.not_listed") in found(VULNERABLE, {"kepala.nik": "9901010407600005"})


def test_a_newborn_has_a_birth_in_place_of_a_nik():
    assert ("anggota[k1].tanggal_lahir", "field.required") in found(BORN_INTO, {"anggota[k1].tanggal_lahir": ""})
    other = {"anggota[k1].nik": RAFI["nik"], "anggota[k1].nik_alasan": "", "anggota[k1].tanggal_lahir": ""}
    assert found(BORN_INTO, other) == set()


def test_a_lodger_does_not_lodge_on_his_own_card():
    assert ("tumpangan.no_kk", "host.same_card") in found(LODGER, {"tumpangan.no_kk": CARD})


def test_a_head_is_not_taken_off_the_card():
    assert ("anggota[k1].shdk", "field.choice") in found(MARRIED_AWAY, {"anggota[k1].shdk": "1"})


def test_a_change_says_something_new():
    change = "perubahan[k1]"
    same = {f"{change}.menjadi": "TAMAT SD/SEDERAJAT"}
    assert (f"{change}.menjadi", "change.same") in found(CHANGED, same)
    assert (f"{change}.menjadi", "field.required") in found(CHANGED, {f"{change}.menjadi": ""})
    stranger = {f"{change}.nik": "9901010407600005"}
    assert (f"{change}.nik", "change.not_member") in found(CHANGED, stranger)


@pytest.mark.parametrize(
    ("element", "rule"),
    [
        ("1", "bukti_pendidikan"), ("2", "bukti_pekerjaan"), ("3", "bukti_agama"), ("4", "bukti_akta"),
        ("5", "bukti_akta"), ("6", "bukti_akta"), ("7", "bukti_akta"), ("8", "bukti_goldar"), ("9", "bukti_status"),
        ("10", "bukti_hubungan"), ("11", "bukti_warga"), ("12", "bukti_imigrasi"), ("13", "bukti_akta"),
        ("14", "bukti_alamat"),
    ],
)  # fmt: skip
def test_each_element_has_a_proof_of_its_own(element: str, rule: str):
    assert needed(CHANGED, changes={"perubahan[k1].elemen": element}) == {"kk_lama", rule}


def test_several_changes_ask_for_the_proof_of_each():
    assert needed(CHANGED, alternative=True) == {"kk_lama", "bukti_pendidikan", "bukti_status"}


@pytest.mark.parametrize("element", ["4", "5", "6", "7", "13"])
def test_a_name_follows_the_deed_or_goes_to_its_correction(element: str):
    change = {
        "perubahan[k1].elemen": element, "perubahan[k1].semula": "Rafi Conto", "perubahan[k1].menjadi": "Sukamaju",
        "perubahan[k1].menjadi_nama": "Rafi Contoh", "perubahan[k1].semula_tanggal": "2012-05-01",
        "perubahan[k1].menjadi_tanggal": "2012-05-10",
    }  # fmt: skip
    assert found(CHANGED, change) == {("perubahan[k1].akta_sesuai", "field.required")}
    assert found(CHANGED, {**change, "perubahan[k1].akta_sesuai": "ya"}) == set()
    refused = problems(CHANGED, {**change, "perubahan[k1].akta_sesuai": "tidak"})
    assert [(one.path, one.code, one.severity) for one in refused] == [
        ("perubahan[k1].akta_sesuai", "change.needs_deed", "error")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "code"), [("menjadi_nama", "R4fi", "name.characters"), ("semula", "Rafi Contoh", "change.same")]
)
def test_a_new_name_is_a_name(name: str, text: str, code: str):
    change = {
        "perubahan[k1].elemen": "4", "perubahan[k1].semula": "Rafi Conto", "perubahan[k1].akta_sesuai": "ya",
        "perubahan[k1].menjadi_nama": "Rafi Contoh",
    }  # fmt: skip
    assert code in {code for _, code in found(CHANGED, {**change, f"perubahan[k1].{name}": text})}


def test_a_new_birth_date_is_a_date_that_differs():
    change = {
        "perubahan[k1].elemen": "7",
        "perubahan[k1].akta_sesuai": "ya",
        "perubahan[k1].semula_tanggal": "2012-05-10",
    }
    same = {**change, "perubahan[k1].menjadi_tanggal": "2012-05-10"}
    assert ("perubahan[k1].menjadi_tanggal", "change.same") in found(CHANGED, same)
    never = {**change, "perubahan[k1].menjadi_tanggal": "2012-02-31"}
    assert ("perubahan[k1].menjadi_tanggal", "date.invalid") in found(CHANGED, never)


def test_a_proxy_signs_no_statement_of_change():
    def signers(changes: Mapping[str, str]) -> list[tuple[str, ...]]:
        needed_forms = forms_needed(*CHANGED.facts(changes=changes))
        return [form.signers for form in needed_forms if form.code == "F_1_06"]

    assert signers({}) == [("pemohon",)]
    assert signers({"pemohon.hubungan": "kuasa"}) == [("pemberi_kuasa",)]
    assert ("pemberi_kuasa.nik", "field.required") in found(CHANGED, {"pemohon.hubungan": "kuasa"})
    assert not found(CHANGED, {**BY_PROXY, "pemberi_kuasa.no_kk": CARD})
    stranger = {**BY_PROXY, "pemberi_kuasa.no_kk": CARD, "pemberi_kuasa.nik": "9901010407600005"}
    assert ("pemberi_kuasa.nik", "giver.not_listed") in found(CHANGED, stranger)


def test_nobody_gives_a_power_of_attorney_to_himself():
    same = {"pemberi_kuasa.nik": BY_PROXY["pemohon.nik"]}
    assert ("pemohon.nik", "proxy.same_person") in found(LOST, same, alternative=True)


def test_a_lost_card_needs_the_police_and_the_identity_card():
    assert needed(LOST) == {"surat_hilang", "ktp"}
    assert needed(LOST, alternative=True) == {"surat_hilang", "ktp", "surat_kuasa", "ktp_kuasa"}


@pytest.mark.parametrize(
    ("status", "rules"),
    [("belum_kawin", {"kk_lama"}), ("kawin", {"kk_lama", "bukti_kawin"}), ("cerai", {"kk_lama", "bukti_cerai"})],
)
def test_an_old_card_proves_or_declares_what_the_new_one_prints(status: str, rules: set[str]):
    assert needed(OLD_CARD, changes={"keluarga.status": status}) == rules


def test_who_has_no_document_at_all_declares_it():
    assert forms(BIODATA) == ["F_1_01"]
    assert forms(BIODATA, alternative=True) == ["F_1_01", "F_1_04"]
    assert "pengantar" in needed(BIODATA)
