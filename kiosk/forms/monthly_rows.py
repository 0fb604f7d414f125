"""The indicators of a month as rows: value, the month before, target, and which way each should go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kiosk.domain import indicators as ind
from kiosk.domain.deadlines import Event
from kiosk.domain.goals import Better, Goal
from kiosk.domain.indicators import ManualRatio, Share
from kiosk.forms import report_words as words
from kiosk.forms.monthly_model import Month, Monthly
from kiosk.forms.report_numbers import hours, number

Measure = Callable[[Monthly, Month], Decimal | int | None]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row: ``key`` names its target, ``unit`` follows its number."""

    key: str
    label: str
    unit: str
    better: Better
    measure: Measure


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with its figures."""

    indicator: Indicator
    goal: Goal

    def said(self, value: Decimal | None) -> str:
        """``value`` with its unit."""
        return "" if value is None else _said(value, self.indicator.unit)


def rows(monthly: Monthly) -> list[Row]:
    """Every indicator of the month."""
    found = []
    for one in INDICATORS:
        value, before = one.measure(monthly, monthly.now), one.measure(monthly, monthly.before)
        goal = Goal(_decimal(value), _decimal(before), monthly.targets.get(one.key), one.better)
        found.append(Row(one, goal))
    return found


def _said(value: Decimal, unit: str) -> str:
    shown = number(value)
    return f"Rp{shown}" if unit == "Rp" else f"{shown} {unit}".strip()


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _share(measure: Callable[[Monthly, Month], Share]) -> Measure:
    return lambda monthly, month: measure(monthly, month).percent


def _to_manual(_monthly: Monthly, month: Month) -> Decimal | None:
    return None if month.manual is None else ManualRatio(len(month.facts), month.manual).to_manual.percent


def _of_all(_monthly: Monthly, month: Month) -> Decimal | None:
    return None if month.manual is None else ManualRatio(len(month.facts), month.manual).of_all.percent


def _kept(monthly: Monthly, month: Month) -> Share:
    return ind.within_allowance(month.facts, monthly.calendar, monthly.made_at)


def _in_time(event: Event) -> Measure:
    return _share(lambda monthly, month: ind.reported_in_time(month.facts, event, monthly.calendar.zone))


INDICATORS: Final = (
    Indicator("applications", "Permohonan diterima", "", Better.NEITHER, lambda _m, month: len(month.facts)),
    Indicator(
        "products", "Dokumen terbit dari permohonan itu", "", Better.NEITHER,
        lambda _m, month: ind.issued_products(month.facts),
    ),
    Indicator("ratio_manual", words.TO_MANUAL, "%", Better.HIGHER, _to_manual),
    Indicator("share_online", words.OF_ALL, "%", Better.HIGHER, _of_all),
    Indicator(
        "travel_hours", "(a) Waktu kirim dari desa, median", "jam", Better.LOWER,
        lambda _m, month: hours(ind.travel(month.facts).median),
    ),
    Indicator(
        "checking_hours", "(b) Waktu pemeriksaan, median", "jam", Better.LOWER,
        lambda _m, month: hours(ind.checking(month.facts).median),
    ),
    Indicator(
        "issuing_hours", "(c) Waktu terbit, rata-rata", "jam", Better.LOWER,
        lambda m, month: hours(ind.issuing(month.facts, m.calendar).mean),
    ),
    Indicator(
        "issuing_median_hours", "(c) Waktu terbit, median", "jam", Better.LOWER,
        lambda m, month: hours(ind.issuing(month.facts, m.calendar).median),
    ),
    Indicator(
        "issuing_p90_hours", "(c) Waktu terbit, P90", "jam", Better.LOWER,
        lambda m, month: hours(ind.issuing(month.facts, m.calendar).p90),
    ),
    Indicator("within_day", "Terbit dalam 24 jam sejak lengkap", "%", Better.HIGHER, _share(_kept)),
    Indicator(
        "returned", "Pernah dikembalikan", "%", Better.LOWER, _share(lambda _m, month: ind.returned(month.facts)),
    ),
    Indicator(
        "first_time_right", "Benar sejak pertama", "%", Better.HIGHER,
        _share(lambda _m, month: ind.first_time_right(month.facts)),
    ),
    Indicator("births_in_time", "Kelahiran dilaporkan dalam 60 hari", "%", Better.HIGHER, _in_time(Event.BIRTH)),
    Indicator("deaths_in_time", "Kematian dilaporkan dalam 30 hari", "%", Better.HIGHER, _in_time(Event.DEATH)),
    Indicator(
        "volunteers", "Lewat relawan RT/RW", "%", Better.NEITHER,
        _share(lambda _m, month: ind.by_volunteers(month.facts)),
    ),
    Indicator("cost", "Biaya bagi pemohon", "Rp", Better.LOWER, lambda _m, month: ind.fees(month.facts)),
    Indicator("levies", "Pengaduan pungutan", "", Better.LOWER, lambda _m, month: month.levies),
    Indicator(
        "ikm", "Indeks Kepuasan Masyarakat (IKM)", "", Better.HIGHER,
        lambda _m, month: month.survey.ikm if month.survey else None,
    ),
)  # fmt: skip
"""Every row, in its order; the keys are those of the targets in the file of the monthly report."""
