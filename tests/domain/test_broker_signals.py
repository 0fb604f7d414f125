"""Who raises a signal, and that registered helpers never raise one alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.broker_signals import Code, Party, Registered, Signal, signals

NOW = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
CASE = Party("a", NOW, "9901011508200001", phone="+6281200000001", proxy="9901010101800001", account="op")


def families(count: int, **changed: object) -> list[Party]:
    """Cases of ``count`` other families with the same telephone, proxy and account."""
    return [
        replace(CASE, case=f"c{number}", family=f"990101150820{number:04}", **changed)  # type: ignore[arg-type]
        for number in range(100, 100 + count)
    ]


def test_a_proxy_and_a_telephone_in_six_families() -> None:
    assert signals(CASE, families(4), Registered()) == ()
    assert signals(CASE, families(5), Registered()) == (Signal(Code.PHONE, 6), Signal(Code.PROXY, 6))


def test_many_cases_of_one_family_are_no_signal() -> None:
    assert signals(CASE, [replace(one, family=CASE.family) for one in families(20)], Registered()) == ()


def test_only_thirty_days_count() -> None:
    assert signals(CASE, families(9, at=NOW - timedelta(days=30, seconds=1)), Registered()) == ()
    assert signals(CASE, families(9, at=NOW - timedelta(days=30)), Registered())


def test_an_account_inside_its_area_serves_as_many_as_come() -> None:
    bare = replace(CASE, phone="", proxy="")
    assert signals(bare, families(50, phone="", proxy=""), Registered()) == ()
    away = replace(bare, outside=True)
    found = signals(away, families(5, phone="", proxy="", outside=True), Registered())
    assert found == (Signal(Code.ACCOUNT, 6), Signal(Code.OUTSIDE))
    assert signals(away, (), Registered()) == (Signal(Code.OUTSIDE),)


def test_registered_helpers_never_raise_a_signal_alone() -> None:
    known = Registered(frozenset({CASE.phone}), frozenset({CASE.proxy}))
    assert signals(CASE, families(30), known) == ()
    told = signals(replace(CASE, levy=True), families(30), known)
    assert told == (Signal(Code.LEVY), Signal(Code.PHONE, 31, registered=True), Signal(Code.PROXY, 31, registered=True))


def test_a_volunteer_outside_his_area_is_not_a_known_proxy() -> None:
    known = Registered(frozenset(), frozenset({CASE.proxy}))
    away = replace(CASE, phone="", outside=True)
    assert Signal(Code.PROXY, 6) in signals(away, families(5, phone=""), known)


@given(st.lists(st.builds(
    Party, case=st.text("abc", min_size=1, max_size=3), at=st.integers(-60, 60).map(lambda day: NOW + timedelta(day)),
    family=st.sampled_from("123456789"), phone=st.sampled_from(["", CASE.phone]),
    proxy=st.sampled_from(["", CASE.proxy]), account=st.sampled_from(["op", "other"]), outside=st.booleans(),
), max_size=30))  # fmt: skip
def test_nothing_is_raised_against_a_registered_helper_at_home(others: list[Party]) -> None:
    known = Registered(frozenset({CASE.phone}), frozenset({CASE.proxy}))
    assert signals(CASE, others, known) == ()
    assert signals(replace(CASE, phone="", proxy=""), others, Registered()) == ()
