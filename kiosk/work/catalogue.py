"""The services as the counter has them: the newest versions for new cases, older ones for cases begun under them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from kiosk.domain.definition import BadDefinition, Service
from kiosk.domain.instants import from_text
from kiosk.domain.overlay import load_definition
from kiosk.domain.services import builtin_services, builtin_sources, builtin_version
from kiosk.store import definitions
from kiosk.store.definitions import Active
from kiosk.store.store import Store
from sync.protocol.definitions import Activation

WAITING = "definition.waiting"


class Catalogue(Mapping[str, Service]):
    """The newest version of each service by code, as of this moment.

    Going through it gives what is offered; asking for a code also finds what is offered no more, for cases that exist.
    """

    @abstractmethod
    def version(self, code: str, sha256: str) -> Service | None:
        """The version of a service that ``sha256`` names, None when its files are not here or cannot be read."""

    @abstractmethod
    def valid(self, code: str, sha256: str, now: datetime) -> bool:
        """Whether a draft of that version may be finished under it."""


class FixedCatalogue(Catalogue):
    """Services that never change: one version each."""

    def __init__(self, services: Mapping[str, Service]) -> None:
        self._services = services

    def __getitem__(self, code: str) -> Service:
        return self._services[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._services)

    def __len__(self) -> int:
        return len(self._services)

    def version(self, code: str, sha256: str) -> Service | None:
        return self._services.get(code)

    def valid(self, code: str, sha256: str, now: datetime) -> bool:
        return True


class ActiveCatalogue(Catalogue):
    """What the centre activated, read from the store at every question, so that no restart is needed.

    A kiosk whose centre has never spoken of definitions offers those that come with the program.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, code: str) -> Service:
        activations = definitions.all_of(self._store, code)
        for active in activations:
            found = self._load(active.base, active.overlay_sha256)
            if found is not None:
                return found
        if activations or definitions.codes(self._store):
            raise KeyError(code)
        return builtin_services()[code]

    def __iter__(self) -> Iterator[str]:
        for code in definitions.codes(self._store) or builtin_services():
            found = self.get(code)
            if found is not None and found.offered:
                yield code

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def version(self, code: str, sha256: str) -> Service | None:
        active = self._active(code, sha256)
        return builtin_version(sha256) if active is None else self._load(active.base, active.overlay_sha256)

    def valid(self, code: str, sha256: str, now: datetime) -> bool:
        newest = self.get(code)
        if newest is not None and newest.sha256 == sha256:
            return True
        if self.version(code, sha256) is None:
            return False
        active = self._active(code, sha256)
        later = [one for one in definitions.all_of(self._store, code) if active is None or one.number > active.number]
        return all(not one.older_until or now <= from_text(one.older_until) for one in later)

    def trouble(self, activation: Activation) -> str:
        """Why this version cannot be used here; "" when it can, ``definition.waiting`` while a file is on the way."""
        files = [self._source(source.sha256) for source in activation.sources]
        if any(file is None for file in files):
            return WAITING
        base, overlay = (*(file or b"" for file in files), b"")[:2]
        try:
            service = _loaded(base, overlay)
        except BadDefinition as fault:
            return fault.code
        told = (activation.code, activation.version, activation.overlay, activation.sha256)
        return "" if (service.code, service.version, service.overlay, service.sha256) == told else "definition.other"

    def _active(self, code: str, sha256: str) -> Active | None:
        return next((one for one in definitions.all_of(self._store, code) if one.sha256 == sha256), None)

    def _source(self, sha256: str) -> bytes | None:
        return builtin_sources().get(sha256) or definitions.source(self._store, sha256)

    def _load(self, base: str, overlay: str) -> Service | None:
        if not overlay and (found := builtin_version(base)) is not None:
            return found
        base_file, overlay_file = self._source(base), self._source(overlay) if overlay else b""
        if base_file is None or overlay_file is None:
            return None
        try:
            return _loaded(base_file, overlay_file)
        except BadDefinition:
            # Written by a newer program; an older version that can be read stays in use.
            return None


@lru_cache(maxsize=256)
def _loaded(base: bytes, overlay: bytes) -> Service:
    return load_definition(base, overlay, name="definition")
