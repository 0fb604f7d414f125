"""A report as it stands on the screen, in a spreadsheet and on paper: figures, tables, bars. Words are in Indonesian.

A cell is a text, a whole number, a decimal (percent, days), or None where there are no data yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Cell = str | int | Decimal | None
NO_DATA = "belum ada data"


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number with its name and one line that says of what it is."""

    key: str
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; ``bars`` is the column (from 0) that a plot beside the table shows, -1 for no plot."""

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    bars: int = -1

    @property
    def plotted(self) -> tuple[tuple[str, float], ...]:
        """Names and values of the plot: rows without data are left out."""
        if self.bars < 0:
            return ()
        return tuple(
            (str(row[0]), float(value)) for row in self.rows if isinstance(value := row[self.bars], int | Decimal)
        )


@dataclass(frozen=True, slots=True)
class Report:
    """The whole: ``scope`` are the choices it was made with, as (name, value)."""

    title: str
    scope: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
