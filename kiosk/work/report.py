"""The office's own report: gathered from this store, and saved as a file that carries no personal data."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from kiosk.domain.deadlines import WorkCalendar
from kiosk.domain.report_facts import Period, Selection
from kiosk.forms.office_report import OfficeData, office_report
from kiosk.forms.report_model import Report
from kiosk.store import report as rows
from kiosk.store.files import write_whole
from kiosk.store.people import Operator
from kiosk.work.deed import audit, deed
from kiosk.work.desk import Desk

KINDS = ("csv", "xlsx", "pdf")


def gather(desk: Desk) -> OfficeData:
    """Every case of this kiosk as rows without people, with the names of services and products."""
    products = {product.code: product.name for one in desk.services.values() for product in one.products}
    return OfficeData(
        office=desk.device.office_name,
        facts=rows.facts(desk.store),
        contact=rows.contact_hours(desk.store),
        services={code: one.name for code, one in desk.services.items()},
        products=products,
        places={desk.device.office: desk.device.office_name},
    )


def report(desk: Desk, period: Period, selection: Selection) -> Report:
    """The report for ``period`` as it stands now, in the office's own zone."""
    return office_report(gather(desk), period, selection, WorkCalendar(cast("ZoneInfo", desk.device.zone)), desk.now())


def save(desk: Desk, operator: Operator, made: Report, kind: str, target: Path) -> None:
    """Write ``made`` as ``csv``, ``xlsx`` or ``pdf``: the old file or the whole new one; and note it on the chain.

    Raises `OSError` when the place takes no file; then nothing is noted.
    """
    write_whole(target, as_bytes(made, kind, training=desk.device.training))
    with deed(desk):
        audit(desk, operator, "exported", "", f"report {kind}")


def as_bytes(made: Report, kind: str, *, training: bool = False) -> bytes:
    """``made`` in one of `KINDS`."""
    # Each loads a library of its own, which a start does not pay for.
    if kind == "csv":
        from kiosk.forms.report_csv import report_csv

        return report_csv(made)
    if kind == "xlsx":
        from kiosk.forms.report_xlsx import report_xlsx

        return report_xlsx(made)
    from kiosk.forms.report_pdf import report_pdf

    return report_pdf(made, training=training)
