"""What a session leaves on the chain besides deeds: tries that failed, the clock that was set, how the kiosk fares."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version

from kiosk.domain.errors import DomainError
from kiosk.domain.instants import from_text, to_text
from kiosk.store import settings
from kiosk.store.people import Operator
from kiosk.work.deed import audit, deed, tell
from kiosk.work.desk import Desk
from kiosk.work.paper_choice import publish
from kiosk.work.status import summary
from kiosk.work.unlock import FAILED_TRIES
from sync.protocol.records import RecordType

_REPORTED = "reported.at"
_BETWEEN_REPORTS = timedelta(hours=20)
# A device reports by itself, not by a person's hand.
_DEVICE = Operator("", "", "device")


def begin_session(desk: Desk, operator: Operator) -> int:
    """How often somebody tried in vain to log in as this operator before; the chain keeps that it happened."""
    publish(desk)
    tries = int(settings.get(desk.store, FAILED_TRIES + operator.id, "0"))
    if tries:
        with deed(desk):
            audit(desk, operator, "login.failed", operator.id, str(tries))
            settings.put(desk.store, FAILED_TRIES + operator.id, "0")
    return tries


def confirm_time(desk: Desk, operator: Operator, moment: datetime) -> None:
    """The operator looked at a calendar and a watch: it is ``moment`` (aware); the chain keeps how far off we were."""
    before = desk.now()
    desk.clock.confirm(moment)
    with deed(desk):
        audit(desk, operator, "clock.confirmed", "", f"{round((moment - before).total_seconds())} s")


def report_if_due(desk: Desk) -> bool:
    """Whether a `device.reported` was made: about once a day, how much waits and how much room the disk has.

    Call it when the centre was just heard, so that a kiosk without network does not pile up reports.
    """
    now = desk.now()
    if desk.device.training or not _due(settings.get(desk.store, _REPORTED), now):
        return False
    waiting = summary(desk.store)
    body = {
        "version": program_version(),
        "waiting": waiting.records + waiting.blobs,
        "oldest_at": waiting.oldest_at,
        "disk_free": shutil.disk_usage(desk.store.folder).free,
        "clock_offset_s": desk.clock.reading().offset_s,
    }
    with deed(desk):
        tell(desk, _DEVICE, RecordType.REPORTED, body)
        settings.put(desk.store, _REPORTED, to_text(now))
    return True


def program_version() -> str:
    """The version of Loket that is running."""
    try:
        return version("loket")
    except PackageNotFoundError:
        return "0"


def _due(reported: str, now: datetime) -> bool:
    try:
        # A clock that went back must not silence the kiosk for years.
        return not timedelta(0) <= now - from_text(reported) < _BETWEEN_REPORTS
    except DomainError:
        return True
