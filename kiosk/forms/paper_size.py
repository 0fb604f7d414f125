"""The papers that offices print on: A4 by regulation, F4 (folio) in many villages. Millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.errors import DomainError


@dataclass(frozen=True, slots=True)
class PageSize:
    """A sheet of paper; ``code`` is how settings name it."""

    code: str
    width: float
    height: float

    @property
    def turned(self) -> PageSize:
        """The same paper the other way round."""
        return PageSize(self.code, self.height, self.width)


A4 = PageSize("A4", 210.0, 297.0)
F4 = PageSize("F4", 215.0, 330.0)
SIZES = {size.code: size for size in (A4, F4)}


def page_size(code: str) -> PageSize:
    """The size called ``code``, A4 for an empty one. Raises `DomainError` ``paper.size`` {size}."""
    if code and code not in SIZES:
        raise DomainError("paper.size", {"size": code})
    return SIZES.get(code, A4)
