"""Pages of a PDF as pictures for the screen and for printers."""

from __future__ import annotations

from PySide6.QtGui import QImage

SCREEN_DPI = 110


def first_page(data: bytes) -> QImage:
    """The first page of the PDF ``data`` at SCREEN_DPI. Call it off the UI thread. Raises CaptureError."""
    return page_picture(data, 0)


def page_picture(data: bytes, index: int, dpi: int = SCREEN_DPI) -> QImage:
    """Page ``index`` (from 0) as a picture that owns its bytes. PDFium is for one thread: capture guards it."""
    from kiosk.capture.pdf import PdfPages
    from ui.models.pictures import to_qimage

    pages = PdfPages(data, most_pages=50)
    try:
        return to_qimage(pages.read(index, dpi=dpi))
    finally:
        pages.close()
