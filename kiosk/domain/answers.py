"""The answers of a case: their tree on the wire, what of them counts, and what is wrong with them.

Answers map paths (`kiosk.domain.paths`) to canonical texts: ISO dates, ``HH:MM``, digits, codes; an empty answer is not
stored. The usual way through this module: `facts_for` once after each change, everything else from those facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.conditions import Facts
from kiosk.domain.cross_checks import run_checks
from kiosk.domain.definition import Page, Service
from kiosk.domain.errors import DomainError, Problem
from kiosk.domain.field_checks import CheckContext, canonical, check_field
from kiosk.domain.names import tidy_name
from kiosk.domain.paths import AnswerPath
from kiosk.domain.visibility import (
    derived_variant,
    facts_for,
    forms_needed,
    is_required,
    missing_papers,
    products_of,
    proposals,
    pruned,
    relevant,
    rules_needed,
    ticks_of,
    unsigned_forms,
    visible_choices,
    visible_fields,
    visible_first_questions,
    visible_pages,
)

__all__ = [
    "Answers",
    "CheckContext",
    "Confirmation",
    "canonical",
    "check_all",
    "check_field",
    "check_page",
    "confirmation_values",
    "derived_variant",
    "facts_for",
    "forms_needed",
    "from_tree",
    "is_required",
    "missing_papers",
    "open_problems",
    "products_of",
    "proposals",
    "relevant",
    "rules_needed",
    "subject_name",
    "ticks_of",
    "to_tree",
    "unsigned_forms",
    "visible_choices",
    "visible_fields",
    "visible_first_questions",
    "visible_pages",
]

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person's word that a finding is to stand: for a warning "it is really so", for an error its override.

    ``values`` are what was confirmed (`confirmation_values`); when one of them changes, the question is open again.
    ``at`` is an instant's text. An override needs a ``reason``.
    """

    path: str
    code: str
    values: tuple[str, ...]
    operator: str
    at: str
    reason: str = ""


def to_tree(answers: Answers) -> dict[str, object]:
    """The nested form on the wire: ``{"anak": {"nama": ...}}``; a row of a group is a key in brackets (``"[k3]"``)."""
    tree: dict[str, object] = {}
    # Sorted, so that a leaf is always met before what would lie below it.
    for path in sorted(answers):
        if not answers[path]:
            continue
        keys = _keys(path)
        inside = tree
        for key in keys[:-1]:
            following = inside.setdefault(key, {})
            if not isinstance(following, dict):
                raise DomainError("answers.clash", {"path": path})
            inside = following
        inside[keys[-1]] = answers[path]
    return tree


def from_tree(tree: Mapping[str, object]) -> dict[str, str]:
    """The answers of a tree, empty ones left out.

    Raises `BadPath` for keys that are none and `DomainError` ``answers.leaf`` for a value that is no text and no tree.
    """
    found: dict[str, str] = {}
    _collect(tree, "", found)
    for path in found:
        AnswerPath.parse(path)
    return found


def check_page(service: Service, page: Page, facts: Facts, ctx: CheckContext) -> list[Problem]:
    """The findings about the fields of one page, in the order of the fields, rules between answers included."""
    seen = pruned(service, facts)
    return _page_problems(
        page, seen, run_checks(service, seen, ctx.today, office=ctx.office, settings=ctx.settings), ctx
    )


def check_all(service: Service, facts: Facts, ctx: CheckContext) -> list[Problem]:
    """Every finding about a case, in the order in which the fields are asked."""
    seen = pruned(service, facts)
    between = run_checks(service, seen, ctx.today, office=ctx.office, settings=ctx.settings)
    problems = [
        problem for field in visible_first_questions(service, seen) for problem in check_field(field, seen, ctx)
    ]
    for page in visible_pages(service, seen):
        problems.extend(_page_problems(page, seen, between, ctx))
    return problems


def confirmation_values(problem: Problem, answers: Answers) -> tuple[str, ...]:
    """What is confirmed with ``problem``: the answer and the values that the finding compares it with."""
    return (answers.get(problem.path, ""), *(str(problem.details[name]) for name in sorted(problem.details)))


def open_problems(
    problems: Iterable[Problem], confirmations: Sequence[Confirmation], answers: Answers
) -> list[Problem]:
    """The findings that nobody has settled: errors, and whatever is not confirmed with its present values."""
    return [problem for problem in problems if not _is_settled(problem, confirmations, answers)]


def subject_name(service: Service, answers: Answers, variant: str = "") -> str:
    """The name that lists show for the case of ``variant``; empty while it is not given."""
    kind = service.variant(variant)
    return tidy_name(answers.get(kind.subject if kind and kind.subject else service.subject, ""))


def _page_problems(page: Page, seen: Facts, between: Sequence[Problem], ctx: CheckContext) -> list[Problem]:
    return [
        problem
        for field in visible_fields(page, seen)
        for problem in (*check_field(field, seen, ctx), *(one for one in between if one.path == field.path))
    ]


def _is_settled(problem: Problem, confirmations: Sequence[Confirmation], answers: Answers) -> bool:
    if problem.severity == "error" and not problem.overridable:
        return False
    values = confirmation_values(problem, answers)
    return any(
        (given.path, given.code, given.values) == (problem.path, problem.code, values)
        and (problem.severity == "warning" or given.reason.strip() != "")
        for given in confirmations
    )


def _keys(path: str) -> list[str]:
    keys = []
    for step in AnswerPath.parse(path).steps:
        keys.append(step.name)
        if step.row:
            keys.append(f"[{step.row}]")
    return keys


def _collect(tree: Mapping[str, object], prefix: str, found: dict[str, str]) -> None:
    for key, value in tree.items():
        path = f"{prefix}{key}" if key.startswith("[") or not prefix else f"{prefix}.{key}"
        if isinstance(value, Mapping):
            _collect(value, path, found)
        elif isinstance(value, str):
            if value:
                found[path] = value
        else:
            raise DomainError("answers.leaf", {"path": path})
