"""A birth application in hand, for tests of its view-models and pages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage

from kiosk.work.answer import answer, choose_paper
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.start import show_notice, start
from tests.domain.birth_case import BASE, PAPERS
from tests.work.desks import SITI
from ui.models.case import CaseModel
from ui.models.counter import Counter

FIRST = {"orang_tua.status_perkawinan": "1", "pelapor.hubungan": "ayah"}
SHEETS = ("F_2_01", "F_1_02")


def begun(counter: Counter, answers: Mapping[str, str] = FIRST, *, papers: bool = True) -> CaseModel:
    """A draft with ``answers``; with ``papers`` the resident brings what `PAPERS` says."""
    desk = counter.desk
    case_id = start(desk, SITI, "AKTA_LAHIR", "PAKET_3IN1").id
    show_notice(desk, SITI, case_id, "1")
    answer(desk, SITI, case_id, answers)
    for rule, kind in PAPERS.items() if papers else ():
        choose_paper(desk, SITI, case_id, rule, kind)
    model = CaseModel(counter, load_case(desk, case_id))
    counter.open_case.keep(model)
    return model


def filled(counter: Counter, changes: Mapping[str, str] | None = None) -> CaseModel:
    """A draft with every answer."""
    return begun(counter, {**BASE, **(changes or {})})


def scanned(counter: Counter) -> CaseModel:
    """A case with everything that sending needs."""
    model = filled(counter)
    for place, kind in enumerate((*PAPERS.values(), *SHEETS)):
        attach(counter.desk, SITI, model.id, kind, picture(place), "image/webp")
    model.adopt(load_case(counter.desk, model.id))
    return model


def picture(number: int = 0) -> bytes:
    """A small scan, another one for each number."""
    image = QImage(200, 280, QImage.Format.Format_RGB888)
    image.fill(QColor(230, 225, 40 + number))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "WEBP")  # type: ignore[call-overload]  # the stub asks for bytes
    return bytes(data.data())
