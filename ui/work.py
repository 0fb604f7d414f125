"""The one door to background work: plain callables run off the UI thread, answers come back on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")
Failed = Callable[[Exception], None]


class _Answer(QObject):
    """Carries one result from a pool thread to the thread that asked.

    Signals:
        ready: Emitted once by the pool thread with (value, error).
    """

    ready = Signal(object, object)

    def __init__(self, deliver: Callable[[object, Exception | None], None]) -> None:
        super().__init__()
        self._deliver = deliver
        # Queued to a slot of this object, so the callbacks run on the thread that created it, whatever they are.
        self.ready.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def _arrived(self, value: object, error: Exception | None) -> None:
        self._deliver(value, error)


class _Task(QRunnable):
    """Runs one callable and emits its outcome; it never touches a widget."""

    def __init__(self, job: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._job = job
        self._answer = answer

    def run(self) -> None:
        try:
            value: object = self._job()
        except Exception as error:  # noqa: BLE001 - one of the two edges: the asker decides what is a bug
            self._answer.ready.emit(None, error)
        else:
            self._answer.ready.emit(value, None)


class Work(QObject):
    """Runs jobs in order (`in_turn`: what touches the store) or side by side (`aside`: pictures, PDFs, devices).

    Signals:
        crashed: Emitted with an exception that the asker did not take: a bug, shown with its code and logged.
    """

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = QThreadPool(self)
        self._turn.setMaxThreadCount(1)
        self._turn.setExpiryTimeout(-1)
        self._aside = QThreadPool(self)
        self._aside.setMaxThreadCount(2)
        self._open: set[_Answer] = set()

    def in_turn(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Run ``job`` after every earlier `in_turn` job, then ``done(value)`` or ``failed(error)`` on this thread."""
        self._start(self._turn, job, done, failed)

    def aside(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Run ``job`` beside others, then ``done(value)`` or ``failed(error)`` on this thread."""
        self._start(self._aside, job, done, failed)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._open)

    def finish(self) -> None:
        """Wait for the jobs begun; used when the window has closed and nothing more is shown."""
        self._turn.waitForDone()
        self._aside.waitForDone()

    def _start(self, pool: QThreadPool, job: Callable[[], T], done: Callable[[T], None], failed: Failed | None) -> None:
        def deliver(value: object, error: Exception | None) -> None:
            self._open.discard(answer)
            if error is None:
                if _alive(done):
                    done(value)  # type: ignore[arg-type]  # the job's own type
            elif failed is None:
                self.crashed.emit(error)
            elif _alive(failed):
                failed(error)

        answer = _Answer(deliver)
        self._open.add(answer)
        pool.start(_Task(job, answer))


def _alive(callback: Callable[..., object]) -> bool:
    """Whether the QObject that a bound method belongs to still exists in C++."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
