"""F-2.01 for every event, F-1.07, and the village's own letters: the paper says what was typed, and who signs."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from kiosk.domain.letters import Letter
from kiosk.domain.services import builtin_services, load_service
from kiosk.domain.sheets import data_hash, parse_sheet_code
from kiosk.forms.catalogue import template_of
from kiosk.forms.filled import FilledForm, fill
from kiosk.forms.office import Office
from kiosk.forms.render import paginate, render, render_blank
from tests.domain import birth_case
from tests.domain.civil_cases import (
    DEATH,
    DEATH_BY_VILLAGE,
    DIVORCE,
    MARRIAGE,
    PROXY,
    STILLBIRTH,
    facts_of,
)
from tests.forms.reading import codes, pictures, squeezed, texts
from tests.trial_service import OPENING

AT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
APPLICATION = "019f56c8-a3ad-704b-8a44-83b4ba7f5a5c"
REGIONS = SimpleNamespace(get=lambda code: SimpleNamespace(name="Kab. Contoh") if code == "99.01" else None)
OFFICE = Office("99.01.01.1003", "Contoh Jaya", "Contoh Timur", "Contoh", "Contoh Raya", regions=REGIONS)
LETTER = Letter("474.3/007/XI/2026", "H. Rahmat Contoh, S.Sos", "Plt. Lurah Contoh Jaya", "198001012005011001")
STATED = {"bukti_lahir_mati": "PERNYATAAN_LAHIR_MATI", "kk": "KK"}
EVENTS = {
    "birth": ("AKTA_LAHIR", "UMUM", birth_case.BASE, "1.Kelahiran", "DATAANAK(KELAHIRAN)"),
    "stillbirth": ("AKTA_LAHIR", "LAHIR_MATI", STILLBIRTH, "2.Lahirmati", "1.Lamanyadalamkandungan"),
    "marriage": ("AKTA_KAWIN", "UMUM", MARRIAGE, "3.Perkawinan", "13.Tanggalpemberkatan"),
    "divorce": ("AKTA_CERAI", "UMUM", DIVORCE, "5.Perceraian", "6.Nomorputusanpengadilan"),
    "death": ("AKTA_MATI", "UMUM", DEATH, "7.Kematian", "5.Sebabkematian"),
}


def filled(
    service: str,
    form: str,
    answers: dict[str, str],
    papers: dict[str, str] | None = None,
    variant: str = "UMUM",
    **more,
) -> FilledForm:
    known = facts_of(service, answers, papers, variant=variant)
    return fill(
        builtin_services()[service], form, known, office=OFFICE, number="", application=APPLICATION, printed_at=AT,
        officer="Ratna Dewi", **more,
    )  # fmt: skip


def printed(form: FilledForm) -> str:
    return squeezed(" ".join(texts(render([form]))))


def ticked(form: FilledForm) -> list[str]:
    return [
        text
        for element in template_of(form.code, form.version).body(form)
        for part in getattr(element, "parts", ())
        for text, on in getattr(part, "items", ())
        if on
    ]


# --- F-2.01 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", EVENTS)
def test_the_block_of_the_event_is_printed_and_no_other(event):
    service, variant, answers, tick, own = EVENTS[event]
    form = filled(service, "F_2_01", answers, variant=variant)
    paper = printed(form)
    assert [squeezed(text) for text in ticked(form)] == [tick]
    assert own in paper
    assert [other for other in EVENTS if EVENTS[other][4] in paper] == [event]
    assert ("DATAORANGTUA" in paper) == (event in {"birth", "stillbirth", "death"})
    assert ("SUBJEKAKTAII" in paper) == (event in {"marriage", "divorce"})


@pytest.mark.parametrize("event", EVENTS)
def test_nobody_signs_a_page_without_data(event):
    service, variant, answers, _, own = EVENTS[event]
    pages = [squeezed(page) for page in texts(render([filled(service, "F_2_01", answers, variant=variant)]))]
    assert "GRATIS" in pages[-1]
    assert own in pages[-1] or event == "marriage"
    for page in paginate(template_of("F_2_01").body(filled(service, "F_2_01", answers, variant=variant))):
        assert all(y + element.height(180) <= 280 for y, element in page)


@pytest.mark.parametrize("event", EVENTS)
def test_a_blank_carries_the_block_of_its_service(event):
    service, variant, answers, _, own = EVENTS[event]
    products = [rule.code for rule in builtin_services()[service].products]
    chosen = ["SK_LAHIR_MATI"] if variant == "LAHIR_MATI" else products
    paper = squeezed(" ".join(texts(render_blank("F_2_01", office=OFFICE, products=chosen))))
    assert own in paper
    assert not [text for text in answers.values() if len(text) > 9 and squeezed(text.upper()) in paper]


def test_the_deceased_and_what_is_not_known():
    form = filled("AKTA_MATI", "F_2_01", DEATH)
    paper = printed(form)
    for words in ("KARTACONTOH", "10112026HARISELASA", "1740WIB", "KAB.CONTOH", "TIDAKDIKETAHUI"):
        assert words in paper, words
    assert "SUDAHMENINGGALSEBELUMPUNYANIK" in paper
    assert form.values["mati.sebab"] == "1 SAKIT BIASA/TUA"


def test_a_sheet_of_the_first_version_keeps_its_hash():
    """Printed before this version and signed later: its code must still be found. The hash was noted down then."""
    case = birth_case.facts()
    old = fill(
        birth_case.birth(), "F_2_01", case, office=OFFICE, number="", application=APPLICATION, printed_at=AT, version=1
    )
    assert "permohonan.peristiwa" not in old.values
    assert old.data_hash == data_hash("F_2_01", 1, old.values) == "UJD4MQ6NYADS"
    assert filled("AKTA_LAHIR", "F_2_01", birth_case.BASE, birth_case.PAPERS).version == 2


# --- Thumb marks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("service", "form", "answers", "papers"),
    [
        ("AKTA_MATI", "F_2_01", DEATH, {}),
        ("AKTA_LAHIR", "F_2_03", {**birth_case.BASE, **birth_case.DECLARED}, birth_case.BY_STATEMENT),
        ("AKTA_LAHIR", "F_1_07", {**birth_case.BASE, **PROXY}, {}),
    ],
)
def test_who_cannot_write_gets_a_box_for_the_thumb(service, form, answers, papers):
    plain = filled(service, form, answers, papers)
    marked = filled(service, form, {**answers, "pelapor.cap_jempol": "ya"}, papers)
    assert "CAPJEMPOL" not in printed(plain)
    paper = printed(marked)
    name = squeezed(answers["pelapor.nama"].upper())
    assert paper.count("CAPJEMPOL") == 1
    assert f"dibacakanolehRATNADEWIkepada{name}dihadapan" in paper
    assert marked.data_hash != plain.data_hash
    assert marked.values["pelapor.cap_jempol"] == "ya"


def test_when_nobody_can_write_nobody_is_called_a_witness_of_reading():
    everybody = {f"{role}.cap_jempol": "ya" for role in ("pelapor", "saksi1", "saksi2")}
    paper = printed(filled("AKTA_MATI", "F_2_01", {**DEATH, **everybody}))
    assert paper.count("CAPJEMPOL") == 3
    assert "dihadapan" not in paper


# --- F-1.07 ----------------------------------------------------------------------------------------------------------


def test_the_power_of_attorney_names_giver_receiver_and_reason():
    form = filled("AKTA_LAHIR", "F_1_07", {**birth_case.BASE, **PROXY}, birth_case.PAPERS)
    paper = printed(form)
    for words in ("SITICONTOH", "DARMACONTOH", "SAKIT", "MENGURUSRUMAHTANGGA", "KAB.CONTOH,15-08-1995"):
        assert words in paper, words
    assert [signer.caption for signer in form.signers] == ["Pemberi kuasa", "Penerima kuasa"]
    assert "SITICONTOH" not in squeezed(" ".join(texts(render_blank("F_1_07"))))


# --- Letters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("service", "form", "answers", "papers", "words"),
    [
        ("AKTA_MATI", "D_1_02", DEATH, DEATH_BY_VILLAGE, ("KARTACONTOH", "PUKUL17.40WIB", "TPUCONTOHMAJU")),
        (
            "AKTA_LAHIR", "D_1_01", birth_case.BASE, birth_case.PAPERS | {"bukti_lahir": "SKL_DESA"},
            ("AISYAHPUTRICONTOH", "SITICONTOH", "PUKUL04.25WIB"),
        ),
    ],
)  # fmt: skip
def test_a_village_letter_has_letterhead_number_and_its_signer(service, form, answers, papers, words):
    made = filled(service, form, answers, papers, letter=LETTER)
    paper = printed(made)
    head = ("PEMERINTAHKABUPATENCONTOH", "KECAMATANCONTOHTIMUR", "KELURAHANCONTOHJAYA", "Nomor:474.3/007/XI/2026")
    signed = ("Plt.LurahContohJaya,", "H.RahmatContoh,S.Sos", "NIP198001012005011001", "21November2026")
    for part in (*head, *signed, *words):
        assert part in paper, part
    (picture,) = pictures(render([made]), 150)
    (code,) = codes(picture)
    sheet = parse_sheet_code(code)
    assert sheet is not None
    assert (sheet.form, sheet.data_hash) == (form, made.data_hash)
    other = filled(service, form, answers, papers, letter=Letter("474.3/008/XI/2026", "x", "y", ""))
    assert other.data_hash != made.data_hash


def test_a_letter_of_training_has_no_number():
    made = filled("AKTA_MATI", "D_1_02", DEATH, DEATH_BY_VILLAGE, letter=Letter("", "A. Contoh", "Lurah", ""))
    assert "Nomor:....." in printed(made)


def test_a_statement_about_a_stillbirth_is_the_parents_own():
    made = filled("AKTA_LAHIR", "D_1_05", STILLBIRTH, STATED, variant="LAHIR_MATI")
    paper = printed(made)
    assert "PEMERINTAH" not in paper
    for words in ("BUDICONTOH", "34MINGGU", "SITICONTOH", "UMARCONTOH", "6tahun"):
        assert words in paper, words


OWNER = (
    OPENING
    + b"""
applicant = "pemohon"
forms = [
  { code = "D_1_03", name = "Pernyataan", paper = "PERNYATAAN_PEMILIK_RUMAH", signers = ["pemilik_rumah"] },
  { code = "D_1_04", name = "Pernyataan", paper = "PERNYATAAN_WALI", signers = ["wali"] },
]
products = [{ code = "KK", name = "KK", kind = "pdf" }]

[[papers]]
id = "kk"
title = "KK"
any_of = [{ kind = "KK", label = "KK" }]

[[pages]]
id = "orang"
title = "Orang"
fields = [
  { path = "anak.nama", type = "name", label = "Nama" },
  { path = "pemohon.nama", type = "name", label = "Nama" },
  { path = "pemilik_rumah.nama", type = "name", label = "Nama" },
  { path = "pemilik_rumah.alamat", type = "multiline", max_length = 160, label = "Alamat" },
  { path = "wali.nama", type = "name", label = "Nama" },
]
"""
)


@pytest.mark.parametrize(("form", "who"), [("D_1_03", "pemilik_rumah"), ("D_1_04", "wali")])
def test_owner_and_guardian_state_for_the_applicant(form, who):
    from kiosk.domain.answers import facts_for

    service = load_service(OWNER, name="uji.toml")
    given = {f"{who}.nama": "Umar Contoh", "pemohon.nama": "Budi Contoh", f"{who}.alamat": "Kp. Contoh RT 002"}
    known = facts_for(service, variant="UMUM", answers=given, papers={}, today=birth_case.TODAY)
    made = fill(service, form, known, office=OFFICE, number="", application=APPLICATION, printed_at=AT)
    paper = printed(made)
    assert "UMARCONTOH" in paper
    assert "BUDICONTOH" in paper
    assert [signer.role for signer in made.signers] == [who]
