"""The real centre in a process of its own, and real kiosks beside it, for the tests of the road."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.store import blobs, deliveries, people
from kiosk.store.people import Operator
from kiosk.work.deed import deed, tell
from kiosk.work.desk import Desk, open_desk
from sync.enrol import by_network, finish
from sync.http import Link
from sync.protocol.records import BlobRef, RecordType, Subject

ROOT = Path(__file__).parents[2]


@dataclass
class Centre:
    """A running centre and the enrolment code of its demonstration."""

    url: str
    code: str
    data: Path
    port: int
    process: subprocess.Popen[str]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def manage(self, *arguments: str) -> str:
        """What a command of the centre prints."""
        done = subprocess.run(
            [sys.executable, "-m", "central.manage", *arguments],
            cwd=ROOT, env=_environment(self.data, self.url), capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout


def start_centre(data: Path, port: int = 0) -> Centre:
    """A centre on loopback; the same folder and port again for one that comes back."""
    port = port or free_port()
    url = f"https://localhost:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "central.serve", "--data", str(data), "--port", str(port), "--demo"],
        cwd=ROOT, env=_environment(data, url), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    code = ""
    said: list[str] = []
    for line in process.stdout or ():
        said.append(line)
        if found := re.search(r"enrolment code: (\S+)", line):
            code = found[1]
        if "listens on" in line:
            # The pipe must not fill up while the centre runs.
            threading.Thread(target=_drink, args=(process,), daemon=True).start()
            _wait_for(port, process)
            return Centre(url, code, data, port, process)
    raise AssertionError("the centre did not start: " + "".join(said))


def enrol_kiosk(folder: Path, centre: Centre, code: str, now: datetime | None = None) -> Desk:
    """A kiosk that the centre has taken in, its store open."""
    at = now or datetime.now(UTC)
    enrolled = by_network(folder, centre.url, read(code), label="Loket uji", now=at)
    return open_desk(finish(folder, enrolled, now=at))


def read(code: str) -> str:
    from sync.protocol.enrolment import read_code

    return read_code(code)


@contextmanager
def link_of(desk: Desk) -> Iterator[Link]:
    link = Link(desk.device, desk.clock)
    try:
        yield link
    finally:
        link.close()


def operator_of(desk: Desk) -> Operator:
    return people.active(desk.store)[0]


def note(desk: Desk, *scans: bytes, application: str = "019aa5d0-0000-7000-8000-00000000aaaa") -> str:
    """Put a note with scans on the kiosk's chain; the record's id. It travels like any other record."""
    with deed(desk):
        refs = [
            BlobRef(blobs.keep(desk.store, scan, "image/jpeg", desk.stamp()), len(scan), "image/jpeg", f"KK/{page}")
            for page, scan in enumerate(scans, 1)
        ]
        record = tell(
            desk, operator_of(desk), RecordType.AUDIT, {"deed": "test", "subject": "", "detail": ""},
            subject=Subject("application", application, 1), blobs=refs,
        )  # fmt: skip
        assert not refs or deliveries.open_ones(desk.store)
    return record.id


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """The line is printed before the worker answers."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)


def _drink(process: subprocess.Popen[str]) -> None:
    for _ in process.stdout or ():
        pass


def _environment(data: Path, url: str) -> dict[str, str]:
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("LOKET_", "DJANGO_"))}
    own = {
        "LOKET_DATA": str(data),
        "LOKET_DISTRICT": "99.01",
        "LOKET_URL": url,
        "DJANGO_SETTINGS_MODULE": "central.settings",
    }
    return {**keep, **own, "PYTHONPATH": str(ROOT)}
