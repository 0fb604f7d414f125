"""What every deed of an officer begins with: the right is checked, the case is locked and read anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from central.accounts.models import Officer
from central.accounts.roles import Right
from central.devices.ledger import Ledger, writing
from central.register.history import Actor
from central.register.models import Application, Product
from kiosk.domain.application import STATUS_MOVES, Status, check_move
from kiosk.domain.errors import DomainError


class DeedRefused(DomainError):
    """A deed is not possible.

    Codes: deed.forbidden, case.unknown, case.claimed_by_other {name}, case.not_claimed, case.incomplete {missing},
    case.not_complete, reasons.missing, reasons.code {code}, note.missing, product.unknown, product.kind,
    product.number, pdf.format, pdf.size {most}. A move that the tables do not hold is a `MoveNotAllowed` instead.
    """


@contextmanager
def deed(case: Application, officer: Officer, right: Right, now: datetime) -> Iterator[tuple[Ledger, Application]]:
    """One transaction in which ``officer`` acts on ``case``: the ledger, and the case as it stands now.

    Raises:
        DeedRefused: ``deed.forbidden`` without ``right``, ``case.unknown`` in another district.
    """
    if not officer.may(right) or officer.district != case.district:
        raise DeedRefused("deed.forbidden")
    with writing(case.district, now) as ledger:
        fresh = Application.objects.filter(district=case.district, id=case.id).first()
        if fresh is None:
            raise DeedRefused("case.unknown")
        yield ledger, fresh


def actor(officer: Officer) -> Actor:
    """``officer`` as the history names him."""
    return Actor(officer=officer.id, who=officer.name)


def need_claim(case: Application, officer: Officer) -> None:
    """A case is decided by the person who took it on, so that two never decide it at once."""
    if not case.claimed_by:
        raise DeedRefused("case.not_claimed")
    if case.claimed_by != officer.id:
        raise DeedRefused("case.claimed_by_other", {"name": case.claimed_name})


def set_status(ledger: Ledger, case: Application, new: Status) -> str:
    """Move the case by the table, unsaved; its old status."""
    old = case.status
    check_move(STATUS_MOVES, Status(old), new)
    case.status, case.since = new.value, ledger.now
    return old


def product_of(case: Application, code: str) -> Product:
    """The product ``code`` of ``case``; DeedRefused ``product.unknown``."""
    product = Product.objects.filter(district=case.district, case_id=case.id, code=code).first()
    if product is None:
        raise DeedRefused("product.unknown")
    return product
