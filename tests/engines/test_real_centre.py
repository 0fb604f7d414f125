"""The centre as it is run: the real web server with TLS, links that break, and the power that goes."""

from __future__ import annotations

import hashlib
import io
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from tusclient.uploader import Uploader

from kiosk.domain.ids import new_id
from sync.protocol.changes import ChangeType
from sync.protocol.replies import decode_reply
from tests.central.kiosk import TestKiosk, moment
from tests.centre import Centre, running_centre
from tests.engines.wire import RealWire

pytestmark = pytest.mark.linux
SLOW_UPLOADS = 64


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with running_centre(tmp_path_factory.mktemp("sqlite")) as running:
        yield running
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wire(centre: Centre) -> RealWire:
    return RealWire(centre)


@pytest.fixture(scope="module")
def kiosk(wire: RealWire) -> TestKiosk:
    return wire.enrol()


def wanted(wire: RealWire, kiosk: TestKiosk, *scans: bytes) -> tuple[str, list[str]]:
    """File a case with ``scans``; the record's id and the address of each scan."""
    reply = wire.send(kiosk, kiosk.submission(new_id(moment()), scans=scans))
    address = {want.sha256: want.address for want in reply.want}
    return reply.rows[0].id, [address[hashlib.sha256(scan).hexdigest()] for scan in scans]


def whole(wire: RealWire, kiosk: TestKiosk) -> set[object]:
    return {change.body["record"] for change in wire.changes(kiosk) if change.type == ChangeType.WHOLE}


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_eight_identical_batches_at_once_have_one_effect(tmp_path: Path, engine: str):
    with running_centre(tmp_path, engine) as centre:
        wire = RealWire(centre)
        kiosk = wire.enrol()
        batch = kiosk.batch(*(kiosk.submission(new_id(moment()), scans=[os.urandom(100)]) for _ in range(5)))
        path = f"/v1/batches/{batch.id}"
        headers = kiosk.headers("PUT", path, batch.body)
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: wire.ask("PUT", path, batch.body, headers), range(8)))
        assert [status for status, _, _ in answers] == [200] * 8
        replies = [[row.reply for row in decode_reply(kiosk.believe(lines)).rows] for _, _, lines in answers]
        assert sorted(replies) == [["accepted"] * 5] + [["duplicate"] * 5] * 7
        numbers = [change.number for change in wire.changes(kiosk)]
        assert numbers == list(range(1, 11)), "a change and an outcome each, without a gap"
        assert "Traceback" not in centre.log.read_text(encoding="utf-8")


def test_a_reply_that_was_lost_is_given_again(wire: RealWire, kiosk: TestKiosk):
    batch = kiosk.batch(kiosk.submission(new_id(moment())))
    path = f"/v1/batches/{batch.id}"
    headers = kiosk.headers("PUT", path, batch.body) | {"Host": "localhost", "Content-Length": str(len(batch.body))}
    with wire.open() as line:
        head = "\r\n".join([f"PUT {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""])
        line.sendall(head.encode() + batch.body)
        line.recv(1)
    status, _, lines = wire.ask("PUT", path, batch.body, kiosk.headers("PUT", path, batch.body))
    assert status == 200
    assert [row.reply for row in decode_reply(kiosk.believe(lines)).rows] == ["duplicate"]


@pytest.mark.parametrize("sent", [1, 100_000, 249_999])
def test_a_patch_that_is_cut_is_kept_and_goes_on_at_the_byte(wire: RealWire, kiosk: TestKiosk, sent: int):
    scan = os.urandom(250_000)
    record, (address,) = wanted(wire, kiosk, scan)
    line = wire.begin_patch(address, 0, len(scan), scan[:sent])
    # Read by the server before the cut: a socket closed at once makes the kernel throw away what nobody read yet.
    _settled(wire, address, sent // 8192 * 8192)
    line.close()
    reached = _settled(wire, address, sent)
    assert reached == sent, "every byte that arrived before the cut counts"
    status, headers, _ = wire.patch(address, reached, scan[reached:])
    assert (status, headers["upload-offset"]) == (204, "250000")
    assert record in whole(wire, kiosk)


def test_a_silent_connection_is_taken_over(wire: RealWire, kiosk: TestKiosk):
    scan = os.urandom(250_000)
    record, (address,) = wanted(wire, kiosk, scan)
    dead = wire.begin_patch(address, 0, len(scan), scan[:100_000])
    reached = _settled(wire, address, 100_000 - 8192)
    assert wire.patch(address, reached, scan[reached:])[0] == 204
    dead.sendall(b"x" * 50_000)
    assert b" 409 " in dead.recv(4096).split(b"\r\n")[0] + b" "
    dead.close()
    assert wire.offset(address) == 250_000
    assert record in whole(wire, kiosk)


def test_two_patches_at_once_never_corrupt(wire: RealWire, kiosk: TestKiosk):
    scan = os.urandom(1_000_000)
    record, (address,) = wanted(wire, kiosk, scan)
    with ThreadPoolExecutor(6) as pool:
        statuses = set(pool.map(lambda _: wire.patch(address, 0, scan)[0], range(6)))
    assert statuses <= {204, 409}
    while (reached := wire.offset(address)) < len(scan):
        wire.patch(address, reached, scan[reached:])
    assert record in whole(wire, kiosk)


def test_pages_answer_and_memory_stays_flat_with_64_slow_uploads(wire: RealWire, kiosk: TestKiosk):
    scans = [os.urandom(250_000) for _ in range(SLOW_UPLOADS)]
    record, addresses = wanted(wire, kiosk, *scans)
    lines = [
        wire.begin_patch(address, 0, len(scan), scan[:60_000]) for address, scan in zip(addresses, scans, strict=True)
    ]
    try:
        for address in addresses:
            _settled(wire, address, 60_000 - 8192)
        took = []
        for path in ("/masuk", "/v1/hello?nonce=abcdefghijklmnopqrst", "/v1/ca") * 4:
            started = time.perf_counter()
            assert wire.ask("GET", path)[0] == 200
            took.append(time.perf_counter() - started)
        assert sorted(took)[-2] < 0.5, took
        assert memory(wire.centre) < 150
    finally:
        for line, scan in zip(lines, scans, strict=True):
            line.sendall(scan[60_000:])
            assert b" 204 " in line.recv(4096).split(b"\r\n")[0] + b" "
            line.close()
    assert record in whole(wire, kiosk)


def test_a_scan_is_given_to_nobody_without_a_right_to_it(wire: RealWire, kiosk: TestKiosk):
    scan = os.urandom(5000)
    _, (address,) = wanted(wire, kiosk, scan)
    assert wire.patch(address, 0, scan)[0] == 204
    stranger = wire.enrol("99.01.01.2002")
    path = f"/v1/blobs/{hashlib.sha256(scan).hexdigest()}"
    unknown = f"/v1/blobs/{'0' * 64}"
    answers = [wire.ask("GET", asked, headers=stranger.headers("GET", asked)) for asked in (path, unknown)]
    assert [status for status, _, _ in answers] == [404, 404]
    assert answers[0][2] == answers[1][2], "whether it exists is not told"
    assert wire.ask("GET", path)[0] == 401


def test_the_power_goes_while_scans_arrive(tmp_path: Path):
    with running_centre(tmp_path) as centre:
        wire = RealWire(centre)
        kiosk = wire.enrol()
        scan = os.urandom(250_000)
        record, (address,) = wanted(wire, kiosk, scan)
        line = wire.begin_patch(address, 0, len(scan), scan[:120_000])
        told = _settled(wire, address, 120_000 - 8192)
        centre.kill()
        line.close()
        centre.start()
        reached = wire.offset(address)
        assert reached >= told, "what was told to be there is there"
        assert wire.patch(address, reached, scan[reached:])[0] == 204
        assert record in whole(wire, kiosk)
        assert wire.send(kiosk, kiosk.record("audit.noted", {"deed": "x"})).rows[0].reply == "accepted"


def test_any_tus_client_may_deliver(wire: RealWire, kiosk: TestKiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    scan = os.urandom(250_000)
    record, (address,) = wanted(wire, kiosk, scan)
    ca = tmp_path / "ca.pem"
    ca.write_text(wire.centre.ca_pem, encoding="ascii")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(ca))
    Uploader(file_stream=io.BytesIO(scan), url=f"{wire.centre.url}{address}", chunk_size=64 * 1024).upload()
    assert record in whole(wire, kiosk)


def memory(centre: Centre) -> float:
    """Resident megabytes of the process that answers, unique to it."""
    (worker,) = psutil.Process(centre.pid).children()
    return worker.memory_full_info().uss / 1e6


def _settled(wire: RealWire, address: str, least: int) -> int:
    """The offset once it has reached ``least``; the bytes are still on their way through the kernel."""
    until = time.monotonic() + 20
    while (reached := wire.offset(address)) < least and time.monotonic() < until:
        pass
    return reached
