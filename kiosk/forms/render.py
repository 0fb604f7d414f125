"""Official forms as PDF pages (A4 or F4): the official header, a QR code on each page, who signs where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.dates import format_moment
from kiosk.domain.sheets import SheetCode
from kiosk.forms.catalogue import template_of
from kiosk.forms.elements import PLACE_GROUPS, Element, Signatures, Together
from kiosk.forms.filled import blank
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4, PageSize
from kiosk.forms.pen import GREY, Pen, balanced
from kiosk.forms.template import FilledForm, FormTemplate

QR_SIZE = 25.0
WATERMARK = "CONTOH"

_LEFT = 15.0
_TOP = 10.0
_FIRST_BODY = 51.0
_NEXT_BODY = 36.0
# From the lower edge: where the rows end, and the line above the foot.
_BODY_END = 18.0
_FOOT = 16.5

Placed = tuple[float, Element]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A form being drawn: the pen, what is drawn, and the places that hang on the size of the paper."""

    pen: Pen
    form: FilledForm
    template: FormTemplate
    size: PageSize

    @property
    def right(self) -> float:
        return self.size.width - _LEFT

    @property
    def inner(self) -> float:
        return self.size.width - 2 * _LEFT

    @property
    def qr_at(self) -> tuple[float, float]:
        return self.right - QR_SIZE + 2, _TOP - 2


def render(filled: Sequence[FilledForm], *, size: PageSize = A4) -> bytes:
    """The forms one after the other in one PDF; pages are counted within each form."""
    title = ", ".join(template_of(form.code, form.version).official_code for form in filled)
    pen = Pen(size.width, size.height, title=title)
    for form in filled:
        template = template_of(form.code, form.version)
        pages = paginate(template.body(form), size)
        signing = next(n for n, page in enumerate(pages, 1) if any(_signs(element) for _, element in page))
        for number, page in enumerate(pages, 1):
            _draw_page(_Sheet(pen, form, template, size), page, (number, len(pages), signing))
    return pen.finish()


def render_blank(code: str, *, office: Office | None = None, size: PageSize = A4) -> bytes:
    """An empty form for filling by hand."""
    return render([blank(code, office=office)], size=size)


def page_count(form: FilledForm, *, size: PageSize = A4) -> int:
    """How many pages `render` gives the form, without drawing them."""
    return len(paginate(template_of(form.code, form.version).body(form), size))


def paginate(elements: Sequence[Element], size: PageSize = A4) -> list[list[Placed]]:
    """The elements on pages, each with its distance from the top of the page; none is cut in two."""
    pages: list[list[Placed]] = [[]]
    y = _FIRST_BODY
    for element in elements:
        tall = element.height(size.width - 2 * _LEFT)
        if y + tall > size.height - _BODY_END and pages[-1]:
            pages.append([])
            y = _NEXT_BODY
        pages[-1].append((y, element))
        y += tall
    return pages


def _signs(element: Element) -> bool:
    return isinstance(element, Signatures) or (isinstance(element, Together) and any(map(_signs, element.parts)))


def _draw_page(sheet: _Sheet, page: Sequence[Placed], place: tuple[int, int, int]) -> None:
    pen, form = sheet.pen, sheet.form
    number, pages, _ = place
    if form.office and form.office.training:
        pen.watermark(WATERMARK)
    if number == 1:
        _first_header(sheet)
    else:
        _next_header(sheet)
    if form.application:
        code = SheetCode(form.application, form.code, number, pages, form.data_hash)
        pen.qr(sheet.qr_at, code.text, QR_SIZE)
    for y, element in page:
        element.draw(pen, (_LEFT, y), sheet.inner)
    _footer(sheet, place)
    pen.next_page()


def _first_header(sheet: _Sheet) -> None:
    pen, office = sheet.pen, sheet.form.office
    rows = (
        ("Provinsi", office.province if office else ""),
        (office.regency_word if office else "Kabupaten/Kota", office.regency if office else ""),
        (office.district_word if office else "Kecamatan", office.district if office else ""),
        (office.village_word if office else "Desa/Kelurahan", office.village if office else ""),
    )
    for row, (label, value) in enumerate(rows):
        y = _TOP + 3 + row * 4.6
        pen.text((_LEFT, y), label, 8)
        pen.text((_LEFT + 33, y), ":", 8)
        pen.text((_LEFT + 35.5, y), value.upper() or "." * 42, 8, bold=bool(value), width=72)
    y = _TOP + 3 + len(rows) * 4.6
    pen.text((_LEFT, y + 0.8), "Kode wilayah", 8)
    pen.text((_LEFT + 33, y + 0.8), ":", 8)
    pen.cells((_LEFT + 35.5, y - 2.9), office.digits if office else "", PLACE_GROUPS, cell=4.4)
    _code_box(sheet)
    lines = balanced(sheet.template.title, 10.5, sheet.inner, bold=True)
    for row, line in enumerate(lines):
        at = (sheet.size.width / 2, 43 + (row - (len(lines) - 1) / 2) * 4.8)
        pen.text(at, line, 10.5, bold=True, align="centre")
    pen.rule((_LEFT, 49.2), (sheet.right, 49.2), grey=0.2, thick=0.35)


def _code_box(sheet: _Sheet) -> None:
    pen, x = sheet.pen, sheet.qr_at[0] - 34
    pen.rect((x, _TOP), 32, 9, grey=0.2, thick=0.35)
    pen.text((x + 16, _TOP + 6.4), sheet.template.official_code, 14, bold=True, align="centre")
    if sheet.form.number:
        pen.text((x, _TOP + 13.4), "Nomor permohonan", 6.4, grey=GREY)
        head, _, tail = sheet.form.number.partition("-")
        pen.text((x, _TOP + 17.2), f"{head}-", 7.2, bold=True, width=32)
        pen.text((x, _TOP + 20.8), tail, 7.2, bold=True, width=32)


def _next_header(sheet: _Sheet) -> None:
    _code_box(sheet)
    pen = sheet.pen
    lines = balanced(sheet.template.title, 9, sheet.qr_at[0] - 34 - _LEFT - 4, bold=True)
    pen.lines((_LEFT, _TOP + 4), lines, 9, leading=4.4, bold=True)
    pen.text((_LEFT, _TOP + 5.4 + len(lines) * 4.4), "(lanjutan)", 8, grey=GREY)
    pen.rule((_LEFT, 34.5), (sheet.right, 34.5), grey=0.2, thick=0.35)


def _footer(sheet: _Sheet, place: tuple[int, int, int]) -> None:
    pen, form, template = sheet.pen, sheet.form, sheet.template
    number, pages, signing = place
    top, right = sheet.size.height - _FOOT, sheet.right
    pen.rule((_LEFT, top), (right, top), grey=0.2, thick=0.35)
    who = ", ".join(f"{at}. {signer.caption}" for at, signer in enumerate(form.signers, 1))
    where = "di halaman ini" if number == signing else f"di halaman {signing}"
    words = f"Ditandatangani {where} oleh {who}."
    pen.text((_LEFT, top + 3.9), words, 7.4, bold=number == signing, width=sheet.inner - 36)
    pen.text((right, top + 3.9), f"Halaman {number} dari {pages}", 7.4, bold=True, align="right")
    made = f"{template.official_code} versi {template.version}, {template.legal_basis}"
    if form.office and form.printed_at:
        made += f" \u00b7 dicetak {format_moment(form.printed_at, form.office.zone)}"
    else:
        made += " \u00b7 isi dengan huruf kapital dan tinta hitam"
    pen.text((_LEFT, top + 7.5), made, 6.4, grey=GREY)
    pen.text((right, top + 7.5), "Loket", 6.4, grey=GREY, align="right")
