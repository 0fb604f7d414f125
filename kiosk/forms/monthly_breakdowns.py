"""The survey by service, village and kind of respondent, without cells that could point at somebody."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.small_counts import without_small
from kiosk.domain.survey import SurveyResult, publishable
from kiosk.forms import report_words as words
from kiosk.forms.monthly_model import Monthly
from kiosk.forms.report_model import Cell, Table

_SERVICE, _OFFICE = "service:", "office:"
_VILLAGE = "Desa atau kelurahan"
_KINDS = ("sex", "education", "job")


def survey_breakdowns(monthly: Monthly) -> tuple[Table, ...]:
    """By service and by village for the month, and who answered in the half-year; only tables that have rows."""
    services = _under(_SERVICE, monthly.survey_cells)
    # Every sheet belongs to one service, so a lone small one could be told from the total.
    shown = without_small({code: found.respondents for code, found in services.items()})
    offices = _under(_OFFICE, monthly.survey_cells)
    kept = {code: found.respondents if publishable(found.respondents) else None for code, found in offices.items()}
    tables = (
        _results("survey-service", "SKM per layanan", "Layanan", services, shown, monthly.services),
        _results(
            "survey-village", "SKM per desa atau kelurahan", "Desa atau kelurahan", offices, kept, monthly.villages
        ),
        _respondents(monthly.respondents),
    )
    return tuple(table for table in tables if table.rows)


def _under(prefix: str, cells: Mapping[str, SurveyResult]) -> dict[str, SurveyResult]:
    return {name.removeprefix(prefix): found for name, found in cells.items() if name.startswith(prefix)}


def _results(
    key: str, title: str, heading: str, results: Mapping[str, SurveyResult], shown: Mapping[str, int | None],
    names: Mapping[str, str],
) -> Table:  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for code, found in results.items():
        name, count = names.get(code, code), shown[code]
        told = (count, found.ikm, found.grade.value if found.grade else None) if count is not None else None
        rows.append((name, *told) if told else (name, _hidden(found.respondents), "-", "-"))
    return Table(key, title, (heading, "Responden", "IKM", "Mutu"), tuple(rows), words.SMALL_NOTE)


def _respondents(counts: Mapping[str, int]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for kind in _KINDS:
        of_kind = {name.partition(":")[2]: count for name, count in counts.items() if name.startswith(f"{kind}:")}
        for value, count in without_small(of_kind).items():
            said = count if count is not None else _hidden(of_kind[value])
            rows.append((words.RESPONDENT[kind], words.RESPONDENT.get(value, value), said))
    title = "Responden SKM pada semester ini"
    return Table("respondents", title, ("Menurut", "Kelompok", "Responden"), tuple(rows), words.SMALL_NOTE)


def _hidden(count: int) -> str:
    """A small count as "<5"; a larger one that is hidden beside it says nothing of its size."""
    return words.SMALL if not publishable(count) else words.HIDDEN
