"""Death, stillbirth, marriage and divorce: which papers, forms and products follow, and what cannot be."""

from datetime import date
from typing import Any

import pytest

from kiosk.domain.answers import (
    check_all,
    derived_variant,
    forms_needed,
    missing_papers,
    products_of,
    proposals,
    relevant,
    rules_needed,
    subject_name,
    visible_pages,
)
from kiosk.domain.conditions import holds
from kiosk.domain.services import builtin_services
from tests.domain.birth_case import BASE, CONTEXT, PAPERS, TODAY
from tests.domain.civil_cases import (
    DEATH,
    DEATH_BY_VILLAGE,
    DEATH_PAPERS,
    DIVORCE,
    MARRIAGE,
    PROXY,
    SPOUSE,
    STILLBIRTH,
    facts_of,
)

DEAD = builtin_services()["AKTA_MATI"]
BIRTH = builtin_services()["AKTA_LAHIR"]


def codes(found: Any, name: str = "id") -> list[str]:
    return [getattr(one, name) for one in found]


def findings(service: str, answers: dict[str, str], variant: str = "UMUM") -> set[tuple[str, str, str]]:
    case = facts_of(service, answers, DEATH_PAPERS, variant=variant)
    return {(one.path, one.code, one.severity) for one in check_all(builtin_services()[service], case, CONTEXT)}


# --- Death -----------------------------------------------------------------------------------------------------------


def test_a_whole_death_has_nothing_to_mend():
    assert findings("AKTA_MATI", DEATH) == set()
    case = facts_of("AKTA_MATI", DEATH, DEATH_PAPERS)
    assert codes(rules_needed(DEAD, case)) == ["bukti_mati", "data_mati"]
    assert codes(forms_needed(DEAD, case), "code") == ["F_2_01"]
    assert codes(products_of(DEAD, case), "code") == ["AKTA_MATI"]
    assert subject_name(DEAD, DEATH) == "Karta Contoh"
    assert DEAD.greeting == "Kami turut berdukacita."


@pytest.mark.parametrize(
    "kind", ["SKM_DOKTER", "SKM_DESA", "SKM_POLISI", "PENETAPAN_PN", "SKM_MASKAPAI", "SKM_PERWAKILAN"]
)
def test_any_proof_of_the_death_is_enough(kind):
    case = facts_of("AKTA_MATI", DEATH, {"bukti_mati": kind})
    assert missing_papers(DEAD, case, {kind, "KTP"}) == ()


def test_the_village_letter_is_made_here_and_signed_by_its_head():
    case = facts_of("AKTA_MATI", DEATH, DEATH_BY_VILLAGE)
    letter = forms_needed(DEAD, case)[-1]
    assert (letter.code, letter.paper, letter.signers) == ("D_1_02", "SKM_DESA", ("kepala_desa",))
    assert missing_papers(DEAD, case, {"KTP"}) == ()


def test_documents_follow_the_question():
    with_card = facts_of("AKTA_MATI", {**DEATH, "mati.dokumen": "akta_kk"}, DEATH_BY_VILLAGE)
    assert codes(products_of(DEAD, with_card), "code") == ["AKTA_MATI", "KK"]
    assert "kk_lama" in codes(rules_needed(DEAD, with_card)), "only the KTP of the deceased was brought"
    spouse = facts_of("AKTA_MATI", {**DEATH, **SPOUSE}, DEATH_PAPERS)
    assert [(one.code, one.kind) for one in products_of(DEAD, spouse)][1:] == [("KK", "pdf"), ("KTP", "card")]
    assert codes(rules_needed(DEAD, spouse)) == ["bukti_mati", "data_mati", "ktp_pasangan"]
    assert "F_1_02" in codes(forms_needed(DEAD, spouse), "code")


def test_the_reporting_widow_is_not_asked_twice():
    given = {**DEATH, **SPOUSE, "pelapor.nik": "", "pelapor.nama": "", "pelapor.no_kk": ""}
    offered = proposals(DEAD, facts_of("AKTA_MATI", given, DEATH_PAPERS))
    assert offered["pelapor.nama"] == "Ratmi Contoh"
    assert offered["pelapor.no_kk"] == DEATH["mati.no_kk"]


def test_somebody_in_no_database_is_accepted_and_said_to_be():
    given = {**DEATH, "mati.terdata": "tidak", "mati.nik": "", "mati.nik_alasan": "belum_terdata", "mati.no_kk": ""}
    case = facts_of("AKTA_MATI", given, DEATH_PAPERS)
    assert codes(rules_needed(DEAD, case)) == ["bukti_mati"]
    assert relevant(DEAD, case)["mati.terdata"] == "tidak"
    assert findings("AKTA_MATI", given) == set()


def test_a_foreigner_brings_a_travel_document():
    case = facts_of("AKTA_MATI", {**DEATH, "mati.kewarganegaraan": "2"}, DEATH_PAPERS)
    assert codes(rules_needed(DEAD, case))[-1] == "dokumen_asing"


def test_the_head_of_the_rt_may_report_and_a_proxy_needs_the_power():
    relations = next(one for one in DEAD.first_questions if one.path == "pelapor.hubungan").choices
    assert {"ketua_rt", "kuasa", "anak"} <= {choice.code for choice in relations}
    case = facts_of("AKTA_MATI", {**DEATH, **PROXY}, DEATH_PAPERS)
    assert codes(rules_needed(DEAD, case))[-2:] == ["surat_kuasa", "ktp_kuasa"]
    assert ("F_1_07", ("pemberi_kuasa", "pelapor")) in [(f.code, f.signers) for f in forms_needed(DEAD, case)]


@pytest.mark.parametrize(
    ("path", "value", "found", "severity"),
    [
        ("mati.tanggal", "2026-11-22", ("mati.tanggal", "date.future"), "error"),
        ("mati.tanggal", "2026-02-30", ("mati.tanggal", "date.invalid"), "error"),
        ("mati.tanggal", "1950-07-04", ("mati.tanggal_lahir", "deceased.before_birth"), "error"),
        ("mati.tanggal_lahir", "1905-07-05", ("mati.tanggal_lahir", "deceased.age"), "warning"),
        ("mati.nik", "99010105075000017", ("mati.nik", "nik.length"), "error"),
        ("mati.nama", "Karta C0ntoh", ("mati.nama", "name.characters"), "error"),
        ("mati.pukul", "24:10", ("mati.pukul", "time.invalid"), "error"),
        ("mati.sebab", "9", ("mati.sebab", "field.choice"), "error"),
        ("pelapor.nik", DEATH["mati.nik"], ("pelapor.nik", "deceased.reports"), "error"),
        ("saksi2.nik", DEATH["mati.nik"], ("saksi2.nik", "deceased.witness"), "error"),
        ("mati.no_kk", "", ("mati.no_kk", "field.required"), "error"),
    ],
)
def test_what_cannot_be_is_found(path, value, found, severity):
    assert (*found, severity) in findings("AKTA_MATI", {**DEATH, path: value})


def test_whoever_dies_on_the_day_of_birth_is_no_mistake():
    same = {**DEATH, "mati.nik": "", "mati.nik_alasan": "belum_terdata", "mati.tanggal_lahir": DEATH["mati.tanggal"]}
    assert {one for one in findings("AKTA_MATI", same) if one[1].startswith("deceased")} == set()


def test_a_late_report_is_said_and_never_blocked():
    late = {**DEATH, "mati.tanggal": "2026-10-01"}
    assert derived_variant(DEAD, "UMUM", late, TODAY) == "TERLAMBAT"
    assert "tetap dilayani" in DEAD.variants[1].notice
    assert derived_variant(DEAD, "UMUM", {**DEATH, "mati.tanggal": "2026-10-22"}, TODAY) == "UMUM"
    assert findings("AKTA_MATI", late) == set()


def test_the_death_of_a_head_of_family_proposes_a_new_head():
    (rule,) = DEAD.follow_ups
    assert rule.service == "KK_GANTI_KEPALA"
    assert holds(rule.when, facts_of("AKTA_MATI", DEATH, DEATH_PAPERS))
    for other in ({"mati.kepala_keluarga": "tidak"}, {"mati.dokumen": "akta_kk"}):
        assert not holds(rule.when, facts_of("AKTA_MATI", {**DEATH, **other}, DEATH_PAPERS))
    assert dict(rule.carries)["mati.no_kk"] == "pemohon.no_kk"


def test_nobody_is_called_a_corpse():
    """Bereavement: the words of the service (domain words) are kept."""
    text = DEAD.source.decode("utf-8").lower()
    assert "almarhum/almarhumah" in text
    assert not [word for word in ("korban", "mayat", "!") if word in text.replace("sp4n-lapor!", "")]


# --- Stillbirth ------------------------------------------------------------------------------------------------------


def stillbirth(papers: dict[str, str], **more: str):
    return facts_of("AKTA_LAHIR", {**STILLBIRTH, **more}, papers, variant="LAHIR_MATI")


def test_a_stillbirth_yields_a_letter_and_asks_for_no_name():
    case = stillbirth({"bukti_lahir_mati": "SK_LAHIR_MATI", "kk": "KK"})
    assert codes(products_of(BIRTH, case), "code") == ["SK_LAHIR_MATI"]
    assert codes(rules_needed(BIRTH, case)) == ["bukti_lahir_mati", "kk"]
    assert codes(visible_pages(BIRTH, case)) == [
        "anak", "lahir_mati", "ibu", "ayah", "pelapor", "saksi", "tanda_tangan",
    ]  # fmt: skip
    assert check_all(BIRTH, case, CONTEXT) == []
    hidden = {"anak.nama", "anak.berat_gram", "anak.panjang_cm", "anak.nik"}
    shown = relevant(BIRTH, stillbirth({}, **dict.fromkeys(hidden, "x")))
    assert not hidden & set(shown)
    assert subject_name(BIRTH, STILLBIRTH, "LAHIR_MATI") == "Siti Contoh"


def test_parents_may_declare_a_stillbirth():
    case = stillbirth({"bukti_lahir_mati": "PERNYATAAN_LAHIR_MATI", "kk": "KK"})
    assert codes(forms_needed(BIRTH, case), "code") == ["F_2_01", "D_1_05"]
    assert missing_papers(BIRTH, case, {"KK"}) == ()


def test_a_stillbirth_is_late_after_thirty_days():
    variant = derived_variant(BIRTH, "LAHIR_MATI", {"anak.tanggal_lahir": "2026-10-21"}, TODAY)
    assert variant == "LAHIR_MATI_TERLAMBAT"
    case = facts_of("AKTA_LAHIR", {**STILLBIRTH, "anak.tanggal_lahir": "2026-10-21"}, variant="LAHIR_MATI")
    assert codes(products_of(BIRTH, case), "code") == ["SK_LAHIR_MATI"]
    assert derived_variant(BIRTH, "UMUM", {"anak.tanggal_lahir": "2026-10-21"}, TODAY) == "UMUM"


def test_a_live_birth_knows_nothing_of_it():
    case = facts_of("AKTA_LAHIR", {**BASE, "lahir_mati.sebab": "x"}, PAPERS)
    assert "lahir_mati.sebab" not in relevant(BIRTH, case)
    assert codes(products_of(BIRTH, case), "code") == ["AKTA_LAHIR"]


# --- Marriage and divorce: information -------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "answers"), [("AKTA_KAWIN", MARRIAGE), ("AKTA_CERAI", DIVORCE)])
def test_marriage_and_divorce_are_information_with_a_filled_form(code, answers):
    service = builtin_services()[code]
    assert (service.kind, service.menu) == ("information", "LAINNYA")
    case = facts_of(code, answers)
    assert codes(forms_needed(service, case), "code") == ["F_2_01"]
    assert [one.code for one in check_all(service, case, CONTEXT)] == []


def test_muslims_are_sent_to_their_own_offices():
    marriage, divorce = builtin_services()["AKTA_KAWIN"], builtin_services()["AKTA_CERAI"]
    assert "KUA" in marriage.summary
    assert "Pengadilan Agama" in divorce.summary
    faiths = next(one for one in marriage.first_questions if one.path == "kawin.agama").choices
    assert "1" not in {choice.code for choice in faiths}
    assert ("kawin.agama", "field.choice", "error") in findings("AKTA_KAWIN", {**MARRIAGE, "kawin.agama": "1"})


def test_a_couple_under_nineteen_is_asked_about():
    found = findings("AKTA_KAWIN", {**MARRIAGE, "istri.tanggal_lahir": "2008-08-15", "istri.nik": ""})
    assert ("istri.tanggal_lahir", "couple.young", "warning") in found
    before = findings("AKTA_KAWIN", {**MARRIAGE, "kawin.tanggal_pemberkatan": "1990-01-01"})
    assert ("suami.tanggal_lahir", "couple.born_later", "error") in before


def test_one_who_was_married_before_shows_that_it_ended():
    kawin = builtin_services()["AKTA_KAWIN"]
    assert "bekas_pasangan" in codes(rules_needed(kawin, facts_of("AKTA_KAWIN", MARRIAGE)))
    first = {**MARRIAGE, "kawin.status_istri": "1"}
    assert "bekas_pasangan" not in codes(rules_needed(kawin, facts_of("AKTA_KAWIN", first)))


def test_a_divorce_is_not_older_than_the_marriage():
    found = findings("AKTA_CERAI", {**DIVORCE, "cerai.tanggal_akta_kawin": date(2026, 10, 6).isoformat()})
    assert ("cerai.tanggal_akta_kawin", "divorce.before_marriage", "error") in found
