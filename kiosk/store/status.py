"""``status.json``: in plain text how many wait, for the login screen, where the store is still closed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.store.files import write_whole

FILE_NAME = "status.json"


@dataclass(frozen=True, slots=True)
class PlainStatus:
    """Counts and moments, no names: records, scans and bytes that wait, cases they belong to, last contact, office."""

    records: int = 0
    blobs: int = 0
    bytes: int = 0
    applications: int = 0
    oldest_at: str = ""
    last_contact_at: str = ""
    office_name: str = ""


def write(folder: Path, status: PlainStatus) -> None:
    """Replace status.json, unless it says the same already."""
    data = json.dumps(asdict(status), sort_keys=True).encode()
    path = folder / FILE_NAME
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def read(folder: Path) -> PlainStatus:
    """What the last session left; all zero when there is nothing readable."""
    try:
        return PlainStatus(**json.loads((folder / FILE_NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return PlainStatus()
