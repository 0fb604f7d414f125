"""Which reasons of a return have been answered: what was pointed at is no longer what the centre looked at."""

from __future__ import annotations

import json

from kiosk.domain.answers import from_tree
from kiosk.store import applications, papers
from kiosk.work.correct import returned_of
from kiosk.work.desk import Desk


def mended_paths(desk: Desk, case_id: str) -> frozenset[str]:
    """The paths of the return's reasons whose answer or page differs from the centre's copy.

    A path without page (``KK``) means any page of that paper. Raises `DomainError` ``case.unknown``.
    """
    row = applications.get(desk.store, case_id)
    returned = returned_of(row)
    if returned is None or not row.package:
        return frozenset()
    package = json.loads(row.package)
    answers_then = from_tree(package.get("answers") or {})
    answers_now = applications.answers(desk.store, case_id)
    pages_then = {str(item["path"]): str(item["sha256"]) for item in package.get("papers") or []}
    pages_now = {paper.path: paper.sha256 for paper in papers.of(desk.store, case_id)}
    return frozenset(
        reason.path
        for reason in returned.reasons
        if _differs(reason.path, answers_then, answers_now) or _differs_page(reason.path, pages_then, pages_now)
    )


def _differs(path: str, then: dict[str, str], now: dict[str, str]) -> bool:
    return then.get(path, "") != now.get(path, "")


def _differs_page(path: str, then: dict[str, str], now: dict[str, str]) -> bool:
    if "/" in path:
        return then.get(path, "") != now.get(path, "")
    kind = f"{path}/"
    return {p: h for p, h in then.items() if p.startswith(kind)} != {p: h for p, h in now.items() if p.startswith(kind)}
