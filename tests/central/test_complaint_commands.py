"""The inspectorate's file and the survey's table, as commands of the centre."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from central.complaints.intake import receive_anonymous
from central.complaints.models import AnonymousComplaint, Complaint
from central.complaints.reading import opened, picture
from central.devices.keyring import keyring
from kiosk.domain.complaints import Category, complaint_of
from kiosk.domain.ids import new_id
from kiosk.domain.survey import Element, Response
from sync.protocol.anonymous import encode_bundle, seal_anonymous_complaint, seal_survey
from sync.protocol.complaints import Attachment, Filed, filed_body, open_complaint, seal_complaint
from sync.protocol.enrolment import Recipients
from sync.protocol.records import BlobRef, Subject
from sync.protocol.seal import new_identity, open_sealed, seal
from tests.central.conftest import Wire
from tests.central.kiosk import TestKiosk, moment

INSPECTORATE = new_identity()
D, OFFICE = "99.01", "99.01.01.2001"
pytestmark = pytest.mark.django_db


@pytest.fixture
def known(centre: object) -> Recipients:
    ours = keyring(settings.LOKET_DATA).recipients
    return Recipients(ours.centre, ours.recovery, INSPECTORATE.recipient)


def send(wire: Wire, kiosk: TestKiosk, known: Recipients, category: Category, *, deliver: bool = True) -> str:
    """File a complaint with a sealed picture; its number."""
    complaint, _ = complaint_of(category, "Diminta dua ratus ribu.", anonymous=False, name="SITI CONTOH")
    assert complaint is not None
    key = known.inspectorate if complaint.reader == "inspectorate" else known.centre
    sealed = seal(b"a picture of " + category.encode(), [key])
    blob = BlobRef(hashlib.sha256(sealed).hexdigest(), len(sealed), "application/age", "LAMPIRAN/1")
    number = f"PGD-2611-01A-{len(Complaint.objects.all()) + 1:04d}-X"
    body = seal_complaint(complaint, known, [Attachment(blob.sha256, "image/webp")])
    record = kiosk.record(
        "complaint.filed", filed_body(Filed(number, complaint.reader, "2026-11-20", body)),
        subject=Subject("complaint", new_id(moment()), 1), blobs=[blob],
    )  # fmt: skip
    reply = wire.send(kiosk, record)
    if deliver:
        wire.deliver(reply, sealed)
    return number


def run(name: str, *arguments: str) -> str:
    out = io.StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def test_the_inspectorate_gets_its_own_sealed_and_whole(wire: Wire, kiosk: TestKiosk, known, tmp_path: Path):
    levy = send(wire, kiosk, known, Category.LEVY)
    late = send(wire, kiosk, known, Category.LATE)
    anonymous, _ = complaint_of("petugas", "Marah-marah.", anonymous=True)
    assert anonymous is not None
    receive_anonymous(D, encode_bundle([seal_anonymous_complaint(anonymous, OFFICE, "2026-11", known)]), moment())
    target = tmp_path / "inspektorat.zip"
    assert run("export_complaints", str(target)) == f"2 complaints written to {target}\n"
    nameless = AnonymousComplaint.objects.get()
    with zipfile.ZipFile(target) as archive:
        assert set(archive.namelist()) == {f"{levy}.age", f"{levy}-lampiran-1.age", f"{nameless.id}.age", "daftar.csv"}
        told = open_complaint(archive.read(f"{levy}.age"), INSPECTORATE.secret)
        assert told.complaint.category is Category.LEVY
        assert open_sealed(archive.read(f"{levy}-lampiran-1.age"), INSPECTORATE.secret) == b"a picture of pungutan"
        assert open_complaint(archive.read(f"{nameless.id}.age"), INSPECTORATE.secret).complaint == anonymous
        table = archive.read("daftar.csv").decode()
    assert late not in table
    assert "pungutan" not in table
    assert {row.number: row.status for row in Complaint.objects.all()} == {levy: "forwarded", late: "waiting"}
    assert nameless.status == "forwarded"
    assert run("export_complaints", str(tmp_path / "next.zip")) == "No complaint waits.\n"
    assert not (tmp_path / "next.zip").exists()
    with pytest.raises(CommandError, match="exists already"):
        run("export_complaints", str(target))


def test_what_has_not_all_come_waits_for_the_next_file(wire: Wire, kiosk: TestKiosk, known, tmp_path: Path):
    send(wire, kiosk, known, Category.LEVY, deliver=False)
    assert run("export_complaints", str(tmp_path / "a.zip")) == "No complaint waits.\n"
    assert Complaint.objects.get().status == "waiting"


def test_the_registry_opens_its_own_and_nothing_else(wire: Wire, kiosk: TestKiosk, known):
    send(wire, kiosk, known, Category.LATE)
    send(wire, kiosk, known, Category.LEVY)
    own, other = Complaint.objects.order_by("number")
    found = opened(own)
    assert found is not None
    assert found.complaint.narrative == "Diminta dua ratus ribu."
    assert picture(own, 1) == (b"a picture of keterlambatan", "image/webp")
    assert picture(own, 2) is picture(own, 0) is opened(other) is picture(other, 1) is None


def test_the_table_of_the_survey_leaves_small_cells_empty(known):
    sheets = [Response(dict.fromkeys(Element, 3 if number % 2 else 4), service="KIA") for number in range(6)]
    messages = [seal_survey(sheet, OFFICE, f"{moment():%Y-%m}", known) for sheet in sheets]
    messages.append(seal_survey(Response({Element.COST: 4}, service="PINDAH"), "", f"{moment():%Y-%m}", known))
    receive_anonymous(D, encode_bundle(messages), moment())
    head, everybody, office, child, moving = run("survey_result", f"{moment():%Y-%m}").splitlines()
    assert head.startswith("bagian;responden;tidak_lengkap;persyaratan;")
    assert everybody.startswith("all;7;1;3,50;")
    assert office.startswith(f"office:{OFFICE};6;0;")
    assert child.endswith(";87,50;B")
    assert moving == "service:PINDAH;< 5"
    with pytest.raises(CommandError, match="2026-11"):
        run("survey_result", "November")
