"""First start by files: invitation, request, answer, fingerprint, passphrase, recovery phrase."""

from __future__ import annotations

import pytest

from kiosk.store.errors import StoreTrouble
from tests.ui.desk_fixture import regions, settle
from tests.ui.enrolment_fixture import NOBODY, answer_file, invitation_file
from tests.work.desks import PASSPHRASE
from ui.models.counter import Counter
from ui.models.first_start import FirstStart
from ui.models.road import Road
from ui.models.session import Session
from ui.printing import FilePrinter
from ui.routes import Navigator
from ui.work import Work


@pytest.fixture
def fresh(qapp, tmp_path):
    work = Work()
    counter = Counter(
        folder=tmp_path / "data", work=work, go=Navigator(), session=Session(tmp_path / "data", work, regions()),
        road=Road(work), printer=FilePrinter(tmp_path / "cetakan"), regions=regions(),
    )  # fmt: skip
    yield counter
    work.finish()
    counter.session.shut()


class Heard:
    """What a first start said."""

    def __init__(self, model):
        self.errors: list[Exception] = []
        self.said: list[str] = []
        model.failed.connect(self.errors.append)
        model.fingerprint.connect(lambda: self.said.append("fingerprint"))
        model.request_written.connect(lambda _path: self.said.append("request"))
        model.entered.connect(lambda: self.said.append("entered"))


def test_a_computer_without_network_is_taken_in_by_files(fresh, qtbot, tmp_path):
    model = FirstStart(fresh)
    heard = Heard(model)
    assert not fresh.session.enrolled
    model.read_file(invitation_file(tmp_path))
    settle(fresh, qtbot)
    assert [error.code for error in heard.errors] == ["link.refused"]
    assert model.has_invitation
    model.write_request(tmp_path / "permintaan.loket-daftar")
    settle(fresh, qtbot)
    assert heard.said == ["request"]
    model.read_answer(answer_file(tmp_path / "permintaan.loket-daftar", fresh.folder, tmp_path))
    settle(fresh, qtbot)
    assert heard.said == ["request", "fingerprint"]
    assert len(model.fingerprint_text.split()) == 6
    assert (model.office_name, model.first_operator) == ("Desa Contoh", "Siti Contoh")
    model.choose("pendek")
    settle(fresh, qtbot)
    assert heard.errors[-1].code == "passphrase.short"
    model.choose(PASSPHRASE)
    settle(fresh, qtbot)
    assert heard.said[-1] == "entered"
    assert model.same_phrase(model.phrase.lower().replace("-", " "))
    with pytest.raises(StoreTrouble):
        model.same_phrase("ABCD")
    with qtbot.waitSignal(fresh.session.opened, timeout=5000):
        model.finish()
    assert fresh.session.operator.name == "Siti Contoh"


def test_a_file_that_is_none_of_ours_is_refused(fresh, qtbot, tmp_path):
    model = FirstStart(fresh)
    heard = Heard(model)
    (tmp_path / "lain.loket-daftar").write_bytes(b"{}")
    model.read_file(tmp_path / "lain.loket-daftar")
    model.read_file(tmp_path / "tidak-ada.loket-daftar")
    model.read_answer(tmp_path / "lain.loket-daftar")
    settle(fresh, qtbot)
    assert [getattr(error, "code", "file") for error in heard.errors] == [
        "enrolment.field", "file", "enrolment.not_asked",
    ]  # fmt: skip
    assert heard.said == []


def test_a_typed_code_needs_an_answering_server(fresh, qtbot):
    model = FirstStart(fresh)
    heard = Heard(model)
    model.ask(NOBODY.removeprefix("https://"), "ABCD EFGH JKMN")
    settle(fresh, qtbot)
    assert [error.code for error in heard.errors] == ["link.refused"]
