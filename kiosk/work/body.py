"""The body of ``application.submitted``: everything that counts of a case, a full copy in each revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.answers import to_tree
from kiosk.store import case_keys
from kiosk.store.papers import Paper
from kiosk.work.answer import phone_of
from kiosk.work.case import Case, service_of
from kiosk.work.consent import consent_entry
from kiosk.work.desk import Desk
from kiosk.work.printed import SheetState
from sync.protocol.records import BlobRef


@dataclass(frozen=True, slots=True)
class Declaration:
    """Who declared that the data are true, and the version of the words that were read to him."""

    name: str
    version: str


def submitted_body(
    desk: Desk, case: Case, answers: Mapping[str, str], declaration: Declaration, sheets: tuple[SheetState, ...]
) -> dict[str, object]:
    """The body as PROTOCOL.md and schemas/application.submitted describe it; ``answers`` are those that count."""
    service = service_of(desk, case)
    notice, who = case.notice, service.applicant
    return {
        "number": case.number,
        "service": case.service,
        "variant": case.derived,
        "answers": to_tree(answers),
        "confirmations": [
            {
                "path": given.path, "code": given.code, "values": list(given.values), "operator": given.operator,
                "at": given.at, "reason": given.reason,
            }
            for given in case.confirmations
            if given.path in answers or not given.values[:1] or not given.values[0]
        ],
        "papers": [paper_entry(paper) for paper in case.papers],
        "sheets": [
            {
                "form": state.sheet.form, "version": state.sheet.version, "data_hash": state.sheet.data_hash,
                "printed_at": state.sheet.printed_at, "signed": state.signed, "changed": list(state.changed),
            }
            for state in sheets
        ],
        "declaration": {"name": declaration.name, "version": declaration.version, "at": desk.stamp()},
        "notice": {"version": notice.version if notice else "", "at": notice.at if notice else ""},
        "pickup": {"office": case.home_office},
        "applicant": {
            "name": answers.get(f"{who}.nama", ""), "nik": answers.get(f"{who}.nik", ""),
            "phone": phone_of(service, answers), "relation": answers.get(f"{who}.hubungan", ""),
            "consent": consent_entry(desk, case.id),
        },
        "note": case.note,
        **_link(desk, case.id),
    }  # fmt: skip


def _link(desk: Desk, case_id: str) -> dict[str, object]:
    """The case that this one was copied from for a twin, where it was."""
    other = case_keys.twin_of(desk.store, case_id)
    return {"twin_of": other} if other else {}


def paper_entry(paper: Paper) -> dict[str, object]:
    """One page as the wire names it."""
    sheet = paper.sheet
    return {
        "path": paper.path, "sha256": paper.sha256, "size": paper.size, "mime": paper.mime,
        "original": paper.original, "source": paper.source,
        "overrides": [{"gate": item.gate, "reason": item.reason} for item in paper.overrides],
        "sheet": sheet and {
            "form": sheet.form, "version": sheet.version, "page": sheet.page, "data_hash": sheet.data_hash,
        },
    }  # fmt: skip


def blob_refs(case: Case) -> tuple[BlobRef, ...]:
    """The scans that the record names, each once, in the order of the pages."""
    found: dict[str, BlobRef] = {}
    for paper in case.papers:
        found.setdefault(paper.sha256, BlobRef(paper.sha256, paper.size, paper.mime, paper.path))
    return tuple(found.values())
