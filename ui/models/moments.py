"""Moments as people say them at the counter, in the office's own zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from kiosk.domain.dates import format_long, format_short, zone_label
from kiosk.domain.instants import from_text
from kiosk.domain.reference import MONTHS
from kiosk.work.desk import Desk

_NOON, _AFTERNOON, _EVENING, _DAWN = 11, 15, 18, 4


def local(desk: Desk, moment: datetime) -> datetime:
    """``moment`` on the office's clock."""
    return moment.astimezone(desk.device.zone)


def clock(desk: Desk, moment: datetime) -> str:
    """``14.32``."""
    return f"{local(desk, moment):%H.%M}"


def when(desk: Desk, text: str) -> str:
    """``pukul 11.20`` today, ``kemarin 11.20``, else ``20 Nov 2026``; "" for ""."""
    if not text:
        return ""
    moment, now = local(desk, from_text(text)), local(desk, desk.now())
    if moment.date() == now.date():
        return f"pukul {moment:%H.%M}"
    if moment.date() == now.date() - timedelta(days=1):
        return f"kemarin {moment:%H.%M}"
    return format_short(moment.date())


def in_full(desk: Desk, text: str) -> str:
    """``21 November 2026 pukul 14.40 WIB``; "" for ""."""
    if not text:
        return ""
    moment = local(desk, from_text(text))
    return f"{format_long(moment.date())} pukul {moment:%H.%M} {zone_label(cast('ZoneInfo', desk.device.zone))}"


def greeting(desk: Desk, name: str) -> str:
    """The greeting of this hour of the day."""
    hour = local(desk, desk.now()).hour
    if _DAWN <= hour < _NOON:
        part = "pagi"
    elif _NOON <= hour < _AFTERNOON:
        part = "siang"
    elif _AFTERNOON <= hour < _EVENING:
        part = "sore"
    else:
        part = "malam"
    return f"Selamat {part}, {name}"


def when_short(desk: Desk, moment: datetime) -> str:
    """``20 Nov 14.30``, as a status says from which moment it is."""
    here = local(desk, moment)
    return f"{here.day} {MONTHS[here.month - 1][:3]} {here:%H.%M}"
