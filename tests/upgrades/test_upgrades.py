"""What every release has written is opened, carried over and worked on by this one."""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.store import blobs, people
from kiosk.work import keys, outgoing, track
from kiosk.work.answer import answer
from kiosk.work.attach import attach, page_bytes
from kiosk.work.case import load_case
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk, open_desk
from kiosk.work.start import show_notice
from kiosk.work.submit import Submitted, submit
from kiosk.work.unlock import login, login_names, unlock_for_district
from sync.protocol import batch
from tests.centre import Centre
from tests.soak.counter import DECLARED
from tests.sync.real import operator_of

SAMPLES = Path(__file__).parents[1] / "data" / "upgrades"
VERSIONS = sorted(path.name for path in SAMPLES.iterdir())
_MISSING = ("SKL_FASKES", "BUKU_NIKAH", "F_2_01")


@dataclass
class Sample:
    """The unpacked folders of one release and what they hold."""

    folder: Path
    holds: dict[str, Any]

    def case(self, name: str) -> str:
        return str(self.holds["cases"][name][0])


@pytest.fixture(params=VERSIONS)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Sample:
    packed = SAMPLES / request.param
    for name in ("kiosk", "centre"):
        with tarfile.open(packed / f"{name}.tar.xz") as archive:
            archive.extractall(tmp_path / name, filter="data")
    return Sample(tmp_path, json.loads((packed / "holds.json").read_text(encoding="utf-8")))


@pytest.fixture
def desk(sample: Sample) -> Iterator[Desk]:
    """Somebody logs in with the passphrase of then, a day later: a birth of today must not be a late one in a year."""
    folder = sample.folder / "kiosk"
    then = datetime.fromisoformat(sample.holds["made_at"]).replace(tzinfo=UTC) + timedelta(days=1)
    [name] = [one for one in login_names(folder) if one.name == sample.holds["operator"]]
    opened = open_desk(login(folder, name.operator_id, sample.holds["passphrase"], now=then), wall=lambda: then)
    with closing(opened.store):
        yield opened


def test_there_is_a_sample_of_every_release() -> None:
    assert "0.1.0" in VERSIONS
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < len(VERSIONS) * 500_000


def test_cases_stand_where_they_stood(sample: Sample, desk: Desk) -> None:
    rows = {row.id: row for row in track.cases(desk)}
    assert set(rows) == {case for case, _, _ in sample.holds["cases"].values()}
    for case, number, label in sample.holds["cases"].values():
        assert (rows[case].number, rows[case].label.value) == (number, label)
        assert load_case(desk, case).answers["ibu.nama"] == "Siti Contoh"


def test_every_scan_is_there_byte_for_byte(sample: Sample, desk: Desk) -> None:
    for name, digest in sample.holds["scans"].items():
        assert hashlib.sha256(blobs.read(desk.store, name)).hexdigest() == digest == name
    for paper in load_case(desk, sample.case("received")).papers:
        assert len(page_bytes(desk, paper)) == paper.size


def test_the_handed_over_document_can_be_shown_and_the_return_mended(sample: Sample, desk: Desk) -> None:
    assert track.case(desk, sample.case("issued")).products[0].status == "handed_over"
    returned = track.case(desk, sample.case("returned")).returned
    assert returned is not None
    assert [reason.path for reason in returned.reasons] == ["anak.nama", "KK/1"]
    mended = mend(desk, sample.case("returned"))
    assert (mended.revision, mended.number) == (2, sample.holds["cases"]["returned"][1])


def test_the_draft_is_finished_and_gets_a_new_number(sample: Sample, desk: Desk) -> None:
    given = {number for _, number, _ in sample.holds["cases"].values()}
    sent = finish(desk, sample.case("draft"))
    assert sent.number
    assert sent.number not in given


def test_the_district_opens_a_kiosk_of_then_whose_secrets_are_gone(sample: Sample) -> None:
    """As docs/howto/open-a-locked-kiosk.md says."""
    identity = (sample.folder / "centre" / "recovery-identity.txt").read_text(encoding="ascii").strip()
    with closing(unlock_for_district(sample.folder / "kiosk", identity)) as store:
        keys.set_passphrase(store, people.active(store)[0], "kerbau hijau 27 sawah")
        assert len(keys.new_recovery_phrase(store).split("-")) == 8


@pytest.mark.skipif(sys.platform == "win32", reason="the centre is a server for Linux")
def test_the_centre_is_carried_over_and_takes_what_the_kiosk_sends(sample: Sample, desk: Desk) -> None:
    centre = Centre(sample.folder / "centre", 1, "")
    centre.manage("migrate", "--no-input")
    assert "No changes detected" in centre.manage("makemigrations", "--check", "--dry-run")
    assert json.loads(centre.deed(_LOOK.format(holds=json.dumps(sample.holds)))) == [
        ["issued", "done", 1], ["received", "received", 1], ["returned", "returned", 1],
    ]  # fmt: skip
    sent = [finish(desk, sample.case("draft")), mend(desk, sample.case("returned"))]
    envelopes = outgoing.next_batch(desk, 100)
    made = batch.build(desk.device.id, desk.device.district, desk.stamp(), outgoing.incarnation(desk), envelopes)
    (sample.folder / "batch").write_bytes(made.body)
    told = centre.deed(_RECEIVE.format(device=desk.device.id, name=made.id, path=str(sample.folder / "batch")))
    answers = dict(json.loads(told))
    assert {answers[one.record_id] for one in sent} == {"accepted"}


def mend(desk: Desk, case: str) -> Submitted:
    operator = operator_of(desk)
    begin_correction(desk, operator, case)
    show_notice(desk, operator, case, "1")
    answer(desk, operator, case, {"anak.nama": "Aisyah Putri Contoh"})
    return submit(desk, operator, case, DECLARED)


def finish(desk: Desk, case: str) -> Submitted:
    operator = operator_of(desk)
    show_notice(desk, operator, case, "1")
    for kind in _MISSING:
        attach(desk, operator, case, kind, kind.encode() * 50, "image/webp", source="scanner")
    return submit(desk, operator, case, DECLARED)


_LOOK = """
import hashlib, json
from central.receive.files import blob_path
from central.register.models import Application, Paper
holds = json.loads({holds!r})
assert officer(holds["officer"][0]).check_password(holds["officer"][1])
names = {{case: name for name, (case, _, _) in holds["cases"].items()}}
for paper in Paper.objects.all():
    data = blob_path(settings.LOKET_DISTRICT, paper.sha256).read_bytes()
    assert hashlib.sha256(data).hexdigest() == paper.sha256
print(json.dumps(sorted([names[case.id], case.status, case.revision] for case in Application.objects.all())))
"""
_RECEIVE = """
import json
from pathlib import Path
from central.devices.models import Device
from central.receive.batch import receive_batch
from sync.protocol.replies import decode_reply
from sync.protocol.signed import from_lines
device = Device.objects.get(district=settings.LOKET_DISTRICT, id="{device}")
reply = decode_reply(from_lines(receive_batch(device, "{name}", Path("{path}").read_bytes(), now())).payload)
print(json.dumps([[row.id, row.reply] for row in reply.rows]))
"""
