"""The office whose name and codes stand on every printed page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.domain.dates import zone_of


class NamedRegion(Protocol):
    """A region that can be printed."""

    @property
    def name(self) -> str:
        """The name as the register writes it."""


class RegionNames(Protocol):
    """Where names of regions are found: `kiosk.domain.regions.Regions` or a stand-in."""

    def get(self, code: str) -> NamedRegion | None:
        """The region under a dotted code, or None."""


@dataclass(frozen=True, slots=True)
class Office:
    """A desa or kelurahan with everything above it, in the words its province uses for them.

    ``code`` is the dotted village code (99.01.01.2003), ``complaint`` the number to report bribes to, ``training``
    puts the watermark CONTOH on every page. ``regions`` turns codes of birthplaces into names.
    """

    code: str
    village: str
    district: str
    regency: str
    province: str
    village_word: str = "Kelurahan"
    district_word: str = "Kecamatan"
    regency_word: str = "Kabupaten"
    complaint: str = ""
    training: bool = False
    regions: RegionNames | None = None

    @property
    def name(self) -> str:
        """``Kelurahan Contoh Jaya``."""
        return f"{self.village_word} {self.village}"

    @property
    def digits(self) -> str:
        """The ten digits for the boxes of "kode wilayah"."""
        return self.code.replace(".", "")

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this office reads a clock."""
        return zone_of(self.code)

    def place(self, code: str) -> str:
        """The name of the region ``code``; the code itself when it is not known here."""
        region = self.regions.get(code) if self.regions else None
        return region.name if region else code
