"""What is printed at the counter besides the official forms, made from kiosk.forms.

reportlab is imported when something is printed: it would cost every start 0.2 s and 15 MB.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.domain.application import Delivery
from kiosk.domain.definition import Service
from kiosk.domain.instants import from_text
from kiosk.domain.regions import Regions
from kiosk.domain.tracking_digits import tracking_digits
from kiosk.store.papers import Paper
from kiosk.work import track
from kiosk.work.case import Case, service_of
from kiosk.work.desk import Desk
from kiosk.work.device import Device
from kiosk.work.paper_choice import paper_choice
from kiosk.work.review import review
from kiosk.work.usual import usual_delivery_days
from ui.words.desk import KEEP

if TYPE_CHECKING:
    from kiosk.forms.office import Office
    from kiosk.forms.receipt import Receipt

_WORDS = {"desa": "Desa", "kelurahan": "Kelurahan", "desa_adat": "Desa Adat"}
_ARRIVED = frozenset({Delivery.RECEIVED, Delivery.WHOLE})


def recovery_pdf(phrase: str, *, office: Office, device: str, made_at: datetime) -> bytes:
    """The recovery sheet of the computer ``device``."""
    from kiosk.forms.recovery_sheet import recovery_sheet

    return recovery_sheet(phrase.split("-"), office=office, device=device, made_at=made_at)


def receipt_pdf(desk: Desk, regions: Regions | None, case_id: str) -> bytes:
    """The receipt of a case that has a number. Call it off the UI thread."""
    from kiosk.forms.receipt import receipt
    from kiosk.forms.receipt_roll import receipt_roll

    draw = receipt_roll if paper_choice(desk).roll else receipt
    return draw(receipt_data(desk, regions, case_id))


def slip_pdf(desk: Desk, regions: Regions | None, case_id: str) -> bytes:
    """The slip of a deposited case: what was left here and what is still to be brought."""
    from kiosk.forms.receipt_roll import slip_roll
    from kiosk.forms.slip import slip

    draw = slip_roll if paper_choice(desk).roll else slip
    view = track.case(desk, case_id)
    missing = [rule.title for rule in review(desk, view.case).missing]
    return draw(receipt_data(desk, regions, case_id), missing=missing)


def receipt_data(desk: Desk, regions: Regions | None, case_id: str) -> Receipt:
    """What stands on the receipt or slip of a case."""
    from kiosk.forms.receipt import Receipt

    view = track.case(desk, case_id)
    case, service = view.case, service_of(desk, view.case)
    tracking = tracking_digits(case.answers, service.applicant, case.id)
    return Receipt(
        number=case.number,
        call_name=case.call_name,
        service=service.name,
        subject=view.row.subject_name,
        applicant=view.row.applicant,
        papers=_paper_names(desk, case),
        made_at=from_text(case.updated_at).astimezone(desk.device.zone),
        office=office_of(desk.device, regions),
        offline=view.row.delivery not in _ARRIVED,
        revision=case.revision,
        duration=service.duration,
        originals_home=all(service.keep_of(paper.kind) == "returned" for paper in case.papers),
        track_with=tracking.source,
        pin=tracking.digits if tracking.source == "pin" else "",
        applicant_word=service.applicant,
        usual_days=usual_delivery_days(desk),
    )


def office_of(device: Device, regions: Regions | None) -> Office:
    """The letterhead of this kiosk's office."""
    complaint = device.settings.get("complaint", "")
    return letterhead(device.office, device.office_name, regions, complaint=complaint, training=device.training)


def letterhead(code: str, name: str, regions: Regions | None, *, complaint: str = "", training: bool = False) -> Office:
    """An office with the names above it from the region register, where that knows them."""
    from kiosk.forms.office import Office

    found = regions.get(code) if regions else None
    names = [region.name for region in regions.parents(code)] if regions and found else ["", "", ""]
    word, _, rest = name.partition(" ")
    regency_word, _, regency = names[1].partition(" ")
    return Office(
        code=code,
        village=found.name if found else rest or word,
        village_word=_WORDS.get(found.kind if found else "", word if rest else "Kelurahan"),
        district=names[0],
        regency=regency or names[1],
        regency_word=regency_word if regency else "Kabupaten",
        province=names[2],
        complaint=complaint,
        training=training,
        regions=regions,
    )


def _paper_names(desk: Desk, case: Case) -> list[str]:
    """Each page with what became of its original: "Kartu Keluarga (asli dikembalikan)", "Ijazah (fotokopi)"."""
    service = service_of(desk, case)
    forms = {form.paper for form in service.forms}
    return [
        f"{service.paper_label(paper.kind)}{f' hal. {paper.page}' if paper.page > 1 else ''}"
        f"{'' if paper.kind in forms else f' ({_became(service, paper)})'}"
        for paper in case.papers
    ]


def _became(service: Service, paper: Paper) -> str:
    if paper.original != "asli":
        return "fotokopi"
    words = KEEP[service.keep_of(paper.kind)]
    return words[:1].lower() + words[1:]
