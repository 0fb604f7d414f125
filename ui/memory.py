"""What a login needed for a moment goes back to the system."""

from __future__ import annotations

import sys
from contextlib import suppress


def give_back() -> None:
    """Return freed memory to the system; takes milliseconds, and any thread may call it.

    Deriving a key takes 64 MiB and opening the store builds much that is thrown away; glibc keeps the pieces (9 MB on
    the counter PC with 2 GB that this is for). Other systems return memory by themselves.
    """
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):  # a C library other than glibc has no such call
            ctypes.CDLL(None).malloc_trim(0)
