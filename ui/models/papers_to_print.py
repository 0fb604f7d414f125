"""What is printed at the counter besides the official forms, made from kiosk.forms."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.regions import Regions
from kiosk.forms.office import Office
from kiosk.forms.recovery_sheet import recovery_sheet
from kiosk.work.device import Device

_WORDS = {"desa": "Desa", "kelurahan": "Kelurahan", "desa_adat": "Desa Adat"}


def recovery_pdf(phrase: str, *, office_name: str, made_at: datetime) -> bytes:
    """The recovery sheet of this computer."""
    return recovery_sheet(phrase.split("-"), office=office_name, made_at=made_at)


def office_of(device: Device, regions: Regions | None) -> Office:
    """The letterhead's office, with the names above it from the region register where it knows them."""
    found = regions.get(device.office) if regions else None
    names = [region.name for region in regions.parents(device.office)] if regions and found else ["", "", ""]
    word, _, rest = device.office_name.partition(" ")
    regency_word, _, regency = names[1].partition(" ")
    return Office(
        code=device.office,
        village=found.name if found else rest or word,
        village_word=_WORDS.get(found.kind if found else "", word if rest else "Kelurahan"),
        district=names[0],
        regency=regency or names[1],
        regency_word=regency_word if regency else "Kabupaten",
        province=names[2],
        complaint=device.settings.get("complaint", ""),
        training=device.training,
        regions=regions,
    )
