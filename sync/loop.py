"""The road, round after round: what the window's thread and the terminal both run."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from kiosk.work import ask_tracking, outgoing, receive
from kiosk.work.desk import Desk
from kiosk.work.session import report_if_due
from sync.enrol import prove
from sync.http import Link
from sync.line import LinkTrouble
from sync.pull import ask_about_numbers, pull
from sync.push import Pushed, push, push_anonymous
from sync.schedule import DEFAULT_POLL_S, Situation, pause
from sync.upload import upload_next

_LOG: Final = logging.getLogger(__name__)
_HELLO_EVERY_S: Final = 6 * 3600
BUG: Final = "sync.bug"


@dataclass(frozen=True, slots=True)
class RoundReport:
    """What one round did. ``trouble`` is empty when the centre was reached and everything was said.

    ``answers`` counts records by the reply they got, ``scans`` those that are now whole, ``failed`` the codes of scans
    that could not go, ``told`` the answers about receipt numbers of other kiosks. ``waits`` tells whether anything is
    left that this road could carry, ``sealed`` that the centre has shut this device: close the store, nobody here opens
    it again.
    """

    at: datetime
    answers: Mapping[str, int] = field(default_factory=dict)
    scans: int = 0
    scan_bytes: int = 0
    failed: tuple[str, ...] = ()
    changes: int = 0
    documents: int = 0
    told: int = 0
    trouble: str = ""
    detail: str = ""
    waits: bool = False
    sealed: bool = False
    poll_s: int = DEFAULT_POLL_S
    retry_after_s: int = 0

    @property
    def online(self) -> bool:
        """Whether the centre answered as it should."""
        return not self.trouble


def run_once(desk: Desk, link: Link, *, stopped: Callable[[], bool] = lambda: False) -> RoundReport:
    """One round: records, the time if nobody told it, changes, then scans one by one, records always first.

    Trouble with the link ends the round and is reported, never raised; everything that was done before it stays done.
    """
    report = RoundReport(desk.now())
    tally = _Tally(report)
    try:
        prove(desk, link)
        tally.pushed(push(desk, link))
        _ask_time(desk, link)
        tally.pull(desk, link)
        push_anonymous(desk, link)
        tally.told(ask_about_numbers(desk, link))
        _upload_all(desk, link, tally, stopped)
        outgoing.contacted(desk, desk.now())
        if report_if_due(desk):
            tally.pushed(push(desk, link))
    except LinkTrouble as trouble:
        outgoing.trouble(desk, trouble.code, desk.now())
        tally.report = replace(
            tally.report, trouble=trouble.code, detail=trouble.detail, retry_after_s=trouble.retry_after_s
        )
    return replace(tally.report, waits=waits(desk), sealed=receive.sealed(desk))


def waits(desk: Desk) -> bool:
    """Whether a record, a scan or a document is left for another round; in training nothing ever travels."""
    if desk.device.training:
        return False
    left = outgoing.waiting(desk)
    return bool(left.records or left.blobs or outgoing.wanted_downloads(desk) or ask_tracking.questions(desk))


class Loop:
    """The rounds of one open store, in one thread, until somebody says stop.

    ``listener`` is called in that thread with the report of every round. ``wake`` and ``stop`` may be called from any.
    """

    def __init__(self, desk: Desk, link: Link, listener: Callable[[RoundReport], None]) -> None:
        self._desk = desk
        self._link = link
        self._listener = listener
        self._awake = threading.Event()
        self._over = threading.Event()
        self._failures = 0

    def run(self) -> None:
        """Round after round; returns after ``stop`` or when the device was sealed. Give it a thread of its own."""
        while not self._over.is_set():
            self._awake.clear()
            report = self._round()
            self._failures = self._failures + 1 if report.trouble else 0
            if self._over.is_set():
                break
            self._listener(report)
            if report.sealed:
                break
            self._awake.wait(pause(self._situation(report), self._desk.rng))
        self._link.close()

    def wake(self) -> None:
        """Try at once: something was submitted, or the network came back."""
        self._awake.set()

    def stop(self) -> None:
        """End soon: the running request is cut, which loses nothing."""
        self._over.set()
        self._awake.set()
        self._link.abort()

    def _round(self) -> RoundReport:
        try:
            return run_once(self._desk, self._link, stopped=self._over.is_set)
        except Exception as problem:  # noqa: BLE001
            # The edge of this thread: a fault of ours in one round must not end sync for the day, nor be hidden.
            _LOG.exception("a round of sync failed")
            return RoundReport(self._desk.now(), trouble=BUG, detail=type(problem).__name__, waits=True)

    def _situation(self, report: RoundReport) -> Situation:
        return Situation(report.waits, report.trouble, self._failures, report.poll_s, report.retry_after_s)


class _Tally:
    """The report of a round as it grows."""

    def __init__(self, report: RoundReport) -> None:
        self.report = report
        self._pull_at = report.at

    def pushed(self, done: Pushed) -> None:
        answers = dict(self.report.answers)
        for word, count in done.answers.items():
            answers[word] = answers.get(word, 0) + count
        self.report = replace(self.report, answers=answers, poll_s=done.poll_s or self.report.poll_s)

    def pull(self, desk: Desk, link: Link) -> None:
        done = pull(desk, link)
        self._pull_at = desk.now() + timedelta(seconds=done.poll_s)
        self.report = replace(
            self.report,
            changes=self.report.changes + done.changes,
            documents=self.report.documents + done.blobs,
            poll_s=done.poll_s,
        )

    def told(self, answers: int) -> None:
        self.report = replace(self.report, told=self.report.told + answers)

    def pull_if_due(self, desk: Desk, link: Link) -> None:
        if desk.now() >= self._pull_at:
            self.pull(desk, link)


def _ask_time(desk: Desk, link: Link) -> None:
    if not link.heard_time or desk.clock.reading().age_s > _HELLO_EVERY_S:
        link.hello()


def _upload_all(desk: Desk, link: Link, tally: _Tally, stopped: Callable[[], bool]) -> None:
    before = tally.report.scans
    stuck: set[str] = set()
    while not stopped() and (done := upload_next(desk, link, stopped=stopped)) is not None:
        failed = (*tally.report.failed, done.code) if done.code else tally.report.failed
        tally.report = replace(
            tally.report,
            scans=tally.report.scans + done.whole,
            scan_bytes=tally.report.scan_bytes + done.sent,
            failed=failed,
        )
        if not (done.sent or done.whole):
            if done.sha256 in stuck:
                # Twice without a step forward: the next round may find the centre or the disk in a better mood.
                break
            stuck.add(done.sha256)
        # A record that was filed meanwhile, or that needs a new address for its scan, does not wait for the rest.
        tally.pushed(push(desk, link))
        tally.pull_if_due(desk, link)
    if tally.report.scans > before and not stopped():
        # The centre answers a whole application with a change.
        tally.pull(desk, link)
