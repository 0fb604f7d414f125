"""Pages of a PDF as pictures for the screen."""

from __future__ import annotations

from PySide6.QtGui import QImage

SCREEN_DPI = 110


def first_page(data: bytes) -> QImage:
    """The first page of the PDF ``data`` at SCREEN_DPI. Call it off the UI thread."""
    return page_picture(data, 0)


def page_picture(data: bytes, index: int, dpi: int = SCREEN_DPI) -> QImage:
    """Page ``index`` (from 0) as a picture that owns its bytes."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        bitmap = document[index].render(scale=dpi / 72, rev_byteorder=True).to_pil().convert("RGB")
    finally:
        document.close()
    raw = bitmap.tobytes()
    return QImage(raw, bitmap.width, bitmap.height, bitmap.width * 3, QImage.Format.Format_RGB888).copy()
