"""A counter for tests of view-models and screens: a real encrypted store, two operators, PDF files for a printer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from kiosk.domain.regions import Regions
from kiosk.domain.services import builtin_services
from kiosk.work.desk import open_desk
from tests.work.desks import SITI, Hands, new_desk
from ui.models.counter import Counter
from ui.models.road import Road
from ui.models.session import Session, _Entered
from ui.printing import FilePrinter
from ui.routes import Navigator, Route
from ui.work import Work

REGIONS = Path(__file__).resolve().parents[2] / "assets" / "regions"


@cache
def regions() -> Regions:
    """All regions with province 99, read once a run."""
    return Regions.load(REGIONS, contoh=True)


def visited(counter: Counter) -> list[Route]:
    """The places that were asked for from now on."""
    found: list[Route] = []
    counter.go.wanted.connect(found.append)
    return found


def settle(counter: Counter, qtbot: object) -> None:
    """Wait until every job and its answer are done."""
    qtbot.waitUntil(lambda: not counter.work.busy, timeout=10_000)  # type: ignore[attr-defined]  # pytest-qt's own type


@pytest.fixture
def counter(qapp: QApplication, tmp_path: Path) -> Iterator[Counter]:
    """A counter at which Siti is logged in; its road is not begun, so nothing leaves the computer."""
    hands = Hands()
    store = new_desk(tmp_path / "data", hands).store
    desk = open_desk(
        store, services=builtin_services(), regions=regions(), wall=hands.wall, steady=hands.steady,
        rng=random.Random(7),
    )  # fmt: skip
    work = Work()
    session = Session(tmp_path / "data", work, regions())
    session._desk = desk
    session._entered = _Entered(desk, SITI)
    made = Counter(
        folder=tmp_path / "data", work=work, go=Navigator(), session=session, road=Road(work),
        printer=FilePrinter(tmp_path / "cetakan"), regions=regions(),
    )  # fmt: skip
    yield made
    made.open_case.drop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    work.finish()
    store.close()
