"""The satisfaction survey (SKM, PermenPANRB 14/2017): nine elements answered 1 to 4, and what they come to.

NRR of an element is the mean of its answers; SKM is their sum, each weighed by exactly one ninth; IKM = SKM x 25. The
printed weights 0.11 and 0.111 are roundings of one ninth: with them the best result would be 99. Everything is exact
until the end, where it is rounded half up to two decimals, so that 3.37 comes to 84.25 on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from kiosk.domain.errors import DomainError

MOST_ANSWER: Final = 4
_LEAST_PART: Final = 5


class Element(StrEnum):
    """What is asked about, by name: the regulation and its own sample sheet number the last two differently."""

    REQUIREMENTS = "persyaratan"
    PROCEDURE = "prosedur"
    TIME = "waktu"
    COST = "biaya"
    PRODUCT = "produk"
    COMPETENCE = "kompetensi"
    BEHAVIOUR = "perilaku"
    COMPLAINTS = "pengaduan"
    FACILITIES = "sarana"


class Grade(StrEnum):
    """A very good, B good, C less than good, D not good."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


BOUNDS: Final = ((Decimal("88.31"), Grade.A), (Decimal("76.61"), Grade.B), (Decimal("65.00"), Grade.C))
"""The least rounded IKM of each grade; below the last it is D."""

SEXES: Final = ("L", "P")
EDUCATION: Final = ("SD", "SMP", "SMA", "DIPLOMA", "SARJANA", "PASCASARJANA")
JOBS: Final = ("ASN", "TNI_POLRI", "SWASTA", "WIRAUSAHA", "PETANI_NELAYAN", "PELAJAR", "RUMAH_TANGGA", "LAINNYA")


@dataclass(frozen=True, slots=True)
class Response:
    """One filled sheet. ``answers`` holds only what was answered; respondent data may be empty, ``day`` has no hour."""

    answers: Mapping[Element, int]
    sex: str = ""
    education: str = ""
    job: str = ""
    service: str = ""
    day: date | None = None

    def __post_init__(self) -> None:
        """Raises `DomainError` ``survey.answer`` {element}, ``survey.sex``, ``survey.education`` or ``survey.job``."""
        for element, value in self.answers.items():
            if type(value) is not int or not 1 <= value <= MOST_ANSWER:
                raise DomainError("survey.answer", {"element": element})
        for name, given, known in (
            ("sex", self.sex, SEXES), ("education", self.education, EDUCATION), ("job", self.job, JOBS),
        ):  # fmt: skip
            if given and given not in known:
                raise DomainError(f"survey.{name}")

    @property
    def complete(self) -> bool:
        """Whether all nine elements were answered."""
        return len(self.answers) == len(Element)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answered an element, and the sum of what they answered."""

    answers: int = 0
    total: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.answers + other.answers, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Totals:
    """All that a result needs of many sheets; two of them added are those of both periods, villages or services."""

    elements: Mapping[Element, Tally] = field(default_factory=dict)
    respondents: int = 0
    incomplete: int = 0

    def __add__(self, other: Totals) -> Totals:
        both = {each: self.of(each) + other.of(each) for each in Element}
        return Totals(both, self.respondents + other.respondents, self.incomplete + other.incomplete)

    def of(self, element: Element) -> Tally:
        """The tally of ``element``, empty when nobody answered it."""
        return self.elements.get(element, Tally())


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """What is reported. ``nrr`` (two decimals) lacks elements that nobody answered.

    ``skm``, ``ikm`` and ``grade`` are None unless every element was answered by somebody: one ninth of nothing would
    pass for the worst answer. ``lowest`` names the three elements with the lowest NRR, worst first.
    """

    respondents: int
    incomplete: int
    nrr: Mapping[Element, Decimal]
    skm: Decimal | None
    ikm: Decimal | None
    grade: Grade | None
    lowest: tuple[Element, ...]


def totals(responses: Iterable[Response]) -> Totals:
    """The sums over ``responses``; an element that a sheet leaves open is not counted for it."""
    found = list(responses)
    elements = {each: _tally(found, each) for each in Element}
    return Totals(MappingProxyType(elements), len(found), sum(not response.complete for response in found))


def results(responses: Iterable[Response]) -> SurveyResult:
    """NRR of each element, the lowest three, IKM and grade; an incomplete sheet counts with what it says."""
    return result_of(totals(responses))


def result_of(sums: Totals) -> SurveyResult:
    """The result of sheets of which only the sums were kept."""
    exact = {each: Fraction(sums.of(each).total, sums.of(each).answers) for each in Element if sums.of(each).answers}
    # A stable sort: of equal ones the first of the regulation's list is named first.
    lowest = tuple(sorted(exact, key=exact.__getitem__)[:3])
    skm = sum(exact.values(), Fraction()) / len(Element) if len(exact) == len(Element) else None
    ikm = None if skm is None else _rounded(skm * 25)
    return SurveyResult(
        respondents=sums.respondents,
        incomplete=sums.incomplete,
        nrr=MappingProxyType({each: _rounded(value) for each, value in exact.items()}),
        skm=None if skm is None else _rounded(skm),
        ikm=ikm,
        grade=None if ikm is None else grade(ikm),
        lowest=lowest,
    )


def ikm_of(nrr: Decimal) -> Decimal:
    """The index of a mean value: 3.37 is 84.25."""
    return _rounded(Fraction(nrr) * 25)


def grade(ikm: Decimal) -> Grade:
    """The grade of a rounded IKM; the bounds have two decimals, so nothing lies between two grades."""
    return next((found for least, found in BOUNDS if ikm >= least), Grade.D)


def sample_size(users: int) -> int:
    """How many respondents a year with ``users`` users of the service needs (Krejcie and Morgan, 95 %, d = 0.05)."""
    chi_squared, share, margin = Fraction(3841, 1000), Fraction(1, 4), Fraction(1, 400)
    exact = chi_squared * users * share / (margin * (users - 1) + chi_squared * share)
    return min(users, int(exact + Fraction(1, 2)))


def publishable(count: int) -> bool:
    """Whether a cell of ``count`` respondents may be shown; smaller ones are printed as ``< 5``."""
    return count == 0 or count >= _LEAST_PART


def _tally(responses: Sequence[Response], element: Element) -> Tally:
    given = [response.answers[element] for response in responses if element in response.answers]
    return Tally(len(given), sum(given))


def _rounded(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
