"""district.toml: what a district decides, read with a place for every mistake, and carried as a table of texts."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.definition import BadDefinition
from kiosk.domain.district import DistrictSettings, Signer, WorkingHours, from_texts, to_texts
from kiosk.domain.district_file import read_district

FILE = """
district = "99.02"
name = "Kabupaten Contoh Baru"
letterhead = ["PEMERINTAH KABUPATEN CONTOH BARU", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"]

[words]
village = "nagari"
village_head = "wali nagari"

[contacts]
help_phone = "0800 100 200"
complaint = "Pengaduan: 0800 100 201"

[[signers]]
name = "Rina Contoh"
title = "Kepala Dinas"
nip = "197001011990012001"
valid_from = 2025-01-01
valid_to = 2026-06-30

[[signers]]
name = "Dedi Contoh"
title = "Plt. Kepala Dinas"
nip = "197501011995011001"
valid_from = 2026-06-15

[settings]
paper_size = "F4"
clock = "working"
skpwni_days = 60
resign_after_change = true
working_hours = [{ days = [1, 2, 3, 4], opens = "08:00", closes = "15:30" }]

[late]
birth = "Pelaporan melewati 60 hari; permohonan tetap dilayani."

[[offices]]
code = "99.02.01.2001"
name = "Nagari Contoh"

[[extras]]
service = "AKTA_LAHIR"
basis = "Perbup 5/2026"
papers = [{ id = "rt", title = "Surat RT", any_of = [{ kind = "SURAT_RT", label = "Surat RT" }] }]
"""


def read(text: str = FILE):
    return read_district(text.encode(), name="district.toml")


def test_a_district_says_who_it_is_and_what_it_decides():
    found = read()
    assert (found.code, found.settings.name, found.settings.village) == ("99.02", "Kabupaten Contoh Baru", "nagari")
    assert found.settings.hamlet_head == "ketua RT", "the usual where the file says nothing"
    assert (found.settings.paper_size, found.settings.clock, found.settings.skpwni_days) == ("F4", "working", 60)
    assert found.settings.working_hours == (WorkingHours((1, 2, 3, 4), "08:00", "15:30"),)
    assert [(office.code, office.name) for office in found.offices] == [("99.02.01.2001", "Nagari Contoh")]
    (extras,) = found.extras
    assert (extras.service, sorted(extras.content)) == ("AKTA_LAHIR", ["basis", "papers"])


def test_the_acting_head_signs_from_the_day_he_begins():
    settings = read().settings
    days = [date(2024, 12, 31), date(2026, 6, 14), date(2026, 6, 15), date(2027, 1, 1)]
    signers = [settings.signer_on(day) for day in days]
    assert [signer.name if signer else "" for signer in signers] == ["", "Rina Contoh", "Dedi Contoh", "Dedi Contoh"]


def test_a_file_of_two_lines_has_the_defaults_of_the_reference():
    assert read('district = "99.03"\nname = "Contoh"\n').settings == DistrictSettings(name="Contoh")


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('district = "99.02"', 'district = "9902"', "district.code", "district"),
        ('name = "Kabupaten Contoh Baru"', "", "definition.text", "name"),
        ("Kabupaten Contoh Baru", "x" * 121, "district.long", "name"),
        ('"0800 100 200"', '"telepon saja"', "district.phone", "contacts.help_phone"),
        ('"197001011990012001"', '"1970"', "district.nip", "signers[0].nip"),
        ("valid_from = 2025-01-01", 'valid_from = "1 Januari"', "district.date", "signers[0].valid_from"),
        ("valid_to = 2026-06-30", "valid_to = 2024-06-30", "district.period", "signers[0].valid_to"),
        ('paper_size = "F4"', 'paper_size = "A3"', "definition.unknown", "settings.paper_size"),
        ('clock = "working"', 'clok = "working"', "definition.unknown_key", "settings.clok"),
        ("skpwni_days = 60", "skpwni_days = 0", "district.days", "settings.skpwni_days"),
        ("skpwni_days = 60", 'skpwni_days = "60"', "definition.number", "settings.skpwni_days"),
        ("resign_after_change = true", 'resign_after_change = "ya"', "definition.flag", "settings.resign_after_change"),
        ("[1, 2, 3, 4]", "[0]", "district.weekdays", "settings.working_hours[0].days"),
        ('closes = "15:30"', 'closes = "07:00"', "district.hours", "settings.working_hours[0].closes"),
        ('opens = "08:00"', 'opens = "8"', "district.hours", "settings.working_hours[0].opens"),
        ('"99.02.01.2001"', '"99.01.01.2001"', "district.office", "offices[0].code"),
        ("[[extras]]", '[[offices]]\ncode = "99.02.01.2001"\nname = "x"\n[[extras]]', "district.twice",
         "offices[1].code"),
        ('basis = "Perbup 5/2026"', "overlay = 3", "definition.unknown_key", "extras[0].overlay"),
        ('district = "99.02"', 'district = 99.02"', "definition.syntax", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(old, new, code, key):
    assert old in FILE
    with pytest.raises(BadDefinition) as fault:
        read(FILE.replace(old, new))
    assert (fault.value.code, fault.value.details["key"], fault.value.details["file"]) == (code, key, "district.toml")


_TEXT = st.text(max_size=20)
_SIGNERS = st.builds(Signer, _TEXT, _TEXT, _TEXT, st.dates(), st.none() | st.dates())
_HOURS = st.builds(WorkingHours, st.lists(st.integers(1, 7), max_size=3).map(tuple), _TEXT, _TEXT)
_SETTINGS = st.builds(
    DistrictSettings,
    **{
        field.name: {"signers": st.lists(_SIGNERS, max_size=3).map(tuple),
                     "working_hours": st.lists(_HOURS, max_size=3).map(tuple),
                     "letterhead": st.lists(_TEXT, max_size=3).map(tuple)}.get(
            field.name, {"bool": st.booleans(), "int": st.integers(1, 365)}.get(str(field.type), _TEXT)
        )
        for field in fields(DistrictSettings)
    },
)  # fmt: skip


@given(_SETTINGS)
def test_settings_travel_as_texts_and_come_back(settings):
    texts = to_texts(settings)
    assert all(isinstance(text, str) for text in texts.values())
    assert from_texts(texts) == settings


@given(st.dictionaries(st.sampled_from([field.name for field in fields(DistrictSettings)]) | _TEXT, _TEXT))
def test_texts_of_another_program_never_stop_a_counter(texts):
    found = from_texts(texts)
    for field in fields(DistrictSettings):
        if field.name not in texts:
            assert getattr(found, field.name) == getattr(DistrictSettings(), field.name)


def test_what_older_centres_say_is_understood():
    told = {"help_phone": "0800 1", "resign_after_change": "yes", "complaint": "Ke kami"}
    found = from_texts(told)
    assert (found.help_phone, found.resign_after_change, found.complaint) == ("0800 1", True, "Ke kami")
