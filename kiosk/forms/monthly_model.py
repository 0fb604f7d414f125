"""What the monthly report to the bupati or wali kota is made from; everything typed by people is text or a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from kiosk.domain.deadlines import WorkCalendar
from kiosk.domain.indicators import Coverage
from kiosk.domain.report_facts import ApplicationFact, Period
from kiosk.domain.survey import SurveyResult

MOST_FOLLOWUP = 400
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """Head and foot of the letter: ``head`` are the lines of the letterhead, ``to`` the addressee."""

    head: tuple[str, ...]
    number: str
    to: str
    place: str
    dated: date
    signer_title: str
    signer: str
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the register: its cases, manual applications as typed, complaints of levies, the survey's result.

    None means that nobody has counted it: it is shown as missing, never as 0.
    """

    facts: Sequence[ApplicationFact]
    manual: int | None = None
    levies: int | None = None
    survey: SurveyResult | None = None


@dataclass(frozen=True, slots=True)
class Monthly:
    """The month and the one before it, targets by key of a row, coverages by name, texts that were typed.

    ``followups`` belong to the commonest reasons of a return, in their order. ``places`` are names of kecamatan by
    dotted code; those without a case are listed too. ``users`` is how many use the service, for the survey's sample.
    ``survey_cells`` are results by ``service:<code>`` and ``office:<code>``, ``respondents`` counts of the half-year by
    ``sex:L`` and the like.
    """

    district: str
    period: Period
    now: Month
    before: Month
    letter: Letter
    calendar: WorkCalendar
    made_at: datetime
    places: Mapping[str, str]
    services: Mapping[str, str]
    villages: Mapping[str, str] = field(default_factory=dict)
    products: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    followups: Sequence[str] = ()
    users: int | None = None
    survey_cells: Mapping[str, SurveyResult] = field(default_factory=dict)
    respondents: Mapping[str, int] = field(default_factory=dict)
