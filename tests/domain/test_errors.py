"""Codes and details travel unchanged; values stay out of what is logged."""

import re
from pathlib import Path

import pytest

import kiosk.domain
from kiosk.domain import errors
from kiosk.domain.errors import DomainError, Problem

DOMAIN = Path(kiosk.domain.__file__).parent
OWN_MODULES = (
    "nik", "family_card", "names", "dates", "phones", "paths", "numbers", "reference", "regions", "deadlines",
)  # fmt: skip


def test_an_error_shows_its_code_and_the_names_of_its_details_only() -> None:
    error = DomainError("nik.length", {"count": 3, "a": "x"})
    assert (error.code, dict(error.details)) == ("nik.length", {"count": 3, "a": "x"})
    assert str(error) == "nik.length (a, count)"
    assert str(DomainError("nik.empty")) == "nik.empty"


def test_details_are_a_copy() -> None:
    given = {"count": 3}
    error, problem = DomainError("x.y", given), Problem.error("a", "x.y", given)
    given["count"] = 4
    assert error.details == problem.details == {"count": 3}


def test_a_problem_says_whether_it_blocks() -> None:
    assert Problem.error("a", "x.y").severity == "error"
    assert Problem.warning("a", "x.y", {"n": 1}) == Problem("a", "x.y", "warning", {"n": 1})
    assert Problem.of("a", DomainError("x.y", {"n": 1}), overridable=True) == Problem(
        "a", "x.y", "error", {"n": 1}, overridable=True
    )


def test_problems_can_be_kept_in_a_set() -> None:
    assert len({Problem.error("a", "x.y", {"n": 1}), Problem.error("a", "x.y", {"n": 1})}) == 1


@pytest.mark.parametrize("module", OWN_MODULES)
def test_every_code_of_these_modules_is_listed(module: str) -> None:
    """The list in the docstring is what writers of sentences work from."""
    source = (DOMAIN / f"{module}.py").read_text(encoding="utf-8")
    prefixes = "nik|kk|name|date|time|phone|path|receipt|epoch|reference|region|clock"
    used = set(re.findall(rf'"((?:{prefixes})\.[a-z_]+)"', source))
    assert used
    assert errors.__doc__ is not None
    listed = set(re.findall(r"\b[a-z]+\.[a-z_]+\b", errors.__doc__))
    assert used <= listed
