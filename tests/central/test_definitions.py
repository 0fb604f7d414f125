"""Activating definitions at the centre: kept for ever, told once, accepted from then on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from central.audit.models import AppendOnly
from central.definitions import catalogue
from central.definitions.activate import Order, activate_builtin, activate_file, waiting_builtin
from central.definitions.district import for_kiosks, open_district, tell_settings
from central.definitions.models import Activation, DefinitionSource, SettingsVersion
from central.definitions.words import PROBLEM, sentence
from central.devices.founding import found
from central.devices.models import Centre, Device, DistrictChange, Office
from central.receive.examine import examine_all
from central.register.models import Application
from kiosk.domain.definition import BadDefinition
from kiosk.domain.ids import new_id
from kiosk.domain.overlay import identity
from kiosk.domain.services import builtin_services, builtin_versions, load_service
from sync.protocol.changes import ChangeType, encode_change
from sync.protocol.definitions import read_activation, source_of
from sync.protocol.enrolment import Answer
from sync.protocol.errors import BadChange
from sync.protocol.fields import Fields
from sync.protocol.records import Definition, Subject
from tests.central.kiosk import DEFINITION, moment, submission_body
from tests.sync.made import schema_errors
from tests.trial_service import OPENING

UJI = (
    OPENING
    + b"""
forms = []
products = [{ code = "SURAT", name = "Surat uji", kind = "pdf" }]

[[papers]]
id = "kk"
title = "Kartu Keluarga"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }]

[[pages]]
id = "anak"
title = "Anak"
fields = [{ path = "anak.nama", type = "name", label = "Nama" }]
"""
)
EXTRA = b"""
service = "UJI"
base = 1
overlay = 1
basis = "Perda Contoh 3/2026"
papers = [{ id = "rt", title = "Surat RT", any_of = [{ kind = "SURAT_RT", label = "Surat RT" }] }]
"""
DISTRICT = """
district = "99.01"
name = "Kabupaten Contoh Lama"
[contacts]
help_phone = "0800 100 200"
[[offices]]
code = "99.01.01.2001"
name = "DESA CONTOH MAJU"
"""


def order() -> Order:
    return Order("Rina Contoh", moment())


def activated(data: bytes = UJI, name: str = "uji.toml") -> Activation:
    row = activate_file(data, name=name, order=order())
    assert row is not None
    return row


def district_log() -> list[str]:
    return list(DistrictChange.objects.order_by("number").values_list("type", flat=True))


def uji(name: str = "UJI", version: int = 1, sha256: str = source_of(UJI).sha256) -> Definition:
    return Definition(name, version, sha256)


def test_a_new_centre_activates_what_comes_with_the_program(centre: Centre) -> None:
    rows = list(Activation.objects.order_by("number"))
    assert [(row.code, row.version) for row in rows] == [(one.code, one.version) for one in builtin_versions()]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert dict(catalogue.newest("99.01")) == dict(builtin_services())
    found(moment())
    assert Activation.objects.count() == len(rows), "founded once"
    assert district_log() == [], "there is no kiosk to tell yet"


def test_a_running_kiosk_is_told_by_the_log_and_a_new_one_by_its_answer(wire, kiosk, other_office) -> None:
    row = activated()
    (change,) = [one for one in wire.changes(kiosk) if one.type == ChangeType.DEFINITION]
    told = read_activation(Fields(change.body, BadChange, "change"))
    assert told == catalogue.told(row)
    assert (told.code, told.sources[0].data) == ("UJI", UJI)
    answer = wire.enrol(other_office).answer
    assert isinstance(answer, Answer)
    assert told in answer.definitions
    assert sorted({*builtin_services(), "UJI"}) == [one.code for one in answer.definitions]


def test_the_change_has_the_form_of_its_schema(wire, kiosk) -> None:
    activated()
    activated(EXTRA, "extra.toml")
    open_district(DISTRICT.encode(), name="district.toml", order=order())
    told = [change for change in wire.changes(kiosk) if change.log == "district"]
    assert [one.type for one in told] == ["definition.activated", "definition.activated", "settings.changed"]
    for change in told:
        assert schema_errors("change.json", encode_change(change)) == []


def test_the_same_file_changes_nothing_and_a_version_never_means_two_things(centre) -> None:
    first = activated()
    assert activate_file(UJI, name="uji.toml", order=order()) is None
    assert activate_file(UJI.replace(b"\n", b"\r\n"), name="uji.toml", order=order()) is None
    with pytest.raises(BadDefinition, match=r"version_twice"):
        activated(UJI.replace(b'name = "Uji"', b'name = "Lain"'))
    second = activated(UJI.replace(b"version = 1", b"version = 2"))
    back = activated()
    assert [row.sha256 for row in (first, back)] == [source_of(UJI).sha256] * 2
    assert first.number < second.number < back.number
    assert catalogue.newest("99.01")["UJI"].version == 1


def test_rows_are_never_changed(centre) -> None:
    row = activated()
    row.code = "LAIN"
    with pytest.raises(AppendOnly):
        row.save()
    with pytest.raises(AppendOnly):
        DefinitionSource.objects.get(sha256=source_of(UJI).sha256).delete()


def test_a_fault_leaves_nothing_behind(centre, kiosk) -> None:
    before = Activation.objects.count(), DefinitionSource.objects.count(), district_log()
    for data in (b"code = ", UJI.replace(b'path = "anak.nama"', b'path = "anak.umur"'), EXTRA):
        with pytest.raises(BadDefinition):
            activate_file(data, name="uji.toml", order=order())
    assert (Activation.objects.count(), DefinitionSource.objects.count(), district_log()) == before


def test_the_identity_of_an_overlay_is_over_both_files(centre) -> None:
    activated()
    row = activated(EXTRA, "extra.toml")
    assert row.sha256 == identity(source_of(UJI).sha256, source_of(EXTRA).sha256)
    service = catalogue.version("99.01", row.sha256)
    assert service is not None
    assert [rule.local for rule in service.papers] == ["", "Perda Contoh 3/2026"]
    newer = activated(UJI.replace(b"version = 1", b"version = 2"))
    assert (newer.overlay, catalogue.loaded(newer).papers[-1].id) == (2, "rt"), "the district keeps its paper"


def test_a_record_of_an_unknown_version_waits_until_it_is_activated(wire, kiosk) -> None:
    """A kiosk that was updated before its centre has done nothing wrong."""
    case = new_id(moment())
    sent = kiosk.submission(case, definition=uji())
    row = wire.send(kiosk, sent).rows[0]
    assert (row.reply, row.code) == ("deferred", "definition.unknown")
    assert not Application.objects.filter(id=case).exists()
    assert wire.send(kiosk, sent).rows[0].code == "definition.unknown"
    activated()
    assert examine_all("99.01", moment()) == 1
    assert wire.send(kiosk, sent).rows[0].reply == "duplicate"
    assert Application.objects.get(id=case).definition_sha256 == source_of(UJI).sha256


@pytest.mark.parametrize(
    "named", [uji("LAIN"), uji(version=2), uji(sha256="0" * 64), Definition("AKTA_LAHIR", 1, source_of(UJI).sha256)]
)
def test_a_version_is_known_by_all_that_names_it(wire, kiosk, named) -> None:
    activated()
    assert wire.send(kiosk, kiosk.submission(new_id(moment()), definition=named)).rows[0].code == "definition.unknown"


def test_every_version_ever_activated_is_accepted_and_read_by_its_own_words(wire, kiosk) -> None:
    activated()
    activated(UJI.replace(b"version = 1", b"version = 2").replace(b"Surat uji", b"Surat baru"))
    case = new_id(moment())
    body = submission_body() | {"service": "UJI", "variant": "UMUM"}
    sent = kiosk.record("application.submitted", body, subject=Subject("application", case, 1), definition=uji())
    assert wire.send(kiosk, sent).rows[0].reply == "accepted"
    (state,) = [one.body for one in wire.changes(kiosk) if one.type == ChangeType.APPLICATION]
    assert [product["name"] for product in state["products"]] == ["Surat uji"]


def test_a_centre_that_was_never_started_since_its_update_knows_what_programs_came_with(wire, kiosk) -> None:
    Activation.objects.all()._raw_delete("default")
    assert catalogue.known("99.01", DEFINITION)
    assert not catalogue.known("99.01", uji())
    assert wire.send(kiosk, kiosk.submission(new_id(moment()))).rows[0].reply == "accepted"


def test_every_kiosk_may_fetch_a_definition_and_nobody_anything_else(wire, kiosk) -> None:
    base = builtin_services()["AKTA_LAHIR"]
    got = wire.get(kiosk, f"/v1/blobs/{base.sha256}")
    assert b"".join(got.streaming_content) == base.source
    part = wire.get(kiosk, f"/v1/blobs/{base.sha256}", Range="bytes=10-")
    assert b"".join(part.streaming_content) == base.source[10:]
    assert wire.get(kiosk, f"/v1/blobs/{'0' * 64}").status_code == 404


def test_an_updated_program_waits_for_the_registry(centre, monkeypatch) -> None:
    assert waiting_builtin() == []
    newer = dict(builtin_services()) | {"UJI": load_service(UJI, name="uji.toml")}
    monkeypatch.setattr("central.definitions.activate.builtin_services", lambda: newer)
    assert waiting_builtin() == ["UJI"]
    assert [row.code for row in activate_builtin(order())] == ["UJI"]
    assert waiting_builtin() == []


def test_a_district_file_is_applied_once_and_settings_are_told(wire, kiosk, settings) -> None:
    settings.LOKET_FOR_KIOSKS = {"complaint": "Ke kantor", "help_phone": "0800 999"}
    changed = open_district(DISTRICT.encode(), name="district.toml", order=order())
    assert changed == ["name", "office 99.01.01.2001", "settings"]
    assert open_district(DISTRICT.encode(), name="district.toml", order=order()) == []
    assert Centre.objects.get().name == found(moment()).name == "Kabupaten Contoh Lama"
    assert Office.objects.get(code="99.01.01.2001").name == "DESA CONTOH MAJU"
    (told,) = [one.body["settings"] for one in wire.changes(kiosk) if one.type == ChangeType.SETTINGS]
    assert told == for_kiosks()
    assert (told["help_phone"], told["complaint"]) == ("0800 100 200", "Ke kantor"), "the file before the surroundings"


def test_other_surroundings_are_told_at_the_next_start(wire, kiosk, settings) -> None:
    assert not tell_settings(order())
    settings.LOKET_FOR_KIOSKS = {"help_phone": "0800 999"}
    found(moment())
    found(moment())
    assert SettingsVersion.objects.count() == 1
    assert [one.body["settings"] for one in wire.changes(kiosk) if one.type == ChangeType.SETTINGS] == [
        {"help_phone": "0800 999"}
    ]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ('[[extras]]\nservice = "TIDAK_ADA"\n', "district.toml, extras[0].service: Layanan “TIDAK_ADA” tidak ada"),
        ('[[extras]]\nservice = "AKTA_LAHIR"\npages = []\n', "district.toml, extras[0].pages: Tambahan daerah tidak"),
        ('[[extras]]\nservice = "AKTA_LAHIR"\nbasis = "x"\npapers = [{ id = "rt", title = "x", any_of = [] }]\n',
         "district.toml, extras[0].papers[0].any_of: Bagian ini kosong"),
        ('[[signers]]\nname = "x"\n', "district.toml, signers[0].title: Di sini harus ada teks"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_district_file_changes_nothing(centre, office, more, place, tmp_path) -> None:
    path = tmp_path / "district.toml"
    path.write_text(DISTRICT + more, encoding="utf-8")
    with pytest.raises(CommandError) as told:
        call_command("open_district", str(path))
    assert str(told.value).startswith(place)
    assert Office.objects.get(code="99.01.01.2001").name == "DESA CONTOH"
    assert not SettingsVersion.objects.exists()


def test_a_file_that_is_not_there_is_told(centre, tmp_path) -> None:
    for command in ("open_district", "activate_definition"):
        with pytest.raises(CommandError, match="No such file"):
            call_command(command, str(tmp_path / "none.toml"))
    with pytest.raises(CommandError, match="--builtin"):
        call_command("activate_definition")


def test_every_code_has_a_sentence() -> None:
    codes: set[str] = set()
    for file in (Path(__file__).parents[2] / "kiosk" / "domain").glob("*.py"):
        codes |= set(re.findall(r'"((?:definition|overlay|district)\.[a-z_]+)"', file.read_text(encoding="utf-8")))
    assert len(codes) > 30
    assert codes - PROBLEM.keys() == set()
    for code in PROBLEM:
        said = sentence(BadDefinition(code, file="a.toml", key="b", found="c"))
        assert said.startswith("a.toml, b: ")
        assert "{" not in said


def test_devices_stand_in_their_own_district(kiosk) -> None:
    assert set(Device.objects.values_list("district", flat=True)) == {"99.01"}
    assert set(Activation.objects.values_list("district", flat=True)) == {"99.01"}
