"""From the counter to the centre over bad links: when the first record is there, when the first application is whole.

The links are those of `tests.faultkit.badlink`, in its proxy mode: rate, delay, jitter and outages of the profile, loss
as pauses. Seed 1 of each; `python -m tests.faultkit.badlink run` gives figures to compare with other systems.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.work import outgoing
from kiosk.work.desk import Desk
from kiosk.work.submit import submit
from sync.http import Link
from sync.loop import run_once
from sync.protocol.batch import Batch
from sync.protocol.replies import Reply
from tests.bench.rows import Row, at_most
from tests.centre import running_centre
from tests.soak.counter import DECLARED, enrolled, filled
from tests.sync.real import free_port, operator_of

# profile: first record <= s, first application of 3 x 80 KB whole <= s (design 6)
_LINKS = {"hotspot": (3, 8), "4gedge": (3, 8), "3g": (3, 18), "vsat": (5, 14), "edge": (8, 45), "village": (8, 35)}
_PAGE_BYTES = 80_000
_LOOPBACK = 10
_LONGEST_S = 120


class _Timed(Link):
    """Notes when the centre's word about a record came."""

    answered = 0.0

    def put_batch(self, sent: Batch) -> Reply:
        reply = super().put_batch(sent)
        self.answered = self.answered or time.perf_counter()
        return reply


def rows() -> Iterator[Row]:
    """One kiosk and one real centre; the application is submitted before the clock starts."""
    with tempfile.TemporaryDirectory() as name, running_centre(Path(name)) as centre:
        desk = enrolled(Path(name) / "kiosk", centre)
        with closing(desk.store):
            yield from _loopback(desk)
            for profile, (first, whole) in _LINKS.items():
                port = free_port()
                with _bad_link(profile, port, centre.port):
                    record_s, whole_s = _journey(desk, f"https://localhost:{port}")
                yield at_most(f"sync: first record over {profile} (proxy, n=1)", record_s, "s", first)
                yield at_most(f"sync: first application whole over {profile} (proxy, n=1)", whole_s, "s", whole)


def _loopback(desk: Desk) -> Iterator[Row]:
    seconds = sorted(_journey(desk, desk.device.url)[1] for _ in range(_LOOPBACK))
    yield at_most(f"sync: 3 x 80 KB whole on loopback, median of {_LOOPBACK}", seconds[len(seconds) // 2], "s", 1)


def _journey(desk: Desk, url: str) -> tuple[float, float]:
    """Seconds until the record is answered and until nothing waits; the longest when it never is."""
    operator = operator_of(desk)
    submit(desk, operator, filled(desk, operator, size=_PAGE_BYTES), DECLARED)
    started = time.perf_counter()
    with closing(_Timed(replace(desk.device, url=url), desk.clock)) as link:
        while outgoing.waiting(desk).applications and time.perf_counter() - started < _LONGEST_S:
            if run_once(desk, link).trouble:
                time.sleep(0.5)
        answered = link.answered - started if link.answered else float(_LONGEST_S)
    return answered, time.perf_counter() - started


@contextmanager
def _bad_link(profile: str, port: int, centre_port: int) -> Iterator[None]:
    relay = subprocess.Popen(
        [
            sys.executable, "-m", "tests.faultkit.badlink", "proxy", "--profile", profile, "--seed", "1",
            "--listen", f"127.0.0.1:{port}", "--to", f"127.0.0.1:{centre_port}",
        ],
        cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield
    finally:
        relay.terminate()
        relay.wait()


def _wait_for(port: int) -> None:
    import socket

    end = time.perf_counter() + 20
    while time.perf_counter() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the emulated link did not come up")
