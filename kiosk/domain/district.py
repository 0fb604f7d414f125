"""What a district decides for its counters: its name, whom to call, who signs, and what the law leaves open.

`DistrictSettings` travels as a table of texts (``to_texts``, ``from_texts``), because that is what a kiosk keeps and
what older and newer programs can pass over; `kiosk.domain.district_file` reads it from ``district.toml``. Every setting
has the default that the registry's reference (Permendagri 108/2019, 109/2019, SE 470/13287/2021) suggests.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

ZONES: Final = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
PAPER_SIZES: Final = ("A4", "F4")
CLOCKS: Final = ("calendar", "working")
WEIGHT_UNITS: Final = ("gram", "kg")
_YES: Final = "yes"
_NO: Final = "no"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs the registry's own papers from ``valid_from`` to ``valid_to``, None for until further notice."""

    name: str
    title: str
    nip: str
    valid_from: date
    valid_to: date | None = None

    def signs_on(self, day: date) -> bool:
        """Whether the period holds ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When the registry works: ISO weekdays (1 Monday) and times ``HH:MM``."""

    days: tuple[int, ...]
    opens: str
    closes: str


_WORKDAYS: Final = (WorkingHours((1, 2, 3, 4, 5), "08:00", "15:00"),)


@dataclass(frozen=True, slots=True)
class DistrictSettings:
    """The settings of a district's counters.

    ``village``, ``village_head`` and ``hamlet_head`` are the words of the place (desa, nagari, gampong; wali nagari).
    ``clock`` counts the promised 24 hours in ``calendar`` hours on working days or in ``working`` hours.
    ``skpwni_days`` is how long a moving letter counts, ``correction_days`` how long a return waits for its mending.
    ``late_birth`` and ``late_death`` are what the counter says of a late report, empty for the program's own words;
    ``late_fine`` what a local bylaw takes for it, empty where nothing is taken.
    """

    name: str = ""
    letterhead: tuple[str, ...] = ()
    help_phone: str = ""
    complaint: str = ""
    signers: tuple[Signer, ...] = ()
    village: str = "desa"
    village_head: str = "kepala desa"
    hamlet_head: str = "ketua RT"
    zone: str = ZONES[0]
    paper_size: str = PAPER_SIZES[0]
    clock: str = CLOCKS[0]
    working_hours: tuple[WorkingHours, ...] = _WORKDAYS
    resign_after_change: bool = False
    touch_signature: bool = False
    skpwni_days: int = 30
    correction_days: int = 30
    weight_unit: str = WEIGHT_UNITS[0]
    stamp_duty_on_proxy: bool = False
    late_birth: str = ""
    late_death: str = ""
    late_fine: str = ""

    def signer_on(self, day: date) -> Signer | None:
        """Who signs on ``day``: of two whose periods hold it the one that began later (the acting head)."""
        found = [signer for signer in self.signers if signer.signs_on(day)]
        return max(found, key=lambda signer: signer.valid_from) if found else None


def to_texts(settings: DistrictSettings) -> dict[str, str]:
    """``settings`` as the table that travels: every key, lists as JSON, yes and no for flags."""
    return {field.name: _text(getattr(settings, field.name)) for field in fields(settings)}


def from_texts(texts: Mapping[str, str]) -> DistrictSettings:
    """The settings in ``texts``; what is missing, unknown or cannot be read counts as its default."""
    found: dict[str, Any] = {}
    for field in fields(DistrictSettings):
        if field.name in texts:
            try:
                found[field.name] = _value(field.name, texts[field.name])
            except (ValueError, TypeError, KeyError, AttributeError):
                continue
    return replace(DistrictSettings(), **found)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        return json.dumps([_plain(item) for item in value], ensure_ascii=False, sort_keys=True)
    return str(value)


def _plain(item: object) -> object:
    if isinstance(item, Signer):
        until = item.valid_to.isoformat() if item.valid_to else ""
        return {
            "name": item.name, "title": item.title, "nip": item.nip, "valid_from": item.valid_from.isoformat(),
            "valid_to": until,
        }  # fmt: skip
    if isinstance(item, WorkingHours):
        return {"days": list(item.days), "opens": item.opens, "closes": item.closes}
    return item


def _value(name: str, text: str) -> object:
    default = getattr(DistrictSettings(), name)
    if isinstance(default, bool):
        if text not in {_YES, _NO}:
            raise ValueError(name)
        return text == _YES
    if isinstance(default, int):
        return int(text)
    if isinstance(default, tuple):
        return tuple(_item(name, item) for item in json.loads(text))
    return text


def _item(name: str, item: Any) -> object:  # noqa: ANN401 (JSON)
    if name == "signers":
        until = date.fromisoformat(item["valid_to"]) if item["valid_to"] else None
        return Signer(item["name"], item["title"], item["nip"], date.fromisoformat(item["valid_from"]), until)
    if name == "working_hours":
        return WorkingHours(tuple(int(day) for day in item["days"]), str(item["opens"]), str(item["closes"]))
    return str(item)
