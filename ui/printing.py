"""Printers behind one Protocol: the system's printer at 100 %, or a PDF file where there is none."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300  # dots per inch the pages are rendered at: text of 7 pt stays crisp, an A4 page takes 26 MB


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a print: ``printer`` is its name, ``file`` the PDF's path where it was saved instead."""

    printer: str
    file: str = ""


class PrintTrouble(Exception):
    """The page did not come out; ``code`` is stable: print.failed, print.no_room."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Printer(Protocol):
    """Puts a PDF on paper or where paper would be."""

    def print_pdf(self, data: bytes, title: str, now: datetime) -> Printed:
        """Print ``data`` (a PDF) in its own size, without scaling. Raises PrintTrouble."""


class FilePrinter:
    """Saves the PDF in a folder: for computers without a printer, and for tests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print_pdf(self, data: bytes, title: str, now: datetime) -> Printed:
        """Write the PDF under a name that says what it is and when, never whose."""
        safe = "".join(ch if ch.isalnum() else "-" for ch in title).strip("-") or "cetakan"
        target = self._folder / f"{safe}-{now:%Y%m%d-%H%M%S}.pdf"
        serial = 1
        while target.exists():
            serial += 1
            target = self._folder / f"{safe}-{now:%Y%m%d-%H%M%S}-{serial}.pdf"
        part = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            Path(part).replace(target)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise PrintTrouble("print.no_room") from error
        return Printed("", str(target))


class SystemPrinter:
    """Prints through QtPrintSupport on the default printer; pages are rendered here, so any driver will do."""

    def __init__(self, fallback: Printer) -> None:
        self._fallback = fallback

    def print_pdf(self, data: bytes, title: str, now: datetime) -> Printed:
        """Print on the default printer at 100 %; without one the fallback takes it."""
        # Loads the system's whole printing side, which the first painted window does not wait for.
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        info = QPrinterInfo.defaultPrinter()
        if info.isNull():
            known = QPrinterInfo.availablePrinters()
            if not known:
                return self._fallback.print_pdf(data, title, now)
            info = known[0]
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        _paint_pages(printer, data)
        return Printed(info.printerName())


def _paint_pages(printer: QPrinter, data: bytes) -> None:
    """Render each page at PRINT_DPI and paint it at its true size from the sheet's corner."""
    from kiosk.capture.pdf import PdfPages  # cv2 and numpy: 60 MB that a start without printing does not pay

    pages = PdfPages(data, most_pages=50)
    painter = QPainter()
    try:
        for index in range(len(pages)):
            picture = pages.read(index, dpi=PRINT_DPI)
            height, width = picture.shape[:2]
            size = QSizeF(width * 72 / PRINT_DPI, height * 72 / PRINT_DPI)
            printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
            printer.setFullPage(True)
            begun = painter.begin(printer) if index == 0 else printer.newPage()
            if not begun:
                raise PrintTrouble("print.failed")
            image = QImage(picture.tobytes(), width, height, width * 3, QImage.Format.Format_BGR888)
            dots = printer.resolution() / PRINT_DPI
            painter.drawImage(QRectF(0, 0, width * dots, height * dots), image)
    finally:
        if painter.isActive():
            painter.end()
        pages.close()
