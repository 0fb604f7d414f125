"""Trusted time: the centre's last signed time carried on by a clock that nobody can set.

A kiosk's wall clock may stand in 2010 (dead battery) or in 2036 (set by hand). Before the centre was heard in this run,
the wall clock is corrected by what was learned last, and never goes back behind it. A wrong clock blocks nothing here.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.domain.errors import DomainError
from kiosk.domain.instants import from_text, to_text
from sync.protocol.records import ClockReading

# A kiosk that was switched off longer than this asks its operator for the date.
_PLAUSIBLE_GAP = timedelta(days=60)
# The earliest day on which this program can run: an older wall clock is wrong.
_BUILT = datetime(2026, 11, 1, tzinfo=UTC)
_JUMP_S = 120.0
_WORTH_KEEPING = timedelta(minutes=5)
_SAME = timedelta(seconds=5)


def wall_now() -> datetime:
    """The machine's own clock."""
    return datetime.now(UTC)


def steady_seconds() -> float:
    """Seconds that only grow, also while the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


@dataclass(frozen=True, slots=True)
class LastTime:
    """What is remembered between runs: the last trusted moment and how far the wall clock was ahead of it."""

    at: datetime
    offset_s: int

    def text(self) -> str:
        """As it is kept."""
        return json.dumps({"at": to_text(self.at), "offset_s": self.offset_s})

    @classmethod
    def parse(cls, text: str) -> LastTime | None:
        """What `text` wrote; None for anything else."""
        try:
            found = json.loads(text)
            return cls(from_text(str(found["at"])), int(found["offset_s"]))
        except (ValueError, KeyError, TypeError, DomainError):
            return None


class TrustedClock:
    """The only source of time for use-cases; safe to use from any thread.

    ``wall`` and ``steady`` are the machine's clocks; ``last`` is what the run before remembered; ``keep`` is handed
    what the next run should remember.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = wall_now,
        steady: Callable[[], float] = steady_seconds,
        *,
        last: LastTime | None = None,
        keep: Callable[[LastTime], None] = lambda _last: None,
    ) -> None:
        self._wall = wall
        self._steady = steady
        self._last = last
        self._keep = keep
        self._lock = threading.Lock()
        self._heard = False
        self._confirmed = False
        self._anchor = (self._first_guess(), steady())
        self._kept: LastTime | None = last

    def now(self) -> datetime:
        """The trusted moment in UTC."""
        with self._lock:
            at, since = self._anchor
            return at + timedelta(seconds=self._steady() - since)

    def learn(self, server_time: datetime) -> None:
        """Take over a time that the centre signed just now.

        It counts whole seconds and was under way for a while, so a difference that small is left alone: otherwise our
        clock would step back with every answer.
        """
        if abs(server_time - self.now()) > _SAME:
            self._set(server_time)
        self._heard = True
        now = self.now()
        remembered = LastTime(now, round((self._wall() - now).total_seconds()))
        before, self._last = self._kept, remembered
        if before is None or abs(remembered.at - before.at) > _WORTH_KEEPING:
            self._kept = remembered
            self._keep(remembered)

    def confirm(self, moment: datetime) -> None:
        """The operator looked at a calendar and a watch and says that it is ``moment``."""
        self._set(moment)
        self._confirmed = True
        self._last = self._kept = LastTime(moment, round((self._wall() - moment).total_seconds()))
        self._keep(self._last)

    @property
    def doubtful(self) -> bool:
        """Whether the operator should confirm the date: nobody vouched for it in this run, and it looks wrong."""
        if self._heard or self._confirmed:
            return self.jumped
        wall = self._wall()
        if self._last is None:
            return wall < _BUILT
        corrected = wall - timedelta(seconds=self._last.offset_s)
        return corrected < self._last.at or corrected - self._last.at > _PLAUSIBLE_GAP

    @property
    def jumped(self) -> bool:
        """Whether somebody set the machine's clock since the last time that was learned or confirmed."""
        if self._last is None:
            return False
        offset = (self._wall() - self.now()).total_seconds()
        return abs(offset - self._last.offset_s) > _JUMP_S

    def reading(self) -> ClockReading:
        """What a record says of the clock: last trusted moment, the wall clock's offset, age of that trust."""
        now, wall = self.now(), self._wall()
        if self._last is None:
            return ClockReading("", 0, 0)
        age = max(0, round((now - self._last.at).total_seconds()))
        return ClockReading(to_text(self._last.at), round((wall - now).total_seconds()), age)

    def _first_guess(self) -> datetime:
        wall = self._wall()
        if self._last is None:
            return max(wall, _BUILT)
        return max(wall - timedelta(seconds=self._last.offset_s), self._last.at)

    def _set(self, moment: datetime) -> None:
        with self._lock:
            self._anchor = (moment.astimezone(UTC), self._steady())
