"""What three date boxes mean: reading, pasting, month letters and the sentence under them. Pure."""

import re
from datetime import date

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
Parts = tuple[str, str, str]


def month_of(text: str) -> str:
    """Digits of the month that ``text`` means: digits stay, "agu" is "8"; "" while letters are ambiguous."""
    if not text or text.isdigit():
        return text
    hits = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(text.lower())]
    return str(hits[0]) if len(hits) == 1 else ""


def split(text: str) -> Parts | None:
    """Day, month and year in ``text`` ("5/8/1995", "1995-08-05", "5 agu 1995"), or None."""
    iso = re.fullmatch(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*", text)
    if iso:
        year, month, day = iso.groups()
        return day.lstrip("0"), month.lstrip("0"), year
    loose = re.fullmatch(r"\s*(\d{1,2})[\s./-]+([A-Za-z]+|\d{1,2})[\s./-]+(\d{4})\s*", text)
    if loose:
        day, month, year = loose.groups()
        number = month_of(month)
        return (day.lstrip("0"), number.lstrip("0"), year) if number else None
    run = re.fullmatch(r"\s*(\d{2})(\d{2})(\d{4})\s*", text)
    if run:
        day, month, year = run.groups()
        return day.lstrip("0"), month.lstrip("0"), year
    return None


def joined(parts: Parts) -> str:
    """ISO text when the parts are a date, "" when all are empty, else what stands in them ("31/2/1995")."""
    day, month, year = parts
    if not any(parts):
        return ""
    found = read(parts)
    return found.isoformat() if found else f"{day}/{month}/{year}"


def opened(text: str) -> Parts:
    """The opposite of `joined`, also for its unfinished form."""
    found = split(text)
    if found and (read(found) or "/" not in text):
        return found
    pieces = [*text.split("/"), "", "", ""][:3] if text else ["", "", ""]
    return pieces[0], pieces[1], pieces[2]


def read(parts: Parts) -> date | None:
    """The date that the parts name, or None."""
    day, month, year = parts[0], month_of(parts[1]), parts[2]
    if not (day.isdigit() and month.isdigit() and year.isdigit() and len(year) == 4):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def spoken(found: date, today: date | None) -> str:
    """Say "Sabtu, 5 Agustus 1995, 31 tahun"; the age only when ``today`` is known and not before ``found``."""
    said = f"{DAYS[found.weekday()]}, {found.day} {MONTHS[found.month - 1]} {found.year}"
    if today is None or found > today:
        return said
    age = today.year - found.year - ((today.month, today.day) < (found.month, found.day))
    if age >= 1:
        return f"{said}, {age} tahun"
    days = (today - found).days
    return f"{said}, {'hari ini' if days == 0 else f'{days} hari'}"
