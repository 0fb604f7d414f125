"""Issued documents of a case: shown, printed at 100 %, handed over to a named receiver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.domain.application import ProductStatus
from kiosk.domain.definition import APPLICANT
from kiosk.domain.errors import DomainError
from kiosk.domain.nik import Nik
from kiosk.domain.old_documents import OldDocument, replaced_by
from kiosk.store import blobs
from kiosk.store.products import Product
from kiosk.work import hand_over as handing
from kiosk.work import track
from kiosk.work.copy_out import copy_document
from kiosk.work.hand_over import Collected, Receiver
from kiosk.work.track import CaseView
from ui.models.counter import Counter
from ui.models.moments import in_full
from ui.models.pdf_pages import first_page
from ui.printing import Printed
from ui.words.desk import KEEP
from ui.words.labels import PRODUCT_STATUS


@dataclass(frozen=True, slots=True)
class Document:
    """One product in words.

    ``here``: its file is on this computer; ``fetching``: it is on its way; ``ready``: it can be handed over.
    """

    code: str
    name: str
    state: str
    number: str
    here: bool
    ready: bool
    handed: str
    fetching: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    view: CaseView
    held: frozenset[str]


class IssuedModel(QObject):
    """What the page shows and does.

    Signals:
    changed: Read `documents`, `lead`, `people` again.
    shown: A picture of the first page of a document; carries (code, QImage).
    printed: A document was printed or saved; carries the sentence.
    handed_over: The hand-over is stored; carries the sentence.
    codes_known: The QR codes of a document, to compare a print with; carries (code, texts).
    failed: Something was refused; carries the exception with its code.
    """

    changed = Signal()
    shown = Signal(str, object)
    printed = Signal(str)
    handed_over = Signal(str)
    failed = Signal(object)
    codes_known = Signal(str, object)

    def __init__(self, counter: Counter, case_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._case_id = case_id
        self.view: CaseView | None = None
        self.documents: Sequence[Document] = ()
        self._printed: set[str] = set()
        counter.road.arrived.connect(self.refresh)

    def refresh(self) -> None:
        """Read the case again."""
        desk, case_id = self._counter.desk, self._case_id

        def job() -> _Read:
            view = track.case(desk, case_id)
            named = {product.sha256 for product in view.products if product.sha256}
            return _Read(view, frozenset(sha256 for sha256 in named if blobs.held(desk.store, sha256)))

        self._counter.work.in_turn(job, self._take, self.failed.emit)

    @property
    def lead(self) -> str:
        """Name, and on a line of its own the number, which is not to be broken."""
        return f"{self.view.row.subject_name}\n{self.view.row.number}" if self.view else ""

    def people(self) -> Sequence[tuple[str, str, str]]:
        """Who of the case may fetch it: name, NIK, relation; somebody else is typed."""
        if self.view is None:
            return ()
        answers = self.view.case.answers
        service = self._counter.desk.services.get(self.view.case.service)
        who = service.applicant if service else APPLICANT
        relation = answers.get(f"{who}.hubungan", "pemohon")
        found = [(answers.get(f"{who}.nama", ""), answers.get(f"{who}.nik", ""), relation)]
        found += [(answers.get(f"{who}.nama", ""), answers.get(f"{who}.nik", ""), who) for who in ("ayah", "ibu")]
        seen: dict[str, tuple[str, str, str]] = {}
        for name, nik, kind in found:
            if name and nik not in seen:
                seen[nik] = (name, nik, kind)
        if not seen and self.view.row.applicant:
            return ((self.view.row.applicant, "", "pemohon"),)
        return tuple(seen.values())

    def show(self, code: str) -> None:
        """Draw the first page of a document; `shown` follows, or `failed` while its file is not here."""
        desk, case_id = self._counter.desk, self._case_id
        self._counter.work.in_turn(
            lambda: handing.document(desk, case_id, code), lambda data: self._draw(code, data), self.failed.emit
        )

    def print(self, code: str) -> None:
        """Print a document in its own size."""
        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id
        printer, now = self._counter.printer, self._counter.desk.now()

        def job() -> Printed:
            printed = printer.print_pdf(handing.document(desk, case_id, code), code, now)
            handing.note_printed(desk, operator, case_id, code)
            return printed

        self._counter.work.in_turn(job, lambda printed: self._done(code, printed), self.failed.emit)

    def old_documents(self) -> Sequence[OldDocument]:
        """The old documents to ask for when what is ready is given out."""
        if self.view is None:
            return ()
        service = self._counter.desk.services.get(self.view.row.service)
        return replaced_by(service, [document.code for document in self.documents if document.ready])

    def originals(self) -> Sequence[str]:
        """What to do now with originals that the office kept: "Akta lama: asli disimpan di kantor ini"."""
        service = self._counter.desk.services.get(self.view.row.service) if self.view else None
        if self.view is None or service is None:
            return ()
        kept = dict.fromkeys(paper.kind for paper in self.view.case.papers if paper.original == "asli")
        words = {kind: KEEP[service.keep_of(kind)] for kind in kept if service.keep_of(kind) != "returned"}
        return [f"{service.paper_label(kind)}: {word[:1].lower()}{word[1:]}" for kind, word in words.items()]

    def read_codes(self, code: str) -> None:
        """Read the QR codes of a document's PDF; `codes_known` or `failed` follows."""
        desk, case_id = self._counter.desk, self._case_id

        def job() -> tuple[str, ...]:
            # Renders the pages: what reads pictures is loaded when somebody asks.
            from kiosk.capture.printed_code import codes_of_pdf

            return codes_of_pdf(handing.document(desk, case_id, code))

        self._counter.work.in_turn(job, lambda texts: self.codes_known.emit(code, texts), self.failed.emit)

    def copy_to(self, code: str, target: Path) -> None:
        """Copy a document's PDF to a resident's stick; `printed` or `failed` follows."""
        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id
        self._counter.work.in_turn(
            lambda: copy_document(desk, operator, case_id, code, target),
            lambda at: self.printed.emit(f"Tersalin dan sudah diperiksa: {at}"),
            self.failed.emit,
        )

    def hand_over(self, codes: Sequence[str], receiver: Receiver, collected: Sequence[Collected]) -> None:
        """Record who took the documents. Raises nothing: `handed_over` or `failed` follows."""
        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id
        printed = set(self._printed)
        owners = {old.kind: old.product for old in self.old_documents()}

        def job() -> str:
            if receiver.nik:
                Nik.parse(receiver.nik, allow_contoh=desk.device.allow_contoh, allow_unknown_province=True)
            if not receiver.name.strip():
                raise DomainError("receiver.name")
            for code in codes:
                old = [one for one in collected if owners.get(one.kind) == code]
                handing.hand_over(desk, operator, case_id, code, receiver, printed=code in printed, collected=old)
            return in_full(desk, desk.stamp())

        self._counter.work.in_turn(job, lambda at: self._given(receiver.name, at), self._not_given)

    def _take(self, read: _Read) -> None:
        self.view = read.view
        desk = self._counter.desk
        self.documents = [
            _document(
                product,
                in_full(desk, product.handed_over.at) if product.handed_over else "",
                here=product.sha256 in read.held,
            )
            for product in read.view.products
        ]
        self.changed.emit()

    def _draw(self, code: str, data: bytes) -> None:
        self._counter.work.aside(lambda: first_page(data), lambda image: self._drawn(code, image), self.failed.emit)

    def _drawn(self, code: str, image: QImage) -> None:
        self.shown.emit(code, image)

    def _done(self, code: str, printed: Printed) -> None:
        self._printed.add(code)
        self.printed.emit(
            f"Tersimpan sebagai PDF: {printed.file}" if printed.file else f"Dicetak pada {printed.printer}."
        )

    def _not_given(self, error: Exception) -> None:
        """Some may be handed over already when one is refused: read them again."""
        self.failed.emit(error)
        self.refresh()

    def _given(self, name: str, at: str) -> None:
        self._counter.road.wake()
        self.handed_over.emit(f"Diserahkan kepada {name}, {at}.")
        self.refresh()


def _at_the_counter(product: Product) -> bool:
    """A PDF is printed here as soon as it is issued; a card has to arrive first."""
    if product.status is ProductStatus.ISSUED:
        return product.kind != "card"
    return product.status is ProductStatus.ARRIVED


def _document(product: Product, at: str, *, here: bool) -> Document:
    handed = f"Diserahkan kepada {product.handed_over.name}, {at}." if product.handed_over else ""
    waiting = bool(product.handover_record) and not handed
    return Document(
        code=product.code,
        name=product.name,
        state="Penyerahan tersimpan" if waiting else PRODUCT_STATUS.get(product.status, product.status),
        number=product.number,
        here=here,
        fetching=bool(product.sha256) and not here,
        ready=_at_the_counter(product) and not waiting,
        handed=handed,
    )
