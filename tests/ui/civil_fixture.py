"""Cases of the other civil services in hand, for tests of view-models and pages."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.work.answer import answer, choose_paper
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.start import show_notice, start
from tests.domain.civil_cases import DEATH, DEATH_PAPERS
from tests.ui.case_fixture import picture
from tests.work.desks import SITI
from ui.models.case import CaseModel
from ui.models.counter import Counter


def opened(
    counter: Counter, service: str, answers: Mapping[str, str], papers: Mapping[str, str], variant: str = "UMUM"
) -> CaseModel:
    """A draft with every answer, its papers chosen."""
    desk = counter.desk
    case_id = start(desk, SITI, service, variant).id
    show_notice(desk, SITI, case_id, "1")
    answer(desk, SITI, case_id, answers)
    for rule, kind in papers.items():
        choose_paper(desk, SITI, case_id, rule, kind)
    model = CaseModel(counter, load_case(desk, case_id))
    counter.open_case.keep(model)
    return model


def death(counter: Counter, changes: Mapping[str, str] | None = None, papers: Mapping[str, str] = DEATH_PAPERS):
    """A death with every answer."""
    return opened(counter, "AKTA_MATI", {**DEATH, **(changes or {})}, papers)


def death_scanned(counter: Counter) -> CaseModel:
    """A death with everything that sending needs."""
    model = death(counter)
    for place, kind in enumerate((*DEATH_PAPERS.values(), "F_2_01")):
        attach(counter.desk, SITI, model.id, kind, picture(place), "image/webp")
    model.adopt(load_case(counter.desk, model.id))
    return model
