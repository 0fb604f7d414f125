"""``public.json``: in plain text what may be known before anybody logs in, chiefly the keys to which things are sealed.

Nothing in the file is secret. The store holds the same and is the truth: each time it is opened the file is compared
with it and written anew where it differs.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.store.files import write_durably
from sync.protocol.enrolment import Recipients

FILE_NAME = "public.json"


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """The office, its time zone, to whom is sealed, where else one can complain, and whether this is only training."""

    office: str = ""
    zone: str = ""
    complaint: str = ""
    centre: str = ""
    recovery: str = ""
    inspectorate: str = ""
    training: bool = False

    @property
    def recipients(self) -> Recipients:
        """To whom anonymous messages are sealed."""
        return Recipients(self.centre, self.recovery, self.inspectorate)


def write(folder: Path, facts: PublicFacts) -> None:
    """Replace public.json, unless it says the same already."""
    data = json.dumps(asdict(facts), sort_keys=True).encode()
    path = folder / FILE_NAME
    if not path.is_file() or path.read_bytes() != data:
        write_durably(path, data)


def read(folder: Path) -> PublicFacts | None:
    """What the last opening left; None when there is nothing readable."""
    try:
        facts = PublicFacts(**json.loads((folder / FILE_NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return facts if facts.centre and facts.recovery else None
