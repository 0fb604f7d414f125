"""The whole way of a birth application without any window: use-cases, ``python -m sync``, the centre's own deeds."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import cv2
import pytest

from installer.demo_family import demo_family
from installer.demo_papers import papers_of
from kiosk.capture.encode import travel_copy
from kiosk.capture.load import load_file
from kiosk.domain.application import PublicLabel
from kiosk.domain.regions import Regions
from kiosk.store import people
from kiosk.work import hand_over, keys, track
from kiosk.work.answer import answer, choose_paper
from kiosk.work.attach import attach, detach
from kiosk.work.body import Declaration
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk, open_desk
from kiosk.work.hand_over import Receiver
from kiosk.work.start import show_notice, start
from kiosk.work.submit import submit
from kiosk.work.unlock import login
from sync.enrol import by_network, finish
from sync.protocol.enrolment import read_code
from tests.centre import Centre, running_centre
from tests.journeys.cases import PAPERS, REGIONS, answers

pytestmark = pytest.mark.linux
PASSPHRASE = "kopi tubruk di teras balai desa"
TODAY = datetime.now(UTC)
FAMILY = demo_family(TODAY.date())
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass
class Counter:
    """A kiosk by terminal: its folder, its first operator, and the case in hand."""

    folder: Path
    operator: people.Operator
    case: str = ""

    def desk(self) -> Desk:
        """The store opened as every process does it."""
        store = login(self.folder, self.operator.id, PASSPHRASE, now=datetime.now(UTC))
        return open_desk(store, regions=Regions.load(REGIONS, contoh=True))

    def sync(self) -> str:
        """One process that carries everything, the passphrase on its standard input."""
        done = subprocess.run(
            [sys.executable, "-m", "sync", "--data", str(self.folder), "--drain", "--operator", self.operator.id],
            input=f"{PASSPHRASE}\n", capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def enrolled(folder: Path, centre: Centre) -> Counter:
    answer_ = by_network(folder, centre.url, read_code(centre.enrolment_code()), label="Loket A", now=TODAY)
    store = finish(folder, answer_, now=TODAY)
    operator = people.active(store)[0]
    keys.set_passphrase(store, operator, PASSPHRASE)
    store.close()
    return Counter(folder, operator)


def picture(folder: Path, name: str) -> bytes:
    """The travel copy of a paper that lies in ``folder`` as a picture file."""
    with load_file(folder / f"{name}.png") as pages:
        return travel_copy(pages.read(0), kind="flatbed").data


def file_application(counter: Counter, folder: Path) -> None:
    desk = counter.desk()
    operator = counter.operator
    for paper in papers_of(FAMILY, dpi=110):
        cv2.imwrite(str(folder / f"{paper.kind}.png"), paper.pixels)
    case = start(desk, operator, "AKTA_LAHIR", "PAKET_3IN1")
    show_notice(desk, operator, case.id, "1")
    answer(desk, operator, case.id, answers(FAMILY) | {"ibu.nama": "SITI KELIRU"})
    for rule, kind in PAPERS.items():
        choose_paper(desk, operator, case.id, rule, kind)
        attach(desk, operator, case.id, kind, picture(folder, kind), "image/webp")
    for form in ("F_2_01", "F_1_02"):
        attach(desk, operator, case.id, form, picture(folder, "KK") + form.encode(), "image/webp")
    assert submit(desk, operator, case.id, Declaration("BUDI CONTOH", "1")).revision == 1
    counter.case = case.id
    desk.store.close()


def mend(counter: Counter, folder: Path) -> None:
    desk, operator = counter.desk(), counter.operator
    returned = track.case(desk, counter.case).returned
    assert returned is not None
    assert {reason.path for reason in returned.reasons} == {"ibu.nama", "SKL_FASKES/1"}
    case = begin_correction(desk, operator, counter.case)
    answer(desk, operator, case.id, {"ibu.nama": FAMILY.mother.name})
    blurred = next(paper for paper in case.papers if paper.path == "SKL_FASKES/1")
    detach(desk, operator, case.id, blurred.id)
    attach(desk, operator, case.id, "SKL_FASKES", picture(folder, "BUKU_NIKAH") + b"again", "image/webp")
    assert submit(desk, operator, case.id, Declaration("BUDI CONTOH", "1")).revision == 2
    desk.store.close()


def label(counter: Counter) -> PublicLabel:
    desk = counter.desk()
    found = track.case(desk, counter.case).row.label
    desk.store.close()
    return found


def give(counter: Counter, *products: str) -> None:
    desk = counter.desk()
    for product in products:
        hand_over.hand_over(desk, counter.operator, counter.case, product, Receiver("BUDI CONTOH", "", "ayah"))
    desk.store.close()


def at_the_centre(centre: Centre, counter: Counter, deed: str) -> str:
    imports = """
from central.register.claim import claim
from central.register.declare_complete import declare_complete
from central.register.issue_product import issue_product
from central.register.move_product import move_product
from central.register.return_case import Reason, return_case
from kiosk.domain.application import ProductStatus
"""
    return centre.deed(f"{imports}\nfound = case({counter.case!r})\nwho = officer()\n{deed}\n")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_birth_application_goes_all_the_way_by_terminal(tmp_path: Path, engine: str):
    with running_centre(tmp_path / "centre", engine) as centre:
        counter = enrolled(tmp_path / "kiosk", centre)
        file_application(counter, tmp_path)
        assert label(counter) is PublicLabel.WAITING_NETWORK
        counter.sync()
        reasons = "[Reason('ibu.nama', 'data_differs'), Reason('SKL_FASKES/1', 'scan_unreadable')]"
        at_the_centre(
            centre, counter, f"claim(found, who, now())\nreturn_case(found, who, {reasons}, 'Lihat KK', now())"
        )
        counter.sync()
        assert label(counter) is PublicLabel.RETURNED
        mend(counter, tmp_path)
        counter.sync()
        at_the_centre(centre, counter, "claim(found, who, now())\ndeclare_complete(found, who, now())")
        at_the_centre(centre, counter, f"issue_product(found, 'AKTA_LAHIR', {PDF!r}, '9901-LU-1', who, now())")
        counter.sync()
        give(counter, "AKTA_LAHIR")
        at_the_centre(centre, counter, f"issue_product(found, 'KK', {PDF!r}, '9901010503190002', who, now())")
        for step in ("PRINTED", "DISPATCHED", "ARRIVED"):
            at_the_centre(centre, counter, f"move_product(found, 'KIA', ProductStatus.{step}, who, '', now())")
        counter.sync()
        give(counter, "KK", "KIA")
        counter.sync()
        assert label(counter) is PublicLabel.DONE
        told = at_the_centre(centre, counter, "print(found.status, found.revision, found.revisions.count())")
        assert told.split() == ["done", "2", "2"]
        desk = counter.desk()
        assert hand_over.document(desk, counter.case, "AKTA_LAHIR") == PDF
        assert track.waiting(desk).records == track.waiting(desk).blobs == 0
        desk.store.close()
