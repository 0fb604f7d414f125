"""What the sync page tells: one sentence of state, each case that is on its way, what needs a person, three facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from kiosk.domain.application import Delivery, Stage
from kiosk.domain.instants import from_text
from kiosk.work import track
from kiosk.work.receive import UnreadDefinition, unread_definitions
from kiosk.work.status import WaitingSummary
from kiosk.work.track import CaseRow, TrayItem
from ui.messages import sentence
from ui.models.counter import Counter
from ui.models.moments import in_full, local

_CLOCK_FINE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """One case that is not whole at the registry yet."""

    name: str
    number: str
    state: str
    detail: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a person should see."""

    record: str
    case: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class _Read:
    summary: WaitingSummary
    rows: list[CaseRow]
    tray: list[TrayItem]
    unread: list[UnreadDefinition]


class SyncModel(QObject):
    """Reads again after every round.

    Signals:
        changed: Everything may differ.
    """

    changed = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._read: _Read | None = None
        counter.road.changed.connect(self.refresh)
        counter.road.arrived.connect(self.refresh)

    def refresh(self) -> None:
        """Read again."""
        desk = self._counter.desk
        self._counter.work.in_turn(
            lambda: _Read(
                track.waiting(desk),
                track.cases(desk, track.Filter(limit=2000)),
                track.tray(desk),
                unread_definitions(desk),
            ),
            self._take,
        )

    def try_now(self) -> None:
        """Start a round at once."""
        self._counter.road.wake()

    def seen(self, record: str) -> None:
        """A person has read an item of the tray."""
        desk = self._counter.desk
        self._counter.work.in_turn(lambda: track.mark_seen(desk, record), lambda _none: self._counter.road.refresh())
        self.refresh()

    @property
    def connected(self) -> bool:
        """Whether the last round reached the registry."""
        return self._counter.road.state.connected

    @property
    def title(self) -> str:
        """The state in one sentence."""
        count = self._read.summary.applications if self._read else 0
        if not self._counter.road.state.tried:
            return "Menghubungi Disdukcapil ..."
        if not self.connected:
            return f"Tidak ada jaringan. {count} permohonan tersimpan aman di sini." if count else "Tidak ada jaringan."
        return f"Tersambung. Mengirim {count} permohonan." if count else "Tersambung. Semua sudah terkirim."

    @property
    def lead(self) -> str:
        """What it means for the work."""
        state = self._counter.road.state
        if state.trouble and state.trouble != "link.offline":
            return sentence(state.trouble)
        if not self.connected:
            return "Anda boleh terus bekerja. Pengiriman berjalan sendiri saat ada jaringan."
        return "Anda boleh terus bekerja. Jika jaringan putus, pengiriman dilanjutkan dari bagian terakhir."

    def on_the_way(self) -> Sequence[OnItsWay]:
        """The cases that are not whole at the registry, oldest first."""
        if self._read is None:
            return ()
        rows = [
            row for row in self._read.rows
            if row.stage in {Stage.SUBMITTED, Stage.WITHDRAWN} and row.delivery in {Delivery.WAITING, Delivery.RECEIVED}
        ]  # fmt: skip
        return [_on_its_way(row) for row in reversed(rows)]

    def tray(self) -> Sequence[Item]:
        """What a person should look at."""
        if self._read is None:
            return ()
        return [
            Item(
                item.record_id,
                item.case_id,
                item.subject_name or item.number or "Kiriman",
                sentence(item.code or "record.body"),
            )
            for item in self._read.tray
        ]

    def unread(self) -> Sequence[tuple[str, str]]:
        """New versions of services that this program cannot read, as title and what to do; older ones stay in use."""
        services = self._counter.desk.services
        found = self._read.unread if self._read else []
        names = [(one, services.get(one.code)) for one in found]
        return [(service.name if service else one.code, sentence("definition.unread")) for one, service in names]

    def facts(self) -> Sequence[tuple[str, str]]:
        """Last contact, what waits, the computer's clock."""
        desk = self._counter.desk
        found = self._read
        contact = in_full(desk, found.summary.last_contact_at) if found else ""
        size = f"{round(found.summary.bytes / 1000)} KB dalam {found.summary.blobs} pindaian" if found else ""
        reading = desk.clock.reading()
        offset = abs(timedelta(seconds=reading.offset_s))
        if not reading.trusted_at:
            clock = "Belum dicocokkan"
        elif offset <= _CLOCK_FINE:
            clock = f"Sesuai, selisih {round(offset.total_seconds())} detik"
        else:
            now = local(desk, from_text(desk.stamp()))
            clock = f"Keliru. Sekarang {now:%d-%m-%Y, %H.%M}"
        return (
            ("Terakhir tersambung", contact or "Belum pernah"),
            ("Menunggu dikirim", size),
            ("Jam komputer", clock),
        )

    def _take(self, read: _Read) -> None:
        self._read = read
        self.changed.emit()


def _on_its_way(row: CaseRow) -> OnItsWay:
    if row.delivery is Delivery.WAITING:
        return OnItsWay(row.subject_name, row.number, "Menunggu giliran", "Dikirim saat ada jaringan")
    if not row.bytes_left:
        return OnItsWay(row.subject_name, row.number, "Data dan pindaian terkirim", "Menunggu kabar Disdukcapil")
    left = f"Sisa {max(1, round(row.bytes_left / 1000))} KB"
    return OnItsWay(row.subject_name, row.number, "Data terkirim, mengirim pindaian", left)
