"""The list that goes to the registry with a bundle of old KK, KTP-el and KIA. A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dates import format_long, format_short
from kiosk.domain.names import official_name
from kiosk.forms.elements import SignatureBox, Signatures
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4
from kiosk.forms.pen import GREY, Pen
from kiosk.forms.render import WATERMARK

_LEFT = 18.0
_INNER = A4.width - 2 * _LEFT
_LINE = 7.0
_LAST = A4.height - 22
_SIGNED = 46.0
_COLUMNS = ((_LEFT, 8.0), (_LEFT + 10, 34.0), (_LEFT + 46, 50.0), (_LEFT + 98, 54.0), (_LEFT + 154, 20.0))
_LABELS = ("No.", "Dokumen", "Atas permohonan", "Nomor permohonan", "Ditarik")


@dataclass(frozen=True, slots=True)
class OldLine:
    """One old document: what it is, of whose case, and when it was taken in (aware)."""

    kind: str
    name: str
    number: str
    taken_at: datetime


def old_documents_list(
    lines: Sequence[OldLine], *, bundle: str, office: Office, officer: str, made_at: datetime
) -> bytes:
    """The list of the bundle ``bundle``, with room for the signatures of who gives and who takes."""
    pen = Pen(A4.width, A4.height, title=f"Dokumen lama {bundle}")
    y = _head(pen, bundle, len(lines), office, made_at)
    for number, line in enumerate(lines, 1):
        if y + _LINE > _LAST:
            pen.next_page()
            y = _head(pen, bundle, len(lines), office, made_at)
        _row(pen, y, number, line, office)
        y += _LINE
    if y + _SIGNED > _LAST:
        pen.next_page()
        y = _head(pen, bundle, len(lines), office, made_at)
    boxes = (SignatureBox("Yang menyerahkan", official_name(officer)), SignatureBox("Petugas Disdukcapil", ""))
    Signatures(boxes, office.village).draw(pen, (_LEFT, y + 4), _INNER)
    pen.next_page()
    return pen.finish()


def _head(pen: Pen, bundle: str, count: int, office: Office, made_at: datetime) -> float:
    if office.training:
        pen.watermark(WATERMARK)
    pen.text((_LEFT, 22), "Daftar dokumen lama yang ditarik", 17, bold=True)
    pen.text((_LEFT, 29), f"Bundel {bundle}, {count} dokumen", 11, bold=True)
    day = format_long(made_at.astimezone(office.zone).date())
    pen.text((_LEFT, 35), f"{office.name}, {office.district_word} {office.district} \u00b7 {day}", 9, grey=GREY)
    pen.text((_LEFT, 40.5), "Diserahkan kepada Disdukcapil untuk dimusnahkan sesuai aturan.", 9, grey=GREY)
    pen.rule((_LEFT, 44), (A4.width - _LEFT, 44), grey=0, thick=0.4)
    for (x, _), label in zip(
        _COLUMNS, ("No.", "Dokumen", "Atas permohonan", "Nomor permohonan", "Ditarik"), strict=True
    ):
        pen.text((x, 49), label, 8.4, grey=GREY)
    pen.rule((_LEFT, 51), (A4.width - _LEFT, 51))
    return 57.0


def _row(pen: Pen, y: float, number: int, line: OldLine, office: Office) -> None:
    day = format_short(line.taken_at.astimezone(office.zone).date())
    texts = (str(number), line.kind, official_name(line.name), line.number, day)
    for (x, width), text in zip(_COLUMNS, texts, strict=True):
        pen.text((x, y), text, 9, width=width)
    pen.rule((_LEFT, y + 2.4), (A4.width - _LEFT, y + 2.4))
