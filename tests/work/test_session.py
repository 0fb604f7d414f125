"""What a session leaves on the chain besides deeds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.store.errors import WrongPassphrase
from kiosk.work import outgoing, unlock
from kiosk.work.desk import Desk
from kiosk.work.session import begin_session, confirm_time, report_if_due
from sync.protocol.records import decode
from tests.work.desks import NOW, PASSPHRASE, SITI, Hands, reopened, submitted, with_passphrase
from tests.work.schemas import validate


def last_body(desk: Desk) -> dict[str, object]:
    return dict(decode(outgoing.next_batch(desk, 100)[-1].payload).body)


def test_tries_in_vain_are_told_to_the_next_session_and_the_chain_once(desk: Desk):
    with_passphrase(desk.store)
    desk.store.close()
    for second in (0, 5):
        with pytest.raises(WrongPassphrase):
            unlock.login(desk.store.folder, SITI.id, "salah", now=NOW + timedelta(seconds=second))
    again = reopened(unlock.login(desk.store.folder, SITI.id, PASSPHRASE, now=NOW + timedelta(seconds=10)))
    assert begin_session(again, SITI) == 2
    assert last_body(again) == {"deed": "login.failed", "subject": SITI.id, "detail": "2"}
    assert begin_session(again, SITI) == 0
    assert len(outgoing.next_batch(again, 100)) == 1
    again.store.close()


def test_the_clock_that_an_operator_sets_is_on_the_chain(desk: Desk):
    confirm_time(desk, SITI, NOW + timedelta(hours=1))
    assert desk.now() == NOW + timedelta(hours=1)
    assert last_body(desk) == {"deed": "clock.confirmed", "subject": "", "detail": "3600 s"}


def test_the_kiosk_reports_about_once_a_day(desk: Desk, hands: Hands):
    submitted(desk)
    assert report_if_due(desk)
    told = last_body(desk)
    assert (told["waiting"], told["oldest_at"]) == (3, "2026-11-21T07:40:00Z")
    assert int(str(told["disk_free"])) > 0
    assert not report_if_due(desk)
    hands.forward(21 * 3600)
    assert report_if_due(desk)
    desk.clock.learn(NOW - timedelta(days=300))
    assert report_if_due(desk)


def test_what_a_session_tells_is_as_the_protocol_says(desk: Desk):
    confirm_time(desk, SITI, NOW)
    report_if_due(desk)
    validate(outgoing.next_batch(desk, 10))
