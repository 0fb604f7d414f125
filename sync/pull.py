"""The way back: changes page by page, then the documents that they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.work import ask_tracking, outgoing, receive
from kiosk.work.desk import Desk
from sync.http import Link
from sync.line import LinkTrouble
from sync.protocol.changes import Change, Cursor, Page
from sync.protocol.errors import BadChange

_NOT_GRANTED: Final = "blob.not_granted"


@dataclass(frozen=True, slots=True)
class Pulled:
    """What one pull brought: how many changes and documents, and when the centre wants to be asked again."""

    changes: int
    blobs: int
    poll_s: int


def pull(desk: Desk, link: Link) -> Pulled:
    """Bring everything that the centre has for this kiosk.

    A page and its cursor are stored together, so a page is applied once however often it is sent. Raises LinkTrouble;
    what was brought before it is kept.
    """
    brought = 0
    while True:
        cursor = Cursor.parse(receive.cursor(desk))
        page, changes = link.changes(cursor.text)
        if page.incarnation != outgoing.incarnation(desk) and _restored(desk, link):
            # The centre came back from a backup and numbers anew: its whole state is taken over again.
            continue
        _check_order(cursor, page, changes)
        if changes:
            receive.apply_changes(desk, changes, page.cursor)
            brought += len(changes)
        if not changes or not page.remaining:
            return Pulled(brought, fetch_documents(desk, link), page.poll_s)


def fetch_documents(desk: Desk, link: Link) -> int:
    """Bring the documents and scans that changes named; how many are now in the store."""
    kept = 0
    for sha256, size in outgoing.wanted_downloads(desk):
        data = link.blob(sha256, size)
        if data is None:
            outgoing.download_failed(desk, sha256, _NOT_GRANTED)
        else:
            outgoing.keep_download(desk, sha256, data)
            kept += 1
    return kept


def ask_about_numbers(desk: Desk, link: Link) -> int:
    """Ask about receipt numbers that are not on this kiosk; how many answers came."""
    count = 0
    for question in ask_tracking.questions(desk):
        standing = link.track(question)
        if isinstance(standing, int):
            ask_tracking.rest(desk, standing)
            break
        ask_tracking.answered(desk, question, standing)
        count += 1
    return count


def _restored(desk: Desk, link: Link) -> bool:
    """Whether the centre says, signed, that it is another one than before; the line that hinted at it is not."""
    return receive.learn_incarnation(desk, link.hello().incarnation)


def _check_order(cursor: Cursor, page: Page, changes: list[Change]) -> None:
    """A hole in a log would be a change that never comes: better none of the page."""
    try:
        for change in changes:
            cursor = cursor.after(change)
    except BadChange as problem:
        raise LinkTrouble("link.server", problem.code) from problem
    if cursor.text != page.cursor:
        raise LinkTrouble("link.server", "change.cursor")
