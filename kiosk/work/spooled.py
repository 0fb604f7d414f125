"""What lies beside the store for the time before login, brought in step with it each time it is opened."""

from __future__ import annotations

import logging

from kiosk.store import anonymous, public, spool
from kiosk.store.public import PublicFacts
from kiosk.store.store import Store
from kiosk.work.device import Device

_LOG = logging.getLogger(__name__)


def settle(store: Store, device: Device) -> None:
    """Write what may be known without login, and take in what was left meanwhile.

    Safe to repeat: the messages are in the store, durably, before their file goes. A disk that refuses the small file
    is logged, for the store itself is open and the next opening tries again.
    """
    try:
        public.write(store.folder, facts_of(device))
        left = spool.read(store.folder)
        with store.atomic():
            for message in left:
                anonymous.keep(store, message)
        spool.clear(store.folder)
    except OSError as problem:
        _LOG.warning("the files for the time before login were not settled: %s", problem.strerror)


def facts_of(device: Device) -> PublicFacts:
    """What of ``device`` may be known by everybody."""
    known = device.recipients
    return PublicFacts(
        office=device.office, zone=str(device.zone), complaint=device.settings.get("complaint", ""),
        centre=known.centre, recovery=known.recovery, inspectorate=known.inspectorate, training=device.training,
    )  # fmt: skip
