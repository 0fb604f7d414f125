"""Complaints: what is refused and why, who can read them, how they move and by when they are answered."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.domain.complaints import (
    COMPLAINT_MOVES,
    Category,
    ComplaintStatus,
    Reader,
    clean,
    complaint_number,
    complaint_of,
    due_on,
    reader_of,
    working_day_after,
)
from kiosk.domain.numbers import ReceiptNumber

FRIDAY = date(2026, 11, 20)


def codes(category: str, narrative: str, **more: str) -> dict[str, str]:
    complaint, problems = complaint_of(category, narrative, anonymous=False, **{"name": "SITI CONTOH", **more})
    assert (complaint is None) == bool(problems)
    return {problem.path: problem.code for problem in problems}


def test_levies_and_officers_are_for_the_inspectorate_alone() -> None:
    theirs = {each for each in Category if reader_of(each) is Reader.INSPECTORATE}
    assert theirs == {Category.LEVY, Category.OFFICER}


def test_an_anonymous_complaint_drops_everything_about_the_person() -> None:
    complaint, problems = complaint_of(
        "pungutan", "Diminta uang.", anonymous=True, name="SITI CONTOH", contact="0800", related="not even a number"
    )
    assert problems == []
    assert complaint is not None
    assert (complaint.name, complaint.contact, complaint.related) == ("", "", "")
    assert complaint.reader is Reader.INSPECTORATE


def test_a_narrative_of_three_megabytes_is_counted_and_refused() -> None:
    _, problems = complaint_of("keterlambatan", "a" * 3_000_000, anonymous=True)
    (problem,) = problems
    assert (problem.path, problem.code) == ("narrative", "complaint.narrative_length")
    assert problem.details == {"count": 3_000_000, "most": 2000}
    assert complaint_of("keterlambatan", "a" * 2000, anonymous=True)[1] == []


def test_what_is_missing_is_said_at_its_place() -> None:
    assert codes("", " \n ", name=" ") == {
        "category": "complaint.category", "narrative": "field.required", "name": "field.required",
    }  # fmt: skip
    assert codes("lainnya", "x", contact="1" * 121) == {"contact": "complaint.short_length"}
    assert codes("lainnya", "x", related="99-0") == {"related": "receipt.format"}


def test_a_related_number_is_kept_as_it_is_printed() -> None:
    number = ReceiptNumber("9901012001", FRIDAY, "K1A", 42).text
    complaint, _ = complaint_of("lainnya", "x", anonymous=False, name="A", related=number.lower().replace("-", " "))
    assert complaint is not None
    assert complaint.related == number


def test_control_characters_and_broken_letters_do_not_stay() -> None:
    assert clean(" a\r\nb\x00\x1b\ud800c ") == "a\nbc"


def test_numbers_are_a_series_of_their_own_with_a_check() -> None:
    numbers = [complaint_number("K1A", FRIDAY, serial) for serial in range(1, 500)]
    assert numbers[6].startswith("PGD-2611-K1A-0007-")
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("status", "category", "expected"),
    [
        # Saturday and Sunday do not count: Monday is the first day after Friday.
        (ComplaintStatus.WAITING, Category.LATE, date(2026, 11, 25)),
        (ComplaintStatus.IN_PROCESS, Category.UNCLEAR, date(2026, 11, 27)),
        (ComplaintStatus.IN_PROCESS, Category.LATE, date(2026, 12, 10)),
        (ComplaintStatus.IN_PROCESS, None, date(2027, 2, 12)),
        (ComplaintStatus.DONE, Category.LATE, None),
        (ComplaintStatus.FORWARDED, None, None),
    ],
)
def test_each_step_is_owed_by_a_working_day(
    status: ComplaintStatus, category: Category | None, expected: date | None
) -> None:
    assert due_on(status, category, FRIDAY) == expected


def test_a_holiday_does_not_count() -> None:
    assert working_day_after(FRIDAY, 1, frozenset({date(2026, 11, 23)})) == date(2026, 11, 24)


def test_an_end_stays_an_end_except_what_was_passed_on() -> None:
    assert COMPLAINT_MOVES[ComplaintStatus.DONE] == COMPLAINT_MOVES[ComplaintStatus.REJECTED] == frozenset()
    assert ComplaintStatus.DONE in COMPLAINT_MOVES[ComplaintStatus.FORWARDED]
