"""Official forms as PDF pages: A4 or F4, the official header, a QR code on each page, who signs where."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.dates import format_moment
from kiosk.domain.sheets import SheetCode
from kiosk.forms.catalogue import template_of
from kiosk.forms.elements import PLACE_GROUPS, Element, Signatures, Together
from kiosk.forms.filled import blank
from kiosk.forms.letter_parts import LetterSignature, letter_header
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4, LEFT, QR_SIZE, TOP, PageSize
from kiosk.forms.pen import GREY, Pen, balanced
from kiosk.forms.template import FilledForm, FormTemplate

WATERMARK = "CONTOH"

_FIRST_BODY = 51.0
_NEXT_BODY = 36.0

Placed = tuple[float, Element]


def render(filled: Sequence[FilledForm], *, size: PageSize = A4) -> bytes:
    """The forms one after the other in one PDF; pages are counted within each form."""
    title = ", ".join(template_of(form.code, form.version).official_code for form in filled)
    pen = Pen(size.width, size.height, title=title)
    for form in filled:
        template = template_of(form.code, form.version)
        paper = paper_of(template, size)
        pages = paginate(template.body(form), paper)
        signing = next(n for n, page in enumerate(pages, 1) if any(_signs(element) for _, element in page))
        for number, page in enumerate(pages, 1):
            pen.page_size(paper.width, paper.height)
            _draw_page(pen, form, (template, paper), page, (number, len(pages), signing))
    return pen.finish()


def render_blank(
    code: str, *, office: Office | None = None, products: Sequence[str] = (), size: PageSize = A4
) -> bytes:
    """An empty form for filling by hand, with the parts that ``products`` need."""
    return render([blank(code, office=office, products=products)], size=size)


def page_count(form: FilledForm, *, size: PageSize = A4) -> int:
    """How many pages `render` gives the form, without drawing them."""
    template = template_of(form.code, form.version)
    return len(paginate(template.body(form), paper_of(template, size)))


def paper_of(template: FormTemplate, size: PageSize = A4) -> PageSize:
    """The paper of ``size`` as this form lies on it."""
    return size.turned if template.landscape else size


def paginate(elements: Sequence[Element], paper: PageSize = A4) -> list[list[Placed]]:
    """The elements on pages, each with its distance from the top of the page; none is cut in two."""
    pages: list[list[Placed]] = [[]]
    y = _FIRST_BODY
    for element in elements:
        tall = element.height(paper.inner)
        if y + tall > paper.body_end and pages[-1]:
            pages.append([])
            y = _NEXT_BODY
        pages[-1].append((y, element))
        y += tall
    return pages


def _signs(element: Element) -> bool:
    return isinstance(element, Signatures | LetterSignature) or (
        isinstance(element, Together) and any(map(_signs, element.parts))
    )


_Laid = tuple[FormTemplate, PageSize]


def _draw_page(pen: Pen, form: FilledForm, laid: _Laid, page: Sequence[Placed], place: tuple[int, int, int]) -> None:
    number, pages, signing = place
    paper = laid[1]
    if form.office and form.office.training:
        pen.watermark(WATERMARK)
    if number == 1 and laid[0].name:
        letter_header(pen, form, laid[0].title)
    elif number == 1:
        _first_header(pen, form, laid)
    else:
        _next_header(pen, form, laid)
    if form.application:
        code = SheetCode(form.application, form.code, number, pages, form.data_hash)
        pen.qr(paper.qr_at, code.text, QR_SIZE)
    for y, element in page:
        element.draw(pen, (LEFT, y), paper.inner)
    _footer(pen, form, laid, (number, pages, signing))
    pen.next_page()


def _first_header(pen: Pen, form: FilledForm, laid: _Laid) -> None:
    template, paper = laid
    office = form.office
    rows = (
        ("Provinsi", office.province if office else ""),
        (office.regency_word if office else "Kabupaten/Kota", office.regency if office else ""),
        (office.district_word if office else "Kecamatan", office.district if office else ""),
        (office.village_word if office else "Desa/Kelurahan", office.village if office else ""),
    )
    for row, (label, value) in enumerate(rows):
        y = TOP + 3 + row * 4.6
        pen.text((LEFT, y), label, 8)
        pen.text((LEFT + 33, y), ":", 8)
        pen.text((LEFT + 35.5, y), value.upper() or "." * 42, 8, bold=bool(value), width=72)
    y = TOP + 3 + len(rows) * 4.6
    pen.text((LEFT, y + 0.8), "Kode wilayah", 8)
    pen.text((LEFT + 33, y + 0.8), ":", 8)
    pen.cells((LEFT + 35.5, y - 2.9), office.digits if office else "", PLACE_GROUPS, cell=4.4)
    _code_box(pen, form, laid)
    lines = balanced(template.title, 10.5, paper.inner, bold=True)
    for row, line in enumerate(lines):
        pen.text((paper.width / 2, 43 + (row - (len(lines) - 1) / 2) * 4.8), line, 10.5, bold=True, align="centre")
    pen.rule((LEFT, 49.2), (paper.width - LEFT, 49.2), grey=0.2, thick=0.35)


def _code_box(pen: Pen, form: FilledForm, laid: _Laid) -> None:
    template, paper = laid
    x = paper.qr_at[0] - 34
    pen.rect((x, TOP), 32, 9, grey=0.2, thick=0.35)
    pen.text((x + 16, TOP + 6.4), template.official_code, 14, bold=True, align="centre")
    if form.number:
        pen.text((x, TOP + 13.4), "Nomor permohonan", 6.4, grey=GREY)
        head, _, tail = form.number.partition("-")
        pen.text((x, TOP + 17.2), f"{head}-", 7.2, bold=True, width=32)
        pen.text((x, TOP + 20.8), tail, 7.2, bold=True, width=32)


def _next_header(pen: Pen, form: FilledForm, laid: _Laid) -> None:
    template, paper = laid
    _code_box(pen, form, laid)
    lines = balanced(template.title, 9, paper.qr_at[0] - 34 - LEFT - 4, bold=True)
    pen.lines((LEFT, TOP + 4), lines, 9, leading=4.4, bold=True)
    pen.text((LEFT, TOP + 5.4 + len(lines) * 4.4), "(lanjutan)", 8, grey=GREY)
    pen.rule((LEFT, 34.5), (paper.width - LEFT, 34.5), grey=0.2, thick=0.35)


def _footer(pen: Pen, form: FilledForm, laid: _Laid, place: tuple[int, int, int]) -> None:
    template, paper = laid
    number, pages, signing = place
    right, line = paper.width - LEFT, paper.body_end + 1.5
    pen.rule((LEFT, line), (right, line), grey=0.2, thick=0.35)
    who = ", ".join(f"{at}. {signer.caption}" for at, signer in enumerate(form.signers, 1))
    where = "di halaman ini" if number == signing else f"di halaman {signing}"
    signed = f"Ditandatangani {where} oleh {who}."
    pen.text((LEFT, line + 3.9), signed, 7.4, bold=number == signing, width=paper.inner - 36)
    pen.text((right, line + 3.9), f"Halaman {number} dari {pages}", 7.4, bold=True, align="right")
    made = f"{template.official_code} versi {template.version}, {template.legal_basis}"
    if form.office and form.printed_at:
        made += f" \u00b7 dicetak {format_moment(form.printed_at, form.office.zone)}"
    else:
        made += " \u00b7 isi dengan huruf kapital dan tinta hitam"
    pen.text((LEFT, line + 7.5), made, 6.4, grey=GREY)
    pen.text((right, line + 7.5), "Loket", 6.4, grey=GREY, align="right")
