"""Whether conditions of a definition make sense: what they name exists, they can hold, they form no circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from kiosk.domain.conditions import (
    AtLeastYears,
    Condition,
    Equals,
    Facts,
    IsIn,
    IsSet,
    OlderThanDays,
    PaperIs,
    VariantIs,
)
from kiosk.domain.definition import REASON_SUFFIX, Field, Service

# A day on which ages are tried out; which one does not matter.
_SOME_DAY = date(2026, 6, 15)


def faults(condition: Condition, service: Service) -> Iterator[tuple[str, str]]:
    """Code and subject of everything that ``condition`` names and that is not there."""
    fields = service.fields_by_path()
    for atom in condition.atoms():
        if isinstance(atom, VariantIs):
            known = {variant.code for variant in service.variants}
            yield from (("definition.unknown_variant", code) for code in atom.codes if code not in known)
        elif isinstance(atom, PaperIs):
            yield from _paper_faults(atom, service)
        elif isinstance(atom, Equals | IsIn | IsSet | OlderThanDays | AtLeastYears):
            yield from _answer_faults(atom, fields)


def can_hold(condition: Condition, service: Service, *, variants: Sequence[str] = ()) -> bool:
    """Whether any case, of ``variants`` if given, fulfils ``condition``: every mix of telling values is tried."""
    answers: dict[str, list[str]] = {}
    papers: dict[str, list[str]] = {}
    for atom in condition.atoms():
        if isinstance(atom, PaperIs):
            papers.setdefault(atom.rule, [""]).extend(atom.kinds)
        elif isinstance(atom, Equals | IsIn | IsSet | OlderThanDays | AtLeastYears):
            answers.setdefault(atom.path, [""]).extend(_telling_values(atom))
    tried = variants or [variant.code for variant in service.variants]
    names = [*answers, *papers]
    domains = [sorted(set(values)) for values in (*answers.values(), *papers.values())]
    for variant in tried:
        for values in product(*domains):
            chosen = dict(zip(names, values, strict=True))
            given = {path: chosen[path] for path in answers}
            kinds = {rule: chosen[rule] for rule in papers}
            if condition.holds(Facts(given, variant, _SOME_DAY, kinds)):
                return True
    return False


def find_circle(service: Service) -> list[str]:
    """Fields and paper rules that each need the next one to be shown, the last one the first; empty when none do."""
    needs = _needs(service)
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for following in sorted(needs.get(name, ())):
            circle = walk(following, [*way, name])
            if circle:
                return circle
        done.add(name)
        return []

    for start in sorted(needs):
        circle = walk(start, [])
        if circle:
            return circle
    return []


def _paper_faults(atom: PaperIs, service: Service) -> Iterator[tuple[str, str]]:
    rule = next((one for one in service.papers if one.id == atom.rule), None)
    if rule is None:
        yield "definition.unknown_paper", atom.rule
        return
    known = {option.kind for option in rule.any_of}
    yield from (("definition.unknown_paper", f"{atom.rule}: {kind}") for kind in atom.kinds if kind not in known)


def _answer_faults(
    atom: Equals | IsIn | IsSet | OlderThanDays | AtLeastYears, fields: Mapping[str, Field]
) -> Iterator[tuple[str, str]]:
    field = fields.get(atom.path)
    if field is None:
        asked = fields.get(atom.path.removesuffix(REASON_SUFFIX))
        if asked is None or not asked.optional_reason or asked.path == atom.path:
            yield "definition.unknown_field", atom.path
        return
    if isinstance(atom, OlderThanDays | AtLeastYears) and field.type != "date":
        yield "definition.type", atom.path
    if isinstance(atom, Equals | IsIn) and field.choices:
        known = {choice.code for choice in field.choices}
        values = (atom.value,) if isinstance(atom, Equals) else atom.values
        yield from (("definition.unknown_choice", value) for value in values if value not in known)


def _telling_values(atom: Condition) -> list[str]:
    """Answers on both sides of what ``atom`` asks."""
    if isinstance(atom, Equals):
        return [atom.value, "-"]
    if isinstance(atom, IsIn):
        return [*atom.values, "-"]
    if isinstance(atom, OlderThanDays):
        return [(_SOME_DAY - timedelta(days=atom.days + more)).isoformat() for more in (0, 1)]
    if isinstance(atom, AtLeastYears):
        birthday = _SOME_DAY.replace(year=_SOME_DAY.year - atom.years)
        return [birthday.isoformat(), (birthday + timedelta(days=1)).isoformat()]
    return ["-"]


def _needs(service: Service) -> dict[str, set[str]]:
    """Of each field and paper rule, what decides whether it is there; a reason hangs on its field."""
    needs: dict[str, set[str]] = {}

    def add(name: str, *conditions: Condition | None) -> None:
        for condition in conditions:
            if condition is not None:
                paths = {path.removesuffix(REASON_SUFFIX) for path in condition.paths()}
                needs.setdefault(name, set()).update(paths, (f"papers.{rule}" for rule in condition.rules()))

    for question in service.first_questions:
        add(question.path, question.shown_when)
    for page in service.pages:
        for field in page.fields:
            add(field.path, page.shown_when, field.shown_when)
            needs.setdefault(field.path, set()).update(path for paths in field.computed_from for path in paths)
    for rule in service.papers:
        add(f"papers.{rule.id}", rule.needed_when)
    return needs
