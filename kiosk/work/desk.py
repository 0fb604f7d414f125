"""The desk: everything a use-case needs, put together once when the store is open."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.definition import Service
from kiosk.domain.instants import to_text
from kiosk.domain.nik import RegionLookup
from kiosk.store import noticeboard, settings
from kiosk.store.people import Operator
from kiosk.store.store import Store
from kiosk.work import case_index, epochs, keys, spooled
from kiosk.work import device as devices
from kiosk.work.catalogue import ActiveCatalogue, Catalogue, FixedCatalogue
from kiosk.work.clock import LastTime, TrustedClock, steady_seconds, wall_now
from kiosk.work.device import Device
from kiosk.work.errors import DeedRefused

_CLOCK = "clock"
SEALED = "device.sealed"


@dataclass(frozen=True)
class Desk:
    """The first argument of every use-case. One a process; all threads may use it.

    ``reader`` is the volunteer to whom it is limited (`kiosk.work.guard`), None for the office's people.
    """

    store: Store
    clock: TrustedClock
    device: Device
    services: Catalogue
    regions: RegionLookup | None
    rng: random.Random
    reader: Operator | None = None
    lifted: bool = False

    def now(self) -> datetime:
        """The trusted moment."""
        return self.clock.now()

    def stamp(self) -> str:
        """The trusted moment as text."""
        return to_text(self.clock.now())

    def today(self) -> date:
        """The day at the office."""
        return self.clock.now().astimezone(self.device.zone).date()

    def service(self, code: str) -> Service:
        """The definition that new cases of a service follow; raises `DeedRefused` ``service.unknown``."""
        found = self.services.get(code)
        if found is None:
            raise DeedRefused("service.unknown", {"service": code})
        return found

    def service_of(self, code: str, sha256: str) -> Service:
        """The version that a case was begun under, the newest where that one is not here; raises as `service`."""
        return self.services.version(code, sha256) or self.service(code)


def open_desk(
    store: Store,
    *,
    services: Mapping[str, Service] | None = None,
    regions: RegionLookup | None = None,
    wall: Callable[[], datetime] = wall_now,
    steady: Callable[[], float] = steady_seconds,
    rng: random.Random | None = None,
) -> Desk:
    """The desk of an open store; ``services`` in place of what the centre activated never change.

    Begins a new epoch when the store was copied, moved or restored, and gives keys to operators that were granted
    while nobody could. Raises `DeedRefused` ``device.missing``, or ``device.sealed`` when the centre sealed the device.
    """
    device = devices.load(store)
    if settings.get(store, SEALED):
        raise DeedRefused("device.sealed")
    clock = TrustedClock(
        wall,
        steady,
        last=LastTime.parse(settings.get(store, _CLOCK)),
        keep=lambda last: settings.put(store, _CLOCK, last.text()),
    )
    epochs.settle(store)
    keys.settle(store)
    spooled.settle(store, device)
    desk = Desk(
        store=store,
        clock=clock,
        device=device,
        services=ActiveCatalogue(store) if services is None else FixedCatalogue(services),
        regions=regions,
        rng=rng or random.Random(secrets.randbits(64)),  # noqa: S311 - spreads retries, decides nothing secret
    )
    _take_up(desk)
    case_index.settle(store, desk.services)
    return desk


def _take_up(desk: Desk) -> None:
    """What an older program could not read, this one perhaps can."""
    if desk.store.row("SELECT 1 FROM unread_changes LIMIT 1") is not None:
        from kiosk.work.receive import try_again

        try_again(desk)
    if not (desk.store.folder / noticeboard.FILE_NAME).is_file():
        # A kiosk just enrolled: what it was told then is for everybody to read.
        from kiosk.work.noticeboard import post

        post(desk)
