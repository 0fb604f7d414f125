"""Enrolment against the real centre: with a code, with files, with answers lost, and with an impostor between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.store import settings
from kiosk.work.desk import open_desk
from sync.enrol import authority_hash, by_network, finish, prove, read_answer_file, request_file
from sync.http import Link
from sync.line import Line, LinkTrouble, Question, unchecked_context
from sync.loop import run_once
from sync.protocol.addresses import ENROL
from sync.protocol.enrolment import Invitation, read_code
from sync.protocol.errors import BadEnrolment
from sync.protocol.keys import generate_key
from sync.protocol.signed import from_lines, sign, to_lines
from tests.centre import Centre
from tests.sync.made import AT
from tests.sync.real import note
from tests.sync.scripted import Told, serving

NOW = datetime.now(UTC)


def post(centre: Centre, body: bytes) -> bytes:
    """What the back office would do with a file: hand it to the centre, bring the answer back."""
    line = Line(centre.url, unchecked_context())
    answer = line.ask(Question("POST", ENROL, {"Content-Type": "application/json"}, [body], len(body)))
    line.close()
    assert answer.status == 200
    return answer.body


def test_a_code_serves_one_kiosk_however_often_it_asks(
    centre: Centre, new_code: Callable[[], str], tmp_path: Path
) -> None:
    code = read_code(new_code())
    first = by_network(tmp_path / "a", centre.url, code, label="Loket A", now=NOW, ca_sha256=centre.ca_sha256)
    # The answer was lost: the same kiosk asks again, with a wrong clock even.
    wrong = datetime(2010, 1, 1, tzinfo=UTC)
    again = by_network(tmp_path / "a", centre.url, code, label="Loket A", now=wrong)
    assert again.answer.device == first.answer.device
    assert again.fingerprint == first.fingerprint
    with pytest.raises(LinkTrouble, match=r"link\.denied \(enrolment\."):
        by_network(tmp_path / "b", centre.url, code, label="Loket B", now=NOW)
    desk = open_desk(finish(tmp_path / "a", again, now=wrong))
    link = Link(desk.device, desk.clock)
    assert prove(desk, link)
    assert not prove(desk, link)
    link.close()
    desk.store.close()


def test_a_kiosk_can_be_taken_in_by_files(centre: Centre, new_code: Callable[[], str], tmp_path: Path) -> None:
    invitation = Invitation(centre.url, read_code(new_code()), centre.ca_sha256, "99.01.01.2001", AT)
    carried = request_file(tmp_path, invitation, label="Loket C", now=NOW)
    answer = post(centre, carried)
    enrolled = read_answer_file(tmp_path, answer)
    desk = open_desk(finish(tmp_path, enrolled, now=NOW))
    assert desk.device.url == centre.url
    assert settings.get(desk.store, "enrolment.challenge")
    note(desk)
    link = Link(desk.device, desk.clock)
    # The note, and the first report of how this kiosk fares.
    assert run_once(desk, link).answers == {"accepted": 2}
    link.close()
    desk.store.close()
    with pytest.raises(BadEnrolment, match=r"enrolment\.not_asked"):
        read_answer_file(tmp_path, answer)


def test_an_answer_that_others_signed_or_gave_is_refused(
    centre: Centre, new_code: Callable[[], str], tmp_path: Path
) -> None:
    invitation = Invitation(centre.url, read_code(new_code()), centre.ca_sha256, "99.01.01.2001", AT)
    answer = post(centre, request_file(tmp_path, invitation, label="Loket D", now=NOW))
    forged = to_lines(sign(from_lines(answer).payload, generate_key()))
    with pytest.raises(BadEnrolment, match=r"enrolment\.proof"):
        read_answer_file(tmp_path, forged)
    with pytest.raises(BadEnrolment):
        read_answer_file(tmp_path, b"no answer")
    request_file(tmp_path / "other", invitation, label="Loket E", now=NOW)
    with pytest.raises(BadEnrolment, match=r"enrolment\.field"):
        read_answer_file(tmp_path / "other", answer)
    other_authority = Invitation(centre.url, invitation.code, "0" * 64, "99.01.01.2001", AT)
    request_file(tmp_path, other_authority, label="Loket D", now=NOW)
    with pytest.raises(LinkTrouble, match=r"link\.identity"):
        read_answer_file(tmp_path, answer)


def test_an_impostor_is_noticed_before_anything_is_said(centre: Centre, tmp_path: Path) -> None:
    with serving(tmp_path / "tls", NOW) as impostor:
        impostor.answer = lambda _: Told(body=impostor.ca_pem.encode())
        with pytest.raises(LinkTrouble, match=r"link\.identity"):
            by_network(tmp_path / "kiosk", impostor.url, read_code("0000-0000-0000"), label="", now=NOW)
        assert [asked.path for asked in impostor.asked] == ["/v1/ca"]
    assert not (tmp_path / "kiosk").exists()


def test_a_portal_has_no_authority() -> None:
    with pytest.raises(LinkTrouble, match=r"link\.captive"):
        authority_hash("<html>")
