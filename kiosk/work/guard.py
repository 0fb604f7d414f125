"""What an RT/RW volunteer may not do or see: everything but his own cases, and of those that were sent only their way.

A volunteer works at a desk that is limited to him (`desk_for`); every use-case that reads or changes a case asks here.
Whoever passes a volunteer to an unlimited desk is refused too, so nothing is left to a screen.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import Stage
from kiosk.domain.neighbourhoods import VOLUNTEER
from kiosk.store.applications import Application
from kiosk.store.people import Operator
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused


def desk_for(desk: Desk, operator: Operator) -> Desk:
    """The desk as ``operator`` may use it."""
    return replace(desk, reader=operator if is_volunteer(operator) else None)


def whole_desk(desk: Desk) -> Desk:
    """The desk with its limits lifted, for a use-case of `kiosk.work.volunteer` that has asked what it had to ask."""
    return replace(desk, lifted=True)


def is_volunteer(operator: Operator) -> bool:
    """Whether the rules of volunteers hold for ``operator``."""
    return operator.role == VOLUNTEER


def limited(desk: Desk) -> bool:
    """Whether a volunteer works at this desk."""
    return desk.reader is not None and not desk.lifted


def require_acting(desk: Desk, operator: Operator) -> None:
    """Refuse a volunteer at a desk that is not limited to him: `DeedRefused` ``volunteer.desk``."""
    reader = desk.reader.id if desk.reader is not None else ""
    if (is_volunteer(operator) or reader) and reader != operator.id:
        raise DeedRefused("volunteer.desk")


def require_office(desk: Desk) -> None:
    """Refuse what is the office's alone (hand-over, settings): `DeedRefused` ``volunteer.office_only``."""
    if limited(desk):
        raise DeedRefused("volunteer.office_only")


def is_own(desk: Desk, row: Application) -> bool:
    """Whether the case may be seen in lists: everybody's by the office, his own by a volunteer."""
    return desk.reader is None or desk.lifted or row.created_by == desk.reader.id


def require_own(desk: Desk, row: Application) -> None:
    """Refuse somebody else's case: `DeedRefused` ``volunteer.not_own``."""
    if not is_own(desk, row):
        raise DeedRefused("volunteer.not_own")


def require_whole(desk: Desk, row: Application) -> None:
    """Refuse a volunteer the whole of a case that was sent, his own too.

    `DeedRefused` ``volunteer.not_own`` or ``volunteer.pointed_only``: of a returned case he sees what it points to.
    """
    require_own(desk, row)
    if limited(desk) and was_sent(row):
        raise DeedRefused("volunteer.pointed_only")


def was_sent(row: Application) -> bool:
    """Whether the centre has, or will have, a revision of the case."""
    return bool(row.sent_revision or row.status_revision) or row.stage is Stage.SUBMITTED
