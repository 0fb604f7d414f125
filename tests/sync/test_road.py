"""The road between a real kiosk and a real centre: cut, repeated, delayed, and yet everything arrives once."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.store import deliveries, settings
from kiosk.work import outgoing, receive
from kiosk.work.clock import TrustedClock
from sync.http import Link, Upload
from sync.line import LinkTrouble
from sync.loop import Loop, RoundReport, run_once, waits
from sync.protocol.batch import Batch
from sync.protocol.changes import Change, Page
from sync.protocol.keys import generate_key, public_text
from sync.protocol.replies import Reply
from sync.pull import pull
from sync.push import push
from sync.upload import upload_next
from tests.centre import Centre, running_centre
from tests.sync.conftest import Kiosk
from tests.sync.crooked import Crooked, stored_at
from tests.sync.made import AT, record_id
from tests.sync.real import enrol_kiosk, link_of, note

ScanMaker = Callable[[int], bytes]


def test_everything_arrives_and_then_all_is_quiet(kiosk: Kiosk, centre: Centre, scan: ScanMaker) -> None:
    record = note(kiosk.desk, scan(300_000), scan(9_000))
    assert waits(kiosk.desk)
    report = run_once(kiosk.desk, kiosk.link)
    assert (report.trouble, report.answers, report.scans, report.scan_bytes) == ("", {"accepted": 1}, 2, 309_000)
    assert not report.waits
    assert stored_at(centre, record) == 1
    quiet = run_once(kiosk.desk, kiosk.link)
    assert (quiet.answers, quiet.scans, quiet.online) == ({}, 0, True)
    assert settings.get(kiosk.desk.store, "enrolment.challenge") == ""


def test_a_lost_reply_doubles_nothing(kiosk: Kiosk, centre: Centre) -> None:
    crooked = Crooked(kiosk.desk)
    record = note(kiosk.desk)
    crooked.lose_reply = True
    report = run_once(kiosk.desk, crooked)
    assert (report.trouble, report.waits) == ("link.timeout", True)
    assert outgoing.waiting(kiosk.desk).last_error == "link.timeout"
    crooked.lose_reply = False
    assert run_once(kiosk.desk, crooked).answers == {"duplicate": 1}
    assert stored_at(centre, record) == 1
    assert outgoing.waiting(kiosk.desk).last_error == ""
    crooked.close()


def test_an_upload_goes_on_at_the_byte_after_the_cut(kiosk: Kiosk, scan: ScanMaker) -> None:
    size = 200_000
    note(kiosk.desk, scan(size))
    crooked = Crooked(kiosk.desk)
    crooked.cut_after = 100_001
    assert run_once(kiosk.desk, crooked).trouble == "link.offline"
    crooked.cut_after = 0
    wait_until_kept(kiosk, crooked, 100_001 - 64 * 1024)
    report = run_once(kiosk.desk, crooked)
    assert report.scans == 1
    # What the first request brought is not sent again; the server below the centre may hold back its last full block.
    assert size - 100_001 <= report.scan_bytes <= size - 100_001 + 64 * 1024
    crooked.close()


def wait_until_kept(kiosk: Kiosk, link: Link, least: int) -> None:
    """The centre notices the cut a moment after it happened."""
    job = outgoing.next_upload(kiosk.desk)
    assert job is not None
    for _ in range(500):
        if link.head(job.address).offset >= least:
            return
    raise AssertionError("the centre kept nothing")


def test_stopping_between_two_blocks_loses_nothing(kiosk: Kiosk, scan: ScanMaker) -> None:
    note(kiosk.desk, scan(200_000))
    push(kiosk.desk, kiosk.link)
    asked = iter([False, False, True])
    with pytest.raises(LinkTrouble):
        upload_next(kiosk.desk, kiosk.link, stopped=lambda: next(asked))
    done = upload_next(kiosk.desk, kiosk.link)
    assert done is not None
    assert done.whole


def test_a_record_does_not_wait_for_the_scans(kiosk: Kiosk, scan: ScanMaker) -> None:
    """Filed while a long scan is on its way, it goes between two requests of it."""
    note(kiosk.desk, scan(700_000))
    order: list[str] = []

    class Listening(Link):
        def patch(self, address: str, offset: int, blocks: Iterable[bytes], length: int) -> Upload:
            order.append("scan")
            if len(order) == 2:
                note(kiosk.desk)
            return super().patch(address, offset, blocks, length)

        def put_batch(self, sent: Batch) -> Reply:
            order.append("record")
            return super().put_batch(sent)

    link = Listening(kiosk.desk.device, kiosk.desk.clock)
    assert not run_once(kiosk.desk, link).waits
    assert order == ["record", "scan", "record", "scan", "scan"]
    link.close()


def heal(kiosk: Kiosk) -> None:
    """The centre still wants what could not be sent, and says so with its next reply."""
    note(kiosk.desk)
    assert not run_once(kiosk.desk, kiosk.link).waits
    assert not deliveries.failed_ones(kiosk.desk.store)


def test_a_damaged_copy_is_found_here(kiosk: Kiosk, scan: ScanMaker) -> None:
    data = scan(5_000)
    note(kiosk.desk, data)
    name = hashlib.sha256(data).hexdigest()
    kiosk.desk.store.run("UPDATE blobs SET data = ? WHERE sha256 = ?", (b"rotten", name))
    report = run_once(kiosk.desk, kiosk.link)
    assert report.failed == ("blob.damaged",)
    assert [row.sha256 for row in deliveries.failed_ones(kiosk.desk.store)] == [name]
    assert not report.waits
    kiosk.desk.store.run("UPDATE blobs SET data = ? WHERE sha256 = ?", (data, name))
    heal(kiosk)


def test_a_copy_of_another_length_is_not_sent(kiosk: Kiosk, scan: ScanMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    note(kiosk.desk, scan(5_000))
    push(kiosk.desk, kiosk.link)
    monkeypatch.setattr(outgoing, "blob_bytes", lambda *_: b"other")
    done = upload_next(kiosk.desk, kiosk.link)
    assert done is not None
    assert done.code == "blob.damaged"
    monkeypatch.undo()
    heal(kiosk)


def test_an_address_that_is_gone_is_asked_for_again(kiosk: Kiosk, scan: ScanMaker) -> None:
    note(kiosk.desk, scan(5_000))
    push(kiosk.desk, kiosk.link)
    kiosk.desk.store.run("UPDATE deliveries SET address = '/v1/uploads/' || ? WHERE state = 'wanted'", ("a" * 22,))
    report = run_once(kiosk.desk, kiosk.link)
    assert report.failed == ("upload.gone",)
    assert (report.answers, report.scans, report.waits) == ({"duplicate": 1}, 1, False)


def test_an_upload_that_is_longer_than_the_scan_is_not_ours(
    kiosk: Kiosk, scan: ScanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(kiosk.desk, scan(5_000))
    push(kiosk.desk, kiosk.link)
    monkeypatch.setattr(kiosk.link, "head", lambda *_: Upload(5_001))
    done = upload_next(kiosk.desk, kiosk.link)
    assert done is not None
    assert done.code == "upload.gone"
    monkeypatch.undo()
    assert not run_once(kiosk.desk, kiosk.link).waits


def test_a_scan_that_does_not_move_ends_the_round(
    kiosk: Kiosk, scan: ScanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(kiosk.desk, scan(5_000))
    tried: list[int] = []

    def nowhere(address: str, offset: int, blocks: Iterable[bytes], length: int) -> Upload:
        tried.append(offset)
        return Upload(0)

    monkeypatch.setattr(kiosk.link, "patch", nowhere)
    report = run_once(kiosk.desk, kiosk.link)
    assert (tried, report.waits, report.trouble) == ([0, 0], True, "")
    monkeypatch.undo()
    assert not run_once(kiosk.desk, kiosk.link).waits


def test_a_scan_that_we_have_no_right_to_is_not_given(kiosk: Kiosk) -> None:
    assert kiosk.link.blob("0" * 64, 9) is None


def test_another_devices_key_opens_nothing(kiosk: Kiosk) -> None:
    stranger = replace(kiosk.desk.device, signing_key=generate_key())
    link = Link(stranger, kiosk.desk.clock)
    with pytest.raises(LinkTrouble, match=r"link\.denied"):
        link.changes("0.0")
    link.close()


def test_a_centre_with_another_key_is_not_believed(kiosk: Kiosk) -> None:
    link = Link(replace(kiosk.desk.device, server_keys=(public_text(generate_key()),)), kiosk.desk.clock)
    with pytest.raises(LinkTrouble, match=r"link\.identity"):
        link.hello()
    link.close()


@pytest.mark.parametrize("wrong", [datetime(2010, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)])
def test_a_wrong_clock_is_set_right_and_stops_nothing(kiosk: Kiosk, wrong: datetime) -> None:
    clock = TrustedClock(lambda: wrong, lambda: 0.0)
    clock.confirm(wrong)
    desk = replace(kiosk.desk, clock=clock)
    link = Link(desk.device, clock)
    note(desk)
    report = run_once(desk, link)
    assert (report.trouble, report.answers) == ("", {"accepted": 1})
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    link.close()


@pytest.mark.parametrize("twist", ["hole", "cursor"])
def test_a_page_with_a_hole_is_not_applied(kiosk: Kiosk, twist: str) -> None:
    crooked = Crooked(kiosk.desk)
    before = receive.cursor(kiosk.desk)
    number = int(before.partition(".")[2])
    change = Change("019aa5d0-0000-7000-8000-0000000000ff", "device", number + 2, kiosk.desk.device.id, "x", "", {})
    end = before if twist == "cursor" else f"0.{number + 2}"
    shift = replace(change, number=number + 1) if twist == "cursor" else change
    crooked.page = lambda page, changes: (replace(page, cursor=end), [shift])
    with pytest.raises(LinkTrouble, match=r"change\."):
        pull(kiosk.desk, crooked)
    assert receive.cursor(kiosk.desk) == before
    crooked.close()


def test_a_hint_at_another_centre_needs_its_signature(kiosk: Kiosk) -> None:
    """The line before the changes is not signed: what it says of the incarnation only makes the kiosk ask."""
    crooked = Crooked(kiosk.desk)
    pages: list[str] = []

    def lie_once(page: Page, changes: list[Change]) -> tuple[Page, list[Change]]:
        pages.append(page.cursor)
        return replace(page, incarnation="another"), changes

    crooked.page = lie_once
    before = outgoing.incarnation(kiosk.desk)
    pull(kiosk.desk, crooked)
    assert outgoing.incarnation(kiosk.desk) == before
    assert len(pages) == 1
    crooked.close()


def test_a_centre_that_lost_its_memory_gets_everything_again(
    centre: Centre, new_code: Callable[[], str], tmp_path: Path
) -> None:
    desk = enrol_kiosk(tmp_path, centre, new_code())
    link = Link(desk.device, desk.clock)
    records = [note(desk) for _ in range(3)]
    # With the first report of how this kiosk fares.
    assert run_once(desk, link).answers == {"accepted": 4}
    before = receive.cursor(desk)
    settings.put(desk.store, "inbox.incarnation", "the one before")
    pull(desk, link)
    assert receive.cursor(desk) == before
    assert [json.loads(signed.payload)["id"] for signed in outgoing.next_batch(desk, 9)][:3] == records
    assert run_once(desk, link).answers == {"duplicate": 4}
    assert [stored_at(centre, record) for record in records] == [1, 1, 1]
    link.close()
    desk.store.close()


def test_rows_for_other_records_are_not_applied(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    note(kiosk.desk)
    real = kiosk.link.put_batch
    monkeypatch.setattr(kiosk.link, "put_batch", lambda sent: replace(real(sent), rows=()))
    with pytest.raises(LinkTrouble, match=r"reply\.rows"):
        push(kiosk.desk, kiosk.link)
    monkeypatch.undo()
    assert push(kiosk.desk, kiosk.link).answers == {"duplicate": 1}


def test_a_record_that_comes_back_at_once_is_not_sent_in_circles(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    note(kiosk.desk)
    waiting = outgoing.next_batch(kiosk.desk, 9)
    monkeypatch.setattr(outgoing, "next_batch", lambda *_: waiting)
    assert push(kiosk.desk, kiosk.link).records == 1


def test_in_training_nothing_travels(kiosk: Kiosk) -> None:
    note(kiosk.desk)
    training = replace(kiosk.desk, device=replace(kiosk.desk.device, training=True))
    assert not waits(training)
    assert push(training, kiosk.link).records == 0
    run_once(kiosk.desk, kiosk.link)


def test_pages_are_asked_for_until_there_are_no_more(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [
        (Page(1, "0.1", 60, AT, outgoing.incarnation(kiosk.desk)), [told(kiosk, 1)]),
        (Page(0, "0.2", 45, AT, outgoing.incarnation(kiosk.desk)), [told(kiosk, 2)]),
    ]
    asked: list[str] = []

    def changes(cursor: str) -> tuple[Page, list[Change]]:
        asked.append(cursor)
        return pages[len(asked) - 1]

    applied: list[str] = ["0.0"]
    monkeypatch.setattr(kiosk.link, "changes", changes)
    monkeypatch.setattr(receive, "cursor", lambda _: applied[-1])
    monkeypatch.setattr(receive, "apply_changes", lambda _desk, _changes, cursor: applied.append(cursor))
    done = pull(kiosk.desk, kiosk.link)
    assert (done.changes, done.poll_s, asked, applied) == (2, 45, ["0.0", "0.1"], ["0.0", "0.1", "0.2"])


def told(kiosk: Kiosk, number: int) -> Change:
    return Change(record_id(number), "device", number, kiosk.desk.device.id, "announcement", AT, {})


def test_documents_are_fetched_and_refusals_rest(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [hashlib.sha256(text).hexdigest() for text in (b"granted", b"refused")]
    kept: dict[str, bytes] = {}
    failed: dict[str, str] = {}
    monkeypatch.setattr(outgoing, "wanted_downloads", lambda _: [(name, 7) for name in names])
    monkeypatch.setattr(kiosk.link, "blob", lambda name, _: b"granted" if name == names[0] else None)
    monkeypatch.setattr(outgoing, "keep_download", lambda _, name, data: kept.update({name: data}))
    monkeypatch.setattr(outgoing, "download_failed", lambda _, name, code: failed.update({name: code}))
    assert pull(kiosk.desk, kiosk.link).blobs == 1
    assert (kept, failed) == ({names[0]: b"granted"}, {names[1]: "blob.not_granted"})


def test_changes_are_asked_for_while_many_scans_travel(
    kiosk: Kiosk, scan: ScanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.loop.timedelta", lambda **_: timedelta(0))
    asked: list[str] = []
    real = kiosk.link.changes
    monkeypatch.setattr(kiosk.link, "changes", lambda cursor: asked.append(cursor) or real(cursor))
    note(kiosk.desk, scan(1_000), scan(2_000))
    run_once(kiosk.desk, kiosk.link)
    assert len(asked) == 4


def test_a_centre_that_is_down_is_found_again(kiosk: Kiosk, tmp_path: Path) -> None:
    """Its folder and its port come back, as after a power cut in the registry."""
    reports: list[RoundReport] = []
    with running_centre(tmp_path) as other:
        desk = enrol_kiosk(tmp_path / "kiosk", other, other.enrolment_code())
        with closing(desk.store), link_of(desk) as link:
            note(desk)
            reports.append(run_once(desk, link))
            other.kill()
            note(desk, b"a scan")
            reports.append(run_once(desk, link))
            other.start()
            reports.append(run_once(desk, link))
    assert [report.trouble for report in reports] == ["", "link.refused", ""]
    assert [report.scans for report in reports] == [0, 0, 1]
    assert not reports[-1].waits


def test_the_loop_runs_until_it_is_stopped(kiosk: Kiosk) -> None:
    reports: list[RoundReport] = []
    heard = threading.Semaphore(0)

    def listen(report: RoundReport) -> None:
        reports.append(report)
        heard.release()

    loop = Loop(kiosk.desk, kiosk.link, listen)
    thread = threading.Thread(target=loop.run)
    thread.start()
    assert heard.acquire(timeout=10)
    note(kiosk.desk)
    loop.wake()
    assert heard.acquire(timeout=10)
    loop.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert reports[1].answers == {"accepted": 1}
