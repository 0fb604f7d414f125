"""Taking back what was chosen: another variant, an open question, another place of pickup."""

from __future__ import annotations

import pytest

from kiosk.domain.errors import Problem
from kiosk.domain.services import builtin_services
from kiosk.work.answer import answer, confirm
from kiosk.work.change_mind import choose_pickup, choose_variant, take_back
from kiosk.work.desk import open_desk
from kiosk.work.errors import DeedRefused
from kiosk.work.start import start
from kiosk.work.submit import submit
from tests.work.desks import DECLARED, SITI, filled, submitted

BIRTH = "AKTA_LAHIR"


@pytest.fixture
def births(desk, hands):
    return open_desk(desk.store, services=builtin_services(), wall=hands.wall, steady=hands.steady)


def test_another_variant_keeps_the_answers(births):
    case_id = start(births, SITI, BIRTH, "PAKET_3IN1").id
    answer(births, SITI, case_id, {"anak.nama": "Bunga Contoh"})
    case = choose_variant(births, SITI, case_id, "UMUM")
    assert (case.variant, case.answers) == ("UMUM", {"anak.nama": "Bunga Contoh"})


@pytest.mark.parametrize("variant", ["TERLAMBAT", "TIDAK_ADA"])
def test_only_what_is_offered_can_be_chosen(births, variant):
    case_id = start(births, SITI, BIRTH, "PAKET_3IN1").id
    with pytest.raises(DeedRefused) as refused:
        choose_variant(births, SITI, case_id, variant)
    assert refused.value.code == "variant.unknown"


def test_a_confirmation_taken_back_is_an_open_question_again(desk):
    case_id = filled(desk)
    problem = Problem.warning("anak.nama", "name.one_word")
    assert len(confirm(desk, SITI, case_id, problem).confirmations) == 1
    assert take_back(desk, case_id, "anak.nama", "name.title").confirmations != ()
    assert take_back(desk, case_id, "anak.nama", "name.one_word").confirmations == ()


def test_the_pickup_is_sent_with_the_case(desk):
    case_id = filled(desk)
    assert choose_pickup(desk, SITI, case_id, "99.01.01.2002").home_office == "99.01.01.2002"
    submit(desk, SITI, case_id, DECLARED)
    payload = desk.store.row("SELECT payload FROM outbox ORDER BY rowid DESC LIMIT 1")
    assert '"pickup":{"office":"99.01.01.2002"}' in bytes(payload["payload"]).decode()


def test_nobody_fetches_documents_in_another_district(desk):
    with pytest.raises(DeedRefused) as refused:
        choose_pickup(desk, SITI, filled(desk), "99.02.01.2002")
    assert refused.value.code == "pickup.office"


def test_a_case_that_was_sent_stays_as_it_is(desk):
    case_id, _sent = submitted(desk)
    for change in (
        lambda: choose_variant(desk, SITI, case_id, "UMUM"),
        lambda: take_back(desk, case_id, "anak.nama", "name.one_word"),
        lambda: choose_pickup(desk, SITI, case_id, "99.01.01.2002"),
    ):
        with pytest.raises(DeedRefused) as refused:
            change()
        assert refused.value.code == "case.closed"
