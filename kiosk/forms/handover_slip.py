"""The slip that is signed when a finished document is handed over, with the old documents that were taken in. A5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dates import format_moment
from kiosk.domain.masking import mask_number
from kiosk.domain.names import official_name
from kiosk.forms.elements import SignatureBox, Signatures
from kiosk.forms.office import Office
from kiosk.forms.slip_page import INNER, LEFT, begin, bullets, finish, heading, paragraph, rows

_SIGNATURES_AT = 134.0


@dataclass(frozen=True, slots=True)
class Handover:
    """One document handed to one person; ``collected`` are the old documents taken in, in words."""

    number: str
    call_name: str
    service: str
    product: str
    product_number: str
    subject: str
    receiver: str
    receiver_nik: str
    relation: str
    handed_at: datetime
    office: Office
    officer: str
    collected: Sequence[str] = ()


def handover_slip(data: Handover) -> bytes:
    """The slip as a PDF of one A5 page."""
    pen, y = begin(data.office, "SERAH TERIMA DOKUMEN", number=data.number, call_name=data.call_name)
    receiver = f"{official_name(data.receiver)} ({data.relation})" if data.relation else official_name(data.receiver)
    y = rows(
        pen, y,
        [
            ("Dokumen", data.product),
            ("Nomor dokumen", data.product_number),
            ("Atas nama", official_name(data.subject)),
            ("Diterima oleh", receiver),
            ("NIK penerima", mask_number(data.receiver_nik)),
            ("Waktu", format_moment(data.handed_at, data.office.zone)),
        ],
    )  # fmt: skip
    if data.collected:
        y = heading(pen, y + 1, "Dokumen lama yang diserahkan kembali")
        y = bullets(pen, y, data.collected)
    paragraph(pen, y + 2, "Saya sudah menerima dokumen di atas dan memeriksa isinya. Saya tidak membayar apa pun.")
    boxes = (
        SignatureBox("Penerima", official_name(data.receiver)),
        SignatureBox("Petugas", official_name(data.officer)),
    )
    Signatures(boxes, data.office.village).draw(pen, (LEFT, _SIGNATURES_AT), INNER)
    return finish(pen, data.office, f"Layanan: {data.service}")
