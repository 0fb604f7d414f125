"""The office's report as the page shows it: which days, which service, which channel, and where it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.report_facts import Channel, InvalidPeriod, Period, Selection
from ui.models.counter import Counter

if TYPE_CHECKING:
    from kiosk.forms.report_model import Report

THIS, LAST, FREE = "this", "last", "free"
_VOLUNTEER = "relawan"


class ReportModel(QObject):
    """Counts again after every choice.

    Signals:
        changed: `report` is another one.
        saved: A file was written; carries its name.
        failed: Something did not work; carries the exception with its code.
    """

    changed = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.report: Report | None = None
        self.choice = THIS
        self._selection = Selection()
        self._free: Period | None = None

    @property
    def period(self) -> Period:
        """The days that are counted."""
        now = Period.month_of(self._counter.desk.today())
        if self.choice == FREE and self._free is not None:
            return self._free
        return now.before() if self.choice == LAST else now

    def services(self) -> Sequence[tuple[str, str]]:
        """Every service by code, all of them first."""
        found = self._counter.desk.services
        return [("", "Semua layanan"), *((code, one.name) for code, one in found.items())]

    def today(self) -> date:
        """The day at the office."""
        return self._counter.desk.today()

    def choose(self, choice: str) -> None:
        """This month, the last one, or days that are typed."""
        self.choice = choice
        if choice != FREE or self._free is not None:
            self.refresh()

    def choose_days(self, first: str, last: str) -> None:
        """Days from ``first`` to ``last`` as ISO texts; `failed` says when they run backwards or one is none."""
        try:
            self._free = Period(date.fromisoformat(first), date.fromisoformat(last))
        except (ValueError, InvalidPeriod) as error:
            bad = error if isinstance(error, InvalidPeriod) else InvalidPeriod("report.days")
            self.failed.emit(bad)
            return
        self.choose(FREE)

    def choose_service(self, code: str) -> None:
        """Only the service ``code``, or all for ""."""
        self._selection = Selection(code, self._selection.channel)
        self.refresh()

    def choose_channel(self, channel: str) -> None:
        """Only what came by ``channel``, or all for ""."""
        self._selection = Selection(self._selection.service, Channel(channel) if channel else None)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        # reportlab and the store's queries stay off the start of the window.
        from kiosk.work import report

        desk, period, selection = self._counter.desk, self.period, self._selection
        self._counter.work.in_turn(lambda: report.report(desk, period, selection), self._take, self.failed.emit)

    def proposed_name(self, kind: str) -> str:
        """``laporan-2026-10.csv``: it says of when, never of whom."""
        period = self.period
        days = f"{period.first:%Y-%m}" if period.is_month else f"{period.first:%Y%m%d}-{period.last:%Y%m%d}"
        return f"laporan-{days}.{kind}"

    def save(self, kind: str, target: Path) -> None:
        """Write what is shown as ``csv``, ``xlsx`` or ``pdf``; `saved` or `failed` follows."""
        from kiosk.work import report

        desk, operator, made = self._counter.desk, self._counter.session.operator, self.report
        if made is None:
            return
        named = target if target.suffix.lower() == f".{kind}" else target.with_name(f"{target.name}.{kind}")

        def job() -> str:
            report.save(desk, operator, made, kind, named)
            return named.name

        self._counter.work.in_turn(job, self._saved, self._refused)

    def _take(self, made: Report) -> None:
        self.report = made
        self.changed.emit()

    def _saved(self, name: str) -> None:
        self._counter.road.wake()
        self.saved.emit(name)

    def _refused(self, error: Exception) -> None:
        self.failed.emit(InvalidPeriod("report.place") if isinstance(error, OSError) else error)


def may_read(counter: Counter) -> bool:
    """Whether the report of the whole office is for the person at the counter: volunteers see only their own work."""
    return counter.session.operator.role != _VOLUNTEER
