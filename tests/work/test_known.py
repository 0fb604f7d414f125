"""People who were here before: found by NIK through an index, proposed, never filled in by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.work import case as cases
from kiosk.work.case import load_case
from kiosk.work.desk import Desk
from kiosk.work.known import answers_for, person, witnesses
from kiosk.work.start import start
from tests.domain.birth_case import BASE
from tests.work.births import birth, birth_desk, sent
from tests.work.desks import SITI, Hands


@pytest.fixture
def desk(tmp_path: Path, hands: Hands) -> Iterator[Desk]:
    made = birth_desk(tmp_path / "data", hands=hands)
    yield made
    made.store.close()


def test_a_mother_is_known_by_her_nik(desk: Desk) -> None:
    first = sent(desk)
    found = person(desk, BASE["ibu.nik"])
    assert found is not None
    assert found.name == "Siti Contoh"
    assert found.facts["tanggal_lahir"] == "1995-08-15"
    assert "telepon" not in found.facts
    assert person(desk, BASE["ibu.nik"], besides=first) is None
    assert person(desk, "9901015508950099") is None


def test_the_newest_case_counts(desk: Desk, hands: Hands) -> None:
    sent(desk)
    hands.forward(60)
    sent(desk, number=1, ibu__nama="Siti Contoh Baru", anak__nama="Dewi Contoh")
    found = person(desk, BASE["ibu.nik"])
    assert found is not None
    assert found.name == "Siti Contoh Baru"


def test_only_what_is_asked_and_not_answered_is_proposed(desk: Desk) -> None:
    sent(desk)
    found = person(desk, BASE["ibu.nik"])
    assert found is not None
    case = start(desk, SITI, "AKTA_LAHIR", "UMUM")
    asked = desk.service("AKTA_LAHIR").fields_by_path()
    offered = answers_for(found, "ibu", asked, cases.facts(desk, load_case(desk, case.id)))
    assert {"ibu.nama", "ibu.tanggal_lahir", "ibu.tempat_lahir"} <= offered.keys()
    assert "ibu.jenis_kelamin" not in offered
    full = load_case(desk, birth(desk))
    assert answers_for(found, "ibu", asked, cases.facts(desk, full)).keys() <= {"ibu.kewarganegaraan"}


def test_witnesses_who_sign_often_come_first(desk: Desk, hands: Hands) -> None:
    assert witnesses(desk) == ()
    others = {"saksi1__nik": "9901010101810001", "saksi1__nama": "Joko Contoh"}
    for number in range(2):
        birth(desk, anak__nama=f"Anak Contoh {'AB'[number]}")
    hands.forward(60)
    birth(desk, **others)
    hands.forward(60)
    newest = birth(desk, saksi1__nik="9901010101820002", saksi1__nama="Karim Contoh")
    found = witnesses(desk)
    assert [(pair.first.name, pair.second.name, pair.times) for pair in found] == [
        ("Umar Contoh", "Salma Contoh", 2), ("Karim Contoh", "Salma Contoh", 1),
    ]  # fmt: skip
    assert [pair.first.name for pair in witnesses(desk, besides=newest)] == ["Umar Contoh", "Joko Contoh"]


def test_half_a_pair_is_not_offered(desk: Desk) -> None:
    birth(desk, saksi2__nik="")
    assert witnesses(desk) == ()


def test_a_nik_is_looked_up_in_an_index(desk: Desk) -> None:
    plan = desk.store.rows(
        "EXPLAIN QUERY PLAN SELECT application, path FROM answers WHERE value = ? AND substr(path, -4) = '.nik'", ("1",)
    )
    assert "answers_by_nik" in str(plan[0]["detail"])
