"""A draft whose version of the service is no longer valid: its answers go on under the newest one, by their ids."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kiosk.domain.definition import Service
from kiosk.domain.paths import AnswerPath
from kiosk.store import applications
from kiosk.store.applications import Application
from kiosk.store.people import Operator
from kiosk.work.answer import touch
from kiosk.work.case import OPEN, Case
from kiosk.work.desk import Desk
from kiosk.work.track import seen

CARRIED = "definition.carried"


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What differs for this case, in the words of the definitions.

    ``gone`` are questions that were answered and are asked no more, ``asked`` those that are new, ``papers_gone`` and
    ``papers`` rules likewise. ``variant_gone`` says that the kind of case must be chosen again.
    """

    old_version: int
    new_version: int
    gone: tuple[str, ...]
    asked: tuple[str, ...]
    papers_gone: tuple[str, ...]
    papers: tuple[str, ...]
    variant_gone: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A case to work on; ``carried`` is there when it has just moved to another version."""

    case: Case
    carried: CarriedOver | None


def open_case(desk: Desk, operator: Operator, case_id: str) -> Opened:
    """The case with this id, an open one under a version that counts; raises `DomainError` ``case.unknown``.

    Answers to questions that are gone stay in the store and are neither shown nor sent, so nothing typed is lost when
    a later version asks again.
    """
    with desk.store.atomic():
        row = applications.get(desk.store, case_id)
        carried = _carry(desk, operator, row) if _outdated(desk, row) else None
    return Opened(seen(desk, case_id), carried)


def _outdated(desk: Desk, row: Application) -> bool:
    return row.stage in OPEN and not desk.services.valid(row.service, row.definition_sha256, desk.now())


def _carry(desk: Desk, operator: Operator, row: Application) -> CarriedOver | None:
    new = desk.services.get(row.service)
    if new is None:
        # The centre has no version of this service any more that can be read here: the draft waits as it is.
        return None
    carried = compared(desk.services.version(row.service, row.definition_sha256), new, row, _answered(desk, row))
    columns: dict[str, object] = {
        "definition_version": new.version, "definition_sha256": new.sha256, "choices": _choices(row, new), "step": "",
    }  # fmt: skip
    if carried.variant_gone:
        columns["variant"] = next(variant.code for variant in new.variants if variant.offered)
    applications.change(desk.store, row.id, columns)
    applications.note(
        desk.store, row.id, desk.stamp(), CARRIED, operator.id, f"{carried.old_version} > {carried.new_version}"
    )
    touch(desk, operator, applications.get(desk.store, row.id), new)
    return carried


def compared(old: Service | None, new: Service, row: Application, answered: frozenset[str]) -> CarriedOver:
    """What is different in ``new`` for the case of ``row``; without ``old`` nothing can be told of it."""
    before = old.fields_by_path() if old else {}
    after = new.fields_by_path()
    rules = {rule.id: rule.title for rule in old.papers} if old else {}
    new_rules = {rule.id: rule.title for rule in new.papers}
    return CarriedOver(
        old_version=row.definition_version,
        new_version=new.version,
        gone=tuple(field.label for path, field in before.items() if path in answered and path not in after),
        asked=tuple(field.label for path, field in after.items() if old and path not in before),
        papers_gone=tuple(title for rule, title in rules.items() if rule not in new_rules),
        papers=tuple(title for rule, title in new_rules.items() if old and rule not in rules),
        variant_gone=not any(variant.code == row.variant and variant.offered for variant in new.variants),
    )


def _answered(desk: Desk, row: Application) -> frozenset[str]:
    """The fields that have an answer, in any row of a group."""
    return frozenset(AnswerPath.parse(path).field for path in applications.answers(desk.store, row.id))


def _choices(row: Application, new: Service) -> str:
    """The papers chosen, without those that the new version does not take."""
    kinds = {rule.id: {option.kind for option in rule.any_of} for rule in new.papers}
    kept = {rule: kind for rule, kind in json.loads(row.choices).items() if kind in kinds.get(rule, ())}
    return json.dumps(kept)
