"""The call list in words, and what is done from it: telling, copying a message, printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.call_list import Call, Group, Why
from kiosk.domain.instants import from_text
from kiosk.domain.names import official_name
from kiosk.domain.phones import format_phone
from kiosk.store.old_documents import Taken
from kiosk.work import call_list as calling
from kiosk.work import hand_over as handing
from kiosk.work.contact import Way, record_contact
from ui.models.counter import Counter
from ui.models.moments import when_short
from ui.models.papers_to_print import office_of
from ui.models.receipts import told
from ui.printing import Printed
from ui.words.desk import CONTACT_WAY

_NO_RT = "RT tidak diketahui"


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call in words; ``message`` is "" where nobody agreed to be written to, ``told`` "" until somebody did."""

    case: str
    name: str
    phone: str
    about: str
    status: str
    bring: str
    left: str
    told: str
    message: str


@dataclass(frozen=True, slots=True)
class Section:
    """The calls of one RT."""

    title: str
    lines: tuple[CallLine, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    groups: tuple[Group, ...]
    old: list[Taken]
    sections: tuple[Section, ...]


class CallListModel(QObject):
    """What the page shows and does.

    Signals:
        changed: `sections` and `old_documents` may differ.
        said: A deed is done; carries the sentence.
        failed: A deed was refused; carries the exception with its code.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._groups: tuple[Group, ...] = ()
        self.sections: Sequence[Section] = ()
        self.old_documents = 0
        counter.road.arrived.connect(self.refresh)

    def refresh(self) -> None:
        """Read the list again."""
        counter = self._counter

        def job() -> _Read:
            # The words of slips and messages come with what prints, which a start does not pay for.
            from kiosk.forms.call_words import OLD_DOCUMENTS

            groups = calling.call_list(counter.desk, OLD_DOCUMENTS)
            made = tuple(_section(counter, group) for group in groups)
            return _Read(groups, handing.loose_old_documents(counter.desk), made)

        counter.work.in_turn(job, self._take, self.failed.emit)

    def tell(self, case_id: str, way: str) -> None:
        """Put down that the family was told; `said` or `failed` follows."""
        desk, operator = self._counter.desk, self._counter.session.operator
        self._counter.work.in_turn(
            lambda: record_contact(desk, operator, case_id, Way(way)), self._noted, self.failed.emit
        )

    def print_slips(self) -> None:
        """Print a slip for each family."""
        self._print("Surat panggilan")

    def print_sheets(self) -> None:
        """Print a list for the head of each RT."""
        self._print("Daftar panggil RT")

    def bundle(self) -> None:
        """Print the list of old documents for the registry; they count as sent from then on."""
        desk, operator, printer = self._counter.desk, self._counter.session.operator, self._counter.printer
        office = office_of(desk.device, self._counter.regions)

        def draw(name: str, taken: Sequence[Taken]) -> bytes:
            from kiosk.forms.call_words import OLD_DOCUMENTS
            from kiosk.forms.old_documents_list import OldLine, old_documents_list

            lines = [
                OldLine(OLD_DOCUMENTS.get(one.kind, one.kind), one.name, one.number, from_text(one.at)) for one in taken
            ]
            return old_documents_list(lines, bundle=name, office=office, officer=operator.name, made_at=desk.now())

        def job() -> Printed:
            return printer.print_pdf(handing.bundle_old_documents(desk, operator, draw), "Dokumen lama", desk.now())

        self._counter.work.in_turn(job, lambda done: self._printed(done, "Daftar dokumen lama"), self.failed.emit)

    def _print(self, what: str) -> None:
        desk, printer, groups = self._counter.desk, self._counter.printer, self._groups
        office = office_of(desk.device, self._counter.regions)

        def job() -> Printed:
            from kiosk.forms.call_slips import call_slips, rt_sheets

            draw = call_slips if what == "Surat panggilan" else rt_sheets
            return printer.print_pdf(draw(groups, office=office, made_at=desk.now()), what, desk.now())

        if groups:
            self._counter.work.aside(job, lambda done: self._printed(done, what), self.failed.emit)

    def _take(self, read: _Read) -> None:
        self._groups, self.sections, self.old_documents = read.groups, read.sections, len(read.old)
        self.changed.emit()

    def _noted(self, _record: str) -> None:
        self._counter.road.wake()
        self.said.emit("Tersimpan: keluarga sudah diberi tahu.")
        self.refresh()

    def _printed(self, printed: Printed, what: str) -> None:
        self.said.emit(told(printed, what))
        self.refresh()


def _section(counter: Counter, group: Group) -> Section:
    return Section(group.place.text if group.place else _NO_RT, tuple(_line(counter, call) for call in group.calls))


def _line(counter: Counter, call: Call) -> CallLine:
    from kiosk.forms.call_words import days, for_officer, message

    desk = counter.desk
    given = (
        "" if call.told is None else f"{CONTACT_WAY[call.told.way]}, {when_short(desk, call.told.at)}, {call.told.who}"
    )
    number = f" \u00b7 {call.call_name}" if call.call_name else ""
    return CallLine(
        case=call.case,
        name=official_name(call.applicant or call.name),
        phone=format_phone(call.phone) if call.phone else "Tidak ada nomor HP",
        about=f"{call.service}, {official_name(call.name)}{number}",
        status="Perlu perbaikan" if call.why is Why.RETURNED else "Siap diambil",
        bring=_sentence(for_officer(call.bring)),
        left=days(call),
        told=given,
        message=message(call, desk.device.office_name) if call.messages and call.phone else "",
    )


def _sentence(things: Sequence[str]) -> str:
    text = ", ".join(things)
    return f"{text[:1].upper()}{text[1:]}."
