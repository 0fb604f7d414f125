"""The door to background work: answers on the UI thread, in order, to those who are still there."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, Signal

from ui.work import Work


class Asker(QObject):
    """Somebody who asks and may be gone when the answer comes."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)
        self.told.emit(value)


@pytest.fixture
def work(qapp):
    made = Work()
    yield made
    made.finish()


def settled(work, qtbot):
    qtbot.waitUntil(lambda: not work.busy, timeout=5000)


def test_answers_come_on_the_thread_that_asked(work, qtbot):
    threads: list[threading.Thread] = []

    def job():
        threads.append(threading.current_thread())

    work.in_turn(job, lambda _none: threads.append(threading.current_thread()))
    work.aside(job, lambda _none: threads.append(threading.current_thread()))
    assert work.busy
    settled(work, qtbot)
    answered = [thread for thread in threads if thread is threading.main_thread()]
    assert len(threads) == 4
    assert len(answered) == 2


def test_jobs_in_turn_keep_their_order_and_never_meet(work, qtbot):
    told: list[int] = []
    inside = threading.Lock()

    def job(number):
        assert inside.acquire(blocking=False)
        try:
            return number
        finally:
            inside.release()

    for number in range(50):
        work.in_turn(lambda number=number: job(number), told.append)
    settled(work, qtbot)
    assert told == list(range(50))


def test_a_trouble_goes_to_the_asker_and_a_bug_to_everybody(work, qtbot):
    failed: list[Exception] = []
    crashed: list[Exception] = []
    work.crashed.connect(crashed.append)

    def job():
        raise ValueError("so")

    work.in_turn(job, lambda _none: None, failed.append)
    settled(work, qtbot)
    assert [str(error) for error in failed] == ["so"]
    assert crashed == []
    work.in_turn(job, lambda _none: None)
    settled(work, qtbot)
    assert [str(error) for error in crashed] == ["so"]


@pytest.mark.parametrize("kind", ["method", "closure", "emit", "further on"])
def test_an_answer_for_a_screen_that_is_gone_is_dropped(work, qtbot, kind):
    asker = Asker()
    kept: list[object] = []

    def further(value):
        kept.append(value)
        hear(value)

    def closure(value):
        asker.hear(value)

    hear = asker.hear
    callbacks = {"method": asker.hear, "closure": closure, "emit": asker.told.emit, "further on": further}
    gate = threading.Event()
    work.in_turn(gate.wait, callbacks[kind])
    asker.deleteLater()
    with qtbot.waitSignal(asker.destroyed, timeout=2000):
        pass
    gate.set()
    settled(work, qtbot)
    assert (kept == [True]) is (kind == "further on")


def test_another_runtime_error_is_not_taken_for_a_screen_that_is_gone(work, qtbot):
    def wrong(_value):
        raise RuntimeError("a bug of ours")

    with qtbot.captureExceptions() as caught:
        work.in_turn(lambda: None, wrong)
        settled(work, qtbot)
    assert [str(one[1]) for one in caught] == ["a bug of ours"]


def test_what_was_begun_is_finished_and_nothing_is_begun_after_the_end(qapp):
    work = Work()
    done: list[str] = []
    work.in_turn(lambda: done.append("begun"), lambda _none: None)
    work.finish()
    work.in_turn(lambda: done.append("late"), lambda _none: None)
    work.aside(lambda: done.append("late"), lambda _none: None)
    assert done == ["begun"]
