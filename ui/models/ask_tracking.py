"""Tracking by number and four digits, without login: what is told, and what waits for the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.instants import from_text
from kiosk.work import ask_tracking
from kiosk.work.ask_tracking import Found, Tracked
from ui.messages import sentence
from ui.models.counter import Counter
from ui.models.moments import in_full, when_short
from ui.words.labels import PUBLIC_LABEL


@dataclass(frozen=True, slots=True)
class Answer:
    """What the card says: the public label ("" for none), lines below it, and ``as_of`` "per 20 Nov 14.30"."""

    number: str
    status: str
    lines: Sequence[str]
    as_of: str
    tone: str


class AskTrackingModel(QObject):
    """One question at a time.

    Signals:
        answered: Carries an `Answer`; comes again when the centre has spoken.
        failed: Carries the exception with its code.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._waits: tuple[str, str] | None = None
        counter.road.arrived.connect(self._again)

    @property
    def possible(self) -> bool:
        """Whether the store was opened since the computer was switched on; before, nothing of it can be read."""
        return self._counter.session.store_open

    def look(self, number: str, digits: str) -> None:
        """Look for a receipt; `answered` or `failed` follows."""
        desk = self._counter.desk
        self._waits = None
        self._counter.work.in_turn(
            lambda: ask_tracking.look(desk, number, digits), lambda seen: self._take(seen, digits), self.failed.emit
        )

    @staticmethod
    def number_in(scanned: str) -> str:
        """The receipt number in what a camera or hand-held reader gave; "" when there is none."""
        return ask_tracking.receipt_number(scanned)

    def _take(self, seen: Tracked, digits: str) -> None:
        if seen.found is Found.ASKED:
            self._waits = (seen.number, digits)
            self._counter.road.wake()
        self.answered.emit(self._words(seen))

    def _again(self) -> None:
        if self._waits is None:
            return
        number, digits = self._waits
        desk = self._counter.desk
        self._counter.work.in_turn(lambda: ask_tracking.asked(desk, number, digits), self._heard, self.failed.emit)

    def _heard(self, seen: Tracked) -> None:
        if seen.found is not Found.ASKED:
            self._waits = None
            self.answered.emit(self._words(seen))

    def _words(self, seen: Tracked) -> Answer:
        desk = self._counter.desk
        if seen.found is Found.ASKED:
            return Answer(seen.number, "", (sentence("tracking.asked"),), "", "info")
        as_of = f"per {when_short(desk, from_text(seen.learned_at))}"
        if seen.found is Found.NONE or seen.label is None:
            return Answer(seen.number, "", (sentence("tracking.none"),), as_of, "warn")
        lines = [f"Sejak {in_full(desk, seen.since)}."]
        lines += [f"Alasan: {sentence(code).removesuffix('.')}." for code in seen.reasons]
        return Answer(seen.number, PUBLIC_LABEL[seen.label], tuple(lines), as_of, "plain")
