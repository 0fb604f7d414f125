"""Tracking for whoever holds a receipt, without login: from this kiosk's own cases, else asked of the centre."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from kiosk.domain.applicants import applicant_group
from kiosk.domain.application import PublicLabel
from kiosk.domain.errors import DomainError
from kiosk.domain.instants import from_text, to_text
from kiosk.domain.numbers import ReceiptNumber
from kiosk.domain.tracking_digits import DIGITS, matches, tracking_digits
from kiosk.store import applications, settings, tracking_questions
from kiosk.store.applications import Application
from kiosk.work import track
from kiosk.work.correct import returned_of
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.finding import known_answers
from sync.protocol.tracking import Question, Standing

MOST_WRONG = 5
PAUSE = timedelta(minutes=5)
_MOST_OPEN = 50
_KEPT = timedelta(days=7)
_WRONG = "tracking.wrong"
_PAUSED = "tracking.paused_until"
_REST = "tracking.rest_until"


class Found(StrEnum):
    """What a look gave: the case, a question that waits for the network, or the centre's word that there is none."""

    CASE = "case"
    ASKED = "asked"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Tracked:
    """What may be told: no name. ``since`` is when the case came to stand so, ``learned_at`` when this was learned.

    ``reasons`` are codes such as ``return.not_original``.
    """

    found: Found
    number: str
    label: PublicLabel | None = None
    since: str = ""
    learned_at: str = ""
    reasons: tuple[str, ...] = ()


def look(desk: Desk, typed: str, digits: str) -> Tracked:
    """How the case of a receipt number stands, for somebody who also knows its four digits.

    A number that is not here is put down for the centre. Raises `InvalidReceiptNumber` for a text that is none,
    `DeedRefused` ``tracking.digits`` (not four), ``tracking.wrong`` (they do not fit, with ``left`` tries),
    ``tracking.paused`` (too many wrong ones, with the minutes to wait) and ``tracking.full`` (too many questions open).
    """
    number = ReceiptNumber.parse(typed).text
    digits = "".join(digits.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise DeedRefused("tracking.digits")
    _require_patience(desk)
    here = applications.with_number(desk.store, number)
    for row in here:
        answers = known_answers(desk, row)
        if answers and matches(tracking_digits(answers, _applicant(desk, row, answers), row.id), digits):
            settings.put(desk.store, _WRONG, "0")
            return _standing_here(desk, row)
    if any(known_answers(desk, row) for row in here):
        raise _wrong(desk)
    return _from_centre(desk, number, digits)


def _applicant(desk: Desk, row: Application, answers: Mapping[str, str]) -> str:
    """The group of the person at the counter, as on the receipt: by the case's definition wherever that is here."""
    service = desk.services.version(row.service, row.definition_sha256) or desk.services.get(row.service)
    return applicant_group(answers) if service is None else service.applicant


def receipt_number(scanned: str) -> str:
    """The number in the code of a receipt, as a camera or a hand-held reader gives it; "" when it is none."""
    try:
        return ReceiptNumber.parse(scanned.strip()).text
    except DomainError:
        return ""


def questions(desk: Desk) -> list[Question]:
    """What to ask the centre now, each with a number drawn for this time; called by `sync`."""
    if desk.device.training or settings.get(desk.store, _REST) > desk.stamp():
        return []
    with desk.store.atomic():
        tracking_questions.forget_before(desk.store, to_text(desk.now() - _KEPT))
        found = tracking_questions.open_ones(desk.store)
    return [Question(one.number, one.digits, secrets.token_urlsafe(16)) for one in found]


def answered(desk: Desk, question: Question, standing: Standing) -> None:
    """Keep the centre's answer; called by `sync`."""
    answer = {
        "found": standing.found, "label": standing.label, "since": standing.since, "reasons": list(standing.reasons),
    }  # fmt: skip
    tracking_questions.answered(desk.store, question.number, question.digits, json.dumps(answer), desk.stamp())


def rest(desk: Desk, seconds: int) -> None:
    """Ask nothing for a while, because the centre said so."""
    settings.put(desk.store, _REST, to_text(desk.now() + timedelta(seconds=seconds)))


def _require_patience(desk: Desk) -> None:
    until = settings.get(desk.store, _PAUSED)
    left = from_text(until) - desk.now() if until else timedelta()
    # A clock that went back must not shut the tracking for years.
    if timedelta() < left <= PAUSE:
        raise DeedRefused("tracking.paused", {"minutes": -(-int(left.total_seconds()) // 60)})


def _wrong(desk: Desk) -> DeedRefused:
    count = int(settings.get(desk.store, _WRONG, "0")) + 1
    if count >= MOST_WRONG:
        settings.put_all(desk.store, {_WRONG: "0", _PAUSED: to_text(desk.now() + PAUSE)})
        return DeedRefused("tracking.paused", {"minutes": int(PAUSE.total_seconds()) // 60})
    settings.put(desk.store, _WRONG, str(count))
    return DeedRefused("tracking.wrong", {"left": MOST_WRONG - count})


def _standing_here(desk: Desk, row: Application) -> Tracked:
    line = track.row(desk, row.id)
    learned, reasons = track.learned_at(desk, row), _reasons(row, line.label)
    return Tracked(Found.CASE, row.number, line.label, line.since, learned, reasons)


def _reasons(row: Application, label: PublicLabel) -> tuple[str, ...]:
    returned = returned_of(row)
    if returned is not None and label in {PublicLabel.RETURNED, PublicLabel.BEING_MENDED}:
        return tuple(dict.fromkeys(f"return.{reason.code}" for reason in returned.reasons))
    return (f"reject.{json.loads(row.rejected)['code']}",) if row.rejected else ()


def asked(desk: Desk, number: str, digits: str) -> Tracked:
    """What the centre has said about a number that `look` put down; looking again asks nothing anew."""
    known = tracking_questions.find(desk.store, number, digits)
    return Tracked(Found.ASKED, number) if known is None or not known.answer else _kept(known)


def _from_centre(desk: Desk, number: str, digits: str) -> Tracked:
    known = tracking_questions.find(desk.store, number, digits)
    if known is None and len(tracking_questions.open_ones(desk.store)) >= _MOST_OPEN:
        raise DeedRefused("tracking.full")
    # Asked anew each time: what was true last week is shown with its day until the centre has spoken again.
    tracking_questions.ask(desk.store, number, digits, desk.stamp())
    return asked(desk, number, digits)


def _kept(known: tracking_questions.Question) -> Tracked:
    told = json.loads(known.answer)
    if not told["found"]:
        return Tracked(Found.NONE, known.number, learned_at=known.answered_at)
    label = next((one for one in PublicLabel if one.value == told["label"]), PublicLabel.SENT)
    return Tracked(Found.CASE, known.number, label, told["since"], known.answered_at, tuple(told["reasons"]))
