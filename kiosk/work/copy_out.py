"""Copying an issued document to a resident's own stick: room is looked at first, and what was written is read back."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from kiosk.store.people import Operator
from kiosk.work.deed import audit, deed
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.hand_over import document

# A stick's own tables grow with a file; this much beside it always fits.
_SPARE = 64 * 1024


def copy_document(desk: Desk, operator: Operator, case_id: str, product: str, target: Path) -> Path:
    """Write the issued PDF to ``target``; the file as it is there.

    Half a file is never left under its name. Raises `DeedRefused` ``copy.no_room``, ``copy.failed`` or
    ``copy.differs`` (read back other than written), and those of `document`.
    """
    data = document(desk, case_id, product)
    part = target.with_name(f"{target.name}.part")
    try:
        if shutil.disk_usage(target.parent).free < len(data) + _SPARE:
            raise DeedRefused("copy.no_room")
        _write(part, data)
        if hashlib.sha256(part.read_bytes()).digest() != hashlib.sha256(data).digest():
            raise DeedRefused("copy.differs")
        part.replace(target)
    except OSError as problem:
        raise DeedRefused("copy.failed") from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    with deed(desk):
        audit(desk, operator, "result.copied", case_id, product)
    return target


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
