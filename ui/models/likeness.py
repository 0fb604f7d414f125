"""Cases that may be the same as the one in hand, and the word of the operator that they are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates import format_long
from kiosk.domain.names import official_name
from kiosk.work import duplicates
from kiosk.work.case import Case
from kiosk.work.duplicates import Likeness, Side
from ui.messages import sentence
from ui.models.case import CaseModel
from ui.models.moments import in_full
from ui.models.readable import grouped
from ui.words.labels import PUBLIC_LABEL

_OF_PERSON = frozenset({"Nama", "NIK", "Tanggal lahir", "Ibu"})


@dataclass(frozen=True, slots=True)
class Line:
    """One datum of both cases."""

    label: str
    mine: str
    other: str

    @property
    def same(self) -> bool:
        """Whether both say the same of the person."""
        return self.label in _OF_PERSON and bool(self.mine) and self.mine.casefold() == self.other.casefold()


@dataclass(frozen=True, slots=True)
class Beside:
    """Two cases side by side: by which rule, what they say, and the reason why they are two ("" while unsaid)."""

    other: str
    why: str
    lines: tuple[Line, ...]
    set_aside: str


class LikenessModel(QObject):
    """Looks in the background when its page opens, and again when something was said.

    Signals:
        changed: `items` may differ.
        failed: A word was not taken; carries the exception with its code.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, case: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self.items: Sequence[Beside] = ()

    @property
    def undecided(self) -> bool:
        """Whether a person has still to look at one of them."""
        return any(not one.set_aside for one in self.items)

    def load(self) -> None:
        """Look for cases that are alike."""
        desk, case_id = self._case.counter.desk, self._case.id
        self._case.flush()
        self._case.counter.work.in_turn(lambda: duplicates.find(desk, case_id), self._take, self.failed.emit)

    def set_aside(self, other: str, reason: str) -> None:
        """Record that ``other`` is another case, for ``reason``; `changed` or `failed` follows."""
        counter, case_id = self._case.counter, self._case.id
        desk, operator = counter.desk, counter.session.operator

        def job() -> tuple[Case, tuple[Likeness, ...]]:
            return duplicates.set_aside(desk, operator, case_id, other, reason), duplicates.find(desk, case_id)

        counter.work.in_turn(job, self._said, self.failed.emit)

    def _said(self, outcome: tuple[Case, tuple[Likeness, ...]]) -> None:
        self._case.adopt(outcome[0])
        self._take(outcome[1])

    def _take(self, found: tuple[Likeness, ...]) -> None:
        self.items = [self._beside(one) for one in found]
        self.changed.emit()

    def _beside(self, one: Likeness) -> Beside:
        mine, other = self._facts(one.mine), self._facts(one.other)
        lines = [Line(label, value, there) for (label, value), (_, there) in zip(mine, other, strict=True)]
        shown = tuple(line for line in lines if line.mine or line.other)
        return Beside(one.other.case, sentence(f"duplicate.{one.rule.value}"), shown, one.set_aside)

    def _facts(self, side: Side) -> list[tuple[str, str]]:
        return [
            ("Nama", official_name(side.name)),
            ("NIK", grouped(side.nik) if side.nik else ""),
            ("Tanggal lahir", format_long(date.fromisoformat(side.born)) if side.born else ""),
            ("Ibu", official_name(side.mother)),
            ("Nomor", side.number or "Belum bernomor"),
            ("Mulai diisi", in_full(self._case.counter.desk, side.begun_at)),
            ("Petugas", side.begun_by),
            ("Keadaan", PUBLIC_LABEL[side.label]),
        ]
