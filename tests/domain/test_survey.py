"""The survey's figures: the seeds' own result, the bounds of the grades, and what is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.domain.errors import DomainError
from kiosk.domain.survey import (
    Element,
    Grade,
    Response,
    grade,
    ikm_of,
    publishable,
    result_of,
    results,
    sample_size,
    totals,
)


def sheet(*values: int, **data: str) -> Response:
    """A sheet with the first ``len(values)`` elements answered; 0 leaves one open."""
    return Response({each: value for each, value in zip(Element, values, strict=False) if value}, **data)  # type: ignore[arg-type]


def test_the_seeds_337_is_8425_grade_b() -> None:
    # 63 threes and 37 fours in every element: NRR 3.37 each.
    responses = [sheet(*[3] * 9)] * 63 + [sheet(*[4] * 9)] * 37
    found = results(responses)
    assert set(found.nrr.values()) == {Decimal("3.37")}
    assert (found.skm, found.ikm, found.grade) == (Decimal("3.37"), Decimal("84.25"), Grade.B)
    assert ikm_of(Decimal("3.32")) == Decimal("83.00")
    assert found.respondents == 100
    assert found.incomplete == 0


def test_the_best_sheet_is_a_hundred_not_ninety_nine() -> None:
    assert results([sheet(*[4] * 9)]).ikm == Decimal("100.00")
    assert results([sheet(*[1] * 9)]).ikm == Decimal("25.00")


def test_an_open_element_is_left_out_for_its_own_mean_alone() -> None:
    found = results([sheet(4, 4, 4, 4, 4, 4, 4, 4, 4), sheet(2, 0, 4, 4, 4, 4, 4, 4, 4)])
    assert found.nrr[Element.REQUIREMENTS] == Decimal("3.00")
    assert found.nrr[Element.PROCEDURE] == Decimal("4.00")
    assert found.incomplete == 1
    assert found.ikm == Decimal("97.22")


def test_without_an_element_there_is_no_index() -> None:
    found = results([sheet(4, 4)])
    assert (found.skm, found.ikm, found.grade) == (None, None, None)
    assert results([]).nrr == {}


def test_the_lowest_three_are_named_worst_first_and_equal_ones_in_the_laws_order() -> None:
    assert results([sheet(4, 3, 1, 4, 4, 2, 3, 4, 4)]).lowest == (Element.TIME, Element.COMPETENCE, Element.PROCEDURE)


@pytest.mark.parametrize(
    ("ikm", "expected"),
    [("100", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"), ("64.99", "D")],
)
def test_each_grade_begins_at_its_bound(ikm: str, expected: str) -> None:
    assert grade(Decimal(ikm)) == expected


def test_sums_that_were_kept_apart_come_to_the_same() -> None:
    first, second = [sheet(1, 2, 3, 4, 1, 2, 3, 4, 1)], [sheet(4, 4, 0, 4, 4, 4, 4, 4, 4)] * 2
    assert result_of(totals(first) + totals(second)) == results(first + second)


@pytest.mark.parametrize("value", [0, 5, -1, True])
def test_an_answer_outside_one_to_four_is_refused(value: int) -> None:
    with pytest.raises(DomainError, match=r"survey\.answer"):
        Response({Element.COST: value})


@pytest.mark.parametrize("name", ["sex", "education", "job"])
def test_respondent_data_come_from_the_lists(name: str) -> None:
    with pytest.raises(DomainError, match=rf"survey\.{name}"):
        sheet(**{name: "X"})


def test_krejcie_and_morgans_table() -> None:
    assert [sample_size(users) for users in (10, 100, 1000, 10_000)] == [10, 80, 278, 370]


def test_small_cells_are_not_published() -> None:
    assert [publishable(count) for count in (0, 1, 4, 5)] == [True, False, False, True]
