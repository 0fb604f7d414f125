"""How moments, ages, sizes and answers are written for officers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from kiosk.domain.dates import format_long, format_short, format_time, weekday_name, zone_label, zone_of
from kiosk.domain.definition import Field
from kiosk.domain.regions import Regions

_REGIONS: Final = Path(__file__).parents[2] / "assets" / "regions"
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


def zone(district: str) -> ZoneInfo:
    """The time zone of a district code such as ``99.01``."""
    return zone_of(district[:2])


def clock(moment: datetime, at: ZoneInfo) -> str:
    """``08.12 WIB``."""
    return format_time(moment.astimezone(at).time(), at)


def day_and_clock(moment: datetime, at: ZoneInfo, now: datetime) -> str:
    """``08.12 WIB`` today, ``20 Nov, 15.40`` before."""
    local = moment.astimezone(at)
    if local.date() == now.astimezone(at).date():
        return clock(moment, at)
    return f"{format_short(local.date())}, {local:%H.%M}"


def short(moment: datetime, at: ZoneInfo) -> str:
    """``20 Nov 2026, 15.40``."""
    local = moment.astimezone(at)
    return f"{format_short(local.date())}, {local:%H.%M}"


def long(moment: datetime, at: ZoneInfo) -> str:
    """``20 November 2026 pukul 15.40 WIB``."""
    local = moment.astimezone(at)
    return f"{format_long(local.date())} pukul {local:%H.%M} {zone_label(at)}"


def duration(span: timedelta) -> str:
    """``6 jam 21 menit``, ``3 hari 2 jam``, ``12 menit``; never negative."""
    span = max(span, timedelta())
    days, rest = divmod(span, _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes = rest // _MINUTE
    if days:
        return f"{days} hari {hours} jam" if hours else f"{days} hari"
    if hours:
        return f"{hours} jam {minutes} menit" if minutes else f"{hours} jam"
    return f"{minutes} menit" if minutes else "kurang dari 1 menit"


def ago(span: timedelta) -> str:
    """``6 jam 21 menit lalu``, ``baru saja``."""
    return f"{duration(span)} lalu" if span >= _MINUTE else "baru saja"


def inside(words: str) -> str:
    """``words`` as they stand inside a sentence: a small first letter, unless they begin with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def size(count: int) -> str:
    """``118 KB`` or ``1,4 MB``."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


@cache
def regions() -> Regions:
    """The region register, read once for the life of the process."""
    return Regions.load(_REGIONS, contoh=settings.LOKET_DISTRICT.startswith("99"))


def answer(field: Field, value: str) -> str:
    """What was answered, as a person says it."""
    writer = _WRITERS.get(field.type)
    if writer:
        return writer(field, value)
    return f"{value} {field.unit}".strip() if field.unit else value


def plain(field: Field, value: str) -> str:
    """What is typed into SIAK: digits without blanks, dates as ``15-08-1995``, choices and places by name."""
    if field.type in {"nik", "kk"}:
        return value
    if field.type == "date":
        return "-".join(reversed(value.split("-")))
    if field.type == "region" and value[:1].isdigit():
        return regions().label(value).partition(",")[0]
    return answer(field, value) if field.type in _WRITERS else value


def _choice(field: Field, value: str) -> str:
    return next((choice.label for choice in field.choices if choice.code == value), value)


def _date(_: Field, value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{weekday_name(day)}, {format_long(day)}"


def _region(_: Field, value: str) -> str:
    return regions().label(value) if value[:1].isdigit() else value


def _nik(_: Field, value: str) -> str:
    return f"{value[:6]} {value[6:12]} {value[12:]}".strip()


def _clock(_: Field, value: str) -> str:
    return value.replace(":", ".")


_WRITERS: Final[dict[str, Callable[[Field, str], str]]] = {
    "choice": _choice,
    "long_choice": _choice,
    "zone": _choice,
    "date": _date,
    "region": _region,
    "nik": _nik,
    "kk": _nik,
    "time": _clock,
}
