"""Receipt numbers: a label that can be read aloud, given without network, never given twice by this kiosk."""

from __future__ import annotations

from datetime import date

from kiosk.domain.numbers import MOST_SERIAL, ReceiptNumber
from kiosk.store import applications
from kiosk.store.applications import Application
from kiosk.work import epochs
from kiosk.work.desk import Desk

_FIRST_DAY = date(2000, 1, 1)
_LAST_DAY = date(2099, 12, 31)


def give_number(desk: Desk, row: Application) -> tuple[str, str]:
    """Number and call name of a case, drawn when it has none yet; belongs inside the deed's transaction.

    The day is the trusted clock's, held inside the years that a number can say: a wrong clock blocks nobody, and the
    serial, which never goes back, keeps numbers apart. Training gives none.
    """
    if row.number or desk.device.training:
        return row.number, row.call_name
    serial = epochs.next_serial(desk.store)
    if serial > MOST_SERIAL:
        epochs.restart_serials(desk.store)
        serial = epochs.next_serial(desk.store)
    letter = epochs.current(desk.store)[0]
    day = min(max(desk.today(), _FIRST_DAY), _LAST_DAY)
    number = ReceiptNumber(desk.device.office, day, desk.device.kiosk_code[:2] + letter, serial)
    applications.change(desk.store, row.id, {"number": number.text, "call_name": number.call_name})
    return number.text, number.call_name
