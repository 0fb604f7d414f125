"""A counter whose real store, work and road bring real birth applications to a running centre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from installer.demo_family import Family, Person, demo_family, random_family
from installer.demo_papers import Paper, identity_card, papers_of
from kiosk.work.answer import answer, choose_paper, confirm
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.desk import Desk
from kiosk.work.review import review
from kiosk.work.start import show_notice, start
from kiosk.work.submit import Declaration, submit
from sync.loop import run_once
from sync.push import push
from tests.centre import Centre
from tests.sync.real import enrol_kiosk, link_of, operator_of

_DPI = 96
_MARRIED = "1"


@dataclass
class Counter:
    """An enrolled counter; ``cases`` are the ids of what it filed, in order."""

    desk: Desk
    cases: list[str] = field(default_factory=list)

    def file(
        self, family: Family, *, variant: str = "PAKET_3IN1", changes: Mapping[str, str] | None = None, reason: str = ""
    ) -> str:
        """Take a birth application with the family's papers and submit it; warnings are confirmed with ``reason``."""
        desk, operator = self.desk, operator_of(self.desk)
        case = start(desk, operator, "AKTA_LAHIR", variant).id
        show_notice(desk, operator, case, "2026-1")
        answer(desk, operator, case, {**answers_of(family), **(changes or {})})
        for rule, kind in (("bukti_lahir", "SKL_FASKES"), ("bukti_kawin", "BUKU_NIKAH"), ("kk", "KK")):
            choose_paper(desk, operator, case, rule, kind)
        for paper in papers_of(family, dpi=_DPI)[:3]:
            attach(desk, operator, case, paper.kind, coded(paper), "image/jpeg", source="camera")
        self.finish(case, family, reason)
        self.cases.append(case)
        return case

    def finish(self, case: str, family: Family, reason: str = "") -> None:
        """Sign what has to be signed, confirm what has to be confirmed, and submit."""
        desk, operator = self.desk, operator_of(self.desk)
        signed = Paper("F", "f", identity_card(family, family.father, dpi=_DPI), (85.6, 54.0))
        for form in review(desk, load_case(desk, case)).unsigned:
            attach(desk, operator, case, form.paper, coded(signed), "image/jpeg", source="scanner")
        for problem in review(desk, load_case(desk, case)).problems:
            confirm(desk, operator, case, problem, reason=reason or "Sesuai dokumen")
        submit(desk, operator, case, Declaration(family.father.name, 1))

    def send(self, *, scans: bool = True) -> None:
        """Let everything travel; without ``scans`` only the records do."""
        with link_of(self.desk) as link:
            if scans:
                run_once(self.desk, link)
            else:
                push(self.desk, link)


def new_counter(folder: Path, centre: Centre, office: str = "99.01.01.2001", operator: str = "Budi Contoh") -> Counter:
    """A counter that the running ``centre`` has taken in."""
    return Counter(enrol_kiosk(folder, centre, centre.enrolment_code(office, operator)))


def family(number: int, today: date) -> Family:
    """The family of the guided tour for 0, else one that depends on the number."""
    return random_family(number, today) if number else demo_family(today)


def coded(paper: Paper) -> bytes:
    """``paper`` as JPEG."""
    import cv2

    done, data = cv2.imencode(".jpg", paper.pixels, [cv2.IMWRITE_JPEG_QUALITY, 80])
    assert done
    return bytes(data.tobytes())


def answers_of(family: Family) -> dict[str, str]:
    """What the father of ``family`` says at the counter."""
    child, first, second = family.child, *family.witnesses
    return {
        "orang_tua.status_perkawinan": _MARRIED,
        "orang_tua.tanggal_kawin": family.marriage.held_on.isoformat(),
        "anak.nama": child.name,
        "anak.jenis_kelamin": "2" if child.sex == "P" else "1",
        "anak.tanggal_lahir": child.born.isoformat(),
        "anak.pukul": child.time,
        "anak.zona": "WIB",
        "anak.tempat_kelahiran": "99.01",
        "anak.tempat_dilahirkan": "2",
        "anak.jenis_kelahiran": "1",
        "anak.anak_ke": str(child.order),
        "anak.penolong": "2",
        "anak.berat_gram": str(child.weight_g),
        "anak.panjang_cm": str(child.length_cm),
        "anak.no_kk": family.kk_number,
        **_person("ibu", family.mother),
        **_person("ayah", family.father),
        "pelapor.hubungan": "ayah",
        "pelapor.nik": family.father.nik,
        "pelapor.nama": family.father.name,
        "pelapor.no_kk": family.kk_number,
        "pelapor.kewarganegaraan": "1",
        "pelapor.telepon": family.phone,
        "saksi1.nik": first.nik,
        "saksi1.nama": first.name,
        "saksi2.nik": second.nik,
        "saksi2.nama": second.name,
    }


def _person(role: str, person: Person) -> dict[str, str]:
    return {
        f"{role}.nik": person.nik,
        f"{role}.nama": person.name,
        f"{role}.tempat_lahir": "99.01",
        f"{role}.tanggal_lahir": person.born.isoformat(),
        f"{role}.kewarganegaraan": "1",
    }
