"""Make the data folders that later versions must open: ``python -m tests.upgrades.build_samples VERSION``.

Done once before a release. A real centre and a real kiosk of the demo family's village: one case handed over, one
returned, one received, one deposited, one draft. Both folders are packed into tests/data/upgrades/VERSION; holds.json
beside them says in plain words what they hold.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from installer.demo_family import demo_family
from installer.demo_papers import papers_of
from kiosk.capture.encode import bounded, jpeg
from kiosk.store import blobs
from kiosk.work import track
from kiosk.work.answer import answer, choose_paper
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.deposit import deposit
from kiosk.work.desk import Desk
from kiosk.work.hand_over import Receiver, hand_over
from kiosk.work.start import show_notice, start
from kiosk.work.submit import submit
from sync.http import Link
from sync.loop import run_once, waits
from tests.centre import Centre, running_centre
from tests.domain.birth_case import BASE, PAPERS
from tests.soak.counter import DECLARED, PASSPHRASE, enrolled
from tests.sync.real import operator_of

SAMPLES = Path(__file__).parents[1] / "data" / "upgrades"
_LONGEST_PX = 240
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
_LEFT_OUT = {"status.json", "static", "uploads"}


def main() -> int:
    """Build and pack."""
    version = sys.argv[1]
    target = SAMPLES / version
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running_centre(folder) as centre:
            desk = enrolled(folder / "kiosk", centre)
            with closing(desk.store):
                holds = _live(desk, centre)
        _pack(folder / "kiosk", target / "kiosk.tar.xz")
        _pack(folder / "centre", target / "centre.tar.xz")
    text = json.dumps({"version": version, "made_at": f"{datetime.now(UTC):%Y-%m-%d}", **holds}, indent=1)
    (target / "holds.json").write_text(text + "\n", encoding="utf-8")
    print(f"{sum(path.stat().st_size for path in target.iterdir()) / 1000:.0f} KB in {target.name}")
    return 0


def _live(desk: Desk, centre: Centre) -> dict[str, object]:
    """The five cases; what a later version must find again."""
    cases = {name: _case(desk, name) for name in ("issued", "returned", "received")}
    for case in cases.values():
        submit(desk, operator_of(desk), case, DECLARED)
    _speak(desk)
    _decide(centre, cases["issued"], cases["returned"])
    _speak(desk)
    hand_over(desk, operator_of(desk), cases["issued"], "AKTA_LAHIR", Receiver("Budi Contoh", "", "ayah"))
    cases |= {"deposited": _case(desk, "deposited", whole=False), "draft": _case(desk, "draft", whole=False)}
    deposit(desk, operator_of(desk), cases["deposited"])
    _speak(desk)
    rows = {row.id: row for row in track.cases(desk)}
    papers = [paper for case in cases.values() for paper in load_case(desk, case).papers]
    return {
        "operator": operator_of(desk).name,
        "passphrase": PASSPHRASE,
        "officer": list(centre.officer),
        "cases": {name: [case, rows[case].number, rows[case].label.value] for name, case in cases.items()},
        "scans": {paper.sha256: hashlib.sha256(blobs.read(desk.store, paper.sha256)).hexdigest() for paper in papers},
    }


def _case(desk: Desk, name: str, *, whole: bool = True) -> str:
    operator, family = operator_of(desk), demo_family(desk.today())
    pages = {paper.kind: paper.pixels for paper in papers_of(family, dpi=60)}
    case = start(desk, operator, "AKTA_LAHIR", "UMUM").id
    show_notice(desk, operator, case, "1")
    given = {**BASE, "anak.nama": f"Aisyah Putri {name} Contoh".title(), "anak.tanggal_lahir": str(family.child.born)}
    answer(desk, operator, case, given)
    for rule, kind in PAPERS.items():
        choose_paper(desk, operator, case, rule, kind)
        if whole or kind == "KK":
            page = jpeg(bounded(pages[kind], _LONGEST_PX), 30)
            attach(desk, operator, case, kind, page.data, page.mime)
    if whole:
        page = jpeg(bounded(pages["SKL_FASKES"], _LONGEST_PX), 20)
        attach(desk, operator, case, "F_2_01", page.data, page.mime, source="scanner")
    return case


def _decide(centre: Centre, issued: str, returned: str) -> None:
    centre.deed(f"""
        from central.register.claim import claim
        from central.register.declare_complete import declare_complete
        from central.register.issue_product import issue_product
        from central.register.return_case import Reason, return_case
        claim(case({issued!r}), officer(), now())
        declare_complete(case({issued!r}), officer(), now())
        issue_product(case({issued!r}), "AKTA_LAHIR", {_PDF!r}, "9901-LU-21112026-0001", officer(), now())
        claim(case({returned!r}), officer(), now())
        reasons = [Reason("anak.nama", "data_differs", "lihat KK"), Reason("KK/1", "scan_unreadable", "")]
        return_case(case({returned!r}), officer(), reasons, "Mohon diperbaiki.", now())
    """)


def _speak(desk: Desk) -> None:
    with closing(Link(desk.device, desk.clock)) as link:
        while True:
            report = run_once(desk, link)
            assert not report.trouble, report
            if not waits(desk):
                return


def _pack(folder: Path, target: Path) -> None:
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for path in sorted(folder.rglob("*")):
            parts = path.relative_to(folder).parts
            if path.is_file() and parts[0] not in _LEFT_OUT and path.suffix not in {".log", ".pid"}:
                archive.add(path, "/".join(parts), filter=_anonymous)


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of the machine that built it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry


if __name__ == "__main__":
    sys.exit(main())
