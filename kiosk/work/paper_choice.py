"""On which paper this kiosk prints: forms on A4 or F4, receipts on A5 or on the roll of a thermal printer.

The district's settings ``paper_size`` and ``receipt_paper`` decide until somebody chooses at the counter.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from kiosk.store import letterhead, settings
from kiosk.store.letterhead import PlainLetterhead
from kiosk.work.desk import Desk

ROLL = "roll"
_SIZE, _RECEIPT = "paper.size", "paper.receipt"
_SIZES = ("A4", "F4")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """The code of the size of forms and sheets, and whether receipts and slips go on a roll of 80 mm."""

    size: str
    roll: bool


def paper_choice(desk: Desk) -> PaperChoice:
    """What is chosen here, else what the district says, else A4 and A5."""
    given = desk.device.settings
    size = settings.get(desk.store, _SIZE) or given.get("paper_size", "")
    receipt = settings.get(desk.store, _RECEIPT) or given.get("receipt_paper", "")
    return PaperChoice(size if size in _SIZES else _SIZES[0], receipt == ROLL)


def choose_paper(desk: Desk, choice: PaperChoice) -> None:
    """Remember the choice of this kiosk."""
    settings.put_all(desk.store, {_SIZE: choice.size, _RECEIPT: ROLL if choice.roll else "a5"})
    publish(desk)


def publish(desk: Desk) -> None:
    """Leave in plain text what public papers say; a disk that refuses it is logged, for the file can be made again."""
    given = desk.device.settings
    plain = PlainLetterhead(
        office=desk.device.office,
        office_name=desk.device.office_name,
        complaint=given.get("complaint", ""),
        contact=given.get("contact", ""),
        hours=given.get("office_hours", ""),
        paper=paper_choice(desk).size,
        training=desk.device.training,
    )
    try:
        letterhead.write(desk.store.folder, plain)
    except OSError as problem:
        _LOG.warning("letterhead.json was not written: %s", problem.strerror)
