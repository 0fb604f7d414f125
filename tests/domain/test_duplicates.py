"""Which two cases are laid side by side, and that an index by keys finds every one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.application import Status
from kiosk.domain.duplicates import Rule, Traits, compare, keys, probes, standing_of, traits_of
from kiosk.domain.services import builtin_services

BORN = date(2026, 11, 1)
BIRTH = Traits(
    case="a", service="AKTA_LAHIR", event="birth", name="Aisyah Putri Contoh", nik="", born=BORN, mother="Siti Contoh",
    mother_nik="9901015508950003", multiple=False, standing="open",
)  # fmt: skip
DEATH = replace(BIRTH, service="AKTA_MATI", event="death", nik="9901010101400001", mother="", mother_nik="")
CARD = replace(BIRTH, service="KIA", event="other", nik="9901014111200001", mother="", mother_nik="")


def beside(one: Traits, **changed: object) -> Rule | None:
    """The rule for ``one`` and a copy of it with other traits, both ways round."""
    other = replace(one, **({"case": "b"} | changed))  # type: ignore[arg-type]
    found = compare(one, other)
    assert compare(other, one) == found
    return found


@pytest.mark.parametrize("name", ["AISYAH PUTRI CONTOH", "Putri Aisyah Contoh", "Aisya Putry Contoh", "Aisyah Putri"])
@pytest.mark.parametrize("days", [0, 1, 5, -5])
def test_the_same_child_of_the_same_mother(name: str, days: int) -> None:
    assert beside(BIRTH, name=name, born=BORN + timedelta(days)) is Rule.SAME_CHILD


@pytest.mark.parametrize(("days", "rule"), [(6, Rule.SAME_MOTHER), (270, Rule.SAME_MOTHER), (271, None), (-271, None)])
def test_two_births_of_one_mother_need_nine_months(days: int, rule: Rule | None) -> None:
    assert beside(BIRTH, name="Dewi Contoh", born=BORN + timedelta(days)) is rule


def test_twins_are_two_children() -> None:
    twin = replace(BIRTH, multiple=True)
    assert beside(twin, name="Aminah Dewi Contoh") is None
    assert beside(twin, name="AISYAH PUTRI CONTOH") is Rule.SAME_CHILD
    assert beside(twin, name="Dewi Contoh", multiple=False) is Rule.SAME_MOTHER
    assert beside(BIRTH, name="Aminah Dewi Contoh", twin_of="a") is None
    assert beside(replace(BIRTH, twin_of="c"), name="Aminah Dewi Contoh", twin_of="c") is None


def test_a_mother_without_nik_is_known_by_her_name() -> None:
    assert beside(BIRTH, mother_nik="", mother="CONTOH SITI") is Rule.SAME_CHILD
    assert beside(BIRTH, mother_nik="", mother="Dewi Contoh") is None
    assert beside(BIRTH, mother_nik="9901015508950004") is None


def test_an_adult_is_found_by_his_nik() -> None:
    assert beside(replace(BIRTH, nik="9901010101900001"), mother_nik="", mother="", born=None) is Rule.SAME_CHILD


def test_deaths_meet_by_nik_alone() -> None:
    assert beside(DEATH, name="Lain", standing="finished") is Rule.SAME_DECEASED
    assert beside(DEATH, nik="9901010101400002") is None
    assert beside(replace(DEATH, nik="")) is None


def test_other_services_ask_while_a_case_of_the_same_person_is_open() -> None:
    assert beside(CARD) is Rule.OPEN_CASE
    assert beside(CARD, standing="finished") is None
    assert beside(CARD, nik="", name="Contoh Aisyah Putri") is Rule.OPEN_CASE
    assert beside(CARD, nik="", born=BORN + timedelta(1)) is None
    assert beside(CARD, service="KTP_BARU") is None


@pytest.mark.parametrize("case", [BIRTH, DEATH, CARD])
def test_what_was_rejected_or_withdrawn_is_no_reason_to_ask(case: Traits) -> None:
    assert beside(case, standing="void") is None
    assert compare(case, case) is None


def test_how_much_a_case_counts() -> None:
    assert {status: standing_of(status) for status in Status} == {
        Status.NONE: "open", Status.RECEIVED: "open", Status.IN_REVIEW: "open", Status.RETURNED: "open",
        Status.COMPLETE: "open", Status.SUSPENDED: "open", Status.ISSUED: "finished", Status.DONE: "finished",
        Status.REJECTED: "void", Status.WITHDRAWN: "void", Status.EXPIRED: "void",
    }  # fmt: skip
    assert standing_of(Status.RECEIVED, withdrawn=True) == "void"


def test_traits_are_read_from_answers() -> None:
    answers = {
        "anak.nama": "Aisyah Putri Contoh", "anak.tanggal_lahir": "2026-11-01", "anak.jenis_kelahiran": "2",
        "ibu.nama": "Siti Contoh", "ibu.nik": "9901015508950003",
    }  # fmt: skip
    found = traits_of(builtin_services()["AKTA_LAHIR"], answers, case="a", standing="open")
    assert found == replace(BIRTH, multiple=True)
    empty = traits_of(builtin_services()["AKTA_LAHIR"], {"anak.tanggal_lahir": "kemarin"}, case="a", standing="open")
    assert (empty.born, empty.multiple, keys(empty)) == (None, False, frozenset())


_NAMES = st.lists(
    st.sampled_from(["SITI", "SITTI", "AMINAH", "AMIRAH", "NI", "LUH", "MUH", "MUHAMMAD", "NUR", "AINI", "NURAINI"]),
    min_size=0, max_size=3,
).map(" ".join)  # fmt: skip
_NIKS = st.sampled_from(["", "9901015508950003", "9901015508950004"])


@st.composite
def _traits(draw: st.DrawFn, case: str) -> Traits:
    service, event = draw(st.sampled_from([("AKTA_LAHIR", "birth"), ("AKTA_MATI", "death"), ("KIA", "other")]))
    return Traits(
        case=case, service=service, event=event, name=draw(_NAMES), nik=draw(_NIKS),
        born=draw(st.none() | st.integers(0, 600).map(lambda days: BORN + timedelta(days))), mother=draw(_NAMES),
        mother_nik=draw(_NIKS), multiple=draw(st.booleans()), standing=draw(st.sampled_from(["open", "finished"])),
    )  # fmt: skip


@given(one=_traits("a"), other=_traits("b"))
def test_whatever_a_rule_finds_shares_a_key(one: Traits, other: Traits) -> None:
    assert compare(one, other) == compare(other, one)
    if compare(one, other) is not None:
        assert keys(one) & probes(other)
        assert keys(other) & probes(one)
