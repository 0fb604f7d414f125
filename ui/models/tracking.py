"""The list of cases: what each row says, what its one button does, which chip it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.application import PublicLabel
from kiosk.domain.dates import format_long
from kiosk.domain.instants import from_text
from kiosk.work import track
from kiosk.work.case import load_case
from kiosk.work.desk import Desk
from kiosk.work.track import CaseRow
from ui.models.case_steps import resume
from ui.models.counter import Counter
from ui.models.home import DRAFTS, READY, RETURNED, WAITING
from ui.models.moments import local, when
from ui.routes import Detail, Issued, Returned, Route
from ui.words.labels import LABEL_SENTENCE, PUBLIC_LABEL

DONE = frozenset({PublicLabel.DONE, PublicLabel.REJECTED, PublicLabel.WITHDRAWN, PublicLabel.EXPIRED})
CHIPS: Mapping[str, tuple[str, frozenset[PublicLabel]]] = {
    "": ("Semua", frozenset()),
    "perbaikan": ("Perlu perbaikan", RETURNED),
    "menunggu": ("Menunggu jaringan", WAITING),
    "diproses": ("Diproses", frozenset(PublicLabel) - RETURNED - WAITING - READY - DONE - DRAFTS),
    "siap": ("Siap diserahkan", READY),
    "selesai": ("Selesai", DONE),
    "draf": ("Belum selesai", DRAFTS),
}
_NAMELESS = "Belum ada nama"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list, in words."""

    key: str
    name: str
    service: str
    number: str
    date: str
    status: str
    sentence: str
    action: str
    strong: bool


class TrackingModel(QObject):
    """What the page shows and does.

    Signals:
    changed: `lines` and `counts` may differ.
    """

    changed = Signal()

    def __init__(self, counter: Counter, chip: str = "", text: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.chip = chip if chip in CHIPS else ""
        self.text = text
        self.lines: Sequence[Line] = ()
        self.counts: Mapping[str, int] = {}
        self._rows: Mapping[str, CaseRow] = {}
        counter.road.arrived.connect(self.refresh)

    def search(self, text: str) -> None:
        """Narrow the list to cases in which every word of ``text`` occurs."""
        self.text = text
        self.refresh()

    def choose(self, chip: str) -> None:
        """Show the cases of one chip."""
        self.chip = chip
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        desk, text = self._counter.desk, self.text
        self._counter.work.in_turn(lambda: track.cases(desk, track.Filter(words=text, limit=2000)), self._take)

    def open(self, key: str) -> None:
        """Go where the row's button leads; an unfinished case opens at the step where it was left."""
        open_case(self._counter, self._rows[key])

    def _take(self, rows: list[CaseRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self.counts = {
            chip: sum(1 for row in rows if not labels or row.label in labels) for chip, (_, labels) in CHIPS.items()
        }
        labels = CHIPS[self.chip][1]
        shown = [row for row in rows if not labels or row.label in labels]
        shown.sort(key=lambda row: row.label not in RETURNED | READY)
        self.lines = [line_of(self._counter.desk, row) for row in shown]
        self.changed.emit()


def line_of(desk: Desk, row: CaseRow, *, sentence: str = "", action: str = "") -> Line:
    """A case as a row of a list; ``sentence`` and ``action`` stand in place of what its state says."""
    service = desk.services.get(row.service)
    variant = service.variant(row.variant) if service else None
    name = service.name if service else row.service
    return Line(
        key=row.id,
        name=row.subject_name or _NAMELESS,
        service=f"{name}, 3-in-1" if variant and variant.code == "PAKET_3IN1" else name,
        number=row.number or "Belum bernomor",
        date=format_long(local(desk, from_text(row.updated_at)).date()),
        status=PUBLIC_LABEL[row.label],
        sentence=sentence or LABEL_SENTENCE.get(row.label, "").format(when=when(desk, row.since)),
        action=action or _ACTIONS.get(row.label, "Lihat"),
        strong=not action and row.label in RETURNED | READY,
    )


def open_case(counter: Counter, row: CaseRow) -> None:
    """Go to the place that fits the state of a case."""
    if row.label in DRAFTS and row.open:
        desk = counter.desk
        counter.work.in_turn(lambda: load_case(desk, row.id), lambda case: counter.go.to(resume(case.id, case.step)))
    else:
        counter.go.to(route_of(row))


def route_of(row: CaseRow) -> Route:
    """The page for a case that is not being filled in."""
    if row.label in RETURNED:
        return Returned(row.id)
    if row.label in READY:
        return Issued(row.id)
    return Detail(row.id)


_ACTIONS = {
    PublicLabel.RETURNED: "Perbaiki",
    PublicLabel.BEING_MENDED: "Perbaiki",
    PublicLabel.ISSUED: "Serahkan",
    PublicLabel.READY_FOR_PICKUP: "Serahkan",
    PublicLabel.DRAFT: "Lanjutkan",
    PublicLabel.PAPERS_DEPOSITED: "Lanjutkan",
    PublicLabel.WAITING_SIGNATURES: "Lanjutkan",
    PublicLabel.READY: "Lanjutkan",
}
