"""The district's one pen: every deed on the register is written under this lock, and tells the kiosks by their logs.

Numbers of a log are gapless because they are given out under the lock and written in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from central.devices.keyring import keyring
from central.devices.models import Centre, Device, DeviceChange, DistrictChange
from central.statements import change, insert, rows
from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from sync.protocol.changes import Change, encode_change
from sync.protocol.signed import sign, to_lines


class Ledger:
    """What a deed tells the kiosks, gathered while it runs and written when it ends.

    ``centre`` is the locked row of the district, ``now`` the moment of the deed.
    """

    def __init__(self, centre: Centre, now: datetime) -> None:
        self.centre = centre
        self.now = now
        self._key = keyring(settings.LOKET_DATA).current
        self._numbers: dict[str, int] = {}
        self._entries: list[DeviceChange] = []
        self._begun = (centre.changes, centre.arrivals)

    def order(self) -> int:
        """The next number of the district's order of arrival."""
        self.centre.arrivals += 1
        return self.centre.arrivals

    def knows(self, device: str, newest: int) -> None:
        """Take over the number of the newest change of ``device``, where its row was read under the lock anyway."""
        self._numbers.setdefault(device, newest)

    def newest(self, device: Device) -> int:
        """The number of the newest change of ``device``, those that are not written yet included."""
        return self._numbers.get(device.id, device.changes)

    def to_device(self, device: str, type_: str, body: Mapping[str, object], change: str = "") -> None:
        """Append a change to the log of the kiosk ``device``; ``change`` is its id where several kiosks are told."""
        if device not in self._numbers:
            self._numbers[device] = _newest(self.centre.district, device)
        self._numbers[device] += 1
        number, name = self._numbers[device], change or new_id(self.now)
        payload = encode_change(Change(name, "device", number, device, type_, to_text(self.now), body))
        self._entries.append(
            DeviceChange(
                district=self.centre.district,
                id=new_id(self.now),
                device_id=device,
                number=number,
                change=name,
                type=type_,
                at=self.now,
                lines=to_lines(sign(payload, self._key)),
            )
        )

    def to_district(self, type_: str, body: Mapping[str, object]) -> None:
        """Append a change to the log that every kiosk of the district reads."""
        self.centre.changes += 1
        name, number = new_id(self.now), self.centre.changes
        payload = encode_change(Change(name, "district", number, "", type_, to_text(self.now), body))
        DistrictChange.objects.create(
            district=self.centre.district,
            id=name,
            number=number,
            type=type_,
            at=self.now,
            lines=to_lines(sign(payload, self._key)),
        )

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the deed that is undone by itself, with all that it told, when it raises."""
        numbers, told, counters = dict(self._numbers), len(self._entries), (self.centre.changes, self.centre.arrivals)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            self._numbers = numbers
            del self._entries[told:]
            self.centre.changes, self.centre.arrivals = counters
            raise

    def write(self) -> None:
        """Put everything gathered into the tables."""
        insert(self._entries)
        for device in {entry.device_id for entry in self._entries}:
            change(
                "UPDATE devices_device SET changes = %s WHERE district = %s AND id = %s",
                self._numbers[device], self.centre.district, device,
            )  # fmt: skip
        counters = (self.centre.changes, self.centre.arrivals)
        if counters != self._begun:
            change(
                "UPDATE devices_centre SET changes = %s, arrivals = %s WHERE district = %s AND id = %s",
                *counters, self.centre.district, self.centre.id,
            )  # fmt: skip
        self._entries.clear()


@contextmanager
def writing(district: str, now: datetime) -> Iterator[Ledger]:
    """One transaction on the register of ``district``, alone in it; nothing is written when the body raises."""
    with transaction.atomic():
        ledger = Ledger(_locked(district), now)
        yield ledger
        ledger.write()


def _newest(district: str, device: str) -> int:
    ((newest,),) = rows("SELECT changes FROM devices_device WHERE district = %s AND id = %s", district, device)
    return int(str(newest))


def _locked(district: str) -> Centre:
    """The district's row, held until the transaction ends; SQLite's transactions are alone from their first word."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    columns = ("district", "id", "name", "incarnation", "changes", "arrivals")
    (row,) = rows(f"SELECT {', '.join(columns)} FROM devices_centre WHERE district = %s{lock}", district)  # noqa: S608
    return Centre.from_db(connection.alias, columns, row)


def waiting_for(device: Device, ledger: Ledger) -> int:
    """How many changes ``device`` has not yet said that it holds."""
    own = ledger.newest(device) - device.read_device
    return max(ledger.centre.changes - device.read_district, 0) + max(own, 0)
