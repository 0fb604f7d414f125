"""The road as the window sees it: one thread of rounds, and what the header's pill says of them."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.memory import give_back
from ui.work import Work

if TYPE_CHECKING:
    from kiosk.work.desk import Desk
    from sync.loop import Loop, RoundReport


@dataclass(frozen=True, slots=True)
class RoadState:
    """What is known of the road now; counts are applications unless named otherwise."""

    connected: bool = False
    tried: bool = False
    waiting: int = 0
    refused: int = 0
    clock_doubtful: bool = False
    trouble: str = ""
    detail: str = ""


class Road(QObject):
    """Runs the rounds from the first login until the program ends.

    Signals:
        changed: The state may differ; read `state`.
        arrived: A round brought or settled something: lists should be read again.
    """

    changed = Signal()
    arrived = Signal()
    _reported = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._desk: Desk | None = None
        self._loop: Loop | None = None
        self._thread: threading.Thread | None = None
        self._report: RoundReport | None = None
        self.state = RoadState()
        self._reported.connect(self._take)

    def start(self, desk: Desk) -> None:
        """Begin the rounds; a second call does nothing. Training never leaves the computer."""
        if self._loop is not None or desk.device.training:
            self._desk = desk
            self.refresh()
            return
        # The road begins with the first login: what speaks HTTP is not loaded before the window is painted.
        from sync.http import Link
        from sync.loop import Loop

        self._desk = desk
        self._loop = Loop(desk, Link(desk.device, desk.clock), self._reported.emit)
        self._thread = threading.Thread(target=self._loop.run, name="road", daemon=True)
        self._thread.start()
        self.refresh()

    def wake(self) -> None:
        """Try at once, because something was submitted or somebody asks."""
        if self._loop is not None:
            self._loop.wake()
        self.refresh()

    def stop(self) -> None:
        """End the rounds and wait for the thread; a cut request loses nothing."""
        if self._loop is not None and self._thread is not None:
            self._loop.stop()
            self._thread.join(timeout=10)
            self._loop = None

    def refresh(self) -> None:
        """Count again what waits."""
        desk = self._desk
        if desk is not None:
            self._work.in_turn(lambda: _counted(desk), self._count)

    def _take(self, report: RoundReport) -> None:
        if self._report is None:
            # The key was derived, the store opened, the line built: what that needed for a moment is given back.
            self._work.aside(give_back, lambda _none: None)
        self._report = report
        moved = report.changes or report.documents or report.scans or report.answers or report.told
        self.refresh()
        if moved:
            self.arrived.emit()

    def _count(self, counted: tuple[int, int, bool]) -> None:
        waiting, refused, doubtful = counted
        report = self._report
        state = RoadState(
            connected=report is not None and report.online,
            tried=report is not None,
            waiting=waiting,
            refused=refused,
            clock_doubtful=doubtful,
            trouble="" if report is None else report.trouble,
            detail="" if report is None else report.detail,
        )
        if state != self.state:
            self.state = state
            self.changed.emit()


def _counted(desk: Desk) -> tuple[int, int, bool]:
    from kiosk.work.track import waiting

    found = waiting(desk)
    return found.applications, found.refused, desk.clock.doubtful
