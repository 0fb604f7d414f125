"""Mending a returned case: a draft of the next revision from what is known here, or from the centre's package."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kiosk.domain.answers import Confirmation, from_tree
from kiosk.domain.application import Stage, Status
from kiosk.domain.ids import new_id
from kiosk.domain.paths import PaperPath
from kiosk.store import applications, confirmations, papers, sheets
from kiosk.store.applications import Application
from kiosk.store.papers import Override, Paper, SignedSheet
from kiosk.store.people import Operator
from kiosk.store.sheets import Sheet
from kiosk.work import guard
from kiosk.work.answer import touch
from kiosk.work.case import OPEN, Case, load_case
from kiosk.work.deed import audit, deed
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from sync.protocol.errors import BadChange
from sync.protocol.fields import SHA256, Fields


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """One reason: where to mend (an answer or paper path, "" the whole case), its code, the officer's note."""

    path: str
    code: str
    note: str


@dataclass(frozen=True, slots=True)
class Returned:
    """Why a case came back; ``change`` is what the next revision answers."""

    change: str
    reasons: tuple[ReturnReason, ...]
    note: str


def returned_of(row: Application) -> Returned | None:
    """The return that waits for mending."""
    if not row.returned:
        return None
    found = json.loads(row.returned)
    reasons = tuple(
        ReturnReason(str(one.get("path", "")), str(one["code"]), str(one.get("note", ""))) for one in found["reasons"]
    )
    return Returned(str(found["change"]), reasons, str(found.get("note", "")))


def begin_correction(desk: Desk, operator: Operator, case_id: str) -> Case:
    """The draft that mends a returned case; begun by somebody else it is the same draft, continued.

    Scans of another kiosk's case are referred to by hash and fetched when there is a network: the draft can be edited
    and sent before. Raises `DeedRefused` ``case.not_returned`` or ``case.package_missing``.
    """
    guard.require_office(desk)
    with deed(desk):
        row = applications.get(desk.store, case_id)
        returned = returned_of(row)
        if row.status is not Status.RETURNED or returned is None:
            raise DeedRefused("case.not_returned")
        if row.stage in OPEN and row.base == returned.change:
            return load_case(desk, case_id)
        if row.revision > row.status_revision:
            # This kiosk has sent its mending; the centre's word on it is under way.
            raise DeedRefused("case.not_returned")
        _fill(desk, row)
        columns = {
            "stage": Stage.DRAFT, "revision": row.status_revision + 1, "base": returned.change, "step": "",
        }  # fmt: skip
        applications.change(desk.store, case_id, columns)
        service = desk.service_of(row.service, row.definition_sha256)
        touch(desk, operator, applications.get(desk.store, case_id), service)
        applications.note(desk.store, case_id, desk.stamp(), "mending", operator.id, str(row.status_revision + 1))
        if not row.created_here:
            audit(desk, operator, "case.opened", case_id)
    return load_case(desk, case_id)


def reopen_refused(desk: Desk, operator: Operator, case_id: str) -> Case:
    """A draft again of a revision whose record the centre did not take, to be mended and sent anew.

    The refused record stays in the tray until somebody has seen it. Raises `DeedRefused` ``case.not_refused``.
    """
    guard.require_office(desk)
    with deed(desk):
        row = applications.get(desk.store, case_id)
        sent = desk.store.row(
            "SELECT state FROM outbox o JOIN revisions r ON r.record = o.id WHERE r.application = ? AND revision = ?",
            (case_id, row.revision),
        )
        if row.stage is not Stage.SUBMITTED or sent is None or sent["state"] not in {"rejected", "conflict"}:
            raise DeedRefused("case.not_refused")
        applications.change(desk.store, case_id, {"stage": Stage.DRAFT})
        applications.note(desk.store, case_id, desk.stamp(), "reopened", operator.id, str(row.revision))
    return load_case(desk, case_id)


def _fill(desk: Desk, row: Application) -> None:
    """Let the working copy be what the centre looked at."""
    if row.package:
        _unpack(desk, row, Fields(json.loads(row.package), BadChange, "change"))
    elif row.sent_revision != row.status_revision:
        raise DeedRefused("case.package_missing")


def _unpack(desk: Desk, row: Application, package: Fields) -> None:
    store, case_id = desk.store, row.id
    answers = from_tree(package.mapping("answers"))
    applications.replace_answers(store, case_id, answers)
    confirmations.clear(store, case_id)
    for item in package.objects("confirmations"):
        given = Confirmation(
            item.text("path"), item.text("code"), item.texts("values"), item.text("operator"), item.text("at"),
            item.text("reason", default=""),
        )  # fmt: skip
        confirmations.put(store, case_id, given)
    if "notice" in package:
        # The notice was shown to this applicant at the other counter.
        notice = package.inner("notice")
        shown = {"version": notice.text("version"), "at": notice.text("at")}
        applications.change(store, case_id, {"notice": json.dumps(shown)})
    papers.clear(store, case_id)
    for item in package.objects("papers"):
        papers.insert(store, _paper(desk, case_id, item))
    known = {(sheet.form, sheet.data_hash) for sheet in sheets.of(store, case_id)}
    for item in package.objects("sheets"):
        if (item.text("form"), item.text("data_hash")) not in known:
            sheets.put(store, _sheet(desk, case_id, item, answers))


def _paper(desk: Desk, case_id: str, item: Fields) -> Paper:
    path = PaperPath.parse(item.text("path"))
    sheet = item.inner("sheet") if "sheet" in item else None
    return Paper(
        id=new_id(desk.now()), application=case_id, kind=path.kind, page=path.page,
        sha256=item.text("sha256", pattern=SHA256), size=item.integer("size", least=1), mime=item.text("mime"),
        original=item.text("original"), source=item.text("source"),
        overrides=tuple(Override(one.text("gate"), one.text("reason")) for one in item.objects("overrides")),
        sheet=SignedSheet(
            sheet.text("form"), sheet.integer("version"), sheet.integer("page"), sheet.text("data_hash")
        ) if sheet else None,
        added_at=desk.stamp(), added_by="",
    )  # fmt: skip


def _sheet(desk: Desk, case_id: str, item: Fields, answers: dict[str, str]) -> Sheet:
    """A sheet printed at another kiosk: its values are those that were sent, but for what changed after printing."""
    changed = set(item.texts("changed")) if "changed" in item else set()
    return Sheet(
        id=new_id(desk.now()), application=case_id, form=item.text("form"), version=item.integer("version"),
        data_hash=item.text("data_hash"), pages=1,
        values={path: value for path, value in answers.items() if path not in changed}, prepared_at=desk.stamp(),
        printed_at=item.text("printed_at"), printed_by="",
    )  # fmt: skip
