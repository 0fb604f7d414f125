"""Leaving an anonymous complaint or survey, with the store open or closed, and sending such messages in bundles.

Nothing here makes a record, gives a number or asks who is logged in. A message leaves on a later day than the one on
which it was left, with at least four others unless it waited a week, and its bundle is drawn by lot: neither the moment
of a request nor its content tells who stood at the counter when.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.complaints import Complaint
from kiosk.domain.survey import Response
from kiosk.store import anonymous, public, spool
from kiosk.store.public import PublicFacts
from kiosk.store.spool import Left
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.spooled import facts_of
from sync.protocol.anonymous import (
    MOST_MESSAGES,
    Bundle,
    Message,
    new_message_id,
    seal_anonymous_complaint,
    seal_survey,
)

FEWEST_TOGETHER = 5
LONGEST_WAIT = timedelta(days=7)
_KEPT_AFTER_SENDING = timedelta(days=30)
_DEFAULT_ZONE = "Asia/Jakarta"


@dataclass(frozen=True)
class Letterbox:
    """Where messages without a sender are left; ``keep`` puts one on the disk before it returns."""

    facts: PublicFacts
    today: date
    keep: Callable[[Left], None]


def letterbox(desk: Desk | None, folder: Path, now: datetime) -> Letterbox:
    """The letterbox of this computer: the open store, or the file beside it while nobody has opened that.

    ``now`` is the machine's time, used while no trusted one can be read. Raises `DeedRefused` ``device.missing`` when
    nothing is known yet of whom to seal to.
    """
    if desk is not None:
        return Letterbox(facts_of(desk.device), desk.today(), partial(anonymous.keep, desk.store))
    facts = public.read(folder)
    if facts is None:
        raise DeedRefused("device.missing")
    return Letterbox(facts, now.astimezone(_zone(facts)).date(), partial(spool.add, folder))


def leave_survey(box: Letterbox, response: Response) -> None:
    """Keep a filled survey, sealed; in training it is forgotten at once.

    Raises `DeedRefused` ``survey.empty``, `StoreTrouble` ``spool.full``, and OSError of the disk.
    """
    if not response.answers:
        raise DeedRefused("survey.empty")
    _leave(box, seal_survey(response, box.facts.office, f"{box.today:%Y-%m}", box.facts.recipients))


def leave_complaint(box: Letterbox, complaint: Complaint) -> None:
    """Keep a complaint without a name, sealed to who may read it; in training it is forgotten at once.

    Raises `DeedRefused` ``complaint.named`` when it holds a person, else as `leave_survey`.
    """
    if not complaint.anonymous or complaint.name or complaint.contact or complaint.related:
        raise DeedRefused("complaint.named")
    _leave(box, seal_anonymous_complaint(complaint, box.facts.office, f"{box.today:%Y-%m}", box.facts.recipients))


def next_bundle(desk: Desk) -> Bundle | None:
    """What to send now: the bundle that was begun, or a new one when enough messages wait or one waited too long.

    Messages of today never go; ``today`` is taken from the trusted clock, and a message dated in the future counts as
    old, so that a clock that was wrong holds nothing back.
    """
    if desk.device.training:
        return None
    today = desk.today()
    anonymous.drop_sent_before(desk.store, (today - _KEPT_AFTER_SENDING).isoformat())
    begun = anonymous.begun_bundle(desk.store)
    if begun is not None:
        return Bundle(begun[0], tuple(begun[1]))
    rested = anonymous.waiting(desk.store, today.isoformat())
    overdue = (today - LONGEST_WAIT).isoformat()
    if len(rested) < FEWEST_TOGETHER and not any(day <= overdue or day > today.isoformat() for _, day in rested):
        return None
    drawn = secrets.SystemRandom().sample([name for name, _ in rested], min(len(rested), MOST_MESSAGES))
    anonymous.bundle(desk.store, new_message_id(), drawn)
    begun = anonymous.begun_bundle(desk.store)
    return None if begun is None else Bundle(begun[0], tuple(begun[1]))


def bundle_taken(desk: Desk, bundle: Bundle) -> None:
    """The centre has ``bundle``; its messages stay here sealed for a month, should it come back without its memory."""
    anonymous.taken(desk.store, bundle.id, desk.today().isoformat())


def _leave(box: Letterbox, message: Message) -> None:
    if not box.facts.training:
        box.keep(Left(message.id, box.today.isoformat(), message.sealed))


def _zone(facts: PublicFacts) -> ZoneInfo:
    try:
        return ZoneInfo(facts.zone or _DEFAULT_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(_DEFAULT_ZONE)
