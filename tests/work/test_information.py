"""A service that is only information can be filled in and printed; nothing sends it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.services import builtin_services
from kiosk.work import track
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.catalogue import FixedCatalogue
from kiosk.work.deposit import deposit
from kiosk.work.errors import DeedRefused
from kiosk.work.print_and_sign import mark_printed, prepare_sheets
from kiosk.work.review import review
from kiosk.work.start import show_notice, start
from kiosk.work.submit import submit
from tests.domain.civil_cases import MARRIAGE
from tests.work.desks import DECLARED, SITI, new_desk, scan


def test_a_marriage_is_printed_and_never_sent(tmp_path: Path):
    desk = replace(new_desk(tmp_path), services=FixedCatalogue(builtin_services()))
    case = start(desk, SITI, "AKTA_KAWIN", "UMUM").id
    show_notice(desk, SITI, case, "1")
    answer(desk, SITI, case, {**MARRIAGE, "kawin.tanggal_pemberkatan": "2026-11-07"})
    (sheet,) = prepare_sheets(desk, case)
    mark_printed(desk, SITI, case, [sheet.sheet.id])
    for kind in ("SURAT_AGAMA", "FOTO_PASANGAN", "KK", "KTP", "AKTA_CERAI", "F_2_01"):
        attach(desk, SITI, case, kind, scan(), "image/webp")
    found = review(desk, load_case(desk, case))
    for deed in (lambda: submit(desk, SITI, case, DECLARED), lambda: deposit(desk, SITI, case)):
        with pytest.raises(DeedRefused, match=r"service\.information"):
            deed()
    assert not found.missing
    assert load_case(desk, case).number == ""
    assert track.case(desk, case).row.delivery.value == "none"
