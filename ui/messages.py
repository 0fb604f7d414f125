"""The sentence for each stable code: Indonesian, polite, saying what to do next (domain words: docs/glossary.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from kiosk.domain.dates import format_long
from kiosk.domain.errors import DomainError, Problem
from ui.words import answers, cases, desk, findings, labels, moves, papers, people, reports, road, store, voices

_SENTENCES: Mapping[str, str] = {
    **answers.WORDS, **findings.WORDS, **papers.WORDS, **store.WORDS, **road.WORDS, **cases.WORDS,
    **moves.WORDS, **reports.WORDS, **desk.WORDS, **people.WORDS, **voices.WORDS,
}  # fmt: skip
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
UNEXPECTED = "Terjadi kendala. Data Anda tetap aman. Mohon hubungi petugas. (kode {code})"


def known(code: str) -> bool:
    """Whether ``code`` has words of its own."""
    return code in _SENTENCES


def sentence(code: str, details: Mapping[str, str | int] | None = None) -> str:
    """The words for ``code`` with ``details`` filled in; "" for "", a calm general sentence for an unknown code."""
    if not code:
        return ""
    template = _SENTENCES.get(code)
    if template is None:
        return UNEXPECTED.format(code=code)
    return template.format_map(_Filled(details or {}))


def of_problem(problem: Problem) -> str:
    """The words for a finding about an answer."""
    return sentence(problem.code, problem.details)


def of_error(error: Exception) -> str:
    """The words for an error that carries a code; a calm general sentence for any other."""
    code = getattr(error, "code", "file.unreadable" if isinstance(error, OSError) else "")
    detail = getattr(error, "detail", "")
    if isinstance(detail, str) and known(detail):
        # The road says what kind of trouble it was, and beside it the centre's own word for it.
        return sentence(detail)
    details = error.details if isinstance(error, DomainError) else getattr(error, "details", None)
    return sentence(str(code) if code else type(error).__name__, details)


class _Filled(dict[str, str]):
    """Details as people read them: dates in words, sexes by name; an unknown name stays empty, never a KeyError."""

    def __init__(self, details: Mapping[str, str | int]) -> None:
        super().__init__({name: _readable(name, value) for name, value in details.items()})

    def __missing__(self, key: str) -> str:
        return ""


def _readable(name: str, value: str | int) -> str:
    text = str(value)
    if _ISO_DATE.fullmatch(text):
        return format_long(date.fromisoformat(text))
    if name in ("sex", "nik_sex"):
        return labels.SEX.get(text, text)
    return text
