"""A deed is whole or it never was: in memory, on the disk, and when the process dies in the middle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain.application import PublicLabel
from kiosk.domain.numbers import ReceiptNumber
from kiosk.store import machine, outbox, status
from kiosk.store.store import Store
from kiosk.work import epochs, outgoing, track
from kiosk.work.deposit import deposit
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.start import start
from kiosk.work.submit import submit
from kiosk.work.withdraw import withdraw
from sync.protocol.records import decode
from sync.protocol.signed import verify
from tests.work.desks import DECLARED, NOW, SITI, Hands, filled, new_desk, reopened, submitted
from tests.work.schemas import validate

ROOT = Path(__file__).parents[2]
KILLED = """
import os, sys
from pathlib import Path
from kiosk.store import applications, outbox
from kiosk.store.store import Store
from kiosk.work.submit import submit
from tests.work.desks import DECLARED, SITI, reopened
desk = reopened(Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])))
moment = sys.argv[4]
if moment != "after":
    module, name = (outbox, "append") if moment == "record" else (applications, "note")
    real = getattr(module, name)
    def die(*arguments, **named):
        real(*arguments, **named)
        os._exit(9)
    setattr(module, name, die)
sent = submit(desk, SITI, sys.argv[3], DECLARED)
print(sent.number, flush=True)
os._exit(9)
"""


def kill_at(desk: Desk, case_id: str, moment: str) -> str:
    """Submit in a process of its own that dies without a word at ``moment``; what it had told before."""
    folder, key = desk.store.folder, desk.store.key.hex()
    desk.store.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), key, case_id, moment], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 9, done.stderr
    return done.stdout.strip()


def test_what_was_told_as_saved_is_there_after_a_kill(desk: Desk):
    case_id = filled(desk)
    number = kill_at(desk, case_id, "after")
    again = reopened(Store.open(desk.store.folder, desk.store.key))
    view = track.case(again, case_id)
    assert view.row.number == number != ""
    assert view.row.label is PublicLabel.WAITING_NETWORK
    (sent,) = outgoing.next_batch(again, 10)
    assert decode(verify(sent, [again.device.key])).body["number"] == number
    assert outgoing.waiting(again).blobs == 2
    again.store.close()


@pytest.mark.parametrize("moment", ["record", "note"])
def test_a_kill_inside_the_deed_leaves_nothing_of_it(desk: Desk, moment: str):
    case_id = filled(desk)
    before = track.cases(desk)
    assert kill_at(desk, case_id, moment) == ""
    again = reopened(Store.open(desk.store.folder, desk.store.key))
    assert track.cases(again) == before
    assert outgoing.next_batch(again, 10) == []
    assert submit(again, SITI, case_id, DECLARED).call_name == "0001 / 21"
    again.store.close()


def contents(desk: Desk) -> list[object]:
    tables = ("applications", "outbox", "deliveries", "meta", "revisions", "history")
    return [desk.store.rows(f"SELECT * FROM {table}") for table in tables]  # noqa: S608


def test_whichever_write_fails_nothing_of_the_deed_stays(desk: Desk, monkeypatch):
    case_id = filled(desk)
    before = contents(desk)
    real, failed = Store.run, 0

    def failing_at(limit: int):
        calls = 0

        def run(store: Store, sql: str, values=()) -> int:
            nonlocal calls
            calls += 1
            if calls == limit:
                raise OSError(5, "Input/output error")
            return real(store, sql, values)

        return run

    for limit in range(1, 100):
        monkeypatch.setattr(Store, "run", failing_at(limit))
        try:
            submit(desk, SITI, case_id, DECLARED)
            break
        except OSError:
            failed += 1
            assert contents(desk) == before, limit
    assert failed > 8
    assert track.case(desk, case_id).row.call_name == "0001 / 21"


def test_the_records_are_as_the_protocol_says(desk: Desk):
    case_id, _ = submitted(desk)
    withdraw(desk, SITI, case_id, reason="tidak jadi", name="Rahmat Contoh")
    draft = filled(desk, number=2)
    deposit(desk, SITI, draft)
    sent = outgoing.next_batch(desk, 10)
    assert [decode(one.payload).type for one in sent] == [
        "application.submitted", "application.withdrawn", "audit.noted",
    ]  # fmt: skip
    validate(sent)


def test_an_incomplete_case_is_not_sent_and_uses_no_number(desk: Desk):
    case_id = start(desk, SITI, "UJI", "UMUM").id
    with pytest.raises(DeedRefused) as caught:
        submit(desk, SITI, case_id, DECLARED)
    assert caught.value.code == "case.incomplete"
    assert (caught.value.details["papers"], caught.value.details["signatures"]) == (1, 1)
    assert submitted(desk)[1].call_name == "0001 / 21"


def test_a_case_without_the_privacy_notice_is_not_sent(desk: Desk):
    case_id = filled(desk)
    desk.store.run("UPDATE applications SET notice = ''")
    with pytest.raises(DeedRefused, match=r"case\.notice_missing"):
        submit(desk, SITI, case_id, DECLARED)


def test_numbers_count_on_over_midnight_and_are_never_given_twice(desk: Desk, hands: Hands):
    numbers = [submitted(desk, number=1)[1].number]
    hands.forward(86_400)
    numbers.append(submitted(desk, number=2)[1].number)
    assert [ReceiptNumber.parse(number).serial for number in numbers] == [1, 2]
    assert [ReceiptNumber.parse(number).day.day for number in numbers] == [21, 22]


@pytest.mark.parametrize("year", [1971, 2010, 2036, 2150])
def test_a_wrong_clock_blocks_nobody_and_repeats_no_number(tmp_path: Path, year: int):
    desk = new_desk(tmp_path / "data", Hands())
    first = submitted(desk, number=1)[1].number
    desk.store.close()
    again = reopened(Store.open(desk.store.folder, desk.store.key), Hands(NOW.replace(year=year)))
    second = submitted(again, number=2)[1].number
    assert ReceiptNumber.parse(second).serial == ReceiptNumber.parse(first).serial + 1
    assert again.clock.doubtful
    again.clock.learn(NOW)
    assert not again.clock.doubtful
    assert submitted(again, number=3)[1].call_name == "0003 / 21"
    again.store.close()


def test_ten_years_later_everything_is_still_there(desk: Desk, hands: Hands):
    case_id, _ = submitted(desk)
    draft = filled(desk, number=1)
    desk.store.close()
    later = reopened(Store.open(desk.store.folder, desk.store.key), Hands(NOW.replace(year=2036)))
    assert {row.id for row in track.cases(later)} == {case_id, draft}
    assert later.store.rows("SELECT COUNT(*) AS n FROM blobs") == [{"n": 4}]
    assert len(outgoing.next_batch(later, 10)) == 1
    later.store.close()


def test_after_the_last_serial_a_new_letter_begins(desk: Desk):
    desk.store.run("INSERT OR REPLACE INTO meta VALUES ('serial', '99998')")
    assert ReceiptNumber.parse(submitted(desk, number=1)[1].number).serial == 99_999
    number = ReceiptNumber.parse(submitted(desk, number=2)[1].number)
    assert (number.serial, number.kiosk) == (1, "7BB")


def test_the_login_screen_knows_how_many_wait(desk: Desk):
    submitted(desk)
    told = status.read(desk.store.folder)
    assert (told.records, told.blobs, told.bytes, told.applications) == (1, 2, 3000, 1)
    assert told.office_name == "Desa Contoh"


def test_records_of_two_operators_are_one_chain(desk: Desk):
    for number in range(3):
        submitted(desk, number=number)
    kept = [decode(one.payload) for one in outbox.chain(desk.store, epochs.current(desk.store))]
    assert [one.seq for one in kept] == [1, 2, 3]
    assert kept[0].prev == ""
    assert [one.prev for one in kept[1:]] == [
        one.sha256 for one in outbox.chain(desk.store, epochs.current(desk.store))[:-1]
    ]


@pytest.mark.logs_warnings
def test_a_disk_that_refuses_the_marks_does_not_undo_what_is_saved(desk: Desk):
    """The deed is committed: to say that it failed would make the operator do it twice."""
    case_id = filled(desk)
    for name in (status.FILE_NAME, machine.HIGHWATER_NAME):
        (desk.store.folder / name).unlink(missing_ok=True)
        (desk.store.folder / name).mkdir()
    assert submit(desk, SITI, case_id, DECLARED).call_name == "0001 / 21"
    assert len(outgoing.next_batch(desk, 10)) == 1
    outgoing.contacted(desk, NOW)
