"""What a submission costs the centre: processor time of one application with three scans, and memory under load."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPSConnection
from pathlib import Path

import psutil

from kiosk.domain.ids import new_id
from tests.bench.rows import Row, at_most
from tests.central.kiosk import TestKiosk, moment
from tests.centre import Centre, running_centre
from tests.engines.wire import PATCH, RealWire

_APPLICATIONS = 40
_SCANS = 3
_BYTES = 250_000
_CPU_BUDGET_MS = 15.0
_OPEN = 64
_MEMORY_BUDGET_MB = 150.0
_PAGE_BUDGET_MS = 500.0


def rows() -> Iterator[Row]:
    """The centre's lines of the budget, measured on the real server with TLS, SQLite and local files."""
    with tempfile.TemporaryDirectory() as folder, running_centre(Path(folder)) as centre:
        wire = RealWire(centre)
        kiosk = wire.enrol()
        _deliver(wire, kiosk, 5)
        worker = psutil.Process(centre.pid).children()[0]
        before, started = worker.cpu_times(), time.perf_counter()
        _deliver(wire, kiosk, _APPLICATIONS)
        took, after = time.perf_counter() - started, worker.cpu_times()
        spent = (after.user + after.system - before.user - before.system) / _APPLICATIONS * 1000
        yield at_most("centre: CPU of one application, 3 x 250 KB, fsynced", spent, "ms", _CPU_BUDGET_MS)
        yield Row("centre: applications a second, one kiosk", round(_APPLICATIONS / took, 2), "1/s", 0.0, ok=True)
        memory, page = _under_load(centre, wire, kiosk)
        yield at_most(f"centre: memory with {_OPEN} uploads open", memory, "MB", _MEMORY_BUDGET_MB)
        yield at_most("centre: page meanwhile, slowest of 20", page, "ms", _PAGE_BUDGET_MS)


def _deliver(wire: RealWire, kiosk: TestKiosk, applications: int) -> None:
    """Send applications as a kiosk does: records on one kept connection, scans on another."""
    control, lane = (HTTPSConnection("localhost", wire.centre.port, context=wire.context, timeout=60) for _ in range(2))
    for _ in range(applications):
        scans = [os.urandom(_BYTES) for _ in range(_SCANS)]
        batch = kiosk.batch(kiosk.submission(new_id(moment()), scans=scans))
        path = f"/v1/batches/{batch.id}"
        control.request("PUT", path, batch.body, kiosk.headers("PUT", path, batch.body))
        answer = control.getresponse()
        reply = wire.believed(kiosk, answer.status, answer.read())
        for want in reply.want:
            scan = next(scan for scan in scans if wire.named(scan) == want.sha256)
            lane.request("PATCH", want.address, scan, PATCH | {"Upload-Offset": "0"})
            done = lane.getresponse()
            done.read()
            assert done.status == 204, done.status
    control.close()
    lane.close()


def _under_load(centre: Centre, wire: RealWire, kiosk: TestKiosk) -> tuple[float, float]:
    """Megabytes of the serving process, and milliseconds of the slowest page, while uploads wait half-way."""
    scans = [os.urandom(_BYTES) for _ in range(_OPEN)]
    reply = wire.send(kiosk, kiosk.submission(new_id(moment()), scans=scans))
    lines = [wire.begin_patch(want.address, 0, _BYTES, os.urandom(100_000)) for want in reply.want]
    try:
        slowest = 0.0
        for _ in range(20):
            started = time.perf_counter()
            assert wire.ask("GET", "/masuk")[0] == 200
            slowest = max(slowest, (time.perf_counter() - started) * 1000)
        worker = psutil.Process(centre.pid).children()[0]
        return worker.memory_full_info().uss / 1e6, slowest
    finally:
        for line in lines:
            line.close()
