"""What anybody may read and take home: requirements of every service, empty forms, the board of an RT; no login."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.definition import MENUS, Service
from kiosk.domain.public_sheet import PublicSheet, as_text, public_sheet
from kiosk.store import letterhead
from kiosk.work.clock import wall_now
from kiosk.work.noticeboard import public_services
from ui.models.counter import Counter
from ui.models.home import services_of
from ui.models.receipts import told
from ui.printing import Printed, PrintTrouble
from ui.words.menus import MENU_WORDS

if TYPE_CHECKING:
    from kiosk.forms.office import Office
    from kiosk.forms.paper_size import PageSize
    from kiosk.forms.template import FormTemplate

SHEET, ROLL = "sheet", "roll"

_Draw = Callable[[], bytes]


class PublicPapers(QObject):
    """Draws, prints and saves beside the window; the office stands in ``letterhead.json``, as no store may be open.

    Signals:
        done: A paper came out or was saved; carries the sentence.
        failed: It did not; carries the exception with its code.
    """

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._plain = letterhead.read(counter.folder)

    def services(self) -> Mapping[str, Service]:
        """The services that are offered here."""
        session = self._counter.session
        return session.desk.services if session.store_open else public_services(self._counter.folder)

    def by_menu(self) -> Sequence[tuple[str, Sequence[Service]]]:
        """The services under the words of their tiles, in the order of the start page."""
        known = self.services()
        groups = [(MENU_WORDS[menu][0], services_of(known, menu)) for menu in MENUS]
        return [(words, found) for words, found in groups if found]

    def service(self, code: str) -> Service | None:
        """One service; None for a code that is none."""
        return self.services().get(code)

    def text(self, sheet: PublicSheet) -> str:
        """The requirements as a message to send on."""
        return as_text(sheet, contact=self._plain.complaint)

    def print_sheet(self, service: Service, variant: str, kind: str) -> None:
        """Print the requirements on a sheet or on an 80 mm roll; `done` or `failed` follows."""
        self._print(self._sheet(service, variant, kind), f"persyaratan {service.name}", "Daftar berkas")

    def save_sheet(self, service: Service, variant: str, target: Path) -> None:
        """Save the requirements as a PDF, or as plain text where ``target`` ends so; `done` or `failed` follows."""
        if target.suffix.lower() == ".txt":
            text = self.text(public_sheet(service, variant))
            self._save(text.encode, target, "Daftar berkas")
        else:
            self._save(self._sheet(service, variant, SHEET), _with_ending(target), "Daftar berkas")

    def print_board(self) -> None:
        """Print the sheet for the notice board of an RT; `done` or `failed` follows."""
        self._print(self._board(), "papan RT", "Lembar papan RT")

    def save_board(self, target: Path) -> None:
        """Save the sheet for the notice board; `done` or `failed` follows."""
        self._save(self._board(), _with_ending(target), "Lembar papan RT")

    def forms(self) -> Sequence[FormTemplate]:
        """The official forms that are valid today; those of the village's own letters are none."""
        from kiosk.forms.catalogue import newest_forms

        return [one for one in newest_forms(wall_now().date()) if one.code.startswith("F_")]

    def print_blank(self, template: FormTemplate) -> None:
        """Print an empty form; `done` or `failed` follows."""
        name = template.official_code
        self._print(self._blank(template.code), f"kosong {name}", f"Formulir {name}")

    def save_blank(self, template: FormTemplate, target: Path) -> None:
        """Save an empty form as a PDF, on a stick for instance; `done` or `failed` follows."""
        self._save(self._blank(template.code), _with_ending(target), f"Formulir {template.official_code}")

    def _sheet(self, service: Service, variant: str, kind: str) -> _Draw:
        def draw() -> bytes:
            from kiosk.forms.requirement_roll import requirement_roll
            from kiosk.forms.requirement_sheet import requirement_sheet

            sheet = public_sheet(service, variant)
            if kind == ROLL:
                return requirement_roll(sheet, office=self._office())
            return requirement_sheet(sheet, office=self._office(), size=self._size())

        return draw

    def _board(self) -> _Draw:
        services = [one for _, found in self.by_menu() for one in found if one.kind == "application"]

        def draw() -> bytes:
            from kiosk.forms.board_sheet import board_sheet

            plain = self._plain
            return board_sheet(
                services, office=self._office(), contact=plain.contact, hours=plain.hours, size=self._size()
            )

        return draw

    def _blank(self, code: str) -> _Draw:
        def draw() -> bytes:
            from kiosk.forms.render import render_blank

            return render_blank(code, office=self._office(), size=self._size())

        return draw

    def _office(self) -> Office:
        from ui.models.papers_to_print import letterhead as heading

        plain = self._plain
        return heading(
            plain.office, plain.office_name, self._counter.regions, complaint=plain.complaint, training=plain.training
        )

    def _size(self) -> PageSize:
        from kiosk.forms.paper_size import page_size

        return page_size(self._plain.paper)

    def _print(self, draw: _Draw, title: str, what: str) -> None:
        printer = self._counter.printer

        def out(printed: Printed) -> None:
            self.done.emit(told(printed, what))

        self._counter.work.aside(lambda: printer.print_pdf(draw(), title, wall_now()), out, self.failed.emit)

    def _save(self, draw: _Draw, target: Path, what: str) -> None:
        def job() -> str:
            try:
                target.write_bytes(draw())
            except OSError as error:
                raise PrintTrouble("print.no_room") from error
            return f"{what} disimpan: {target.name}"

        self._counter.work.aside(job, self.done.emit, self.failed.emit)


def _with_ending(target: Path) -> Path:
    return target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
