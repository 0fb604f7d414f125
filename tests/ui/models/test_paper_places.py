"""Where a datum stands on a paper: inside the page, and framed only where papers are alike everywhere."""

from __future__ import annotations

import pytest

from kiosk.domain.services import builtin_services
from ui.models import paper_places

FIELDS = list(builtin_services()["AKTA_LAHIR"].fields())


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.path)
def test_every_known_place_lies_on_the_page(field):
    for kind in field.papers:
        for found in (paper_places.place(kind, field.path), paper_places.part_of_scan(kind, field.path)):
            if found is not None:
                assert 0 <= found.x < found.x + found.wide <= 1
                assert 0 <= found.y < 1
                assert 0 < found.tall <= 1


def test_the_family_card_is_framed_and_a_letter_of_a_clinic_is_not():
    assert paper_places.is_official("KK")
    assert paper_places.part_of_scan("KK", "ibu.nik") == paper_places.place("KK", "ibu.nik")
    assert not paper_places.is_official("SKL_FASKES")
    around = paper_places.part_of_scan("SKL_FASKES", "anak.nama")
    line = paper_places.place("SKL_FASKES", "anak.nama")
    assert around.y < line.y
    assert around.tall > line.tall


def test_the_likeliest_paper_with_a_known_place_is_drawn():
    assert paper_places.drawn(("SKL_NAKHODA", "KK"), "anak.nama") == "SKL_NAKHODA"
    assert paper_places.drawn(("IJAZAH", "KK"), "anak.nik") == "KK"
    assert paper_places.drawn(("PASPOR",), "pelapor.dokumen_perjalanan") == ""
