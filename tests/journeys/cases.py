"""Cases that are whole but for the declaration, made through the use-cases while no window is open."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np

from installer.demo_family import Family, Person, random_family
from kiosk.domain.regions import Regions
from kiosk.store import people
from kiosk.work.answer import answer, choose_paper
from kiosk.work.attach import attach
from kiosk.work.desk import open_desk
from kiosk.work.start import remember_step, show_notice, start
from kiosk.work.unlock import login, login_names

REGIONS = Path(__file__).resolve().parents[2] / "assets" / "regions"
PAPERS = {"bukti_lahir": "SKL_FASKES", "bukti_kawin": "BUKU_NIKAH", "kk": "KK"}


def ready_cases(folder: Path, passphrase: str, *seeds: int) -> list[str]:
    """A case for each family, everything there but the declaration; the children's names."""
    now = datetime.now(UTC)
    store = login(folder, login_names(folder)[0].operator_id, passphrase, now=now)
    try:
        desk = open_desk(store, regions=Regions.load(REGIONS, contoh=True))
        operator = people.active(store)[0]
        names = []
        for seed in seeds:
            family = random_family(seed, now.date())
            case = start(desk, operator, "AKTA_LAHIR", "UMUM")
            show_notice(desk, operator, case.id, "1")
            answer(desk, operator, case.id, answers(family))
            for rule, kind in PAPERS.items():
                choose_paper(desk, operator, case.id, rule, kind)
            for place, kind in enumerate((*PAPERS.values(), "F_2_01")):
                attach(desk, operator, case.id, kind, scan(seed * 10 + place), "image/webp")
            remember_step(desk, case.id, "declare")
            names.append(family.child.name)
        return names
    finally:
        store.close()


def answers(family: Family) -> dict[str, str]:
    """What a birth application of ``family`` is answered with, in canonical form."""
    child = family.child
    found = {
        "orang_tua.status_perkawinan": "1",
        "pelapor.hubungan": "ayah",
        "anak.nama": child.name,
        "anak.jenis_kelamin": "2" if child.sex == "P" else "1",
        "anak.tanggal_lahir": child.born.isoformat(),
        "anak.pukul": child.time,
        "anak.zona": "WIB",
        "anak.tempat_kelahiran": "99.01",
        "anak.tempat_dilahirkan": "3",
        "anak.jenis_kelahiran": "1",
        "anak.anak_ke": "1",
        "anak.penolong": "2",
        "anak.berat_gram": str(child.weight_g),
        "anak.panjang_cm": str(child.length_cm),
        "anak.no_kk": family.kk_number,
        "pelapor.no_kk": family.kk_number,
        "pelapor.telepon": family.phone,
    }
    for who, one in (("ibu", family.mother), ("ayah", family.father), ("pelapor", family.father)):
        found |= _person(who, one)
    for who, one in zip(("saksi1", "saksi2"), family.witnesses, strict=True):
        found |= {f"{who}.nik": one.nik, f"{who}.nama": one.name, f"{who}.kewarganegaraan": "1"}
    return found


def _person(who: str, one: Person) -> dict[str, str]:
    return {
        f"{who}.nik": one.nik,
        f"{who}.nama": one.name,
        f"{who}.tempat_lahir": "99.01",
        f"{who}.tanggal_lahir": one.born.isoformat(),
        f"{who}.kewarganegaraan": "1",
    }


def scan(number: int) -> bytes:
    """A small page as a picture file, another one for each number."""
    page = np.full((700, 500, 3), 245, np.uint8)
    cv2.putText(page, f"CONTOH {number}", (60, 350), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (40, 40, 40), 4)
    done, coded = cv2.imencode(".webp", page)
    assert done
    return coded.tobytes()
