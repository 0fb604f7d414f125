"""Small files that are either the old or the new one, never half of it, also after a power cut."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_durably(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` and wait until that is on the disk, the rename included."""
    write_whole(path, data)
    _sync_folder(path.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: temporary name, fsync, rename.

    After a power cut it may be the old file again: for what can be made anew.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder for syncing; NTFS journals the rename itself.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
