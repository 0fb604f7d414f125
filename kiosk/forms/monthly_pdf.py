"""The monthly report to the bupati or wali kota, a letter of at most four A4 pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.dates import format_long
from kiosk.domain.goals import Trend
from kiosk.forms import report_words as words
from kiosk.forms.monthly_model import Letter, Monthly
from kiosk.forms.monthly_rows import Row, rows
from kiosk.forms.monthly_tables import (
    TITLE,
    coverage_table,
    indicator_table,
    reason_table,
    subdistrict_table,
    survey_sentences,
    survey_table,
)
from kiosk.forms.paper_size import A4
from kiosk.forms.pen import GREY
from kiosk.forms.report_model import NO_DATA, Table
from kiosk.forms.report_numbers import period_words
from kiosk.forms.report_page import INNER, LEFT, Flow, Mark, arrow, set_twice

MOST_PAGES = 4

_INDICATORS = (70, 24, 24, 37, 42)
_PLACES = (44, 16, 25, 16, 22, 20, 29)
_REASONS = (44, 25, 14, 91)
_COVERAGE = (34, 20, 20, 16, 26, 18, 40)
_SURVEY = (90, 20)
_DIRECTIONS = {Trend.UP: True, Trend.DOWN: False, Trend.SAME: None}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The tables of the letter, counted once however often it is set."""

    indicators: Table
    arrows: dict[tuple[int, int], Mark]
    places: Table
    reasons: Table
    coverage: Table
    survey: Table


def monthly_pdf(monthly: Monthly) -> bytes:
    """The letter; the same month always gives the same bytes."""
    found = rows(monthly)
    parts = _Parts(
        indicator_table(found), _arrows(found), subdistrict_table(monthly), reason_table(monthly),
        coverage_table(monthly.coverages), survey_table(monthly.now.survey),
    )  # fmt: skip
    return set_twice(lambda pages, tight: _write(monthly, parts, pages, tight=tight), most=MOST_PAGES)


def _write(monthly: Monthly, parts: _Parts, pages: int, *, tight: bool) -> Flow:
    month = period_words(monthly.period)
    flow = Flow(f"{TITLE} {month}", f"{TITLE} \u00b7 {monthly.district} \u00b7 {month}", pages, tight=tight)
    _head(flow, monthly.letter)
    _opening(flow, monthly, month)
    flow.heading("1. Indikator terhadap target dan bulan lalu")
    flow.table(parts.indicators, _INDICATORS, parts.arrows)
    flow.paragraph(words.RATIO_NOTE, size=7.4, grey=GREY)
    _part(flow, "2. Menurut kecamatan", parts.places, _PLACES)
    _part(flow, "3. Tiga alasan pengembalian terbanyak dan tindak lanjut", parts.reasons, _REASONS)
    _part(flow, "4. Cakupan dokumen, sumber dan tanggal penyebut", parts.coverage, _COVERAGE)
    _survey(flow, monthly, parts.survey)
    _signature(flow, monthly.letter)
    return flow


def _head(flow: Flow, letter: Letter) -> None:
    pen = flow.pen
    for place, line in enumerate(letter.head):
        size = (13.0, 12.0)[place] if place < 2 else 8.0
        flow.gap(6.0 if place < 2 else 4.0)
        pen.text((A4.width / 2, flow.y), line, size, bold=place < 2, align="centre", width=INNER)
    flow.gap(3)
    pen.rule((LEFT, flow.y), (LEFT + INNER, flow.y), grey=0, thick=0.7)
    pen.rule((LEFT, flow.y + 1.1), (LEFT + INNER, flow.y + 1.1), grey=0, thick=0.2)
    flow.gap(3)


def _opening(flow: Flow, monthly: Monthly, month: str) -> None:
    letter, pen = monthly.letter, flow.pen
    dated = f"{letter.place}, {format_long(letter.dated)}"
    pen.text((LEFT + INNER, flow.y + 4.6), dated, 9, align="right")
    for name, value in (("Nomor", letter.number), ("Hal", f"Laporan bulanan pelayanan, {month}")):
        flow.gap(4.6)
        pen.text((LEFT, flow.y), name, 9)
        pen.text((LEFT + 16, flow.y), f": {value}", 9, width=INNER - 16 - 60)
    flow.gap(4)
    flow.paragraph(f"Yth. {letter.to}")
    flow.gap(1.5)
    flow.paragraph(
        f"Bersama ini kami laporkan pelayanan administrasi kependudukan lewat Loket di {monthly.district} untuk "
        f"{month}, dibandingkan dengan {period_words(monthly.period.before())}. Pelayanan ini GRATIS. "
        "Laporan ini tidak memuat data pribadi."
    )


def _part(flow: Flow, title: str, table: Table, shares: Sequence[float], *, wide: float = INNER) -> None:
    flow.heading(title)
    if table.rows:
        flow.table(table, shares, wide=wide)
    else:
        flow.paragraph((table.note or f"{NO_DATA[:1].upper()}{NO_DATA[1:]}."), grey=GREY)


def _survey(flow: Flow, monthly: Monthly, table: Table) -> None:
    _part(flow, "5. Survei Kepuasan Masyarakat (SKM)", table, _SURVEY, wide=sum(_SURVEY))
    told = survey_sentences(monthly.now.survey, monthly.users)
    if told:
        flow.gap(1)
        flow.paragraph(" ".join(told))


def _signature(flow: Flow, letter: Letter) -> None:
    flow.room(44)
    flow.gap(10)
    x = LEFT + INNER / 2 + 8
    pen, wide = flow.pen, INNER / 2 - 8
    pen.text((x, flow.y), letter.signer_title, 9, width=wide)
    flow.gap(24)
    pen.text((x, flow.y), letter.signer, 9.5, bold=True, width=wide)
    pen.rule((x, flow.y + 1), (x + wide, flow.y + 1), grey=0)
    for line in (letter.rank, f"NIP {letter.nip}" if letter.nip else ""):
        if line:
            flow.gap(4.6)
            pen.text((x, flow.y), line, 8.5, width=wide)


def _arrows(found: Sequence[Row]) -> dict[tuple[int, int], Mark]:
    """An arrow before the words of each change; without a comparison there is none."""
    return {
        (place, 3): arrow(_DIRECTIONS[row.goal.trend])
        for place, row in enumerate(found)
        if row.goal.trend in _DIRECTIONS
    }
