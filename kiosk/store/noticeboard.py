"""``layanan.json``: in plain text what anybody may read of the services, for screens where the store is still closed.

It holds files of definitions and the district's settings, all public; what comes with the program is only named.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kiosk.store.files import write_whole

FILE_NAME = "layanan.json"


@dataclass(frozen=True, slots=True)
class Posted:
    """One service: the hash of its base, and the texts of base (empty when the program has it) and overlay."""

    base: str
    text: str = ""
    overlay: str = ""


@dataclass(frozen=True, slots=True)
class Noticeboard:
    """The services offered, and the district's settings."""

    services: tuple[Posted, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)


def write(folder: Path, board: Noticeboard) -> None:
    """Replace layanan.json, unless it says the same already."""
    data = json.dumps(asdict(board), sort_keys=True, ensure_ascii=False).encode()
    path = folder / FILE_NAME
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def read(folder: Path) -> Noticeboard | None:
    """What the last session left; None when there is nothing readable."""
    try:
        found = json.loads((folder / FILE_NAME).read_bytes())
        texts = {str(name): str(text) for name, text in found["settings"].items()}
        return Noticeboard(tuple(Posted(**one) for one in found["services"]), texts)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
