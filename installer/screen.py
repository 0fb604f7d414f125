"""A screen that nobody sees: Xvfb for as long as a program needs it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


class NoScreen(Exception):
    """Xvfb did not start."""


@contextmanager
def hidden_screen(width: int = 1366, height: int = 768) -> Iterator[str]:
    """The DISPLAY of an Xvfb of the given size in pixels; it ends with the block.

    Xvfb chooses a free number itself and tells it once it answers, so nobody waits for a length of time.

    Raises:
        NoScreen: Xvfb is not there or ended at once.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise NoScreen("Xvfb is not installed")
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise NoScreen("Xvfb ended before it showed a screen")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
