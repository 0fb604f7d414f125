"""Keys that a birth application and a twin cost beyond the data themselves, typed into the real window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.submit import Declaration, submit
from tests.bench.rows import Row, at_least, at_most
from tests.domain.birth_case import BASE, PAPERS
from tests.ui.case_fixture import SHEETS, begun, picture
from tests.work.desks import SITI
from ui.models.counter import Counter

_REGION = "contoh"
BIRTH = {
    **{path: value for path, value in BASE.items() if path != "anak.zona"},
    "anak.nama": "AISYAH PUTRI CONTOH", "anak.tempat_kelahiran": _REGION, "ibu.tempat_lahir": _REGION,
    "ayah.tempat_lahir": _REGION, "anak.panjang_cm": "49,5", "pelapor.telepon": "081200000000",
}  # fmt: skip
"""What is typed for a child of parents nobody here knows; places by the beginning of their name."""

TWIN = {
    "anak.nama": "BUNGA PUTRI CONTOH", "anak.jenis_kelamin": "2", "anak.pukul": "04:40", "anak.berat_gram": "2700",
    "anak.panjang_cm": "47,5",
}  # fmt: skip


def sent_twin(counter: Counter) -> str:
    """The first of two twins, submitted."""
    desk = counter.desk
    case_id = begun(counter).id
    answer(desk, SITI, case_id, {**BASE, "anak.jenis_kelahiran": "2", "anak.nama": "Citra Putri Contoh"})
    for place, kind in enumerate((*PAPERS.values(), *SHEETS)):
        attach(desk, SITI, case_id, kind, picture(place), "image/webp")
    submit(desk, SITI, case_id, Declaration("Budi Contoh", "1"))
    return case_id


def rows() -> Iterator[Row]:
    """In a process of its own, because the bench itself has no window."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.typist"], env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    yield at_least("fields that a birth application asks", found["fields"], "", 40)
    yield at_most("keystrokes beyond the data: a birth application", found["birth"], "keys", 120)
    yield at_most("keystrokes beyond its own data: a twin", found["twin"], "keys", 25)
