"""A report on paper: figures in boxes, each table with its bars, every number also in digits. A4."""

from __future__ import annotations

from kiosk.forms.pen import GREY
from kiosk.forms.render import WATERMARK
from kiosk.forms.report_model import NO_DATA, Report, Table
from kiosk.forms.report_page import INNER, LEFT, Flow, set_twice, widths_for


def report_pdf(report: Report, *, training: bool = False) -> bytes:
    """The report as a PDF; the same report always gives the same bytes."""
    return set_twice(lambda pages, _tight: _write(report, pages, training=training))


def _write(report: Report, pages: int, *, training: bool) -> Flow:
    foot = " \u00b7 ".join([report.title, *(value for _, value in report.scope[:2])])
    flow = Flow(report.title, foot, pages, watermark=WATERMARK if training else "")
    flow.pen.text((LEFT, flow.y + 4), report.title.upper(), 15, bold=True)
    flow.gap(8)
    for name, value in report.scope:
        flow.gap(4.6)
        flow.pen.text((LEFT, flow.y), name, 9, grey=GREY)
        flow.pen.text((LEFT + 24, flow.y), value, 9, width=INNER - 24)
    flow.gap(4)
    flow.figures(report.figures)
    for table in report.tables:
        _table(flow, table)
    flow.gap(4)
    for note in report.notes:
        flow.paragraph(note, size=8, grey=0.3)
    return flow


def _table(flow: Flow, table: Table) -> None:
    flow.heading(table.title)
    if not table.rows:
        flow.paragraph(NO_DATA[:1].upper() + NO_DATA[1:] + ".", grey=GREY)
        return
    flow.table(table, widths_for(table))
    if table.bars >= 0 and len(table.rows) > 1:
        flow.bars(table)
