"""Print and sign: which forms this case needs, what is printed on them, and filing the signed sheets when scanned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.definition import REASON_SUFFIX, FormRule, Service
from kiosk.domain.ids import new_id
from kiosk.domain.paths import paths_of_rows
from kiosk.domain.sheets import THUMB, SheetCode, data_hash, parse_sheet_code
from kiosk.store import applications, papers, sheets
from kiosk.store.papers import Override, Paper, SignedSheet
from kiosk.store.people import Operator
from kiosk.store.sheets import Sheet
from kiosk.work.attach import attach
from kiosk.work.case import load_case, open_row
from kiosk.work.deed import audit, deed
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.printed import SheetState, changed_paths, sheet_states
from kiosk.work.review import Review, review, settle_stage


@dataclass(frozen=True, slots=True)
class FormPrint:
    """A filled form (`kiosk.forms.filled.fill`): its version, how many pages it has, and the printed texts by path."""

    version: int
    pages: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """A form to print. ``codes`` are the QR texts of its pages in order, ``fresh`` whether it was never printed so."""

    form: FormRule
    sheet: Sheet
    codes: tuple[str, ...]
    fresh: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """A signed sheet that filed itself; ``changed`` are the paths that differ from what was printed on it."""

    case_id: str
    paper: Paper
    changed: tuple[str, ...]


def prepare_sheets(desk: Desk, case_id: str, forms: Mapping[str, FormPrint] | None = None) -> list[PreparedSheet]:
    """The forms that the case needs, each with its QR texts; the same values give the same sheet again.

    ``forms`` says by form code what is printed, for the hash in the QR code; without it every answer that counts is,
    on one page of version 1.
    """
    with desk.store.atomic():
        row = open_row(desk, case_id)
        found = review(desk, load_case(desk, case_id))
        prepared = []
        for rule in found.forms:
            drawn = (forms or {}).get(rule.code) or FormPrint(1, 1, found.answers)
            digest = data_hash(rule.code, drawn.version, drawn.values)
            sheet = Sheet(
                id=new_id(desk.now()), application=row.id, form=rule.code, version=drawn.version, data_hash=digest,
                pages=drawn.pages, values=_standing(found, rule, drawn), prepared_at=desk.stamp(), printed_at="",
                printed_by="",
            )  # fmt: skip
            sheets.put(desk.store, sheet)
            kept = sheets.find(desk.store, row.id, rule.code, digest) or sheet
            codes = tuple(
                SheetCode(row.id, rule.code, page, drawn.pages, digest).text for page in range(1, drawn.pages + 1)
            )
            prepared.append(PreparedSheet(rule, kept, codes, fresh=not kept.printed_at))
    return prepared


def mark_printed(desk: Desk, operator: Operator, case_id: str, sheet_ids: Sequence[str]) -> None:
    """The sheets came out of the printer: the case waits for signatures."""
    store, at = desk.store, desk.stamp()
    with deed(desk):
        open_row(desk, case_id)
        own = {sheet.id: sheet for sheet in sheets.of(store, case_id)}
        for sheet_id in sheet_ids:
            if sheet_id not in own:
                raise DeedRefused("sheet.unknown")
            sheets.printed(store, sheet_id, at, operator.id)
            audit(desk, operator, "printed", case_id, own[sheet_id].form)
            applications.note(store, case_id, at, "printed", operator.id, own[sheet_id].form)
        settle_stage(desk, case_id)


def file_signed(
    desk: Desk,
    operator: Operator,
    codes: Sequence[str],
    data: bytes,
    mime: str,
    *,
    source: str = "scanner",
    overrides: Sequence[Override] = (),
) -> Filed:
    """File a scanned sheet by the QR texts read on it, in its own case and place; a second scan replaces the first.

    Raises `DeedRefused` ``sheet.unknown`` when no text is a code of a case here, ``sheet.form`` {form} when the
    case's service has no place for that form, ``case.closed`` when the case was sent.
    """
    with desk.store.atomic():
        code = _own_code(desk, codes)
        row = open_row(desk, code.application)
        kind = _kind_of(desk.service_of(row.service, row.definition_sha256), code.form)
        sheet = sheets.find(desk.store, row.id, code.form, code.data_hash)
        signed = SignedSheet(code.form, sheet.version if sheet else 1, code.page, code.data_hash)
        for paper in papers.of(desk.store, row.id):
            if paper.sheet and (paper.sheet.form, paper.sheet.page) == (code.form, code.page):
                papers.remove(desk.store, paper, desk.stamp())
        paper = attach(
            desk, operator, row.id, kind, data, mime, source=source, overrides=overrides, at_page=code.page,
            sheet=signed,
        )  # fmt: skip
        settle_stage(desk, row.id)
        printable = review(desk, load_case(desk, row.id)).printable
    return Filed(row.id, paper, changed_paths(sheet, printable) if sheet else ())


def states(desk: Desk, case_id: str) -> tuple[SheetState, ...]:
    """Which printed sheet of each form counts, whether it is signed, and what changed after it was printed."""
    case = load_case(desk, case_id)
    return sheet_states(case.sheets, case.papers, review(desk, case).printable)


def _standing(found: Review, rule: FormRule, drawn: FormPrint) -> dict[str, str]:
    """The answers behind the printed texts, blanks included, so that a change is noticed without drawing anything."""
    from kiosk.forms.catalogue import FORMS  # whoever fills a form has loaded it already

    template = FORMS.get((rule.code, drawn.version))
    now = found.printable
    paths = {*drawn.values, *(template.groups if template else ()), *(f"{role}.{THUMB}" for role in rule.signers)}
    for path in template.paths_for(rule.signers) if template else ():
        paths |= {one for row in paths_of_rows(path, now) for one in (row, f"{row}{REASON_SUFFIX}")}
    return {path: now.get(path, "") for path in paths}


def _own_code(desk: Desk, texts: Sequence[str]) -> SheetCode:
    for text in texts:
        code = parse_sheet_code(text)
        if code is not None and applications.find(desk.store, code.application) is not None:
            return code
    raise DeedRefused("sheet.unknown")


def _kind_of(service: Service, form: str) -> str:
    for rule in service.forms:
        if rule.code == form:
            return rule.paper
    for paper in service.papers:
        for option in paper.any_of:
            if option.form == form:
                return option.kind
    raise DeedRefused("sheet.form", {"form": form})
