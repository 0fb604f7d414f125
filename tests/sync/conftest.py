"""One real centre for the tests of the road, and kiosks that it has taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from kiosk.work.desk import Desk
from sync.http import Link
from sync.loop import run_once
from tests.centre import Centre, running_centre
from tests.sync.real import enrol_kiosk, link_of


@dataclass
class Kiosk:
    desk: Desk
    link: Link
    folder: Path


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with running_centre(tmp_path_factory.mktemp("centre")) as running:
        yield running


@pytest.fixture(scope="session")
def new_code(centre: Centre) -> Callable[[], str]:
    """A fresh enrolment code each time; making one starts a process, so tests share kiosks where they can."""
    return centre.enrolment_code


@pytest.fixture(scope="session")
def kiosk_of_all(
    centre: Centre, new_code: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kiosk]:
    folder = tmp_path_factory.mktemp("kiosk")
    desk = enrol_kiosk(folder, centre, new_code())
    with link_of(desk) as link:
        assert run_once(desk, link).online
        yield Kiosk(desk, link, folder)
    desk.store.close()


@pytest.fixture
def kiosk(kiosk_of_all: Kiosk) -> Iterator[Kiosk]:
    """The kiosk of all tests of the road, on a line of its own; each test leaves nothing waiting."""
    with link_of(kiosk_of_all.desk) as link:
        yield Kiosk(kiosk_of_all.desk, link, kiosk_of_all.folder)


_NUMBERS = count()


@pytest.fixture
def scan() -> Callable[[int], bytes]:
    """Bytes that no test used before, ``size`` of them."""

    def make(size: int) -> bytes:
        return (b"scan %d " % next(_NUMBERS) * (size // 6 + 1))[:size]

    return make
