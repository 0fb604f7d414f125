"""A report for a spreadsheet as Indonesian Excel opens it: UTF-8 with BOM, semicolons, decimals with a comma."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from kiosk.forms.report_model import NO_DATA, Cell, Report

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_csv(report: Report) -> bytes:
    """Figures first, then each table under its title, parted by empty lines."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([plain(report.title)])
    writer.writerows([[plain(name), plain(value)] for name, value in report.scope])
    writer.writerow([])
    writer.writerow(["Indikator", "Nilai", "Keterangan"])
    writer.writerows([[plain(one.label), plain(one.value), plain(one.note)] for one in report.figures])
    for table in report.tables:
        writer.writerow([])
        writer.writerow([plain(table.title)])
        writer.writerow([plain(heading) for heading in table.headings])
        writer.writerows([[_cell(value) for value in row] for row in table.rows])
        if table.note:
            writer.writerow([plain(table.note)])
    writer.writerow([])
    writer.writerows([[plain(note)] for note in report.notes])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def plain(text: str) -> str:
    """``text`` as a spreadsheet shows it: one that would be run as a formula is marked as text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(value: Cell) -> str:
    if value is None:
        return NO_DATA
    if isinstance(value, Decimal):
        # No points between thousands: Excel would read them as text.
        return str(value).replace(".", ",")
    return str(value) if isinstance(value, int) else plain(value)
