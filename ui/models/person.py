"""Riwayat: the applications and documents of one person, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.work.person_history import Part, history_of
from kiosk.work.track import CaseRow
from ui.models.counter import Counter
from ui.models.tracking import Line, line_of
from ui.words.labels import PRODUCT_STATUS, ROLE


class PersonModel(QObject):
    """What the page shows.

    Signals:
        changed: `lines` and `lead` were read.
        failed: Carries the exception with its code.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.lines: Sequence[Line] = ()
        self.lead = ""
        self.rows: dict[str, CaseRow] = {}

    def look(self, typed: str) -> None:
        """Read the history of a NIK or name; the look itself is kept."""
        desk, operator = self._counter.desk, self._counter.session.operator
        self._counter.work.in_turn(lambda: history_of(desk, operator, typed), self._take, self.failed.emit)

    def _take(self, parts: tuple[Part, ...]) -> None:
        self._counter.road.wake()
        self.rows = {part.row.id: part.row for part in parts}
        self.lines = [self._line(part) for part in parts]
        issued = sum(1 for part in parts for product in part.products if product.number)
        self.lead = f"{len(parts)} permohonan, {issued} dokumen terbit. Pembukaan ini dicatat." if parts else ""
        self.changed.emit()

    def _line(self, part: Part) -> Line:
        roles = ", ".join(ROLE.get(role, role.replace("_", " ")) for role in part.roles)
        documents = "; ".join(
            f"{product.name} {product.number}".strip()
            for product in part.products
            if product.number or product.status in PRODUCT_STATUS
        )
        return line_of(
            self._counter.desk,
            part.row,
            sentence=f"Sebagai {roles}. {documents}" if roles else documents,
            action="Lihat",
        )
