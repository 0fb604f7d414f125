"""One real centre for the tests of the road, and kiosks that it has taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from kiosk.work.desk import Desk
from sync.http import Link
from tests.sync.real import Centre, enrol_kiosk, start_centre


@dataclass
class Kiosk:
    desk: Desk
    link: Link
    folder: Path


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    running = start_centre(tmp_path_factory.mktemp("centre"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def new_code(centre: Centre) -> Callable[[], str]:
    """A fresh enrolment code each time; making one starts a process, so tests share kiosks where they can."""
    demonstration = [centre.code]

    def make() -> str:
        if demonstration:
            return demonstration.pop()
        text = centre.manage("create_enrolment_code", "--office", "99.01.01.2001", "--operator", "Ani Contoh")
        return next(word for line in text.splitlines() for word in line.split() if len(word) == 14 and word[4] == "-")

    return make


@pytest.fixture(scope="session")
def kiosk_of_all(
    centre: Centre, new_code: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kiosk]:
    folder = tmp_path_factory.mktemp("kiosk")
    desk = enrol_kiosk(folder, centre, new_code())
    yield Kiosk(desk, Link(desk.device, desk.clock), folder)
    desk.store.close()


@pytest.fixture
def kiosk(kiosk_of_all: Kiosk) -> Iterator[Kiosk]:
    """The kiosk of all tests of the road, on a line of its own; each test leaves nothing waiting."""
    shared = Kiosk(kiosk_of_all.desk, Link(kiosk_of_all.desk.device, kiosk_of_all.desk.clock), kiosk_of_all.folder)
    yield shared
    shared.link.close()


_NUMBERS = count()


@pytest.fixture
def scan() -> Callable[[int], bytes]:
    """Bytes that no test used before, ``size`` of them."""

    def make(size: int) -> bytes:
        return (b"scan %d " % next(_NUMBERS) * (size // 6 + 1))[:size]

    return make
