"""A link on which a test loses replies and cuts bodies, and a look into the centre's own table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from kiosk.work.desk import Desk
from sync.http import Link, Upload
from sync.line import LinkTrouble
from sync.protocol.batch import Batch
from sync.protocol.changes import Change, Page
from sync.protocol.replies import Reply
from tests.centre import Centre


class Crooked(Link):
    """A link to the real centre on which a test may lose or change what passes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.device, desk.clock)
        self.lose_reply = False
        self.cut_after = 0
        self.page: Callable[[Page, list[Change]], tuple[Page, list[Change]]] = lambda page, changes: (page, changes)

    def put_batch(self, sent: Batch) -> Reply:
        reply = super().put_batch(sent)
        if self.lose_reply:
            raise LinkTrouble("link.timeout")
        return reply

    def patch(self, address: str, offset: int, blocks: Iterable[bytes], length: int) -> Upload:
        def cut() -> Iterable[bytes]:
            left = self.cut_after
            for block in blocks:
                yield block[:left]
                left -= len(block)
                if left <= 0:
                    raise LinkTrouble("link.offline", "cut")

        return super().patch(address, offset, cut() if self.cut_after else blocks, length)

    def changes(self, cursor: str) -> tuple[Page, list[Change]]:
        return self.page(*super().changes(cursor))


def stored_at(centre: Centre, record: str) -> int:
    database = sqlite3.connect(centre.data / "db.sqlite3")
    try:
        return int(database.execute("SELECT COUNT(*) FROM receive_storedrecord WHERE id = ?", (record,)).fetchone()[0])
    finally:
        database.close()
