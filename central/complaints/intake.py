"""Taking in a bundle of anonymous messages: each counts once, and nothing of the request stays with it."""

from __future__ import annotations

import logging
import random
import re
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings

from central.complaints.models import AnonymousComplaint, SeenMessages, UnreadMessage
from central.complaints.surveys import take_apart
from central.devices.keyring import keyring
from central.devices.ledger import writing
from central.problems import Refused
from central.register.models import Application
from kiosk.domain.complaints import Reader
from sync.protocol.anonymous import ComplaintMessage, Message, SurveyMessage, decode_bundle, open_message
from sync.protocol.complaints import open_complaint
from sync.protocol.errors import BadMessage, BadSeal

_LOG: Final = logging.getLogger("central.complaints")
_SERVICE: Final = re.compile(r"[A-Z0-9_]{1,40}")
CASES_THAT_HIDE: Final = 20
"""An office is named beside an anonymous complaint only when at least so many cases came from it in 90 days."""
_LOOKED_BACK: Final = timedelta(days=90)
_OLDEST_MONTHS: Final = 13
_ID: Final = 16


def receive_anonymous(district: str, body: bytes, now: datetime, shuffle: random.Random | None = None) -> int:
    """Take in the bundle ``body``; how many of its messages were new. ``shuffle`` replaces the lot in tests.

    Raises:
        Refused: 400 with a code of `BadMessage`.
    """
    try:
        messages = decode_bundle(body)
    except BadMessage as error:
        raise Refused(400, error.code) from error
    lot = shuffle or secrets.SystemRandom()
    with writing(district, now):
        fresh = _unseen(district, messages, now)
        opened = [found for one in fresh if (found := _opened(district, one)) is not None]
        take_apart(district, [_plausible(one, now) for one in opened if isinstance(one, SurveyMessage)])
        _mix_in(district, [one for one in opened if isinstance(one, ComplaintMessage)], now, lot)
    return len(fresh)


def _unseen(district: str, messages: Sequence[Message], now: datetime) -> list[Message]:
    """Those of ``messages`` that never came before, from now on known."""
    months = {row.month: row for row in SeenMessages.objects.filter(district=district)}
    known = {bytes(row.ids)[at : at + _ID] for row in months.values() for at in range(0, len(row.ids), _ID)}
    fresh = [one for one in messages if UUID(one.id).bytes not in known]
    if fresh:
        month = f"{now:%Y-%m}"
        row = months.get(month) or SeenMessages(district=district, id=str(uuid4()), month=month, ids=b"")
        here = {bytes(row.ids)[at : at + _ID] for at in range(0, len(row.ids), _ID)}
        row.ids = b"".join(sorted(here | {UUID(one.id).bytes for one in fresh}))
        row.save()
        # A kiosk holds what it sent for a month; nothing older can come again.
        oldest = _months(month) - _OLDEST_MONTHS
        for name, old in months.items():
            if _months(name) < oldest:
                old.delete()
    return fresh


def _opened(district: str, message: Message) -> SurveyMessage | ComplaintMessage | None:
    """What is in ``message``; one that cannot be read is kept as it came."""
    try:
        return open_message(message.sealed, keyring(settings.LOKET_DATA).centre_identity)
    except (BadSeal, BadMessage, ValueError) as error:
        _LOG.info("an anonymous message cannot be read (%s)", getattr(error, "code", "message.field"))
        UnreadMessage(district=district, id=str(uuid4()), sealed=message.sealed).save(force_insert=True)
        return None


def _plausible(survey: SurveyMessage, now: datetime) -> SurveyMessage:
    """With the month of arrival where the kiosk's clock cannot have been right, and only services that can be one."""
    arrived, month = f"{now:%Y-%m}", survey.month
    if not _months(arrived) - _OLDEST_MONTHS <= _months(month) <= _months(arrived) + 1:
        month = arrived
    response = survey.response
    if not _SERVICE.fullmatch(response.service):
        response = type(response)(response.answers, response.sex, response.education, response.job)
    return SurveyMessage(survey.office, month, response)


def _mix_in(district: str, found: Sequence[ComplaintMessage], now: datetime, lot: random.Random) -> None:
    """Put the complaints among those of the same week, all in a new order.

    A table remembers in which order its rows were written, so the rows of the week are written anew each time.
    """
    if not found:
        return
    week = (now - timedelta(days=now.weekday())).date()
    scope = AnonymousComplaint.objects.filter(district=district, week=week)
    rows = [*scope, *(_row(district, one, week, now) for one in found)]
    scope.delete()
    lot.shuffle(rows)
    for row in rows:
        row.save(force_insert=True)


def _row(district: str, message: ComplaintMessage, week: date, now: datetime) -> AnonymousComplaint:
    return AnonymousComplaint(
        district=district,
        id=str(uuid4()),
        reader=message.reader.value,
        category=category_of(message.reader, message.sealed),
        sealed=message.sealed,
        office=_office(district, message.office, now),
        week=week,
    )


def category_of(reader: Reader, sealed: bytes) -> str:
    """What a complaint is about, where the registry may know it; empty where it may not or cannot."""
    if reader is not Reader.DISTRICT:
        return ""
    try:
        return open_complaint(sealed, keyring(settings.LOKET_DATA).centre_identity).complaint.category.value
    except (BadSeal, BadMessage) as error:
        _LOG.info("a complaint cannot be read (%s)", error.code)
        return ""


def _office(district: str, office: str, now: datetime) -> str:
    """``office`` where it is one of many there, else nothing."""
    cases = Application.objects.filter(district=district, home_office=office, first_received_at__gte=now - _LOOKED_BACK)
    return office if office and cases.count() >= CASES_THAT_HIDE else ""


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])
