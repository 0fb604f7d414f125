"""A running kiosk follows the definitions and settings that its centre activates, and loses no draft over it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from kiosk.domain.instants import to_text
from kiosk.domain.overlay import identity
from kiosk.domain.services import builtin_services
from kiosk.store import applications, definitions
from kiosk.store.errors import BlobTrouble
from kiosk.work import outgoing, receive
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.carry_over import open_case
from kiosk.work.case import load_case, service_of
from kiosk.work.errors import DeedRefused
from kiosk.work.noticeboard import public_services, public_settings
from kiosk.work.start import show_notice, start
from kiosk.work.submit import submit
from kiosk.work.track import case as view
from sync.protocol import records
from sync.protocol.definitions import activation_body, source_of
from tests.work.desks import ANSWERS, DECLARED, DEFINITION, NOW, SITI, Hands, filled, scan
from tests.work.feed import OVERLAY, SECOND, Listening


@pytest.fixture
def kiosk(tmp_path: Path):
    listening = Listening(tmp_path / "a")
    yield listening
    listening.desk.store.close()


ANSWERED_ANEW = {path: text for path, text in ANSWERS.items() if path != "pelapor.telepon"} | {
    "pelapor.alamat": "Jalan Contoh 1"
}


def finish(kiosk: Listening, case: str, answers: Mapping[str, str] = ANSWERS) -> records.Record:
    show_notice(kiosk.desk, SITI, case, "1")
    answer(kiosk.desk, SITI, case, answers)
    for kind in ("KK", "F_2_01", "SURAT_RT"):
        attach(kiosk.desk, SITI, case, kind, scan(len(kind)), "image/webp", source="scanner")
    submit(kiosk.desk, SITI, case, DECLARED)
    return records.decode(outgoing.next_batch(kiosk.desk, 10)[-1].payload)


def test_a_kiosk_offers_what_its_centre_activated_and_nothing_else(kiosk):
    assert dict(kiosk.desk.services) == dict(builtin_services()), "a centre that says nothing of definitions"
    kiosk.activate(DEFINITION)
    assert list(kiosk.desk.services) == ["UJI"]
    with pytest.raises(DeedRefused, match=r"service\.unknown"):
        start(kiosk.desk, SITI, "AKTA_LAHIR", "UMUM")


def test_new_cases_take_the_newest_version_and_open_drafts_keep_theirs(kiosk):
    kiosk.activate(DEFINITION)
    old = start(kiosk.desk, SITI, "UJI", "UMUM")
    answer(kiosk.desk, SITI, old.id, ANSWERS)
    kiosk.activate(SECOND)
    new = start(kiosk.desk, SITI, "UJI", "UMUM")
    assert (old.definition_version, new.definition_version) == (1, 2)
    assert "pelapor.telepon" in service_of(kiosk.desk, load_case(kiosk.desk, old.id)).fields_by_path()
    assert "pelapor.alamat" in service_of(kiosk.desk, new).fields_by_path()
    assert open_case(kiosk.desk, SITI, old.id).carried is None
    assert load_case(kiosk.desk, old.id).answers == {**ANSWERS, "pelapor.telepon": "+6281234567890"}
    sent = finish(kiosk, old.id)
    assert (sent.definition.version, sent.definition.sha256) == (1, source_of(DEFINITION).sha256)
    sent = finish(kiosk, new.id, ANSWERED_ANEW)
    assert (sent.definition.version, sent.definition.sha256) == (2, source_of(SECOND).sha256)
    assert sent.body["answers"]["pelapor"]["alamat"] == "Jalan Contoh 1"


def test_the_district_asks_for_its_own_paper_from_now_on(kiosk):
    kiosk.activate(DEFINITION)
    kiosk.activate(DEFINITION, OVERLAY)
    case = start(kiosk.desk, SITI, "UJI", "UMUM")
    service = service_of(kiosk.desk, case)
    assert [(rule.id, rule.local) for rule in service.papers] == [("kk", ""), ("rt", "Perda Contoh 3/2026")]
    sent = finish(kiosk, case.id)
    halves = [source_of(data).sha256 for data in (DEFINITION, OVERLAY)]
    assert (sent.definition.version, sent.definition.sha256) == (1, identity(*halves))
    assert "SURAT_RT/1" in [paper["path"] for paper in sent.body["papers"]]


def test_a_draft_whose_version_ended_goes_on_under_the_newest(kiosk):
    kiosk.activate(DEFINITION)
    case = filled(kiosk.desk)
    kiosk.activate(SECOND, until=to_text(NOW + timedelta(days=2)))
    assert open_case(kiosk.desk, SITI, case).carried is None, "two days are left"
    kiosk.hands.forward(3 * 86400)
    opened = open_case(kiosk.desk, SITI, case)
    assert opened.carried is not None
    assert (opened.carried.old_version, opened.carried.new_version) == (1, 2)
    assert (opened.carried.gone, opened.carried.asked) == (("Telepon",), ("Alamat pelapor",))
    assert (opened.carried.papers, opened.carried.variant_gone) == ((), False)
    assert opened.case.answers == {**ANSWERS, "pelapor.telepon": "+6281234567890"}, "nothing typed is lost"
    assert open_case(kiosk.desk, SITI, case).carried is None, "told once"
    assert "definition.carried" in [line.what for line in view(kiosk.desk, case).history]
    answer(kiosk.desk, SITI, case, {"pelapor.alamat": "Jalan Contoh 2"})
    submit(kiosk.desk, SITI, case, DECLARED)
    sent = records.decode(outgoing.next_batch(kiosk.desk, 10)[-1].payload)
    assert sent.definition.version == 2
    assert "telepon" not in sent.body["answers"]["pelapor"], "what is asked no more is not sent"


def test_papers_and_a_variant_that_came_or_went_are_named(kiosk):
    kiosk.activate(DEFINITION)
    case = filled(kiosk.desk)
    changed = SECOND.replace(b'code = "UMUM"', b'code = "BARU"').replace(b'id = "kk"', b'id = "kartu"')
    kiosk.activate(changed.replace(b'title = "Kartu Keluarga"', b'title = "KK asli"'), until=to_text(NOW))
    kiosk.hands.forward(1)
    carried = open_case(kiosk.desk, SITI, case).carried
    assert (carried.papers, carried.papers_gone, carried.variant_gone) == (("KK asli",), ("Kartu Keluarga",), True)
    assert load_case(kiosk.desk, case).variant == "BARU"


def test_a_large_file_is_fetched_and_counts_when_it_is_here(kiosk):
    kiosk.activate(DEFINITION)
    kiosk.activate(SECOND, inline=False)
    assert kiosk.desk.service("UJI").version == 1, "the old one stays in use meanwhile"
    assert receive.unread_definitions(kiosk.desk) == []
    name = source_of(SECOND).sha256
    assert outgoing.wanted_downloads(kiosk.desk) == [(name, len(SECOND))]
    with pytest.raises(BlobTrouble, match="hash"):
        outgoing.keep_download(kiosk.desk, name, SECOND + b"#")
    outgoing.keep_download(kiosk.desk, name, SECOND)
    assert kiosk.desk.service("UJI").version == 2
    assert outgoing.wanted_downloads(kiosk.desk) == []


def test_what_this_program_cannot_read_waits_and_is_told(kiosk, monkeypatch):
    kiosk.activate(DEFINITION)
    newer = SECOND.replace(b'type = "text"', b'type = "hologram"')
    body = activation_body(kiosk.activation(SECOND))
    source = source_of(newer)
    told = {**body, "sha256": source.sha256}
    told["sources"] = [{"sha256": source.sha256, "size": source.size, "text": newer.decode()}]
    kiosk.hear(kiosk.told(told))
    assert kiosk.desk.service("UJI").version == 1
    assert [(one.code, one.version, one.trouble) for one in receive.unread_definitions(kiosk.desk)] == [
        ("UJI", "2", "definition.unknown")
    ]
    # The next program knows that type of field.
    monkeypatch.setattr(
        "kiosk.domain.definition_reader.FIELD_TYPES", ("text", "new_name", "name", "date", "phone", "hologram")
    )
    from kiosk.work.catalogue import _loaded

    _loaded.cache_clear()
    desk = kiosk.reopened(kiosk.desk.store)
    assert desk.service("UJI").version == 2
    assert receive.unread_definitions(desk) == []
    _loaded.cache_clear()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_activations_arrive_does_not_matter(tmp_path, order):
    """Enrolment tells the newest, the log the older ones after it."""
    kiosk = Listening(tmp_path)
    bodies = [activation_body(kiosk.activation(*one)) for one in ((DEFINITION,), (DEFINITION, OVERLAY), (SECOND,))]
    for place in order:
        kiosk.hear(kiosk.told(bodies[place]))
    assert kiosk.desk.service("UJI").version == 2
    kiosk.desk.store.close()


def test_a_version_that_was_taken_back_counts_no_more(kiosk):
    kiosk.activate(DEFINITION)
    kiosk.activate(SECOND)
    case = start(kiosk.desk, SITI, "UJI", "UMUM").id
    kiosk.activate(DEFINITION, until=to_text(NOW))
    kiosk.hands.forward(1)
    assert kiosk.desk.service("UJI").version == 1
    assert open_case(kiosk.desk, SITI, case).carried.new_version == 1


def test_a_service_that_the_district_does_not_offer_is_begun_nowhere_and_still_known(kiosk):
    kiosk.activate(DEFINITION)
    case = filled(kiosk.desk)
    kiosk.activate(DEFINITION, b'service = "UJI"\nbase = 1\noverlay = 1\noffered = false\n')
    assert list(kiosk.desk.services) == []
    assert kiosk.desk.services["UJI"].name == "Uji"
    with pytest.raises(DeedRefused, match=r"service\.unknown"):
        start(kiosk.desk, SITI, "UJI", "UMUM")
    assert submit(kiosk.desk, SITI, case, DECLARED).number


@pytest.mark.parametrize("field", ["code", "version", "sha256", "sources"])
def test_an_activation_that_lacks_something_changes_nothing(kiosk, field):
    kiosk.activate(DEFINITION)
    body = {**activation_body(kiosk.activation(SECOND)), field: "?"}
    kiosk.hear(kiosk.told(body))
    assert kiosk.desk.service("UJI").version == 1
    assert len(receive.put_aside(kiosk.desk)) == 1


def test_a_text_that_is_not_its_hash_changes_nothing(kiosk):
    kiosk.activate(DEFINITION)
    body = activation_body(kiosk.activation(SECOND))
    body["sources"][0]["text"] += "#"
    kiosk.hear(kiosk.told(body))
    assert kiosk.desk.service("UJI").version == 1


def test_a_centre_that_was_restored_is_believed_again(kiosk):
    kiosk.activate(DEFINITION)
    kiosk.activate(SECOND)
    assert receive.learn_incarnation(kiosk.desk, "dua")
    kiosk.centre.at = kiosk.centre.at.__class__()
    kiosk.number = 0
    kiosk.activate(DEFINITION)
    assert kiosk.desk.service("UJI").version == 1, "its backup is from before the second version"
    assert {one.version for one in definitions.all_of(kiosk.desk.store, "UJI")} == {1, 2}


def test_settings_follow_without_a_restart(kiosk):
    assert kiosk.desk.device.settings == {"zone": "Asia/Jakarta"}
    kiosk.set({"help_phone": "0800 100 200", "paper_size": "F4", "zone": "Asia/Makassar"})
    assert kiosk.desk.device.settings["help_phone"] == "0800 100 200"
    assert str(kiosk.desk.device.zone) == "Asia/Makassar"
    assert kiosk.desk.device.district_settings.paper_size == "F4"
    kiosk.set({"zone": "Asia/Jayapura"})
    assert kiosk.desk.device.settings == {"zone": "Asia/Jayapura"}
    assert dict(kiosk.reopened(kiosk.desk.store).device.settings) == {"zone": "Asia/Jayapura"}


def test_a_setting_that_an_older_program_did_not_know_is_applied_by_the_next(kiosk, monkeypatch):
    from kiosk.work import receive as receiving

    with monkeypatch.context() as older:
        appliers = {kind: one for kind, one in receiving.APPLIERS.items() if kind != "settings.changed"}
        older.setattr(receiving, "APPLIERS", appliers)
        kiosk.set({"help_phone": "0800 100 200"})
        assert "help_phone" not in kiosk.desk.device.settings
    assert kiosk.reopened(kiosk.desk.store).device.settings == {"help_phone": "0800 100 200"}
    assert receive.put_aside(kiosk.desk) == []


def test_a_draft_of_a_service_that_is_no_longer_known_waits(tmp_path):
    kiosk = Listening(tmp_path, Hands())
    kiosk.activate(DEFINITION)
    case = filled(kiosk.desk)
    applications.change(kiosk.desk.store, case, {"service": "HILANG", "definition_sha256": "0" * 64})
    opened = open_case(kiosk.desk, SITI, case)
    assert (opened.carried, opened.case.answers["anak.nama"]) == (None, ANSWERS["anak.nama"])
    kiosk.desk.store.close()


def test_before_anybody_logs_in_the_board_tells_what_the_district_offers(kiosk):
    folder = kiosk.desk.store.folder
    assert public_services(folder) == builtin_services(), "before the centre was ever heard"
    kiosk.activate(builtin_services()["AKTA_LAHIR"].source)
    kiosk.activate(DEFINITION, OVERLAY)
    kiosk.set({"help_phone": "0800 100 200"})
    told = public_services(folder)
    assert [(code, len(one.papers), one.overlay) for code, one in told.items()][-1] == ("UJI", 2, 1)
    assert told["AKTA_LAHIR"] == builtin_services()["AKTA_LAHIR"]
    assert public_settings(folder).help_phone == "0800 100 200"
    board = folder / "layanan.json"
    assert b"Kutipan akta" not in board.read_bytes(), "what the program brings is only named"
    board.write_bytes(b"{")
    assert public_services(folder) == builtin_services()
    board.write_bytes(b'{"services": [{"base": "x", "text": "code ="}], "settings": {}}')
    assert public_services(folder) == {}
