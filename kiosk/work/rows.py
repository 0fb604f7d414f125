"""Rows of a repeating group: one more member of a family, one more change of a datum, and taking one out again."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.definition import GroupRule
from kiosk.domain.groups import HERE, REMOVED, mark_path, new_row, rows_of
from kiosk.store import applications
from kiosk.store.people import Operator
from kiosk.work.answer import touch
from kiosk.work.case import Case, load_case, open_row
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused


def add_row(desk: Desk, operator: Operator, case_id: str, group: str) -> Case:
    """Add an empty row at the end.

    Raises `DeedRefused` ``group.unknown``, ``group.full`` {most} or ``case.closed``.
    """
    with desk.store.atomic():
        rule = _rule(desk, case_id, group)
        answers = applications.answers(desk.store, case_id)
        rows = rows_of(rule, answers)
        if len(rows) >= rule.maximum:
            raise DeedRefused("group.full", {"most": rule.maximum})
        _mark(desk, operator, case_id, group, dict.fromkeys((*rows, new_row(rule, answers)), HERE))
    return load_case(desk, case_id)


def remove_row(desk: Desk, operator: Operator, case_id: str, group: str, row: str) -> Case:
    """Take a row out: it is neither asked, printed nor sent; what was typed stays for `restore_row`.

    Raises `DeedRefused` ``group.unknown``, ``group.row``, ``group.least`` {least} or ``case.closed``.
    """
    with desk.store.atomic():
        rule = _rule(desk, case_id, group)
        rows = rows_of(rule, applications.answers(desk.store, case_id))
        if row not in rows:
            raise DeedRefused("group.row", {"row": row})
        if len(rows) <= rule.minimum:
            raise DeedRefused("group.least", {"least": rule.minimum})
        _mark(desk, operator, case_id, group, {**dict.fromkeys(rows, HERE), row: REMOVED})
    return load_case(desk, case_id)


def restore_row(desk: Desk, operator: Operator, case_id: str, group: str, row: str) -> Case:
    """Bring back a row that was taken out, with everything typed in it. Raises as `add_row`, and ``group.row``."""
    with desk.store.atomic():
        rule = _rule(desk, case_id, group)
        answers = applications.answers(desk.store, case_id)
        if answers.get(mark_path(group, row)) != REMOVED:
            raise DeedRefused("group.row", {"row": row})
        if len(rows_of(rule, answers)) >= rule.maximum:
            raise DeedRefused("group.full", {"most": rule.maximum})
        _mark(desk, operator, case_id, group, {row: HERE})
    return load_case(desk, case_id)


def _rule(desk: Desk, case_id: str, group: str) -> GroupRule:
    service = desk.service(open_row(desk, case_id).service)
    found = next((page.group for page in service.pages if page.group and page.group.name == group), None)
    if found is None:
        raise DeedRefused("group.unknown", {"group": group})
    return found


def _mark(desk: Desk, operator: Operator, case_id: str, group: str, marks: Mapping[str, str]) -> None:
    """Keep the marks of rows: of all that are shown, since one that is there only by the minimum would go unmarked."""
    applications.put_answers(desk.store, case_id, {mark_path(group, row): mark for row, mark in marks.items()})
    case = open_row(desk, case_id)
    touch(desk, operator, case, desk.service(case.service))
