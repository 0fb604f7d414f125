"""Reading printed PDFs back: their text, their pictures, the QR codes in the pictures."""

from typing import Any

import pypdfium2
import zxingcpp


def texts(pdf: bytes) -> list[str]:
    """The text of each page, blanks and line ends made single blanks."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        reader = page.get_textpage()
        found.append(" ".join(reader.get_text_range().split()))
        reader.close()
        page.close()
    document.close()
    return found


def pictures(pdf: bytes, dpi: int) -> list[Any]:
    """Each page as a grey numpy array."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        found.append(page.render(scale=dpi / 72, grayscale=True).to_numpy().squeeze().copy())
        page.close()
    document.close()
    return found


def codes(picture: Any) -> list[str]:
    """The texts of the QR codes in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormat.QRCode)]


def squeezed(text: str) -> str:
    """Text without blanks: digits in boxes come back with or without them."""
    return text.replace(" ", "")
