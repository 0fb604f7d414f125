"""The list of papers to bring, to take home before the application is made: for one case, or for any."""

from __future__ import annotations

from kiosk.domain.conditions import Facts
from kiosk.domain.public_sheet import public_sheet, sheet_of_case
from kiosk.domain.services import Service
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4, PageSize
from kiosk.forms.requirement_sheet import requirement_sheet


def checklist_sheet(service: Service, facts: Facts | None, *, office: Office, size: PageSize = A4) -> bytes:
    """What to bring for the case of ``facts``, or for any case of the service when there are none."""
    sheet = sheet_of_case(service, facts) if facts else public_sheet(service)
    return requirement_sheet(sheet, office=office, size=size)
