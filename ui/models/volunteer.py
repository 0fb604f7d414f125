"""What an RT/RW volunteer does at the kiosk: his counts, the short report of a death, mending what is pointed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.application import PublicLabel
from kiosk.domain.neighbourhoods import VOLUNTEER
from ui.routes import Home, Issued, Returned, Route, Settings

if TYPE_CHECKING:
    from kiosk.work.deposit import Deposited
    from kiosk.work.submit import Submitted
    from kiosk.work.volunteer import Pointed, Report
    from ui.models.counter import Counter

OFFICE_ONLY = "Bagian ini untuk petugas kantor."
_OFFICES = (Settings, Issued)
_COUNTED = (
    ("Sedang diisi", frozenset({PublicLabel.DRAFT, PublicLabel.WAITING_SIGNATURES, PublicLabel.READY})),
    ("Berkas dititip", frozenset({PublicLabel.PAPERS_DEPOSITED})),
    ("Perlu perbaikan", frozenset({PublicLabel.RETURNED, PublicLabel.BEING_MENDED})),
    ("Terbit, siap diambil di kantor", frozenset({PublicLabel.ISSUED, PublicLabel.READY_FOR_PICKUP})),
    ("Selesai", frozenset({PublicLabel.DONE})),
    ("Ditolak atau dibatalkan", frozenset({PublicLabel.REJECTED, PublicLabel.WITHDRAWN, PublicLabel.EXPIRED})),
)
_OTHERS = "Dikirim dan diperiksa"


def is_volunteer(counter: Counter) -> bool:
    """Whether a volunteer is logged in."""
    session = counter.session
    return session.logged_in and session.operator.role == VOLUNTEER


def place_for(counter: Counter, route: Route) -> Route:
    """Where ``route`` leads for who is logged in; the work refuses a volunteer the office's deeds in any case."""
    if is_volunteer(counter) and isinstance(route, _OFFICES):
        return Home(OFFICE_ONLY)
    return route


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the RT's report."""

    words: str
    number: int


class VolunteerModel(QObject):
    """The volunteer's home.

    Signals:
        changed: `counts` may differ.
        reported: A death was reported; carries the number.
        failed: Something was refused; carries the exception with its code.
    """

    changed = Signal()
    reported = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.counts: Sequence[Count] = ()
        self.total = 0
        self.to_mend = 0
        counter.road.arrived.connect(self.refresh)

    @property
    def area(self) -> str:
        """``RT/RW 002/005 dan 003/005``."""
        area = self._counter.session.operator.area
        return f"RT/RW {' dan '.join(area)}" if area else ""

    def refresh(self) -> None:
        """Count again."""
        from kiosk.work.volunteer import report

        desk, operator = self._counter.desk, self._counter.session.operator
        self._counter.work.in_turn(lambda: report(desk, operator), self._take, self.failed.emit)

    def report_death(self, name: str, on: str, rt: str, phone: str) -> None:
        """Send the short report; ``on`` is an ISO date or "". `reported` or `failed` follows."""
        from kiosk.work.errors import DeedRefused
        from kiosk.work.volunteer import Death, report_death

        counter = self._counter
        desk, operator = counter.desk, counter.session.operator

        def job() -> Deposited:
            try:
                day = date.fromisoformat(on)
            except ValueError:
                raise DeedRefused("date.empty") from None
            return report_death(desk, operator, Death(name, day, rt, phone))

        counter.work.in_turn(job, lambda made: self.reported.emit(made.number), self.failed.emit)

    def _take(self, found: Report) -> None:
        self.total = found.total
        lines = [Count(words, sum(found.labels.get(one, 0) for one in labels)) for words, labels in _COUNTED]
        rest = found.total - sum(line.number for line in lines)
        lines.insert(2, Count(_OTHERS, rest))
        self.counts = [line for line in lines if line.number]
        self.to_mend = sum(found.labels.get(one, 0) for one in _COUNTED[2][1])
        self.changed.emit()


class PointedModel(QObject):
    """What a return points to in the volunteer's own case.

    Signals:
        changed: `things` may differ.
        sent: The mended case is stored to be sent.
        failed: Something was refused; carries the exception with its code.
    """

    changed = Signal()
    sent = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, case_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._case_id = counter, case_id
        self.things: Sequence[Pointed] = ()

    @property
    def route(self) -> Route:
        """This page, to come back to it."""
        return Returned(self._case_id)

    @property
    def all_mended(self) -> bool:
        """Whether everything that was pointed to differs now."""
        return bool(self.things) and all(one.mended for one in self.things)

    def load(self) -> None:
        """Begin or continue the mending."""
        from kiosk.work.volunteer import pointed

        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id
        self._counter.work.in_turn(lambda: pointed(desk, operator, case_id), self._take, self.failed.emit)

    def mend(self, path: str, text: str) -> None:
        """Keep the answer to what was pointed to."""
        from kiosk.work.volunteer import mend

        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id
        self._counter.work.in_turn(lambda: mend(desk, operator, case_id, {path: text}), self._take, self.failed.emit)

    def scan_file(self, path: str, file: Path) -> None:
        """Put the first page of ``file`` in the place of the page that was pointed to."""
        from kiosk.work.volunteer import scan_again

        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id

        def job() -> Sequence[Pointed]:
            from kiosk.capture.encode import travel_copy
            from kiosk.capture.load import load_file

            with load_file(file, most_pages=1) as pages:
                made = travel_copy(pages.read(0))
            return scan_again(desk, operator, case_id, path, made.data, made.mime)

        self._counter.work.in_turn(job, self._take, self.failed.emit)

    def send(self, name: str) -> None:
        """Send it again; ``name`` declared that the data are true. `sent` or `failed` follows."""
        from kiosk.work.body import Declaration
        from kiosk.work.volunteer import send_mended
        from ui.words.consent import DECLARATION_VERSION

        counter, case_id = self._counter, self._case_id
        desk, operator = counter.desk, counter.session.operator

        def job() -> Submitted:
            return send_mended(desk, operator, case_id, Declaration(name, DECLARATION_VERSION))

        counter.work.in_turn(job, self._gone, self.failed.emit)

    def _gone(self, _submitted: Submitted) -> None:
        self._counter.road.wake()
        self.sent.emit()

    def _take(self, found: Sequence[Pointed]) -> None:
        self.things = found
        self.changed.emit()
