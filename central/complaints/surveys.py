"""Surveys are taken apart as they come in: what is kept are sums from which no sheet can be put together again.

No two properties of a respondent are ever kept together. The nine sums stand under the month, the service and, in
groups of five or more that came at once, the office; sex, education and job are only counted, by half-year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final
from uuid import uuid4

from central.complaints.models import SurveyTally
from kiosk.domain.survey import Element, Response, SurveyResult, Tally, Totals, result_of, totals
from sync.protocol.anonymous import SurveyMessage

FEWEST_OF_AN_OFFICE: Final = 5
_RESPONDENTS: Final = "respondents"
_INCOMPLETE: Final = "incomplete"


def take_apart(district: str, surveys: Iterable[SurveyMessage]) -> None:
    """Add ``surveys``, which came in one bundle, to the sums; belongs inside the district's transaction."""
    found = list(surveys)
    for month in sorted({survey.month for survey in found}):
        of_month = [survey for survey in found if survey.month == month]
        _add(district, month, _sums(of_month))
        _add(district, _half_year(month), _counts(of_month))


def result(district: str, months: Iterable[str], *, cell: str = "all") -> SurveyResult:
    """The result of ``months`` (``YYYY-MM``) in ``cell``: ``all``, ``office:<code>`` or ``service:<code>``."""
    sums = Totals()
    for tally in SurveyTally.objects.filter(district=district, period__in=list(months)):
        figures = tally.figures.get(cell)
        if isinstance(figures, dict):
            sums += _totals(figures)
    return result_of(sums)


def cells(district: str, months: Iterable[str]) -> list[str]:
    """The cells that anything was counted in, ``all`` first."""
    tallies = SurveyTally.objects.filter(district=district, period__in=list(months))
    return sorted({name for tally in tallies for name in tally.figures}, key=lambda name: (name != "all", name))


def respondents(district: str, half_year: str) -> Mapping[str, int]:
    """Who answered in a half-year (``2026-S2``): counts by ``sex:L``, ``education:SMA``, ``job:PETANI_NELAYAN``."""
    found = SurveyTally.objects.filter(district=district, period=half_year).first()
    return {} if found is None else {name: _whole(count) for name, count in sorted(found.figures.items())}


def shown(value: Decimal | None) -> str:
    """A figure as Indonesian readers write it, ``-`` where there is none."""
    return "-" if value is None else str(value).replace(".", ",")


def _sums(surveys: list[SurveyMessage]) -> dict[str, Totals]:
    groups: dict[str, list[Response]] = {"all": [survey.response for survey in surveys]}
    for survey in surveys:
        if survey.response.service:
            groups.setdefault(f"service:{survey.response.service}", []).append(survey.response)
    for office, count in Counter(survey.office for survey in surveys).items():
        # A smaller group would be a sheet with an address on it.
        if office and count >= FEWEST_OF_AN_OFFICE:
            groups[f"office:{office}"] = [survey.response for survey in surveys if survey.office == office]
    return {name: totals(responses) for name, responses in groups.items()}


def _counts(surveys: list[SurveyMessage]) -> dict[str, int]:
    about = (
        (name, getattr(survey.response, name)) for survey in surveys for name in ("sex", "education", "job")
    )  # fmt: skip
    return Counter(f"{name}:{value}" for name, value in about if value)


def _add(district: str, period: str, more: Mapping[str, Totals] | Mapping[str, int]) -> None:
    tally = SurveyTally.objects.filter(district=district, period=period).first()
    if tally is None:
        tally = SurveyTally(district=district, id=str(uuid4()), period=period, figures={})
    figures = dict(tally.figures)
    for name, found in more.items():
        before = figures.get(name)
        if isinstance(found, Totals):
            sums = _totals(before) + found if isinstance(before, dict) else found
            figures[name] = _written(sums)
        else:
            figures[name] = _whole(before) + found
    # Sorted, so that not even the order of the text tells which cells came together.
    tally.figures = dict(sorted(figures.items()))
    tally.save()


def _written(sums: Totals) -> dict[str, object]:
    found: dict[str, object] = {_RESPONDENTS: sums.respondents, _INCOMPLETE: sums.incomplete}
    return found | {each.value: [sums.of(each).answers, sums.of(each).total] for each in Element}


def _totals(figures: Mapping[str, object]) -> Totals:
    elements = {}
    for each in Element:
        pair = figures.get(each.value)
        if isinstance(pair, list):
            elements[each] = Tally(_whole(pair[0]), _whole(pair[1]))
    return Totals(elements, _whole(figures.get(_RESPONDENTS)), _whole(figures.get(_INCOMPLETE)))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _half_year(month: str) -> str:
    return f"{month[:4]}-S{1 if int(month[5:]) <= 6 else 2}"
