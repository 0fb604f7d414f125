"""What the rules say when something is wrong: stable codes and their details, never sentences.

Sentences live in ``ui/messages.py`` (kiosk) and in the templates of the centre; both look them up by code.

Codes raised or reported by the modules named here (an asterisk marks a warning that asks for a
recorded confirmation; all others are errors; "overridable" = a person may override it with a reason):

``nik``
    nik.empty, nik.characters, nik.length {count}, nik.pattern, nik.sequence,
    nik.province {province} (overridable), nik.contoh, nik.region_old* {region},
    nik.date_invalid* {digits}, nik.date_differs* {nik_date, born}, nik.sex_differs* {nik_sex, sex}
``family_card``
    kk.empty, kk.characters, kk.length {count}, kk.pattern, kk.sequence, kk.province {province} (overridable),
    kk.contoh, kk.region_old* {region}, kk.date_invalid* {digits}, kk.date_future* {date},
    kk.looks_like_nik*, kk.same_as_nik*
``names``
    name.empty, name.characters {found} (overridable for an existing person), name.length {count, most}
    (overridable for an existing person), name.title* {word}, name.abbreviation* {word}, name.one_word*
``dates``
    date.empty, date.format, date.invalid, date.year {year}, date.future {date, today},
    time.empty, time.format, time.invalid, time.zone
``phones``
    phone.empty, phone.characters, phone.prefix, phone.length {count}
``paths``
    path.format {text}
``numbers``
    receipt.village, receipt.day, receipt.kiosk, receipt.serial, receipt.format, receipt.check,
    epoch.character {character}, epoch.used_up
``reference``
    reference.list {list}, reference.code {list, code}
``regions``
    region.file {reason}, region.code {code}
``complaints``
    complaint.category, complaint.narrative_length {count, most}, complaint.short_length {count, most}
``survey``
    survey.answer {element}, survey.sex, survey.education, survey.job
``deadlines``
    clock.naive
``report_facts``
    report.month {text}, report.period {first, last}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


class DomainError(Exception):
    """A rule was broken; ``code`` is stable and ``details`` fill the sentence that belongs to it."""

    code: str
    details: Mapping[str, str | int]

    def __init__(self, code: str, details: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.details = dict(details or {})

    def __str__(self) -> str:
        """The code and the names of its details; values may be personal data and stay out of logs."""
        return f"{self.code} ({', '.join(sorted(self.details))})" if self.details else self.code


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one answer.

    ``path`` is the text of an answer path or paper path. An ``error`` blocks, unless ``overridable`` and a person
    gave a reason; a ``warning`` asks for a recorded confirmation and never blocks by itself.
    """

    path: str
    code: str
    severity: Literal["error", "warning"]
    details: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    overridable: bool = False

    @classmethod
    def error(
        cls, path: str, code: str, details: Mapping[str, str | int] | None = None, *, overridable: bool = False
    ) -> Problem:
        """A finding that blocks at the field."""
        return cls(path, code, "error", dict(details or {}), overridable)

    @classmethod
    def warning(cls, path: str, code: str, details: Mapping[str, str | int] | None = None) -> Problem:
        """A finding that asks whether the answer is really meant so."""
        return cls(path, code, "warning", dict(details or {}))

    @classmethod
    def of(cls, path: str, error: DomainError, *, overridable: bool = False) -> Problem:
        """The blocking finding that says at ``path`` what ``error`` says."""
        return cls(path, error.code, "error", dict(error.details), overridable)
