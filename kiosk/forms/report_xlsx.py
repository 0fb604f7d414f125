"""A report as a workbook: a first sheet with the figures, then a sheet a table with a bar chart beside it."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.forms.report_model import NO_DATA, Cell, Report, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    Formats = tuple[Format, Format, Format]

_FIRST = "Ringkasan"
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDEST = 60
# The same report always gives the same bytes: the file carries no moment of its own.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def report_xlsx(report: Report) -> bytes:
    """The workbook; texts are never read as formulas or links, so nothing that was typed can run."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": report.title, "created": _MADE.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    formats = (wrapped, book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "#,##0.0#"}))
    _summary(book.add_worksheet(_FIRST), report, bold, wrapped)
    names = {_FIRST}
    for table in report.tables:
        name = _name(table.title, names)
        names.add(name)
        sheet = book.add_worksheet(name)
        _fill(sheet, table, bold, formats)
        _chart(book, sheet, name, table)
    book.close()
    return out.getvalue()


def _summary(sheet: Worksheet, report: Report, bold: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, 2, _WIDEST / 2)
    sheet.write_string(0, 0, report.title, bold)
    line = 1
    for name, value in report.scope:
        sheet.write_string(line, 0, name, wrapped)
        sheet.write_string(line, 1, value, wrapped)
        line += 1
    line += 1
    for place, heading in enumerate(("Indikator", "Nilai", "Keterangan")):
        sheet.write_string(line, place, heading, bold)
    for figure in report.figures:
        line += 1
        for place, text in enumerate((figure.label, figure.value, figure.note)):
            sheet.write_string(line, place, text, wrapped)
    for note in report.notes:
        line += 2
        sheet.write_string(line, 0, note, wrapped)


def _fill(sheet: Worksheet, table: Table, bold: Format, formats: Formats) -> None:
    sheet.write_string(0, 0, table.title, bold)
    for place, heading in enumerate(table.headings):
        widest = max([len(heading), *(len(str(row[place])) for row in table.rows)])
        sheet.set_column(place, place, min(_WIDEST, widest + 3))
        sheet.write_string(1, place, heading, bold)
    for number, row in enumerate(table.rows, 2):
        for place, value in enumerate(row):
            _write(sheet, number, place, value, formats)
    if table.note:
        sheet.write_string(len(table.rows) + 3, 0, table.note, formats[0])


def _write(sheet: Worksheet, line: int, place: int, value: Cell, formats: Formats) -> None:
    wrapped, whole, broken = formats
    if value is None:
        sheet.write_string(line, place, NO_DATA, wrapped)
    elif isinstance(value, str):
        sheet.write_string(line, place, value, wrapped)
    else:
        sheet.write_number(line, place, float(value), whole if isinstance(value, int) else broken)


def _chart(book: Workbook, sheet: Worksheet, name: str, table: Table) -> None:
    if table.bars < 0 or not table.rows:
        return
    chart = book.add_chart({"type": "bar"})
    last = len(table.rows) + 1
    chart.add_series(
        {
            "name": table.headings[table.bars],
            "categories": [name, 2, 0, last, 0],
            "values": [name, 2, table.bars, last, table.bars],
            "fill": {"color": "#0B5566"},
        }
    )
    chart.set_title({"name": table.title})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    sheet.insert_chart(1, len(table.headings) + 1, chart)


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name as Excel allows it: short, without marks, once."""
    short = _NOT_IN_A_NAME.sub(" ", title)[:_LONGEST_NAME].strip() or "Tabel"
    name, serial = short, 1
    while name.casefold() in {one.casefold() for one in taken}:
        serial += 1
        name = f"{short[: _LONGEST_NAME - 3]} {serial}"
    return name
