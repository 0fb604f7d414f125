"""Numbers as Indonesians write them: decimals with a comma, thousands with a point; what is missing is said."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from kiosk.domain.dates import format_long
from kiosk.domain.indicators import Share
from kiosk.domain.reference import MONTHS
from kiosk.domain.report_facts import Period
from kiosk.forms.report_model import NO_DATA, Cell

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def number(value: int | Decimal) -> str:
    """``1.205`` and ``13,88``."""
    whole, _, rest = str(abs(value)).partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if value < 0 else ""
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def percent(share: Share) -> str:
    """``13,88 %``, or that there are no data yet."""
    found = share.percent
    return NO_DATA if found is None else f"{number(found)} %"


def of_counts(share: Share) -> str:
    """``12 dari 40``."""
    return f"{number(share.part)} dari {number(share.whole)}"


def duration(span: timedelta | None) -> str:
    """``45 menit``, ``5,5 jam``, ``3,2 hari``: as coarse as people say it."""
    if span is None:
        return NO_DATA
    if span < _HOUR:
        return f"{round(span.total_seconds() / 60)} menit"
    unit, word = (_HOUR, "jam") if span < 2 * _DAY else (_DAY, "hari")
    tenths = Decimal(str(span / unit)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{number(tenths).removesuffix(',0')} {word}"


def hours(span: timedelta | None) -> Decimal | None:
    """Hours with one decimal, for tables."""
    return None if span is None else Decimal(str(span / _HOUR)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def rupiah(amount: int) -> str:
    """``Rp0``."""
    return f"Rp{number(amount)}"


def period_words(period: Period) -> str:
    """``Oktober 2026``, else ``1 Oktober 2026 sampai 14 Oktober 2026``."""
    if period.is_month:
        return f"{MONTHS[period.first.month - 1]} {period.first.year}"
    if period.first == period.last:
        return format_long(period.first)
    return f"{format_long(period.first)} sampai {format_long(period.last)}"


def month_words(text: str) -> str:
    """``Okt 2026`` for ``2026-10``."""
    year, _, month = text.partition("-")
    return f"{MONTHS[int(month) - 1][:3]} {year}"


def cell(value: Cell) -> str:
    """A table's cell as it is read."""
    if value is None:
        return NO_DATA
    return value if isinstance(value, str) else number(value)
