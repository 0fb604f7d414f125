"""The official forms that Loket prints, by code and version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kiosk.domain.errors import DomainError
from kiosk.forms import (
    f_1_01,
    f_1_02,
    f_1_03,
    f_1_04,
    f_1_05,
    f_1_06,
    f_1_07,
    f_1_15,
    f_2_01,
    f_2_01_v1,
    f_2_03,
    f_2_04,
    village_letters,
)
from kiosk.forms.template import FormTemplate

_TEMPLATES = (
    f_1_01.TEMPLATE, f_1_02.BIRTHS_ONLY, f_1_02.TEMPLATE, f_1_03.TEMPLATE, f_1_04.TEMPLATE, f_1_05.TEMPLATE,
    f_1_06.TEMPLATE, f_1_07.TEMPLATE, f_1_15.TEMPLATE, f_2_01_v1.TEMPLATE, f_2_01.TEMPLATE, f_2_03.TEMPLATE,
    f_2_04.TEMPLATE, *village_letters.TEMPLATES,
)  # fmt: skip

_PROGRAM = date(2026, 1, 1)

FORMS: Mapping[tuple[str, int], FormTemplate] = MappingProxyType(
    {(template.code, template.version): template for template in _TEMPLATES}
)


def template_of(code: str, version: int | None = None, *, on: date | None = None) -> FormTemplate:
    """The form ``code`` in that version; without one the newest, or with ``on`` the newest that is valid that day.

    Raises `DomainError` ``form.unknown`` {form, version}: a newer kiosk may have printed it; ``form.not_yet_valid``
    {form, date} where no version of the form is valid on that day yet. A day before the program itself comes from a
    clock that is wrong, which must not keep anybody from applying.
    """
    known = sorted((found for (name, _), found in FORMS.items() if name == code), key=lambda one: one.version)
    if version is None and known and on is not None:
        valid = [found for found in known if found.valid_from <= max(on, _PROGRAM)]
        if not valid:
            first = min(found.valid_from for found in known)
            raise DomainError("form.not_yet_valid", {"form": code, "date": first.isoformat()})
        return valid[-1]
    wanted = version if version is not None else (known[-1].version if known else 0)
    if (code, wanted) not in FORMS:
        raise DomainError("form.unknown", {"form": code, "version": wanted})
    return FORMS[code, wanted]


def newest_forms(on: date) -> list[FormTemplate]:
    """Of each form the version that is valid on that day, in the order of their codes."""
    codes = sorted({one.code for one in FORMS.values() if one.valid_from <= max(on, _PROGRAM)})
    return [template_of(code, on=on) for code in codes]
