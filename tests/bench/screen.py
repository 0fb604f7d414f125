"""An Xvfb whose picture lies in a file, so that an observer outside the program sees when a window is painted."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_EVERY_S = 0.005
_STRIDE = 1201  # pixels between two that are looked at: no divisor of the width, so that all columns are met
_DRAWN_COLOURS = 12  # a cleared window has one or two; letters with smooth edges bring many


class Eye:
    """Watches the pixels of one Xvfb (its ``-fbdir`` file, in XWD format: a header in 32-bit words, then pixels)."""

    def __init__(self, display: str, picture: mmap.mmap) -> None:
        self.display = display
        self._picture = picture
        words = struct.unpack(">25I", picture[:100])
        header_size, colours = words[0], words[19]
        self._start = header_size + colours * 12

    def colours(self) -> set[bytes]:
        """The colours of the pixels looked at."""
        return {self._picture[at : at + 4] for at in range(self._start, len(self._picture) - 3, 4 * _STRIDE)}

    def wait_for_paint(self, started: float, limit_s: float = 60.0) -> float:
        """Seconds from ``started`` (perf_counter) until something with letters on it is seen.

        Raises:
            TimeoutError: Nothing was painted within ``limit_s``.
        """
        while (took := time.perf_counter() - started) < limit_s:
            if len(self.colours()) >= _DRAWN_COLOURS:
                return took
            time.sleep(_LOOK_EVERY_S)
        raise TimeoutError(f"nothing painted in {limit_s:g} s")


@contextmanager
def watched_screen(folder: Path, width: int = 1366, height: int = 768) -> Iterator[Eye]:
    """A new Xvfb, black, for one program; ``folder`` holds its picture."""
    read, write = os.pipe()
    command = [
        "Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-fbdir", str(folder),
        "-nolisten", "tcp", "-br",
    ]  # fmt: skip
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        with (folder / "Xvfb_screen0").open("rb") as file:
            picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        with picture:
            yield Eye(f":{number}", picture)
    finally:
        server.terminate()
        server.wait()
