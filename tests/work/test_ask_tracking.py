"""Tracking without login: a number and four digits, never a name, never "not found" before the centre has said so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.application import PublicLabel
from kiosk.domain.instants import to_text
from kiosk.domain.numbers import InvalidReceiptNumber, ReceiptNumber
from kiosk.domain.tracking_digits import pin_of
from kiosk.work import ask_tracking
from kiosk.work.ask_tracking import MOST_WRONG, Found, asked, look, questions, receipt_number
from kiosk.work.desk import Desk, open_desk
from kiosk.work.errors import DeedRefused
from sync.protocol.tracking import Standing
from tests.work.centre_words import returned, told
from tests.work.desks import NOW, Centre, Hands, submitted

RETURN = "0193a000-0000-7000-8000-0000000000b1"
ELSEWHERE = ReceiptNumber("9901012002", NOW.date(), "A1A", 7).text
# The reporter of the trial service has no NIK: the last four of his telephone count.
DIGITS = "7890"


def refusal(desk: Desk, number: str, digits: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(DeedRefused) as caught:
        look(desk, number, digits)
    return caught.value.code, dict(caught.value.details)


def test_a_case_of_this_kiosk_is_told_without_a_name(desk: Desk, hands: Hands):
    case_id, sent = submitted(desk)
    seen = look(desk, sent.number, DIGITS)
    assert (seen.found, seen.label) == (Found.CASE, PublicLabel.WAITING_NETWORK)
    told(desk, returned(Centre(desk), case_id, 1, RETURN))
    hands.forward(86_400)
    seen = look(desk, sent.number.lower(), "78 90")
    assert (seen.label, seen.learned_at, seen.since) == (PublicLabel.RETURNED, to_text(NOW), to_text(NOW))
    assert seen.reasons == ("return.data_differs", "return.unreadable")
    assert "Contoh" not in repr(seen)
    assert questions(desk) == []


def test_wrong_digits_are_counted_and_then_there_is_a_pause(desk: Desk, hands: Hands):
    _, sent = submitted(desk)
    left = [refusal(desk, sent.number, "0000") for _ in range(MOST_WRONG)]
    assert left[0] == ("tracking.wrong", {"left": MOST_WRONG - 1})
    assert left[-1] == ("tracking.paused", {"minutes": 5})
    assert refusal(desk, sent.number, DIGITS)[0] == "tracking.paused"
    hands.forward(301)
    assert look(desk, sent.number, DIGITS).found is Found.CASE
    assert refusal(desk, sent.number, "0000") == ("tracking.wrong", {"left": MOST_WRONG - 1})


def test_a_clock_that_went_back_does_not_shut_the_tracking(desk: Desk, hands: Hands):
    _, sent = submitted(desk)
    for _ in range(MOST_WRONG):
        refusal(desk, sent.number, "0000")
    desk.store.run("UPDATE meta SET value = '2036-01-01T00:00:00Z' WHERE key = 'tracking.paused_until'")
    assert look(desk, sent.number, DIGITS).found is Found.CASE


@pytest.mark.parametrize("digits", ["", "12", "12345", "abcd", "\u0661\u0662\u0663\u0664"])
def test_four_digits_are_asked_for(desk: Desk, digits: str):
    assert refusal(desk, ELSEWHERE, digits)[0] == "tracking.digits"


def test_a_text_that_is_no_number_is_told_so(desk: Desk):
    with pytest.raises(InvalidReceiptNumber):
        look(desk, "tidak ada", DIGITS)


def test_a_number_of_another_kiosk_waits_for_the_centre(desk: Desk, hands: Hands):
    assert look(desk, ELSEWHERE, "1234").found is Found.ASKED
    assert asked(desk, ELSEWHERE, "1234").found is Found.ASKED
    (question,) = questions(desk)
    assert (question.number, question.digits) == (ELSEWHERE, "1234")
    hands.forward(60)
    ask_tracking.answered(desk, question, Standing(True, "diperiksa", to_text(NOW), (), to_text(NOW)))
    assert questions(desk) == []
    seen = asked(desk, ELSEWHERE, "1234")
    assert (seen.found, seen.label, seen.learned_at) == (Found.CASE, PublicLabel.IN_REVIEW, desk.stamp())
    assert questions(desk) == []
    assert look(desk, ELSEWHERE, "1234").label is PublicLabel.IN_REVIEW
    assert len(questions(desk)) == 1


def test_only_the_centre_says_that_there_is_no_such_number(desk: Desk):
    look(desk, ELSEWHERE, "1234")
    (question,) = questions(desk)
    ask_tracking.answered(desk, question, Standing(found=False, time=to_text(NOW)))
    seen = asked(desk, ELSEWHERE, "1234")
    assert (seen.found, seen.label, seen.learned_at) == (Found.NONE, None, to_text(NOW))
    assert asked(desk, ELSEWHERE, "4321").found is Found.ASKED


def test_a_label_of_a_later_version_is_told_as_sent(desk: Desk):
    look(desk, ELSEWHERE, "1234")
    (question,) = questions(desk)
    ask_tracking.answered(desk, question, Standing(True, "sesuatu_yang_baru", to_text(NOW), (), to_text(NOW)))
    assert asked(desk, ELSEWHERE, "1234").label is PublicLabel.SENT


def test_questions_rest_when_the_centre_says_so_and_are_forgotten_after_a_week(desk: Desk, hands: Hands):
    look(desk, ELSEWHERE, "1234")
    ask_tracking.rest(desk, 600)
    assert questions(desk) == []
    hands.forward(601)
    assert len(questions(desk)) == 1
    hands.forward(8 * 86_400)
    assert questions(desk) == []


def test_nobody_fills_the_disk_with_questions(desk: Desk):
    for serial in range(1, 51):
        look(desk, ReceiptNumber("9901012002", NOW.date(), "A1A", serial).text, "1234")
    assert refusal(desk, ReceiptNumber("9901012002", NOW.date(), "A1A", 99).text, "1234")[0] == "tracking.full"
    assert look(desk, ReceiptNumber("9901012002", NOW.date(), "A1A", 50).text, "1234").found is Found.ASKED


def test_a_case_without_nik_and_telephone_has_a_pin(desk: Desk):
    case_id, sent = submitted(desk)
    desk.store.run("DELETE FROM answers WHERE path = 'pelapor.telepon'")
    assert look(desk, sent.number, pin_of(case_id)).found is Found.CASE


def test_the_applicant_is_the_one_whom_the_definition_names(desk: Desk, hands: Hands):
    case_id, sent = submitted(desk)
    desk.store.run("UPDATE answers SET path = 'pemohon.telepon' WHERE path = 'pelapor.telepon'")
    assert look(desk, sent.number, pin_of(case_id)).found is Found.CASE
    asks = replace(desk.services["UJI"], applicant="pemohon")
    other = open_desk(desk.store, services={"UJI": asks}, wall=hands.wall, steady=hands.steady, rng=desk.rng)
    assert look(other, sent.number, DIGITS).found is Found.CASE


def test_without_a_definition_the_answers_say_who_applied(desk: Desk, hands: Hands):
    _, sent = submitted(desk)
    bare = open_desk(desk.store, services={}, wall=hands.wall, steady=hands.steady, rng=desk.rng)
    assert look(bare, sent.number, DIGITS).found is Found.CASE


def test_a_hand_held_reader_types_the_code_of_the_receipt():
    assert receipt_number(f"  {ELSEWHERE}\r\n") == ELSEWHERE
    assert receipt_number("https://contoh.invalid/") == ""
