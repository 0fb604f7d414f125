"""Reading ``district.toml``: one file that says everything that a district decides for itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kiosk.domain.definition import BadDefinition
from kiosk.domain.definition_table import Table
from kiosk.domain.district import (
    CLOCKS,
    PAPER_SIZES,
    WEIGHT_UNITS,
    ZONES,
    DistrictSettings,
    Signer,
    WorkingHours,
)

_DISTRICT: Final = re.compile(r"\d{2}\.\d{2}", re.ASCII)
_OFFICE: Final = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}", re.ASCII)
_NIP: Final = re.compile(r"\d{18}", re.ASCII)
_PHONE: Final = re.compile(r"\+?[0-9][0-9 -]{2,19}", re.ASCII)
_HOUR: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_LONGEST: Final = 120
_LONGEST_TEXT: Final = 400
_MOST_DAYS: Final = 365
_DEFAULTS: Final = DistrictSettings()


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """A village or ward office: its Kemendagri code of level four and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What the district changes at one service; ``content`` is the rest of an overlay's file."""

    service: str
    content: Mapping[str, Any]
    key: str


@dataclass(frozen=True, slots=True)
class District:
    """What one ``district.toml`` says."""

    code: str
    settings: DistrictSettings
    offices: tuple[OfficeEntry, ...]
    extras: tuple[Extras, ...]
    source: bytes


def read_district(source: bytes, *, name: str) -> District:
    """The district in ``source``; ``name`` is what errors call the file.

    Raises `BadDefinition` with file and key: ``definition.*`` for form, ``district.code``, ``district.office``,
    ``district.long``, ``district.phone``, ``district.nip``, ``district.date``, ``district.period``, ``district.hours``,
    ``district.days``, ``district.twice``.
    """
    try:
        values = tomllib.loads(source.decode("utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadDefinition("definition.syntax", file=name, key="", found=str(error)) from None
    root = Table(values, file=name, key="")
    code = _matching(root, "district", _DISTRICT, "district.code")
    found = District(
        code=code,
        settings=_settings(root),
        offices=_offices(root, code),
        extras=_extras(root),
        source=source,
    )
    root.done()
    return found


def _settings(root: Table) -> DistrictSettings:
    words, contacts = root.table("words"), root.table("contacts")
    settings, late = root.table("settings"), root.table("late")
    found = DistrictSettings(
        name=_line(root, "name"),
        letterhead=tuple(_short(root, "letterhead", line) for line in root.texts("letterhead")),
        help_phone=_phone(contacts, "help_phone"),
        complaint=_line(contacts, "complaint", _DEFAULTS.complaint, most=_LONGEST_TEXT),
        signers=tuple(map(_signer, root.tables("signers"))),
        village=_line(words, "village", _DEFAULTS.village),
        village_head=_line(words, "village_head", _DEFAULTS.village_head),
        hamlet_head=_line(words, "hamlet_head", _DEFAULTS.hamlet_head),
        zone=settings.one_of("zone", ZONES, _DEFAULTS.zone),
        paper_size=settings.one_of("paper_size", PAPER_SIZES, _DEFAULTS.paper_size),
        clock=settings.one_of("clock", CLOCKS, _DEFAULTS.clock),
        working_hours=_working_hours(settings),
        resign_after_change=settings.flag("resign_after_change", default=_DEFAULTS.resign_after_change),
        touch_signature=settings.flag("touch_signature", default=_DEFAULTS.touch_signature),
        skpwni_days=_days(settings, "skpwni_days", _DEFAULTS.skpwni_days),
        correction_days=_days(settings, "correction_days", _DEFAULTS.correction_days),
        weight_unit=settings.one_of("weight_unit", WEIGHT_UNITS, _DEFAULTS.weight_unit),
        stamp_duty_on_proxy=settings.flag("stamp_duty_on_proxy", default=_DEFAULTS.stamp_duty_on_proxy),
        late_birth=_line(late, "birth", "", most=_LONGEST_TEXT),
        late_death=_line(late, "death", "", most=_LONGEST_TEXT),
        late_fine=_line(late, "fine", "", most=_LONGEST_TEXT),
    )
    for table in (words, contacts, settings, late):
        table.done()
    return found


def _line(table: Table, at: str, default: str | None = None, *, most: int = _LONGEST) -> str:
    text = table.text(at, default)
    return _short(table, at, text, most) if text else text


def _short(table: Table, at: str, text: str, most: int = _LONGEST) -> str:
    if len(text) > most:
        raise table.bad("district.long", at, f"{len(text)} > {most}")
    return text.strip()


def _matching(table: Table, at: str, pattern: re.Pattern[str], code: str) -> str:
    text = table.text(at)
    if not pattern.fullmatch(text):
        raise table.bad(code, at, text)
    return text


def _phone(table: Table, at: str) -> str:
    """Also short and free numbers, which people in need of help are given."""
    return _matching(table, at, _PHONE, "district.phone") if table.has(at) else ""


def _days(table: Table, at: str, default: int) -> int:
    days = table.whole(at, default)
    if days is None or not 1 <= days <= _MOST_DAYS:
        raise table.bad("district.days", at, days)
    return days


def _day(table: Table, at: str) -> date:
    value = table.raw(at)
    if type(value) is not date:
        raise table.bad("district.date", at, "" if value is None else value)
    return value


def _signer(table: Table) -> Signer:
    signer = Signer(
        name=_line(table, "name"),
        title=_line(table, "title"),
        nip=_matching(table, "nip", _NIP, "district.nip"),
        valid_from=_day(table, "valid_from"),
        valid_to=_day(table, "valid_to") if table.has("valid_to") else None,
    )
    if signer.valid_to is not None and signer.valid_to < signer.valid_from:
        raise table.bad("district.period", "valid_to", signer.valid_to)
    table.done()
    return signer


def _working_hours(settings: Table) -> tuple[WorkingHours, ...]:
    found = tuple(map(_hours, settings.tables("working_hours")))
    return found or _DEFAULTS.working_hours


def _hours(table: Table) -> WorkingHours:
    days = table.raw("days")
    if not isinstance(days, list) or not days or any(type(day) is not int or not 1 <= day <= 7 for day in days):
        raise table.bad("district.weekdays", "days", days)
    hours = WorkingHours(
        tuple(days),
        _matching(table, "opens", _HOUR, "district.hours"),
        _matching(table, "closes", _HOUR, "district.hours"),
    )
    if hours.opens >= hours.closes:
        raise table.bad("district.hours", "closes", hours.closes)
    table.done()
    return hours


def _offices(root: Table, district: str) -> tuple[OfficeEntry, ...]:
    found: dict[str, OfficeEntry] = {}
    for table in root.tables("offices"):
        entry = OfficeEntry(_matching(table, "code", _OFFICE, "district.office"), _line(table, "name"))
        if not entry.code.startswith(f"{district}."):
            raise table.bad("district.office", "code", entry.code)
        if entry.code in found:
            raise table.bad("district.twice", "code", entry.code)
        found[entry.code] = entry
        table.done()
    return tuple(found.values())


def _extras(root: Table) -> tuple[Extras, ...]:
    found: dict[str, Extras] = {}
    for table in root.tables("extras"):
        service = table.text("service")
        if service in found:
            raise table.bad("district.twice", "service", service)
        content = {key: table.raw(key) for key in table.keys() if key != "service"}  # noqa: SIM118
        for key in ("base", "overlay"):
            if key in content:
                # The numbers are given by the centre, so that the same file can be applied again.
                raise table.bad("definition.unknown_key", key)
        found[service] = Extras(service, content, table.key)
    return tuple(found.values())
