"""Papers for everybody: requirement sheets, thermal slips, the board of an RT."""

from dataclasses import replace

import pytest

from kiosk.domain.public_sheet import public_sheet, short_text
from kiosk.domain.services import builtin_services
from kiosk.forms.board_sheet import board_sheet
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4, F4
from kiosk.forms.requirement_roll import requirement_roll
from kiosk.forms.requirement_sheet import requirement_sheet
from tests.forms.reading import codes, pictures, squeezed, texts

OFFICE = Office("99.01.01.1003", "Contoh Jaya", "Contoh", "Contoh", "Contoh", complaint="0800 0000 000")
SERVICES = list(builtin_services().values())
SHEETS = [
    public_sheet(one, variant) for one in SERVICES for variant in ("", *(v.code for v in one.variants if v.offered))
]


def inside(picture, *, left, right):
    """Whether nothing is drawn in the first ``left`` and last ``right`` pixels of each line."""
    return picture[:, :left].min() > 200 and picture[:, -right:].min() > 200


@pytest.mark.parametrize("size", [A4, F4], ids=lambda one: one.code)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: f"{one.code}-{one.about[:12]}")
def test_a_sheet_holds_all_and_stays_on_its_paper(sheet, size):
    pdf = requirement_sheet(sheet, office=OFFICE, size=size)
    text = squeezed(" ".join(texts(pdf)))
    for requirement in sheet.requirements:
        assert squeezed(requirement.title) in text
    for words in ("GRATIS", sheet.legal_basis[-1], sheet.procedure[-1], sheet.products[0], "0800 0000 000"):
        assert squeezed(words) in text
    seen = pictures(pdf, 60)
    assert len(seen) <= 2
    for picture in seen:
        assert abs(picture.shape[0] - size.height / 25.4 * 60) <= 1
        assert abs(picture.shape[1] - size.width / 25.4 * 60) <= 1
        assert inside(picture, left=38, right=30)
    (code,) = codes(pictures(pdf, 200)[0])
    assert code == short_text(sheet, 500)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: f"{one.code}-{one.about[:12]}")
def test_a_thermal_slip_is_80_mm_wide_and_as_long_as_it_must_be(sheet):
    pdf = requirement_roll(sheet, office=OFFICE)
    (page,) = pictures(pdf, 203)
    assert abs(page.shape[1] - 80 / 25.4 * 203) <= 1
    assert inside(page, left=28, right=20)
    rows = (page.min(axis=1) < 128).nonzero()[0]
    assert page.shape[0] - rows[-1] < 203 * 0.6
    text = squeezed(" ".join(texts(pdf)))
    for requirement in sheet.requirements:
        assert squeezed(requirement.title) in text
    assert codes(page) == [short_text(sheet, 400)]


@pytest.mark.parametrize("size", [A4, F4], ids=lambda one: one.code)
@pytest.mark.parametrize("count", [1, 8, 30])
def test_the_board_names_every_service_however_many_there_are(size, count):
    services = [replace(SERVICES[at % len(SERVICES)], name=f"Layanan contoh {at}") for at in range(count)]
    pdf = board_sheet(services, office=OFFICE, contact="0812 0000 0000", size=size)
    pages = texts(pdf)
    text = squeezed(" ".join(pages))
    for service in services:
        assert squeezed(service.name) in text
    for page in pages:
        for words in ("GRATIS. Jangan memberikan uang", "0812 0000 0000", "0800 0000 000"):
            assert words in page
    assert all(inside(picture, left=36, right=30) for picture in pictures(pdf, 60))
