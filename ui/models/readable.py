"""Answers as they are read aloud: codes in words, dates in full, numbers in groups."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from kiosk.domain.answers import visible_fields
from kiosk.domain.dates import format_long, weekday_name
from kiosk.domain.definition import Field, Page
from kiosk.domain.masking import mask_number
from kiosk.domain.names import official_name
from kiosk.domain.phones import format_phone
from ui.models.case import CaseModel

Rows = list[tuple[str, str]]

# Data that people say in one breath: heading, and the last names of the fields in the order of speech.
# The name that decides whether people speak so of this person stands between.
_TOGETHER: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Meninggal", "tanggal", ("tempat", "tanggal", "pukul", "zona")),
    ("Lahir", "tanggal_lahir", ("tempat_lahir", "tempat_kelahiran", "tanggal_lahir", "pukul", "zona")),
    ("Kelahiran", "anak_ke", ("jenis_kelamin", "anak_ke", "jenis_kelahiran")),
    ("Penolong", "penolong", ("penolong", "berat_gram", "panjang_cm")),
)
_NAMES = {"nama": "Nama", "nik": "NIK", "no_kk": "Nomor KK", "telepon": "Telepon", "alamat": "Alamat"}
_KAB = ("Kabupaten ", "Kab. ")


def words(model: CaseModel, field: Field, text: str) -> str:
    """One answer in words."""
    if field.type in {"choice", "long_choice", "zone"}:
        return next((choice.label for choice in field.choices if choice.code == text), text)
    if field.type == "region":
        regions = model.counter.regions
        found = regions.get(text) if regions and text[:1].isdigit() else None
        return found.name.replace(*_KAB) if found else text
    return _plain(field, text)


def page_rows(model: CaseModel, page: Page) -> Rows:
    """The answers of a page as (heading, words), those of one breath together; two people on a page are told short."""
    fields = visible_fields(page, model.facts)
    people = list(dict.fromkeys(field.path.partition(".")[0] for field in fields if field.path.endswith(".nama")))
    if len(people) > 1:
        return [_person(model, fields, who) for who in people]
    rows: Rows = []
    told: set[str] = set()
    for field in fields:
        if field.path in told:
            continue
        title, group = _breath(field, fields)
        told |= {one.path for one in group}
        said = _said(model, group)
        if said:
            rows.append((title, said))
    return sorted(rows, key=lambda row: row[0] != "Nama")


def first_rows(model: CaseModel) -> Rows:
    """The variant and the answers before the checklist."""
    variant = model.service.variant(model.facts.variant)
    rows = [("Jenis", variant.label)] if variant else []
    for field in model.service.first_questions:
        text = model.facts.answers.get(field.path, "")
        if text:
            rows.append((field.label, words(model, field, text)))
    return rows


def reason_words(field: Field, code: str) -> str:
    """What the tick in place of an answer says ("Tidak punya NIK (belum pernah didata)")."""
    reason = field.optional_reason
    if reason is None:
        return code
    chosen = next((choice.label for choice in reason.choices if choice.code == code), code)
    return reason.label if len(reason.choices) == 1 else f"{reason.label} ({chosen[:1].lower()}{chosen[1:]})"


def grouped(digits: str) -> str:
    """``990101 550895 0003``."""
    return f"{digits[:6]} {digits[6:12]} {digits[12:]}" if len(digits) == 16 else digits


def _plain(field: Field, text: str) -> str:
    if field.type in {"nik", "kk"}:
        return grouped(text)
    if field.type == "date":
        with suppress(ValueError):
            return format_long(date.fromisoformat(text))
    if field.type in {"name", "new_name"}:
        return official_name(text)
    if field.type == "phone":
        return format_phone(text).replace("-", " ") if text.startswith("+62") else text
    if field.type == "time":
        return text.replace(":", ".")
    if field.type in {"int", "decimal"}:
        return _number(text, field.unit)
    return text


def _number(text: str, unit: str) -> str:
    whole, _, rest = text.partition(".")
    with suppress(ValueError):
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{whole}{f',{rest}' if rest else ''}{f' {unit}' if unit else ''}"


def _breath(field: Field, fields: Sequence[Field]) -> tuple[str, list[Field]]:
    """The heading and the fields that are told together with ``field``."""
    who, _, last = field.path.rpartition(".")
    paths = {one.path for one in fields}
    for title, telling, lasts in _TOGETHER:
        if last in lasts and f"{who}.{telling}" in paths:
            group = [one for name in lasts for one in fields if one.path == f"{who}.{name}"]
            return title, group
    return _NAMES.get(last, field.label), [field]


def _said(model: CaseModel, group: Sequence[Field]) -> str:
    parts = []
    for field in group:
        text = model.facts.answers.get(field.path, "")
        reason = model.facts.answers.get(field.reason_path, "")
        if text and not (field.default and text == field.default):
            parts.append(_in_breath(model, field, text, len(group) > 1))
        elif reason:
            parts.append(reason_words(field, reason))
    return ", ".join(parts).replace(", WI", " WI")


def _in_breath(model: CaseModel, field: Field, text: str, together: bool) -> str:
    said = words(model, field, text)
    last = field.path.rpartition(".")[2]
    if last == "pukul":
        return f"pukul {said}"
    if last == "anak_ke":
        return f"anak ke-{said}"
    if together and field.type == "choice" and last not in {"penolong", "jenis_kelamin"}:
        return said[:1].lower() + said[1:]
    if last == "tanggal_lahir" and field.path == f"{model.service.subject.rpartition('.')[0]}.tanggal_lahir":
        with suppress(ValueError):
            return f"{weekday_name(date.fromisoformat(text))}, {said}"
    return said


def _person(model: CaseModel, fields: Sequence[Field], who: str) -> tuple[str, str]:
    """A witness in one line: ``UMAR CONTOH · 990101******0004``."""
    own = {field.path.rpartition(".")[2]: field for field in fields if field.path.startswith(f"{who}.")}
    label = own["nama"].label
    title = label.removeprefix("Nama lengkap ")
    answers = model.facts.answers
    name = official_name(answers.get(own["nama"].path, ""))
    nik = own.get("nik")
    number = mask_number(answers.get(nik.path, "")) if nik else ""
    reason = reason_words(nik, answers.get(nik.reason_path, "")) if nik and not number else ""
    return title[:1].upper() + title[1:], " · ".join(part for part in (name, number or reason) if part)
