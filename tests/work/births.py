"""A desk with the real services, and births of fictitious families at it."""

from __future__ import annotations

import random
from pathlib import Path

from kiosk.domain.instants import to_text
from kiosk.store.people import Operator
from kiosk.work.answer import answer, choose_paper
from kiosk.work.attach import attach
from kiosk.work.desk import Desk, open_desk
from kiosk.work.start import show_notice, start
from kiosk.work.submit import submit
from tests.domain.birth_case import BASE, PAPERS
from tests.work.desks import BUDI, DECLARED, NOW, SITI, Hands, enrolled_store, scan

TWINS = {**BASE, "anak.jenis_kelahiran": "2"}


def birth_desk(folder: Path, *operators: Operator, hands: Hands | None = None) -> Desk:
    """An enrolled desk with every builtin service, where Siti, Budi and ``operators`` may work."""
    hands = hands or Hands()
    store = enrolled_store(folder)
    for operator in (SITI, BUDI, *operators):
        store.run(
            "INSERT INTO operators (id, name, role, active, granted_at) VALUES (?, ?, ?, 1, ?)",
            (operator.id, operator.name, operator.role, to_text(NOW)),
        )
    return open_desk(store, wall=hands.wall, steady=hands.steady, rng=random.Random(7))


def birth(desk: Desk, operator: Operator = SITI, variant: str = "UMUM", **changed: str) -> str:
    """A draft of a birth, its answers `BASE` but for ``changed`` (a double underscore stands for the point)."""
    case_id = start(desk, operator, "AKTA_LAHIR", variant).id
    show_notice(desk, operator, case_id, "1")
    given = {path.replace("__", "."): value for path, value in changed.items()}
    answer(desk, operator, case_id, {**BASE, **given})
    return case_id


def with_papers(desk: Desk, case_id: str, operator: Operator = SITI, number: int = 0) -> None:
    """Every paper of the case and its signed form."""
    for rule, kind in PAPERS.items():
        choose_paper(desk, operator, case_id, rule, kind)
    for place, kind in enumerate((*PAPERS.values(), "F_2_01")):
        attach(desk, operator, case_id, kind, scan(number * 10 + place, 900), "image/webp")


def sent(desk: Desk, operator: Operator = SITI, number: int = 0, **changed: str) -> str:
    """A birth that was submitted."""
    case_id = birth(desk, operator, **changed)
    with_papers(desk, case_id, operator, number)
    submit(desk, operator, case_id, DECLARED)
    return case_id
