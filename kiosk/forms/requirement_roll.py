"""The requirements of a service on an 80 mm slip."""

from __future__ import annotations

from kiosk.domain.public_sheet import PublicSheet, short_text, small
from kiosk.forms.office import Office
from kiosk.forms.pen import GREY
from kiosk.forms.roll import Roll
from kiosk.forms.slip_page import FREE

_MOST_IN_QR = 400


def requirement_roll(sheet: PublicSheet, *, office: Office) -> bytes:
    """The slip as a PDF of one page, as long as needed."""
    roll = Roll(office, title=f"Daftar berkas {sheet.name}")
    roll.text(sheet.name, 14, bold=True)
    roll.text(sheet.about)
    roll.text(office.name, 7.6, grey=GREY)
    roll.rule()
    roll.heading("Bawa dokumen asli")
    for number, requirement in enumerate(sheet.requirements, 1):
        roll.text(requirement.title, bold=True, indent=6, mark=f"{number}.")
        if requirement.when:
            roll.text(requirement.when, 7.6, grey=GREY, indent=6)
        choices = requirement.choices()
        for at, choice in enumerate(choices):
            if choice != requirement.title:
                roll.text(f"atau {small(choice)}" if at else choice, 8.2, indent=6)
    if sheet.not_needed:
        roll.heading("Tidak perlu dibawa")
        roll.items(sheet.not_needed)
    roll.rule()
    for label, value in sheet.facts():
        roll.pair(label, value)
    roll.heading("Alurnya")
    roll.items(sheet.procedure, [f"{number}." for number in range(1, len(sheet.procedure) + 1)])
    roll.heading("Pengaduan")
    roll.text(sheet.complaint)
    roll.text(f"Dasar hukum: {'; '.join(sheet.legal_basis)}", 7.4, grey=GREY)
    roll.qr(short_text(sheet, _MOST_IN_QR), 50, error="l")
    roll.text(FREE if not office.complaint else f"{FREE} ({office.complaint})", bold=True, align="centre")
    return roll.finish()
