"""Answers as official output prints them: capitals, dates as DD-MM-YYYY, codes with their words."""

from __future__ import annotations

from datetime import date

from kiosk.domain.dates import format_short
from kiosk.domain.definition import Field
from kiosk.domain.field_checks import REGION_CODE
from kiosk.domain.names import official_name
from kiosk.domain.phones import format_phone
from kiosk.forms.office import Office

CODE_END = " "
_VILLAGE = 3  # dots in the code of a desa or kelurahan
_BETWEEN = " / "


def printed_value(field: Field, text: str, office: Office | None) -> str:
    """What stands on the form for the answer ``text``; a choice is its official number (if any) and its words."""
    if field.type in {"choice", "long_choice"}:
        label = next((choice.label for choice in field.choices if choice.code == text), "")
        return f"{text}{CODE_END}{label.upper()}".strip() if text.isdigit() else label.upper()
    if field.type == "date":
        return _date(text)
    if field.type == "time":
        return text.replace(":", ".")
    if field.type == "decimal":
        return text.replace(".", ",")
    if field.type == "phone":
        return format_phone(text)
    if field.type == "region" and REGION_CODE.fullmatch(text):
        return place_value(text, office)
    if field.type == "multiline":
        return " ".join(text.upper().split())
    return official_name(text)


def printed_reason(field: Field, code: str) -> str:
    """The words for a missing answer's reason."""
    choices = field.optional_reason.choices if field.optional_reason else ()
    return next((choice.label.upper() for choice in choices if choice.code == code), "")


def code_of(value: str) -> str:
    """The official number of a printed choice."""
    return value.partition(CODE_END)[0]


def words_of(value: str) -> str:
    """The words of a printed choice."""
    code, _, words = value.partition(CODE_END)
    return words if code.isdigit() else value


def place_value(code: str, office: Office | None) -> str:
    """The name of a place; of a village its code and every name from the province down, for the rows of an address."""
    steps = code.split(".")
    if len(steps) <= _VILLAGE:
        return (office.place(code) if office else code).upper()
    above = [".".join(steps[:level]) for level in range(1, len(steps) + 1)]
    return f"{code}{CODE_END}{_BETWEEN.join((office.place(one) if office else one).upper() for one in above)}"


def place_parts(value: str) -> tuple[str, list[str]]:
    """Code and names (province first) of a printed village; both empty for an empty text."""
    code, _, names = value.partition(CODE_END)
    return code, names.split(_BETWEEN) if names else []


def _date(text: str) -> str:
    try:
        return format_short(date.fromisoformat(text))
    except ValueError:
        return text.upper()
