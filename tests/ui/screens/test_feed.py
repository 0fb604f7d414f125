"""The window while the centre activates something: drafts stay, new cases follow, and what differs is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from kiosk.domain.instants import to_text
from kiosk.domain.overlay import load_definition
from kiosk.domain.services import builtin_services
from kiosk.work import receive
from kiosk.work.catalogue import ActiveCatalogue
from sync.protocol.changes import ChangeType
from sync.protocol.definitions import Activation, Source, activation_body, source_of
from tests.ui.case_fixture import begun
from tests.ui.desk_fixture import settle
from tests.work.desks import NOW, Centre
from ui.models.sync_status import SyncModel
from ui.routes import InCase, Step
from ui.screens.case_steps import StepHost
from ui.widgets.message_card import MessageCard

BIRTH = builtin_services()["AKTA_LAHIR"]
MORE = BIRTH.source.replace(b"\nversion = %d\n" % BIRTH.version, b"\nversion = %d\n" % (BIRTH.version + 1), 1).replace(
    b'[[pages]]\nid = "pelapor"', b"""[[papers]]
id = "baru"
title = "Surat pernyataan baru"
any_of = [{ kind = "SURAT_BARU", label = "Surat pernyataan baru" }]

[[pages]]
id = "pelapor"
""".rstrip(), 1,
)  # fmt: skip


class Feed:
    def __init__(self, counter) -> None:
        self.desk, self.centre, self.number = counter.desk, Centre(counter.desk), 0

    def activate(self, base: bytes, *, until: str = "") -> None:
        self.number += 1
        service = load_definition(base, b"", name="x")
        whole = replace(source_of(base), data=base)
        self.say(Activation(service.code, service.version, 0, service.sha256, (whole,), self.number, until))

    def say(self, activation: Activation) -> None:
        change = self.centre.change(ChangeType.DEFINITION, activation_body(activation), log="district")
        receive.apply_changes(self.desk, [change], self.centre.at.text)


@pytest.fixture
def feed(counter):
    counter.session._desk = replace(counter.desk, services=ActiveCatalogue(counter.desk.store))
    counter.session._entered = replace(counter.session._entered, desk=counter.desk)
    made = Feed(counter)
    made.activate(BIRTH.source)
    return made


def names(model) -> set[str]:
    return {slot.rule.title for slot in model.papers.slots()}


def test_an_open_draft_keeps_its_version_and_the_next_case_takes_the_new_one(counter, feed, qtbot):
    model = begun(counter)
    model.edit("ibu.nama", "SITI CONTOH")
    feed.activate(MORE)
    assert model.service.version == BIRTH.version
    assert model.value("ibu.nama") == "SITI CONTOH"
    model.flush()
    settle(counter, qtbot)
    assert not model.unsaved
    assert "Surat pernyataan baru" not in names(model)
    assert "Surat pernyataan baru" in names(begun(counter))


def test_the_page_of_an_ended_version_says_what_differs_until_it_was_read(counter, feed, qtbot):
    """The window is open at the case; the version ends; the next page of the case goes on under the new one."""
    model = begun(counter)
    model.edit("ibu.nama", "SITI CONTOH")
    model.flush()
    settle(counter, qtbot)
    feed.activate(MORE, until=to_text(NOW.replace(year=2025)))
    assert model.outdated
    host = StepHost(counter, InCase(model.id, Step.PAPERS))
    qtbot.addWidget(host)
    settle(counter, qtbot)
    kept = counter.open_case.kept(model.id)
    assert kept is model, "what is typed and not kept yet stays on top"
    assert (kept.service.version, kept.outdated) == (BIRTH.version + 1, False)
    assert kept.value("ibu.nama") == "SITI CONTOH"
    card = host.findChild(MessageCard, "carried")
    assert card is not None
    told = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "Syarat atau isian layanan ini sudah diperbarui" in told
    assert "Surat pernyataan baru" in told
    card.acted.emit()
    assert kept.carried is None
    again = StepHost(counter, InCase(model.id, Step.PAPERS))
    qtbot.addWidget(again)
    settle(counter, qtbot)
    assert again.findChild(MessageCard, "carried") is None


def test_a_version_that_this_program_cannot_read_is_told_in_sync(counter, feed, qtbot):
    newer = MORE.replace(b'type = "rt_rw"', b'type = "hologram"') + b'\nhologram = "1"\n'
    source = Source(source_of(newer).sha256, len(newer), newer)
    feed.say(Activation("AKTA_LAHIR", BIRTH.version + 1, 0, source.sha256, (source,), 9))
    model = SyncModel(counter)
    model.refresh()
    settle(counter, qtbot)
    [(service, why)] = model.unread()
    assert service == "Akta Kelahiran"
    assert "perlu diperbarui" in why
    assert "aturan sebelumnya tetap dipakai" in why
    assert counter.desk.service("AKTA_LAHIR").version == BIRTH.version
