"""What may be put into a form without typing it again: another person's data, what a NIK says, the office's place."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.dates import zone_label, zone_of
from kiosk.domain.definition import Field, Page
from ui.models import case_answers
from ui.models.case import CaseModel
from ui.models.form_part import FormPartModel


@dataclass(frozen=True, slots=True)
class PersonOffer:
    """The reporter is somebody whose data are given already: ``who`` is the group's word, ``name`` the person."""

    who: str
    name: str
    answers: dict[str, str]


def person(model: CaseModel, page: Page) -> PersonOffer | None:
    """Whose data may be copied to ``page``; None when there is nothing to copy."""
    found = case_answers.copied(model, page)
    who = case_answers.copied_from(model, page)
    if not found or not who:
        return None
    return PersonOffer(who, model.value(f"{who}.nama"), found)


def take_person(model: CaseModel, page: Page) -> None:
    """Copy what is offered; every copied answer can be changed afterwards."""
    offer = person(model, page)
    for path, text in offer.answers.items() if offer else ():
        model.edit(path, text)


def nik_offer(part: FormPartModel, field: Field) -> tuple[str, str]:
    """What the NIK at ``field`` says, and the words of the button that uses it ("" when nothing is to be used)."""
    found = case_answers.claim(part.case, field)
    if found is None:
        return "", ""
    asked = any(one.path == field.born for one in part.fields)
    unused = asked and not part.case.value(field.born)
    return case_answers.claim_words(found), "Pakai tanggal ini" if unused else ""


def take_nik(model: CaseModel, field: Field) -> None:
    """Put the birth date that a NIK says, and the sex where it is asked, into their fields."""
    found = case_answers.claim(model, field)
    if found is None:
        return
    if field.born:
        model.edit(field.born, found.born.isoformat())
    if "." in field.sex and not model.value(field.sex):
        model.edit(field.sex, str(found.sex))


def office_offer(model: CaseModel, field: Field) -> tuple[str, str]:
    """The office's own place for a field that proposes it, as (code, words of the button)."""
    if field.propose != "office.regency":
        return "", ""
    code = case_answers.proposals(model).get(field.path, "")
    regions = model.counter.regions
    found = regions.get(code) if regions and code else None
    return (code, f"Pakai {found.name}") if found else ("", "")


def zone_beside(page: Page, field: Field) -> Field | None:
    """The zone that belongs to a time of day: the zone asked next on the page."""
    places = [one.path for one in page.fields]
    following = page.fields[places.index(field.path) + 1 :]
    return following[0] if following and following[0].type == "zone" else None


def zone_for(model: CaseModel, page: Page) -> str:
    """``WIB``, ``WITA`` or ``WIT`` where the event happened: by the region given on the page, else the office's."""
    given = [model.value(field.path) for field in page.fields if field.type == "region"]
    code = next((text for text in given if text[:2].isdigit()), model.counter.desk.device.office)
    return zone_label(zone_of(code))
