"""The widget for each type of question: made by hand per type, filled from the definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.domain.definition import Choice, Field
from kiosk.domain.phones import format_phone
from kiosk.domain.regions import Region, Regions
from ui.models.form_layout import MANY, columns
from ui.screens.option_grid import OptionGrid
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.field import Field as Input
from ui.widgets.number_field import NumberField
from ui.widgets.option_row import Option
from ui.widgets.region_field import RegionField
from ui.widgets.suggestions import Suggestion
from ui.widgets.text_field import NoteField, TextField
from ui.widgets.time_field import TimeField

_FINDS = 24
_FOLLOWS = "Terisi sendiri dari isian lain"
_HINTS = {"region": "Ketik, lalu pilih", "long_choice": "Ketik, lalu pilih", "nik": "16 angka", "kk": "16 angka"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a widget needs beside its question; ``newborn`` is the path of a date that may well be today."""

    today: Callable[[], date]
    regions: Regions | None
    office: str
    newborn: str = ""


def input_for(field: Field, choices: Sequence[Choice], setting: Setting, *, optional: bool, hint: str) -> Input:
    """The input for ``field``, its path and object name set; ``choices`` are those offered now."""
    if field.computed:
        made: Input = TextField(field.label)
        made.set_locked(True, _FOLLOWS)
    else:
        made = _MAKERS[field.type](field, choices, setting, optional, hint)
    made.path = field.path
    made.setObjectName(f"field:{field.path}")
    return made


def shown(field: Field, text: str) -> str:
    """A stored answer as it is typed: telephones begin with 0 again, what is computed is said in words."""
    if field.computed:
        return next((choice.label for choice in field.choices if choice.code == text), text)
    return format_phone(text) if field.type == "phone" and text.startswith("+62") else text


def hint_of(field: Field) -> str:
    """What stands beside the label."""
    return field.hint or _HINTS.get(field.type, "")


def options(choices: Sequence[Choice]) -> list[Option]:
    """Choices of a definition as rows."""
    return [Option(choice.code, choice.label, choice.hint) for choice in choices]


def _line(field: Field, _choices: Sequence[Choice], _setting: Setting, optional: bool, hint: str) -> Input:
    upper = field.type in {"name", "new_name"}
    longest = 0 if upper else field.max_length
    return TextField(field.label, hint=hint, optional=optional, upper=upper, longest=longest)


def _lines(field: Field, _choices: Sequence[Choice], _setting: Setting, optional: bool, hint: str) -> Input:
    return NoteField(field.label, hint=hint, optional=optional, lines=2)


def _digits(field: Field, _choices: Sequence[Choice], _setting: Setting, optional: bool, hint: str) -> Input:
    return DigitBoxes(field.label, hint=hint, optional=optional)


def _date(field: Field, _choices: Sequence[Choice], setting: Setting, optional: bool, hint: str) -> Input:
    quick = field.path == setting.newborn
    return DateField(field.label, hint=hint, optional=optional, today=setting.today, quick=quick)


def _time(field: Field, _choices: Sequence[Choice], _setting: Setting, optional: bool, hint: str) -> Input:
    return TimeField(field.label, hint=hint, optional=optional)


def _number(field: Field, _choices: Sequence[Choice], _setting: Setting, optional: bool, hint: str) -> Input:
    decimals = 1 if field.type == "decimal" else 0
    return NumberField(field.label, unit=field.unit, decimals=decimals, hint=hint, optional=optional)


def _choice(field: Field, choices: Sequence[Choice], _setting: Setting, optional: bool, hint: str) -> Input:
    if len(choices) > MANY or field.type == "long_choice":
        order = {code: place for place, code in enumerate(field.frequent)}
        ranked = sorted(choices, key=lambda one: order.get(one.code, len(order)))
        pairs = [(one.code, one.label) for one in ranked]
        return ChoiceField(field.label, pairs, hint=hint, optional=optional)
    return OptionGrid(field.label, options(choices), columns=columns(field), hint=hint, optional=optional)


def _region(field: Field, _choices: Sequence[Choice], setting: Setting, optional: bool, hint: str) -> Input:
    regions, level, near = setting.regions, field.level or None, setting.office

    def search(text: str) -> list[Suggestion]:
        if regions is None:
            return []
        return [find_of(regions, one) for one in regions.search(text, level=level, limit=_FINDS, near=near)]

    def lookup(code: str) -> Suggestion | None:
        found = regions.get(code) if regions is not None else None
        return find_of(regions, found) if regions is not None and found is not None else None

    return RegionField(field.label, search, lookup=lookup, hint=hint, optional=optional)


def find_of(regions: Regions, region: Region) -> Suggestion:
    """A region as a row: its name, what lies around it, its code."""
    around = ", ".join(_around(parent) for parent in regions.parents(region.code))
    return Suggestion(region.code, region.name, around, region.code)


def _around(region: Region) -> str:
    if region.kind == "kecamatan":
        return f"Kec. {region.name}"
    return region.name.replace("Kabupaten ", "Kab. ", 1)


_Maker = Callable[[Field, Sequence[Choice], Setting, bool, str], Input]
_MAKERS: dict[str, _Maker] = {
    "text": _line, "rt_rw": _line, "phone": _line, "name": _line, "new_name": _line, "multiline": _lines,
    "nik": _digits, "kk": _digits, "date": _date, "time": _time, "int": _number, "decimal": _number,
    "choice": _choice, "long_choice": _choice, "zone": _choice, "region": _region,
}  # fmt: skip
