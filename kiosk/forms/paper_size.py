"""The papers that offices print on: A4 by regulation, F4 (folio) in many villages. Millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.errors import DomainError

LEFT = 15.0
TOP = 10.0
QR_SIZE = 25.0


@dataclass(frozen=True, slots=True)
class PageSize:
    """A sheet of paper and the places on it that depend on its size; ``code`` is how settings name it."""

    code: str
    width: float
    height: float

    @property
    def turned(self) -> PageSize:
        """The same paper the other way round."""
        return PageSize(self.code, self.height, self.width)

    @property
    def inner(self) -> float:
        """The width between the margins of a form."""
        return self.width - 2 * LEFT

    @property
    def body_end(self) -> float:
        """Where the rows of a form end and its footer begins."""
        return self.height - 18

    @property
    def qr_at(self) -> tuple[float, float]:
        """The top left corner of a form's QR code."""
        return self.width - LEFT - QR_SIZE + 2, TOP - 2


A4 = PageSize("A4", 210.0, 297.0)
F4 = PageSize("F4", 215.0, 330.0)
SIZES = {size.code: size for size in (A4, F4)}


def page_size(code: str) -> PageSize:
    """The size called ``code``, A4 for an empty one. Raises `DomainError` ``paper.size`` {size}."""
    if code and code not in SIZES:
        raise DomainError("paper.size", {"size": code})
    return SIZES.get(code, A4)
