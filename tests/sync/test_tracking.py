"""Asking the centre about a receipt number: what is asked, what is believed, and what waits when nobody answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.domain.numbers import ReceiptNumber
from kiosk.work import ask_tracking
from kiosk.work.ask_tracking import Found, asked, look
from kiosk.work.desk import Desk
from sync.http import Link
from sync.line import LinkTrouble
from sync.loop import run_once, waits
from sync.protocol.errors import BadTracking
from sync.protocol.keys import public_text
from sync.protocol.problems import encode_problem
from sync.protocol.request_signature import verify_request
from sync.protocol.tracking import (
    Question,
    Standing,
    decode_question,
    decode_standing,
    encode_question,
    encode_standing,
)
from sync.pull import ask_about_numbers
from tests.sync.conftest import Kiosk
from tests.sync.made import AT, DEVICE, KEY, schema_errors
from tests.sync.scripted import Told
from tests.sync.test_http import NOW, Both, both, signed
from tests.work.desks import new_desk

__all__ = ["both"]
NONCE = "A" * 22
QUESTION = Question("9901012001-261121-7BA-0001-X", "0002", NONCE)
STANDING = Standing(True, "perlu_perbaikan", AT, ("return.not_original",), AT)


def test_question_and_answer_come_back() -> None:
    assert decode_question(encode_question(QUESTION)) == QUESTION
    payload = encode_standing(STANDING, NONCE)
    assert decode_standing(payload, nonce=NONCE) == STANDING
    assert schema_errors("track.json", payload) == []
    nothing = Standing(found=False, time=AT)
    assert decode_standing(encode_standing(nothing, NONCE), nonce=NONCE) == nothing


@pytest.mark.parametrize(
    "changed",
    [{"number": "../x"}, {"number": "a" * 41}, {"digits": "12"}, {"digits": 1234}, {"digits": "12345"}, {"nonce": "x"}],
)
def test_a_bad_question_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(BadTracking):
        decode_question(json.dumps({**json.loads(encode_question(QUESTION)), **changed}).encode())


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"loket": "hello/1"}, "track.field"), ({"nonce": "B" * 22}, "track.nonce"), ({"label": "<b>"}, "track.field"),
        ({"since": "kemarin"}, "track.field"), ({"found": 1}, "track.field"),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_not_believed(changed: dict[str, object], code: str) -> None:
    payload = json.dumps({**json.loads(encode_standing(STANDING, NONCE)), **changed}).encode()
    with pytest.raises(BadTracking) as caught:
        decode_standing(payload, nonce=NONCE)
    assert caught.value.code == code


def test_reasons_that_are_no_codes_are_passed_over() -> None:
    payload = encode_standing(Standing(True, "ditolak", AT, ("reject.false_data", "Budi Contoh"), AT), NONCE)
    assert decode_standing(payload, nonce=NONCE).reasons == ("reject.false_data",)


def test_the_question_is_signed_and_the_digits_stand_in_no_address(both: Both) -> None:
    both.says(Told(body=signed(encode_standing(STANDING, NONCE))))
    assert both.link.track(QUESTION) == STANDING
    [request] = both.server.asked
    assert (request.method, request.path) == ("POST", "/v1/track")
    keys = {DEVICE: public_text(KEY)}
    assert verify_request("POST", request.path, request.headers, request.body, key_of=keys.get, now=NOW) == DEVICE


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        (Told(429, encode_problem(429, "tracking.slow"), {"Retry-After": "600"}), 600),
        (Told(429), 3600),
        (Told(404), 3600),
    ],
)
def test_a_centre_that_takes_no_question_is_left_alone(both: Both, told: Told, seconds: int) -> None:
    both.says(told)
    assert both.link.track(QUESTION) == seconds


def test_an_answer_to_another_question_or_of_another_hand_is_trouble(both: Both) -> None:
    both.says(Told(body=signed(encode_standing(STANDING, "B" * 22))))
    with pytest.raises(LinkTrouble, match=r"link\.server \(track\.nonce\)"):
        both.link.track(QUESTION)
    both.says(Told(body=signed(encode_standing(STANDING, NONCE), KEY)))
    with pytest.raises(LinkTrouble, match=r"link\.identity"):
        both.link.track(QUESTION)


class _Answering(Link):
    """A link whose centre says what a test tells it."""

    def __init__(self, *answers: Standing | int) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def track(self, question: Question) -> Standing | int:
        self.asked.append(question.digits)
        return self.answers.pop(0)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "data")


def number(serial: int) -> str:
    return ReceiptNumber("9901012002", NOW.date(), "A1A", serial).text


def test_a_running_centre_answers_in_the_round(kiosk: Kiosk) -> None:
    look(kiosk.desk, number(1), "1111")
    assert waits(kiosk.desk)
    report = run_once(kiosk.desk, kiosk.link)
    assert (report.trouble, report.told, report.waits) == ("", 1, False)
    assert asked(kiosk.desk, number(1), "1111").found is Found.NONE


def test_what_waits_is_asked_in_order_until_the_centre_wants_no_more(desk: Desk) -> None:
    for serial, digits in enumerate(("1111", "2222", "3333"), 1):
        look(desk, number(serial), digits)
    assert waits(desk)
    link = _Answering(Standing(True, "diperiksa", AT, (), AT), 600)
    assert ask_about_numbers(desk, link) == 1
    assert link.asked == ["1111", "2222"]
    assert not waits(desk)
    assert asked(desk, number(1), "1111").found is Found.CASE
    assert asked(desk, number(2), "2222").found is Found.ASKED
    assert ask_tracking.questions(desk) == []
    assert ask_about_numbers(desk, link) == 0
