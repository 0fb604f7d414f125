"""Who signs the village's letters: shown, added, ended."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from kiosk.domain.dates import format_long
from kiosk.domain.letters import Signer, signer_on
from kiosk.work import letters
from ui.models.counter import Counter


@dataclass(frozen=True, slots=True)
class SignerRow:
    """One signer as the list shows him; ``now`` whether he signs today, ``open`` whether his period can be ended."""

    id: str
    name: str
    title: str
    period: str
    now: bool
    open: bool


class SignersModel(QObject):
    """Reads when the page opens and after each change.

    Signals:
        changed: `rows` was read.
        kept: A signer was added or ended; carries the sentence.
        failed: It was refused or did not work; carries the exception with its code.
    """

    changed = Signal()
    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.rows: Sequence[SignerRow] = ()

    @property
    def today(self) -> date:
        """The day at the office."""
        return self._counter.desk.today()

    def load(self) -> None:
        """Read who signs."""
        desk = self._counter.desk
        self._counter.work.in_turn(lambda: letters.signers(desk), self._take, self.failed.emit)

    def add(self, name: str, title: str, nip: str, since: str, until: str) -> None:
        """Keep a new signer; dates as the date field gives them. `kept` or `failed` follows."""
        desk, operator = self._counter.desk, self._counter.session.operator

        def job() -> Sequence[Signer]:
            letters.add_signer(
                desk, operator, name, title, nip=nip, valid_from=_day(since), valid_to=_day(until) if until else None
            )
            return letters.signers(desk)

        self._counter.work.in_turn(job, lambda found: self._done(found, "Penanda tangan disimpan."), self.failed.emit)

    def end(self, signer_id: str) -> None:
        """Let a signer's period end with yesterday."""
        desk, operator = self._counter.desk, self._counter.session.operator

        def job() -> Sequence[Signer]:
            letters.end_signer(desk, operator, signer_id, desk.today() - timedelta(days=1))
            return letters.signers(desk)

        words = "Masa tanda tangan diakhiri. Surat yang sudah dibuat tidak berubah."
        self._counter.work.in_turn(job, lambda found: self._done(found, words), self.failed.emit)

    def _done(self, found: Sequence[Signer], words: str) -> None:
        self._take(found)
        self.kept.emit(words)

    def _take(self, found: Sequence[Signer]) -> None:
        now = signer_on(found, self.today)
        self.rows = [_row(one, self.today, now) for one in found]
        self.changed.emit()


def _row(signer: Signer, today: date, now: Signer | None) -> SignerRow:
    until = f" sampai {format_long(signer.valid_to)}" if signer.valid_to else ""
    ended = signer.valid_to is not None and signer.valid_to < today
    return SignerRow(
        signer.id, signer.name, signer.title, f"Sejak {format_long(signer.valid_from)}{until}",
        now=signer == now, open=not ended and signer.valid_from < today,
    )  # fmt: skip


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
