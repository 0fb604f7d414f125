"""Signs that somebody makes a trade of other people's papers (calo): shown to officers, deciding nothing by themselves.

Domain.md 5.4: the same telephone, proxy's NIK or account in more than 5 unrelated families within 30 days, village
accounts that send from outside their area, and levies that people complained of. Helping many neighbours is what a
registered RT/RW volunteer or a village office is there for: their telephones, NIKs and accounts never raise a signal
alone inside their area. They are told only beside a signal that stands without them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

MOST_FAMILIES: Final = 5
WINDOW: Final = timedelta(days=30)


class Code(StrEnum):
    """What was noticed."""

    PHONE = "phone"
    PROXY = "proxy"
    ACCOUNT = "account"
    OUTSIDE = "outside"
    LEVY = "levy"


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands behind one case.

    ``family`` tells families apart (the number of the card, else the mother's NIK, else the case itself); ``proxy`` is
    the NIK of somebody who applies with a letter of authority, "" for family; ``account`` the operator who took the
    case; ``outside`` whether that account sent it from outside its area; ``levy`` whether a levy was complained of.
    """

    case: str
    at: datetime
    family: str
    phone: str = ""
    proxy: str = ""
    account: str = ""
    outside: bool = False
    levy: bool = False


@dataclass(frozen=True, slots=True)
class Registered:
    """The telephones of offices and volunteers, and the NIKs of volunteers, as the district wrote them down."""

    phones: frozenset[str] = frozenset()
    niks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signal:
    """One finding: ``families`` is how many stand behind it (0 where nothing is counted).

    ``registered`` means that the telephone, NIK or account is a known helper's: told, because something else stands.
    """

    code: Code
    families: int = 0
    registered: bool = False


def signals(case: Party, others: Iterable[Party], known: Registered) -> tuple[Signal, ...]:
    """What an officer should see about ``case``; ``others`` are cases that share its telephone, proxy or account."""
    near = [other for other in others if other.case != case.case and abs(other.at - case.at) <= WINDOW]
    standing: list[Signal] = []
    supporting: list[Signal] = []
    phones = _families(case, (one for one in near if case.phone and one.phone == case.phone))
    _sort(Signal(Code.PHONE, phones, case.phone in known.phones), standing, supporting)
    proxies = _families(case, (one for one in near if case.proxy and one.proxy == case.proxy))
    # A volunteer is known in his own area only.
    at_home = case.proxy in known.niks and not case.outside
    _sort(Signal(Code.PROXY, proxies, at_home), standing, supporting)
    # Inside its area an account serves as many families as come.
    away = _families(case, (one for one in near if case.outside and one.outside and one.account == case.account))
    _sort(Signal(Code.ACCOUNT, away), standing, supporting)
    if case.outside:
        standing.append(Signal(Code.OUTSIDE))
    if case.levy:
        standing.append(Signal(Code.LEVY))
    return (*standing, *supporting) if standing else ()


def _sort(found: Signal, standing: list[Signal], supporting: list[Signal]) -> None:
    if found.families > MOST_FAMILIES:
        (supporting if found.registered else standing).append(found)


def _families(case: Party, sharing: Iterable[Party]) -> int:
    """How many unrelated families share something with ``case``, its own among them; 0 when nobody does."""
    found = {other.family for other in sharing}
    return len(found | {case.family}) if found else 0
