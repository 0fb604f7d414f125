"""Definitions and settings as the centre's log would tell them, and a desk that listens."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

from kiosk.domain.overlay import load_definition
from kiosk.work import receive
from kiosk.work.desk import Desk, open_desk
from sync.protocol.changes import Change, ChangeType
from sync.protocol.definitions import Activation, Source, activation_body, source_of
from tests.work.desks import DEFINITION, SITI, Centre, Hands, enrolled_store

OVERLAY = b"""
service = "UJI"
base = 1
overlay = 1
basis = "Perda Contoh 3/2026"
papers = [{ id = "rt", title = "Surat pengantar RT", any_of = [{ kind = "SURAT_RT", label = "Surat pengantar RT" }] }]
"""
PHONE = b"""  { path = "pelapor.telepon", type = "phone", label = "Telepon", required = false },
"""
SECOND = DEFINITION.replace(b"version = 1", b"version = 2").replace(
    PHONE, b'  { path = "pelapor.alamat", type = "text", label = "Alamat pelapor", max_length = 80 },\n'
)


class Listening:
    """A desk whose services are what its centre activated."""

    def __init__(self, folder: Path, hands: Hands | None = None) -> None:
        self.hands = hands or Hands()
        store = enrolled_store(folder)
        store.run(
            "INSERT INTO operators (id, name, role, active, granted_at) VALUES (?, ?, ?, 1, '')",
            (SITI.id, SITI.name, SITI.role),
        )
        self.desk = self.reopened(store)
        self.centre = Centre(self.desk)
        self.number = 0

    def reopened(self, store) -> Desk:
        return open_desk(store, wall=self.hands.wall, steady=self.hands.steady, rng=random.Random(7))

    def activation(self, base: bytes, overlay: bytes = b"", *, until: str = "", inline: bool = True) -> Activation:
        """What the centre says; without ``inline`` the files are to be fetched."""
        self.number += 1
        service = load_definition(base, overlay, name="uji")
        sources = [source_of(data) for data in (base, overlay) if data]
        if not inline:
            sources = [Source(one.sha256, one.size) for one in sources]
        return Activation(
            service.code, service.version, service.overlay, service.sha256, tuple(sources), self.number, until
        )

    def hear(self, *changes: Change) -> None:
        receive.apply_changes(self.desk, changes, self.centre.at.text)

    def activate(self, base: bytes, overlay: bytes = b"", *, until: str = "", inline: bool = True) -> None:
        body = activation_body(self.activation(base, overlay, until=until, inline=inline))
        self.hear(self.told(body))

    def told(self, body: Mapping[str, object]) -> Change:
        return self.centre.change(ChangeType.DEFINITION, body, log="district")

    def set(self, texts: Mapping[str, str]) -> None:
        self.hear(self.centre.change(ChangeType.SETTINGS, {"settings": texts}, log="district"))
