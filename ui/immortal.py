"""Keeps None, True and False alive under a PySide6 that forgets to count references to them.

The wheels of PySide6 6.12.0 carry the stable-ABI tag of Python 3.10 but are compiled against headers in which
these three objects are immortal (PEP 683), which they are from Python 3.12 on only. Under 3.11 every call that
returns nothing takes one reference too many from None, and after some 5,000 calls the interpreter stops with
"none_dealloc: deallocating None". PySide6 6.11.3 is sound; so is any version under Python 3.12.
"""

import ctypes
import sys

_MANY = 1 << 40


def hold() -> None:
    """Give the three objects more references than any run can use up; nothing to do from Python 3.12 on.

    CPython keeps the count in the first machine word of an object. Calling it again does no harm.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))
        count.value = max(count.value, _MANY)
