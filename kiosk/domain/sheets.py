"""The QR code of a printed sheet, by which a scanned sheet files itself and shows what was printed on it.

Text: ``LK1.<application>.<form>.<page>-<pages>.<hash>`` with the UUID as 26 base32 characters. Only letters, digits,
points and hyphens in capitals occur, so the code fits QR's compact alphanumeric mode.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.errors import DomainError
from kiosk.domain.ids import is_id

HASH_LENGTH = 12
LONGEST = 60
THUMB = "cap_jempol"
"""The last part of the path that says that a signer puts a thumb mark: ``pelapor.cap_jempol``."""

_TEXT = re.compile(r"LK1\.([A-Z2-7]{26})\.([0-9A-Z]{2,9})\.([1-9][0-9]?)-([1-9][0-9]?)\.([A-Z2-7]{12})", re.ASCII)
_FORM = re.compile(r"[A-Z]_[0-9]_[0-9]{2}[A-Z]?", re.ASCII)
_HASH = re.compile(r"[A-Z2-7]{12}", re.ASCII)


class BadSheetCode(DomainError):
    """The parts of a sheet code are wrong; code ``sheet.code``, detail ``part``."""


@dataclass(frozen=True, slots=True)
class SheetCode:
    """One page of one printed form: application id, form code such as ``F_2_01``, page n of ``pages``, data hash."""

    application: str
    form: str
    page: int
    pages: int
    data_hash: str

    def __post_init__(self) -> None:
        for part, fits in (
            ("application", is_id(self.application)),
            ("form", _FORM.fullmatch(self.form)),
            ("page", 1 <= self.page <= self.pages <= 99),
            ("data_hash", _HASH.fullmatch(self.data_hash)),
        ):
            if not fits:
                raise BadSheetCode("sheet.code", {"part": part})

    @property
    def text(self) -> str:
        """What the QR code holds, at most 60 characters."""
        packed = base64.b32encode(uuid.UUID(self.application).bytes).decode().rstrip("=")
        form = self.form.replace("_", "")
        return f"LK1.{packed}.{form}.{self.page}-{self.pages}.{self.data_hash}"


def parse_sheet_code(text: str) -> SheetCode | None:
    """The sheet that a QR code names; None for any other text."""
    given = text.strip().upper()
    match = _TEXT.fullmatch(given)
    if match is None:
        return None
    form = match[2]
    try:
        application = str(uuid.UUID(bytes=base64.b32decode(f"{match[1]}======")))
        code = SheetCode(application, f"{form[0]}_{form[1]}_{form[2:]}", int(match[3]), int(match[4]), match[5])
    except (BadSheetCode, ValueError):
        return None
    # Base32 has two spare bits here; only the text that we print counts.
    return code if code.text == given else None


def data_hash(form_code: str, version: int, values: Mapping[str, str]) -> str:
    """12 base32 characters (60 bits) of the SHA-256 over what is printed: form, its version, path and text of each."""
    printed = json.dumps([form_code, version, sorted(values.items())], ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(printed.encode("utf-8")).digest()
    return base64.b32encode(digest).decode()[:HASH_LENGTH]


def changed_paths(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """The paths whose printed text is not the same in both, sorted; one that came or went counts too."""
    return tuple(sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path)))
