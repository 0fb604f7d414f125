"""The one door to background work: plain callables run off the UI thread, answers come back on it."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import CellType
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Failed = Callable[[Exception], None]
_Delivery = Callable[[], None]
_GONE = ("Signal source has been deleted", "Internal C++ object")
_EMPTY = CellType()


class Work(QObject):
    """Runs jobs in order (`in_turn`: what touches the store) or side by side (`aside`: pictures, PDFs, devices).

    A finished job lays its answer into a queue and rings; the UI thread empties the queue. The queue, not the signal,
    carries the answer: a ring that is lost or doubled changes nothing.

    Signals:
        crashed: Emitted with an exception that the asker did not take: a bug, shown with its code and logged.
    """

    crashed = Signal(object)
    _rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Python's own pools: a QRunnable that only Qt's pool holds may lose its Python half before it runs.
        self._turn = ThreadPoolExecutor(1, "turn")
        self._aside = ThreadPoolExecutor(2, "aside")
        self._answers: queue.SimpleQueue[_Delivery] = queue.SimpleQueue()
        self._open = 0
        self._over = False
        self._rung.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def in_turn(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Run ``job`` after every earlier `in_turn` job, then ``done(value)`` or ``failed(error)`` on this thread."""
        self._start(self._turn, job, done, failed)

    def aside(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Run ``job`` beside others, then ``done(value)`` or ``failed(error)`` on this thread."""
        self._start(self._aside, job, done, failed)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._open > 0

    def finish(self) -> None:
        """Wait for the jobs begun and begin no more: the window has closed and nothing more is shown."""
        self._over = True
        self._turn.shutdown(wait=True)
        self._aside.shutdown(wait=True)

    def _start(
        self, pool: ThreadPoolExecutor, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None
    ) -> None:
        def run() -> None:
            try:
                value = job()
            except Exception as error:  # noqa: BLE001 - one of the two edges: the asker decides what is a bug
                problem = error
                self._answers.put(lambda: self._failed(problem, failed))
            else:
                self._answers.put(lambda: _call(done, value))
            if shiboken6.isValid(self):
                self._rung.emit()

        if self._over:
            return
        self._open += 1
        pool.submit(run)

    @Slot()
    def _deliver(self) -> None:
        while True:
            try:
                deliver = self._answers.get_nowait()
            except queue.Empty:
                return
            self._open -= 1
            deliver()

    def _failed(self, error: Exception, failed: Failed | None) -> None:
        if failed is None:
            self.crashed.emit(error)
        else:
            _call(failed, error)


def _call(callback: Callable[[T], None], value: T) -> None:
    """Call back, unless the QObject that the callback serves is gone in C++: a screen left before its answer came."""
    if not all(shiboken6.isValid(owner) for owner in _owners(callback)):
        return
    try:
        callback(value)
    except RuntimeError as error:
        # A callback may serve somebody further on, whose end Qt tells by these sentences alone.
        if not str(error).startswith(_GONE):
            raise


def _owners(callback: Callable[[T], None]) -> Iterator[QObject]:
    """The QObjects that ``callback`` is bound to, or has closed over itself."""
    held = [getattr(callback, "__self__", None)]
    held += [cell.cell_contents for cell in getattr(callback, "__closure__", None) or () if cell != _EMPTY]
    yield from (one for one in held if isinstance(one, QObject))
