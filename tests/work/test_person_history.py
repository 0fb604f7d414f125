"""Riwayat: all of one person on this kiosk; each look is on the chain and in the stories of the cases."""

from __future__ import annotations

import pytest

from kiosk.domain.nik import InvalidNik
from kiosk.store import applications
from kiosk.work import outgoing
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.person_history import history_of, openings
from sync.protocol.records import decode
from tests.work.centre_words import answered, issued, told
from tests.work.desks import BUDI, SITI, Centre, filled, submitted

NIK = "9901011203900001"


def known_as(desk: Desk, case_id: str, **people: str) -> None:
    applications.put_answers(desk.store, case_id, {f"{group}.nik": nik for group, nik in people.items()})


def test_a_person_is_found_in_every_part_that_he_had(desk: Desk):
    first, _ = submitted(desk)
    second = filled(desk, number=1)
    filled(desk, number=2)
    known_as(desk, first, ayah=NIK, pelapor=NIK)
    known_as(desk, second, saksi1=NIK)
    told(desk, Centre(desk).case(first, 1, "issued", 1, products=[issued(b"%PDF-")]))
    parts = {part.row.id: part for part in history_of(desk, SITI, "990101 120390 0001")}
    assert set(parts) == {first, second}
    assert set(parts[first].roles) == {"ayah", "pelapor"}
    assert parts[second].roles == ("saksi1",)
    assert [product.number for product in parts[first].products] == ["9901-LU-1"]


def test_the_look_is_on_the_chain_without_name_or_number(desk: Desk):
    case_id, _ = submitted(desk)
    answered(desk)
    known_as(desk, case_id, ayah=NIK)
    history_of(desk, BUDI, NIK)
    history_of(desk, SITI, "melati")
    records = [decode(one.payload) for one in outgoing.next_batch(desk, 10)]
    assert [(one.type, one.operator, one.body["deed"]) for one in records] == [
        ("audit.noted", BUDI.id, "person.history"), ("audit.noted", SITI.id, "person.history"),
    ]  # fmt: skip
    assert [one.body["detail"] for one in records] == [case_id, case_id]
    assert all(NIK not in str(one.body) and "elati" not in str(one.body) for one in records)
    assert [one.who for one in openings(desk, case_id)] == ["Siti Contoh", "Budi Contoh"]


def test_a_look_in_vain_is_on_the_chain_too(desk: Desk):
    assert history_of(desk, SITI, NIK) == ()
    (record,) = outgoing.next_batch(desk, 10)
    assert decode(record.payload).body == {"deed": "person.history", "subject": "", "detail": ""}


def test_too_little_is_no_question(desk: Desk):
    with pytest.raises(DeedRefused, match=r"person\.short"):
        history_of(desk, SITI, " a ")
    with pytest.raises(InvalidNik):
        history_of(desk, SITI, "12345")
    assert outgoing.next_batch(desk, 10) == []
