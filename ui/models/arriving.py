"""Pages on their way into hand, from files and scanners: one picture in memory at a time, however many there are."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.models.pictures import Image

MOST_FILES = 20
MOST_PAGES = 20  # of one file
_QUICK = 1  # zlib's fastest: a waiting page is packed for minutes, not for years


@dataclass(frozen=True, slots=True)
class FilePage:
    """Page ``index`` (from 0) of a file, read when its turn comes."""

    path: Path
    index: int

    source = "file"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sheet from a scanner, packed without loss; ``shape`` is that of its array."""

    data: bytes
    shape: tuple[int, ...]

    source = "scanner"


Arriving = FilePage | Scanned


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came, and the first trouble on the way; pages that were whole before it are not lost."""

    pages: Sequence[Arriving]
    trouble: Exception | None = None


def from_files(paths: Sequence[Path]) -> Arrival:
    """The pages of all files that can be opened. Call it off the UI thread."""
    from kiosk.capture.errors import CaptureError
    from kiosk.capture.load import load_file

    pages: list[Arriving] = []
    trouble: Exception | None = None
    for path in paths[:MOST_FILES]:
        try:
            with load_file(path, most_pages=MOST_PAGES) as opened:
                pages += [FilePage(path, index) for index in range(len(opened))]
        except CaptureError as error:
            trouble = trouble or error
    return Arrival(pages, trouble)


def from_scanner(device: str, source: str, cancel: threading.Event) -> Arrival:
    """The sheet on the glass, or all in the feeder. Call it off the UI thread; ``cancel`` ends it."""
    from kiosk.capture.errors import CaptureError
    from kiosk.capture.scanner import SaneScanner

    pages: list[Arriving] = []
    sheets = SaneScanner(device).scan(source="feeder" if source == "feeder" else "flatbed", cancel=cancel)
    try:
        for sheet in sheets:
            pages.append(Scanned(zlib.compress(sheet.tobytes(), _QUICK), sheet.shape))  # noqa: PERF401 - some may fail
    except CaptureError as error:
        return Arrival(pages, error)
    return Arrival(pages)


def picture(page: Arriving) -> Image:
    """The page in full. Call it off the UI thread. Raises CaptureError."""
    if isinstance(page, Scanned):
        import numpy as np

        return np.frombuffer(zlib.decompress(page.data), np.uint8).reshape(page.shape)
    from kiosk.capture.load import load_file

    with load_file(page.path, most_pages=MOST_PAGES) as opened:
        return opened.read(page.index)
