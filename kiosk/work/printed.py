"""What became of printed sheets: which were signed, and which answers changed after they were printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.store.papers import Paper
from kiosk.store.sheets import Sheet
from kiosk.work.desk import Desk

_RESIGN = "resign_after_change"


@dataclass(frozen=True, slots=True)
class SheetState:
    """One printed form.

    ``signed``: a scanned page bears its code; ``changed``: paths that differ from it now; ``current``: the form was
    printed with the answers that stand now, on this sheet or on another.
    """

    sheet: Sheet
    signed: bool
    changed: tuple[str, ...]
    current: bool


def sheet_states(
    sheets: Sequence[Sheet], papers: Sequence[Paper], printable: Mapping[str, str]
) -> tuple[SheetState, ...]:
    """The state of each form's sheet that counts: the one that was scanned, else the one printed last.

    ``printable`` is what would be printed now (`Review.printable`). A later change is named; it asks by itself for no
    new signature.
    """
    scanned = {(paper.sheet.form, paper.sheet.data_hash) for paper in papers if paper.sheet}
    counting: dict[str, Sheet] = {}
    current = {sheet.form for sheet in sheets if sheet.printed_at and not changed_paths(sheet, printable)}
    for sheet in sheets:
        before = counting.get(sheet.form)
        if not sheet.printed_at or (before and _signed(before, scanned) and not _signed(sheet, scanned)):
            continue
        counting[sheet.form] = sheet
    return tuple(
        SheetState(sheet, _signed(sheet, scanned), changed_paths(sheet, printable), sheet.form in current)
        for sheet in counting.values()
    )


def must_sign_again(desk: Desk, state: SheetState) -> bool:
    """Whether this district asks for a new signature because something changed after this was signed (else not)."""
    return state.signed and bool(state.changed) and desk.device.settings.get(_RESIGN) == "yes"


def changed_paths(sheet: Sheet, printable: Mapping[str, str]) -> tuple[str, ...]:
    """The paths whose printed value is not the present one, sorted."""
    return tuple(sorted(path for path, value in sheet.values.items() if printable.get(path, "") != value))


def _signed(sheet: Sheet, scanned: set[tuple[str, str]]) -> bool:
    return (sheet.form, sheet.data_hash) in scanned
