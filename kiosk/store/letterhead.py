"""``letterhead.json``: in plain text what stands on public papers, for the screens that need no login.

Nothing in it is secret or about a person: the office's own name and code, whom to ask, how it prints.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.store.files import write_whole

FILE_NAME = "letterhead.json"


@dataclass(frozen=True, slots=True)
class PlainLetterhead:
    """Code and name of the office, numbers for complaints and questions, opening hours, paper size, training or not."""

    office: str = ""
    office_name: str = ""
    complaint: str = ""
    contact: str = ""
    hours: str = ""
    paper: str = ""
    training: bool = False


def write(folder: Path, letterhead: PlainLetterhead) -> None:
    """Replace the file, unless it says the same already."""
    data = json.dumps(asdict(letterhead), sort_keys=True).encode()
    path = folder / FILE_NAME
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def read(folder: Path) -> PlainLetterhead:
    """What the last session left; empty when there is nothing readable."""
    try:
        return PlainLetterhead(**json.loads((folder / FILE_NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return PlainLetterhead()
