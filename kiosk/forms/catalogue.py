"""The official forms that Loket prints, by code and version."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.domain.errors import DomainError
from kiosk.forms import f_1_01, f_1_02, f_1_04, f_1_05, f_1_06, f_2_01, f_2_03, f_2_04
from kiosk.forms.template import FormTemplate

_TEMPLATES = (
    f_1_01.TEMPLATE, f_1_02.BIRTHS_ONLY, f_1_02.TEMPLATE, f_1_04.TEMPLATE, f_1_05.TEMPLATE, f_1_06.TEMPLATE,
    f_2_01.TEMPLATE, f_2_03.TEMPLATE, f_2_04.TEMPLATE,
)  # fmt: skip

FORMS: Mapping[tuple[str, int], FormTemplate] = MappingProxyType(
    {(template.code, template.version): template for template in _TEMPLATES}
)


def template_of(code: str, version: int | None = None) -> FormTemplate:
    """The form ``code`` in that version, the newest without one.

    Raises `DomainError` ``form.unknown`` {form, version}: a newer kiosk may have printed it.
    """
    versions = sorted(known for known_code, known in FORMS if known_code == code)
    wanted = version if version is not None else (versions or [0])[-1]
    if (code, wanted) not in FORMS:
        raise DomainError("form.unknown", {"form": code, "version": wanted})
    return FORMS[code, wanted]
