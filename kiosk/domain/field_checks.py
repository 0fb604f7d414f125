"""The findings about one answer by the type of its field, and the canonical text that an answer is stored as.

Codes beside those of the primitives (`kiosk.domain.errors`): ``field.required``, ``field.reason``, ``field.choice``,
``field.length`` {most}, ``field.characters``, ``field.number``, ``field.range`` {minimum, maximum},
``field.usual``* {minimum, maximum}, ``region.format``, ``region.level`` {level}, ``region.unknown``* {code},
``region.nothing`` {code}, ``rt_rw.format``. An asterisk marks a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kiosk.domain.conditions import Facts, holds
from kiosk.domain.dates import InvalidDate, InvalidTime, check_not_future, parse_time, parse_typed
from kiosk.domain.definition import Field, FieldType
from kiosk.domain.errors import DomainError, Problem
from kiosk.domain.family_card import check_family_card
from kiosk.domain.names import check_existing_name, check_new_name, tidy_name
from kiosk.domain.nik import RegionLookup, check_nik, normalise_digits
from kiosk.domain.phones import check_phone, parse_phone
from kiosk.domain.visibility import is_required, visible_choices

ZONES = ("WIB", "WITA", "WIT")
REGION_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?", re.ASCII)

_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_DECIMAL = re.compile(r"[0-9]{1,6}(\.[0-9]{1,3})?", re.ASCII)
_RT_RW = re.compile(r"[0-9]{3}/[0-9]{3}", re.ASCII)
_RT_RW_TYPED = re.compile(r"(?:rt\s*)?([0-9]{1,3})\s*[/,\s]\s*(?:rw\s*)?([0-9]{1,3})", re.ASCII | re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check knows beside the case.

    The day, whether province 99 passes, the regions (None skips them), the office's own code (empty where there is
    none, as at the centre) and the district's settings.
    """

    today: date
    allow_contoh: bool
    regions: RegionLookup | None
    office: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)


def canonical(field: Field, text: str, *, today: date) -> str:
    """``text`` as it is stored when it can be read as the field's type; else only without blanks around it.

    Dates become ISO, times ``HH:MM``, numbers plain digits with a decimal point, NIK and No KK digits, phones
    ``+62...``, RT/RW ``001/002``. Never raises: what cannot be read stays as typed, for `check_field` to name it.
    """
    typed = text.strip()
    if not typed:
        return ""
    with suppress(DomainError):
        if field.type == "date":
            return parse_typed(typed, today).isoformat()
        return _CANONICAL.get(field.type, str)(typed)
    return typed


def check_field(field: Field, facts: Facts, ctx: CheckContext) -> list[Problem]:
    """All findings about the answer to a visible ``field``; ``facts`` come from `kiosk.domain.answers.facts_for`."""
    text = facts.answers.get(field.path, "")
    if text.strip():
        return _CHECKS[field.type](_Given(field, text, facts, ctx))
    reason = facts.answers.get(field.reason_path, "")
    if reason and field.optional_reason:
        known = reason in {choice.code for choice in field.optional_reason.choices}
        return [] if known else [Problem.error(field.path, "field.reason")]
    return [Problem.error(field.path, "field.required")] if is_required(field, facts) else []


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer that is not empty, with everything a check may look at."""

    field: Field
    text: str
    facts: Facts
    ctx: CheckContext


def _text(given: _Given) -> list[Problem]:
    problems = []
    if _CONTROL.search(given.text):
        problems.append(Problem.error(given.field.path, "field.characters"))
    if given.field.max_length and len(given.text) > given.field.max_length:
        problems.append(Problem.error(given.field.path, "field.length", {"most": given.field.max_length}))
    return problems


def _name(given: _Given) -> list[Problem]:
    return check_existing_name(given.text, given.field.path)


def _new_name(given: _Given) -> list[Problem]:
    if given.field.existing_when is not None and holds(given.field.existing_when, given.facts):
        return check_existing_name(given.text, given.field.path)
    return check_new_name(given.text, given.field.path)


def _nik(given: _Given) -> list[Problem]:
    sex = given.facts.answers.get(given.field.sex, "") or given.field.sex
    return check_nik(
        given.text,
        born=given.facts.date_of(given.field.born),
        sex=int(sex) if sex in {"1", "2"} else None,
        today=given.ctx.today,
        allow_contoh=given.ctx.allow_contoh,
        regions=given.ctx.regions,
        path=given.field.path,
    )


def _kk(given: _Given) -> list[Problem]:
    person = given.field.path.rpartition(".")[0]
    return check_family_card(
        given.text,
        today=given.ctx.today,
        allow_contoh=given.ctx.allow_contoh,
        regions=given.ctx.regions,
        path=given.field.path,
        nik=given.facts.answers.get(f"{person}.nik", ""),
    )


def _date(given: _Given) -> list[Problem]:
    try:
        value = parse_typed(given.text, given.ctx.today)
    except InvalidDate as error:
        return [Problem.of(given.field.path, error)]
    if value.isoformat() != given.text:
        return [Problem.error(given.field.path, "date.format")]
    return check_not_future(value, given.ctx.today, given.field.path) if given.field.past_only else []


def _time(given: _Given) -> list[Problem]:
    try:
        value = parse_time(given.text)
    except InvalidTime as error:
        return [Problem.of(given.field.path, error)]
    return [] if f"{value:%H:%M}" == given.text else [Problem.error(given.field.path, "time.format")]


def _zone(given: _Given) -> list[Problem]:
    return [] if given.text in ZONES else [Problem.error(given.field.path, "field.choice")]


def _number(given: _Given) -> list[Problem]:
    if not (_WHOLE if given.field.type == "int" else _DECIMAL).fullmatch(given.text):
        return [Problem.error(given.field.path, "field.number")]
    value = Decimal(given.text)
    if _outside(value, given.field.minimum, given.field.maximum):
        return [Problem.error(given.field.path, "field.range", _bounds(given.field.minimum, given.field.maximum))]
    if _outside(value, given.field.usual_minimum, given.field.usual_maximum):
        return [
            Problem.warning(
                given.field.path, "field.usual", _bounds(given.field.usual_minimum, given.field.usual_maximum)
            )
        ]
    return []


def _choice(given: _Given) -> list[Problem]:
    known = {choice.code for choice in visible_choices(given.field, given.facts)}
    return [] if given.text in known else [Problem.error(given.field.path, "field.choice")]


def _region(given: _Given) -> list[Problem]:
    if not REGION_CODE.fullmatch(given.text):
        if not given.field.free_text or not any(map(str.isalpha, given.text)):
            return [Problem.error(given.field.path, "region.format")]
        return _text(given)
    if given.text.count(".") + 1 != given.field.level:
        return [Problem.error(given.field.path, "region.level", {"level": given.field.level})]
    if given.ctx.regions is not None and given.ctx.regions.get(given.text) is None:
        if given.field.must_exist:
            return [Problem.error(given.field.path, "region.nothing", {"code": given.text})]
        return [Problem.warning(given.field.path, "region.unknown", {"code": given.text})]
    return []


def _phone(given: _Given) -> list[Problem]:
    return check_phone(given.text, given.field.path)


def _rt_rw(given: _Given) -> list[Problem]:
    return [] if _RT_RW.fullmatch(given.text) else [Problem.error(given.field.path, "rt_rw.format")]


_CHECKS: Mapping[FieldType, Callable[[_Given], list[Problem]]] = {
    "text": _text,
    "multiline": _text,
    "name": _name,
    "new_name": _new_name,
    "nik": _nik,
    "kk": _kk,
    "date": _date,
    "time": _time,
    "zone": _zone,
    "int": _number,
    "decimal": _number,
    "choice": _choice,
    "long_choice": _choice,
    "region": _region,
    "phone": _phone,
    "rt_rw": _rt_rw,
}


def _outside(value: Decimal, least: Decimal | None, most: Decimal | None) -> bool:
    return (least is not None and value < least) or (most is not None and value > most)


def _bounds(least: Decimal | None, most: Decimal | None) -> dict[str, str | int]:
    return {"minimum": "" if least is None else str(least), "maximum": "" if most is None else str(most)}


def _rt_rw_text(text: str) -> str:
    match = _RT_RW_TYPED.fullmatch(text)
    return f"{int(match[1]):03d}/{int(match[2]):03d}" if match else text


_CANONICAL: Mapping[FieldType, Callable[[str], str]] = {
    "name": tidy_name,
    "new_name": tidy_name,
    "text": tidy_name,
    "nik": normalise_digits,
    "kk": normalise_digits,
    "time": lambda text: f"{parse_time(text):%H:%M}",
    "int": lambda text: text.replace(".", "").replace(" ", ""),
    "decimal": lambda text: text.replace(",", "."),
    "phone": parse_phone,
    "rt_rw": _rt_rw_text,
}
