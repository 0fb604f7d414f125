"""Whether this is still the same folder on the same machine: a copied or restored store must not go on as the old one.

The token is a hash of the machine's id and of the inodes of the data folder and the database. ``keys.json`` is left
out on purpose: it is replaced, and so gets another inode, whenever a passphrase changes. A restored database in the
same place is found by ``highwater``, a small file beside it that says how far the store had already come.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.store.store import FILE_NAME

HIGHWATER_NAME = "highwater"
# One length for every mark, so that overwriting leaves no tail of the one before.
_MARK_BYTES = 160
_MACHINE_ID_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


@dataclass(frozen=True, slots=True)
class Highwater:
    """How far a store has come: its epoch and last record, the last receipt serial, the epoch characters ever used."""

    epoch: str
    seq: int
    serial: int
    used: str


def token(folder: Path) -> str:
    """What identifies this folder on this machine, as 64 hex digits."""
    inodes = (folder.stat().st_ino, (folder / FILE_NAME).stat().st_ino)
    return hashlib.sha256(f"loket {machine_id()} {inodes[0]} {inodes[1]}".encode()).hexdigest()


def machine_id() -> str:
    """The operating system's own id of this installation; "" where there is none."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""
    for path in _MACHINE_ID_FILES:
        if path.is_file():
            return path.read_text(encoding="ascii", errors="replace").strip()
    return ""


def read_highwater(folder: Path) -> Highwater | None:
    """The mark beside the store; None when there is none that can be read."""
    try:
        found = json.loads((folder / HIGHWATER_NAME).read_bytes())
        return Highwater(str(found["epoch"]), int(found["seq"]), int(found["serial"]), str(found["used"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_highwater(folder: Path, mark: Highwater) -> None:
    """Leave the mark, overwriting the one before in place and without waiting for the disk.

    It follows every deed and must cost nothing; one that is lost or too low only fails to notice a restored store.
    """
    text = {"epoch": mark.epoch, "seq": mark.seq, "serial": mark.serial, "used": mark.used}
    path = folder / HIGHWATER_NAME
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(json.dumps(text).encode().ljust(_MARK_BYTES))
