"""A question whose few answers stand beside each other, so that a page of questions fits the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option

_GAP = 8


class OptionGrid(OptionList):
    """An option list in ``columns``; keys, values and signals are those of the list.

    With ``wide_last`` an answer that would stand alone in the last line takes the whole of it.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[Option] = (),
        *,
        columns: int = 2,
        hint: str = "",
        optional: bool = False,
        wide_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._columns, self._wide_last = columns, wide_last
        self._placed = False
        super().__init__(label, hint=hint, optional=optional, parent=parent)
        self.body.addLayout(self._grid)
        self._placed = True
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        super().set_options(options)
        if not self._placed:
            return
        rows = self.rows()
        for place, row in enumerate(rows):
            alone = self._wide_last and row is rows[-1] and place % self._columns == 0
            self._grid.addWidget(row, place // self._columns, place % self._columns, 1, self._columns if alone else 1)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
