"""How long this kiosk's applications were on their way, from its own outbox."""

from __future__ import annotations

from kiosk.domain.instants import from_text
from kiosk.domain.usual_delivery import usual_days
from kiosk.work.desk import Desk

_LATEST = 200


def usual_delivery_days(desk: Desk) -> int | None:
    """The median of the latest `_LATEST` applications that the centre has accepted; None for too few."""
    zone = desk.device.zone
    rows = desk.store.rows(
        "SELECT r.at AS captured, o.replied_at AS arrived FROM revisions r JOIN outbox o ON o.id = r.record"
        " WHERE r.revision = 1 AND o.state = 'accepted' AND o.replied_at <> '' ORDER BY o.position DESC LIMIT ?",
        (_LATEST,),
    )
    return usual_days(
        [
            (
                from_text(str(row["captured"])).astimezone(zone).date(),
                from_text(str(row["arrived"])).astimezone(zone).date(),
            )
            for row in rows
        ]
    )
