"""Official forms as PDF pages: A4, the official header, a QR code on each page, who signs where."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.dates import format_moment
from kiosk.domain.sheets import SheetCode
from kiosk.forms.catalogue import template_of
from kiosk.forms.elements import PLACE_GROUPS, Element, Signatures, Together
from kiosk.forms.filled import blank
from kiosk.forms.letter_parts import LetterSignature, letter_header
from kiosk.forms.office import Office
from kiosk.forms.pen import GREY, Pen, balanced
from kiosk.forms.template import FilledForm, FormTemplate

WIDTH, HEIGHT = 210.0, 297.0
QR_SIZE = 25.0
WATERMARK = "CONTOH"

_LEFT = 15.0
_INNER = WIDTH - 2 * _LEFT
_TOP = 10.0
_QR_AT = (WIDTH - _LEFT - QR_SIZE + 2, _TOP - 2)
_FIRST_BODY = 51.0
_NEXT_BODY = 36.0
_BODY_END = 279.0

Placed = tuple[float, Element]


def render(filled: Sequence[FilledForm]) -> bytes:
    """The forms one after the other in one PDF; pages are counted within each form."""
    title = ", ".join(template_of(form.code, form.version).official_code for form in filled)
    pen = Pen(WIDTH, HEIGHT, title=title)
    for form in filled:
        template = template_of(form.code, form.version)
        pages = paginate(template.body(form))
        signing = next(n for n, page in enumerate(pages, 1) if any(_signs(element) for _, element in page))
        for number, page in enumerate(pages, 1):
            _draw_page(pen, form, template, page, (number, len(pages), signing))
    return pen.finish()


def render_blank(code: str, *, office: Office | None = None, products: Sequence[str] = ()) -> bytes:
    """An empty form for filling by hand, with the parts that ``products`` need."""
    return render([blank(code, office=office, products=products)])


def page_count(form: FilledForm) -> int:
    """How many pages `render` gives the form, without drawing them."""
    return len(paginate(template_of(form.code, form.version).body(form)))


def paginate(elements: Sequence[Element]) -> list[list[Placed]]:
    """The elements on pages, each with its distance from the top of the page; none is cut in two."""
    pages: list[list[Placed]] = [[]]
    y = _FIRST_BODY
    for element in elements:
        tall = element.height(_INNER)
        if y + tall > _BODY_END and pages[-1]:
            pages.append([])
            y = _NEXT_BODY
        pages[-1].append((y, element))
        y += tall
    return pages


def _signs(element: Element) -> bool:
    return isinstance(element, Signatures | LetterSignature) or (
        isinstance(element, Together) and any(map(_signs, element.parts))
    )


def _draw_page(
    pen: Pen, form: FilledForm, template: FormTemplate, page: Sequence[Placed], place: tuple[int, int, int]
) -> None:
    number, pages, signing = place
    if form.office and form.office.training:
        pen.watermark(WATERMARK)
    if number == 1 and template.name:
        letter_header(pen, form, template.title)
    elif number == 1:
        _first_header(pen, form, template)
    else:
        _next_header(pen, form, template)
    if form.application:
        code = SheetCode(form.application, form.code, number, pages, form.data_hash)
        pen.qr(_QR_AT, code.text, QR_SIZE)
    for y, element in page:
        element.draw(pen, (_LEFT, y), _INNER)
    _footer(pen, form, template, (number, pages, signing))
    pen.next_page()


def _first_header(pen: Pen, form: FilledForm, template: FormTemplate) -> None:
    office = form.office
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
    _code_box(pen, form, template)
    lines = balanced(template.title, 10.5, _INNER, bold=True)
    for row, line in enumerate(lines):
        pen.text((WIDTH / 2, 43 + (row - (len(lines) - 1) / 2) * 4.8), line, 10.5, bold=True, align="centre")
    pen.rule((_LEFT, 49.2), (WIDTH - _LEFT, 49.2), grey=0.2, thick=0.35)


def _code_box(pen: Pen, form: FilledForm, template: FormTemplate) -> None:
    x = _QR_AT[0] - 34
    pen.rect((x, _TOP), 32, 9, grey=0.2, thick=0.35)
    pen.text((x + 16, _TOP + 6.4), template.official_code, 14, bold=True, align="centre")
    if form.number:
        pen.text((x, _TOP + 13.4), "Nomor permohonan", 6.4, grey=GREY)
        head, _, tail = form.number.partition("-")
        pen.text((x, _TOP + 17.2), f"{head}-", 7.2, bold=True, width=32)
        pen.text((x, _TOP + 20.8), tail, 7.2, bold=True, width=32)


def _next_header(pen: Pen, form: FilledForm, template: FormTemplate) -> None:
    _code_box(pen, form, template)
    lines = balanced(template.title, 9, _QR_AT[0] - 34 - _LEFT - 4, bold=True)
    pen.lines((_LEFT, _TOP + 4), lines, 9, leading=4.4, bold=True)
    pen.text((_LEFT, _TOP + 5.4 + len(lines) * 4.4), "(lanjutan)", 8, grey=GREY)
    pen.rule((_LEFT, 34.5), (WIDTH - _LEFT, 34.5), grey=0.2, thick=0.35)


def _footer(pen: Pen, form: FilledForm, template: FormTemplate, place: tuple[int, int, int]) -> None:
    number, pages, signing = place
    pen.rule((_LEFT, 280.5), (WIDTH - _LEFT, 280.5), grey=0.2, thick=0.35)
    who = ", ".join(f"{at}. {signer.caption}" for at, signer in enumerate(form.signers, 1))
    where = "di halaman ini" if number == signing else f"di halaman {signing}"
    pen.text((_LEFT, 284.4), f"Ditandatangani {where} oleh {who}.", 7.4, bold=number == signing, width=_INNER - 36)
    pen.text((WIDTH - _LEFT, 284.4), f"Halaman {number} dari {pages}", 7.4, bold=True, align="right")
    made = f"{template.official_code} versi {template.version}, {template.legal_basis}"
    if form.office and form.printed_at:
        made += f" \u00b7 dicetak {format_moment(form.printed_at, form.office.zone)}"
    else:
        made += " \u00b7 isi dengan huruf kapital dan tinta hitam"
    pen.text((_LEFT, 288), made, 6.4, grey=GREY)
    pen.text((WIDTH - _LEFT, 288), "Loket", 6.4, grey=GREY, align="right")
