"""The keys of cases, kept in step with their answers: cases that may be one are found without reading all of them."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.application import Stage
from kiosk.domain.definition import Service
from kiosk.domain.duplicates import Traits, keys, standing_of, traits_of
from kiosk.store import applications, case_keys, settings
from kiosk.store.applications import Application
from kiosk.store.store import Store

_VERSION = "1"
_MARK = "case_keys"


def traits(store: Store, row: Application, service: Service, answers: Mapping[str, str]) -> Traits:
    """What the rules about duplicates look at, of the case in ``row``."""
    standing = standing_of(row.status, withdrawn=row.stage is Stage.WITHDRAWN)
    return traits_of(service, answers, case=row.id, standing=standing, twin_of=case_keys.twin_of(store, row.id))


def index(store: Store, row: Application, service: Service, answers: Mapping[str, str]) -> None:
    """Let the case be found by what its answers are now."""
    case_keys.put(store, row.id, keys(traits(store, row, service, answers)))


def settle(store: Store, services: Mapping[str, Service]) -> None:
    """Index what an older version left, once; safe to repeat after a crash."""
    if settings.get(store, _MARK) == _VERSION:
        return
    with store.atomic():
        for row in applications.newest(store, -1):
            service = services.get(row.service)
            if service is not None:
                index(store, row, service, applications.answers(store, row.id))
        settings.put(store, _MARK, _VERSION)
