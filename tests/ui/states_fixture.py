"""Cases in the states that the centre's words bring about, for tests and pictures of lists, returns and documents."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.domain.answers import to_tree
from kiosk.store import blobs
from kiosk.store.people import Operator
from kiosk.work import outgoing
from kiosk.work.attach import attach
from kiosk.work.case import load_case
from kiosk.work.submit import Declaration, submit
from tests.domain.birth_case import BASE, PAPERS
from tests.ui.case_fixture import SHEETS, begun, picture
from tests.work.centre_words import answered, issued, told
from tests.work.desks import SITI, Centre
from ui.models.counter import Counter

NUMBER = "9901-LU-21112026-0001"
RETURN = "0193a000-0000-7000-8000-0000000000aa"


class Village:
    """A counter and the centre behind it; cases are told apart by the child's name."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.desk = counter.desk
        self.centre = Centre(counter.desk)
        self._scans = 0
        self._versions = 0

    def sent(self, name: str = BASE["anak.nama"], *, by: Operator = SITI) -> str:
        """A submitted case; nothing has left this computer yet."""
        case_id = begun(self.counter, {**BASE, "anak.nama": name}).id
        for kind in (*PAPERS.values(), *SHEETS):
            self._scans += 1
            attach(self.desk, SITI, case_id, kind, picture(self._scans), "image/webp")
        submit(self.desk, by, case_id, Declaration("Budi Contoh", "1"))
        return case_id

    def received(self, name: str = BASE["anak.nama"]) -> str:
        """A case of which the centre has everything."""
        case_id = self.sent(name)
        answered(self.desk)
        for one in load_case(self.desk, case_id).papers:
            outgoing.upload_done(self.desk, one.sha256)
        self.says(case_id, "received")
        return case_id

    def returned(self, name: str = BASE["anak.nama"], *, note: str = "mohon dilengkapi") -> str:
        """A case that came back with one field and one scan to mend."""
        case_id = self.received(name)
        reasons = [
            {"path": "anak.nama", "code": "data_differs", "note": "lihat KK"},
            {"path": "KK/1", "code": "scan_unreadable", "note": ""},
        ]
        told = {"change": RETURN, "reasons": reasons, "note": note}
        self.says(case_id, "returned", returned=told, package=self._package(case_id))
        return case_id

    def issued(
        self, name: str = BASE["anak.nama"], data: bytes = b"", *, more: tuple[dict[str, object], ...] = ()
    ) -> str:
        """A case whose certificate was issued; with ``data`` its PDF is here."""
        case_id = self.received(name)
        document = data or b"%PDF-1.7 still on its way"
        self.says(case_id, "issued", products=[issued(document, number=NUMBER), *more])
        if data:
            outgoing.keep_download(self.desk, blobs.digest(data), data)
        return case_id

    def _package(self, case_id: str) -> dict[str, object]:
        """What the centre has of the case, as it sends it back for mending."""
        case = load_case(self.desk, case_id)
        papers = [
            {
                "path": one.path, "sha256": one.sha256, "size": one.size, "mime": one.mime, "original": one.original,
                "source": one.source, "overrides": [], "sheet": None,
            }
            for one in case.papers
        ]  # fmt: skip
        applicant = {"name": "Budi Contoh", "nik": "", "phone": "", "relation": ""}
        answers = to_tree(case.answers)
        return {"answers": answers, "confirmations": [], "papers": papers, "sheets": [], "applicant": applicant}

    def says(self, case_id: str, status: str, **more: object) -> None:
        """The centre's word on a case."""
        self._versions += 1
        names: Mapping[str, object] = {
            "service": "AKTA_LAHIR",
            "variant": "PAKET_3IN1",
            "number": load_case(self.desk, case_id).number,
        }
        definition = {"definition": {"code": "AKTA_LAHIR", "version": 1, "sha256": "0" * 64}}
        told(self.desk, self.centre.case(case_id, self._versions, status, 1, **{**names, **definition, **more}))
