"""A counter for long runs and measurements: a kiosk that a real centre has taken in, and whole birth applications."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from kiosk.store.people import Operator
from kiosk.work import keys
from kiosk.work.answer import answer, choose_paper
from kiosk.work.attach import attach
from kiosk.work.desk import Desk
from kiosk.work.start import show_notice, start
from kiosk.work.submit import Declaration
from tests.centre import Centre
from tests.domain.birth_case import BASE, PAPERS
from tests.sync.real import enrol_kiosk, operator_of

PASSPHRASE = "sawah hijau 27 kerbau"
DECLARED = Declaration("Budi Contoh", "1")
_DAYS_OLD = 11


def enrolled(folder: Path, centre: Centre) -> Desk:
    """A kiosk of ``centre`` in ``folder``, its operator able to log in with `PASSPHRASE`."""
    desk = enrol_kiosk(folder, centre, centre.enrolment_code())
    keys.set_passphrase(desk.store, operator_of(desk), PASSPHRASE)
    return desk


def filled(desk: Desk, operator: Operator, *, size: int = 3000, noise: random.Random | None = None) -> str:
    """A birth application with nothing missing: three papers of ``size`` bytes and a small signed form; its id."""
    draw = noise or random.Random(random.SystemRandom().random())
    case = start(desk, operator, "AKTA_LAHIR", "UMUM").id
    show_notice(desk, operator, case, "1")
    born = desk.today() - timedelta(days=_DAYS_OLD)
    answer(desk, operator, case, {**BASE, "anak.tanggal_lahir": born.isoformat()})
    for rule, kind in PAPERS.items():
        choose_paper(desk, operator, case, rule, kind)
        attach(desk, operator, case, kind, draw.randbytes(size), "image/webp")
    attach(desk, operator, case, "F_2_01", draw.randbytes(800), "image/webp", source="scanner")
    return case
