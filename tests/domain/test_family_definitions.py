"""The files of the family card edited into nonsense: each fault is refused with its file, its place and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from central.definitions.words import sentence
from kiosk.domain.services import BadDefinition, load_service
from tests.domain.family_cases import CASES

FOLDER = Path(__file__).resolve().parents[2] / "kiosk" / "services"
CHANGES, HEADS, NEW = "kk_ubah_elemen.toml", "kk_ganti_kepala.toml", "kk_baru_keluarga.toml"


def load(file: str, old: str = "", new: str = "") -> None:
    text = (FOLDER / file).read_text("utf-8")
    assert old in text
    load_service(text.replace(old, new, 1).encode(), name=file)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "key"),
    [
        (CHANGES, '"perubahan.dasar", type', '"anggota.dasar", type', "definition.group", "pages[3].fields[8].path"),
        (CHANGES, 'at = "anggota.nik"', 'at = "anggota.nomor"', "definition.unknown_field", "checks[2].at"),
        (CHANGES, 'rule = "never"', 'rule = "hardly"', "definition.unknown_rule", "checks[7].rule"),
        (CHANGES, ', value = "tidak"', "", "definition.parameter", "checks[7].value"),
        (CHANGES, 'value = "1"', 'value = "1", at = "anggota.nik"', "definition.parameter", "checks[1].at"),
        (CHANGES, 'in = ["4", "13"]', 'in = ["4", "15"]', "definition.unknown_choice", None),
        (CHANGES, "minimum = 1\n", "minimum = 30\n", "definition.range", "pages[2].minimum"),
        (CHANGES, 'label = "Semula"', 'label = ""', "definition.text", "pages[3].fields[3].label"),
        (CHANGES, 'is = "F_1_05"', 'is = "F_1_07"', "definition.unknown_paper", None),
        (CHANGES, '"I_B_3"', '"I_B_3", wann = "kuasa"', "definition.unknown_key", "forms[0].ticks[0].wann"),
        (
            CHANGES, 'code = "I_B_3"', 'code = "I_B_3", when = { all = ["kuasa", "bukan_kuasa"] }',
            "definition.impossible", "forms[0].ticks[0].when",
        ),
        (
            CHANGES, 'needed_when = "memakai_f105"', 'needed_when = { all = ["memakai_f105", "kuasa"] }',
            "definition.form_missing", "papers[6].any_of[4].form",
        ),
        (NEW, 'code = "F_1_05", name = "Surat Pernyataan perkawinan/perceraian (F-1.05)", paper = "F_1_05"',
            'code = "F_1_05", name = "x", paper = "F_1_06"', "definition.form_missing", "papers[0].any_of[2].form"),
        (NEW, 'needed_when = "kawin"', 'needed_when = { all = ["kawin", "cerai"] }', "definition.impossible",
            "papers[0].needed_when"),
        (NEW, 'signers = ["suami", "istri",', 'signers = ["suami", "mertua",', "definition.unknown_field",
            "forms[1].signers"),
        (HEADS, 'variant = ["TITIP"]', 'variant = ["DITITIP"]', "definition.unknown_variant", None),
        (HEADS, 'applicant = "pemohon"', 'applicant = "pengaju"', "definition.unknown_field", "applicant"),
        (HEADS, "minimum = 17", 'minimum = "tujuh belas"', "definition.number", "checks[4].minimum"),
        (HEADS, 'menu = "KK"', 'menu = "KARTU"', "definition.unknown", "menu"),
        (HEADS, "any_of = [", "any_of = []\nsome = [", "definition.unknown_key", "papers[0].some"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_where_it_stands(file: str, old: str, new: str, code: str, key: str | None):
    with pytest.raises(BadDefinition) as refused:
        load(file, old, new)
    assert refused.value.code == code
    if key is not None:
        assert refused.value.details["key"] == key
    told = sentence(refused.value)
    assert told.startswith(f"{file}, ")
    assert code not in told


@pytest.mark.parametrize("file", sorted({f"{case.service.lower()}.toml" for case in CASES}))
def test_each_file_as_it_is_loads(file: str):
    load(file)
