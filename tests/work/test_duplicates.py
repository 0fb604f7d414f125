"""Two cases of one office that may be one: found by their keys, shown side by side, set aside with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.duplicates import Rule
from kiosk.store import settings
from kiosk.work import outgoing
from kiosk.work.answer import answer
from kiosk.work.desk import Desk, open_desk
from kiosk.work.duplicates import find, set_aside
from kiosk.work.errors import DeedRefused
from kiosk.work.submit import submit
from kiosk.work.withdraw import withdraw
from tests.work.births import birth, birth_desk, sent, with_papers
from tests.work.desks import DECLARED, SITI
from tests.work.schemas import validate


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = birth_desk(tmp_path / "data")
    yield made
    made.store.close()


def test_the_same_child_typed_twice_stands_beside_itself(desk: Desk) -> None:
    first = sent(desk)
    again = birth(desk, anak__nama="Aisya Putri Contoh", anak__tanggal_lahir="2026-11-12")
    [found] = find(desk, again)
    assert (found.rule, found.mine.case, found.other.case) == (Rule.SAME_CHILD, again, first)
    assert (found.other.name, found.other.born, found.other.mother) == (
        "Aisyah Putri Contoh",
        "2026-11-10",
        "Siti Contoh",
    )
    assert found.other.number
    assert found.other.begun_by == SITI.name
    assert [one.other.case for one in find(desk, first)] == [again]


def test_it_never_blocks_and_the_reason_travels(desk: Desk) -> None:
    first = sent(desk)
    again = birth(desk)
    with_papers(desk, again, number=1)
    with pytest.raises(DeedRefused, match=r"duplicate\.reason"):
        set_aside(desk, SITI, again, first, "  ")
    with pytest.raises(DeedRefused, match=r"duplicate\.unknown"):
        set_aside(desk, SITI, again, again, "Salah")
    set_aside(desk, SITI, again, first, "Permohonan pertama memakai berkas lama")
    assert [one.set_aside for one in find(desk, again)] == ["Permohonan pertama memakai berkas lama"]
    submit(desk, SITI, again, DECLARED)
    records = outgoing.next_batch(desk, 10)
    validate(records)
    body = json.loads(records[-1].payload)["body"]
    [said] = [one for one in body["confirmations"] if one["code"] == "duplicate.birth_same_child"]
    assert (said["path"], said["values"], said["operator"]) == ("anak.nama", [first], SITI.id)


def test_what_nobody_said_does_not_block_either(desk: Desk) -> None:
    sent(desk)
    again = birth(desk)
    with_papers(desk, again, number=1)
    assert submit(desk, SITI, again, DECLARED).number


def test_a_third_case_asks_again(desk: Desk) -> None:
    first, again = sent(desk), birth(desk)
    set_aside(desk, SITI, again, first, "Lain")
    third = birth(desk)
    assert {one.other.case: one.set_aside for one in find(desk, again)} == {first: "Lain", third: ""}
    set_aside(desk, SITI, again, third, "Lain juga")
    assert all(one.set_aside for one in find(desk, again))


def test_a_changed_answer_changes_what_is_found(desk: Desk) -> None:
    sent(desk)
    again = birth(desk)
    answer(desk, SITI, again, {"ibu.nik": "9901015508950099", "anak.nama": "Dewi Contoh"})
    assert find(desk, again) == ()


def test_a_withdrawn_case_is_no_reason_to_ask(desk: Desk) -> None:
    first, again = sent(desk), birth(desk)
    withdraw(desk, SITI, first, reason="Keliru", name="Budi Contoh")
    assert find(desk, again) == ()


def test_nine_months_between_two_births(desk: Desk) -> None:
    first = sent(desk, anak__nama="Dewi Contoh", anak__tanggal_lahir="2026-03-01")
    again = birth(desk)
    assert [(one.rule, one.other.case) for one in find(desk, again)] == [(Rule.SAME_MOTHER, first)]


def test_a_store_of_an_older_version_is_indexed_once(desk: Desk) -> None:
    first, again = sent(desk), birth(desk)
    desk.store.run("DELETE FROM case_keys")
    settings.put(desk.store, "case_keys", "")
    assert find(desk, again) == ()
    reopened = open_desk(desk.store)
    assert [one.other.case for one in find(reopened, again)] == [first]


def test_cases_are_found_by_key_and_not_by_reading_all(desk: Desk) -> None:
    plan = desk.store.rows("EXPLAIN QUERY PLAN SELECT application FROM case_keys WHERE key = ?", ("m/1",))
    assert "case_keys_by_key" in str(plan[0]["detail"])
