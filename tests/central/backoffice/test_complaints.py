"""Pengaduan: the list by deadline, one complaint, moving it on; what is the inspectorate's stays shut."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from central.accounts.roles import Role
from central.audit.models import AuditEntry
from central.complaints.intake import receive_anonymous
from central.complaints.models import AnonymousComplaint, Complaint, UnreadMessage
from central.devices.keyring import keyring
from kiosk.domain.complaints import Category, complaint_of
from kiosk.domain.ids import new_id
from sync.protocol.anonymous import encode_bundle, seal_anonymous_complaint
from sync.protocol.enrolment import Recipients
from sync.protocol.seal import new_identity
from tests.central.kiosk import moment
from tests.central.test_complaint_commands import send

pytestmark = pytest.mark.django_db
D = "99.01"


@pytest.fixture
def known(centre):
    ours = keyring(settings.LOKET_DATA).recipients
    return Recipients(ours.centre, ours.recovery, new_identity().recipient)


def address(number: str, rest: str = "") -> str:
    return f"/pengaduan/{Complaint.objects.get(number=number).id}{rest}"


def nameless(known, words="<b>Antre</b> lima jam.", category="keterlambatan"):
    complaint, _ = complaint_of(category, words, anonymous=True)
    message = seal_anonymous_complaint(complaint, "99.01.01.2001", f"{moment():%Y-%m}", known)
    receive_anonymous(D, encode_bundle([message]), moment())
    return AnonymousComplaint.objects.latest("id")


def test_an_empty_list_says_so(chief):
    assert "Semua pengaduan sudah dijawab." in chief.see("/pengaduan")
    assert "Belum ada yang dijawab." in chief.see("/pengaduan?tab=selesai")


def test_the_list_shows_number_deadline_and_what_may_be_known(chief, wire, kiosk, known):
    late, levy = send(wire, kiosk, known, Category.LATE), send(wire, kiosk, known, Category.LEVY)
    nameless(known)
    Complaint.objects.filter(number=late).update(received_at=moment() - timedelta(days=30))
    page = chief.see("/pengaduan")
    assert page.index(late) < page.index("Tanpa nama")
    assert "Layanan terlambat" in page
    assert "Untuk Inspektorat, terkunci" in page
    assert "lewat" in page
    assert 'class="late"' in page
    assert "Pungutan" not in page
    assert levy in page


def test_a_complaint_is_read_looked_at_and_moved_on(chief, wire, kiosk, known):
    number = send(wire, kiosk, known, Category.LATE)
    page = chief.see(address(number))
    assert "Diminta dua ratus ribu." in page
    assert "SITI CONTOH" in page
    assert AuditEntry.objects.filter(deed="complaint.viewed").count() == 1
    picture = chief.get(address(number, "/lampiran/1"))
    assert (picture.status_code, picture.content) == (200, b"a picture of keterlambatan")
    assert chief.get(address(number, "/lampiran/2")).status_code == 404
    page = chief.do(address(number, "/keadaan"), status="in_process", note="")
    assert "Keadaan pengaduan dicatat." in page
    page = chief.do(address(number, "/keadaan"), status="done", note=" ")
    assert "Penjelasan belum ditulis." in page
    page = chief.do(address(number, "/keadaan"), status="done", note="Akta sudah terbit.")
    assert "Akta sudah terbit." in page
    assert "Langkah berikutnya</h2>" not in page
    assert number not in chief.see("/pengaduan")
    assert number in chief.see("/pengaduan?tab=selesai")
    page = chief.do(address(number, "/keadaan"), status="waiting", note="x")
    assert "tidak dapat dilakukan lagi" in page


def test_what_is_for_the_inspectorate_stays_shut(chief, wire, kiosk, known):
    number = send(wire, kiosk, known, Category.LEVY)
    page = chief.see(address(number))
    assert "hanya dapat dibuka Inspektorat" in page
    assert "ratus ribu" not in page
    assert chief.get(address(number, "/lampiran/1")).status_code == 404


def test_a_nameless_one_shows_no_person_and_is_escaped(chief, known):
    found = nameless(known)
    answer = chief.get(f"/pengaduan/{found.id}").content.decode()
    assert "&lt;b&gt;Antre&lt;/b&gt;" in answer
    assert "Tanpa nama: tidak ada orang" in answer
    page = chief.do(f"/pengaduan/{found.id}/keadaan", status="done", note="Loket ditambah.")
    assert "Loket ditambah." in page
    assert AnonymousComplaint.objects.get().status == "done"


def test_a_nameless_one_is_not_late_in_the_week_in_which_it_came(chief, known):
    nameless(known)
    assert 'class="late"' not in chief.see("/pengaduan")


def test_what_cannot_be_opened_is_told(chief, known):
    UnreadMessage.objects.create(district=D, id=new_id(moment()), sealed=b"x")
    assert "1 kiriman tanpa nama tidak dapat dibuka" in chief.see("/pengaduan")
    found = nameless(known)
    AnonymousComplaint.objects.filter(id=found.id).update(sealed=b"broken")
    assert "tidak dapat dibuka dengan kunci yang ada" in chief.see(f"/pengaduan/{found.id}")


@pytest.mark.parametrize("path", ["/pengaduan/nonsense", "/pengaduan/x/lampiran/1"])
def test_what_is_not_there_is_a_page(chief, path):
    assert chief.get(path).status_code == 404


@pytest.mark.parametrize(
    ("role", "may"), [(Role.VERIFIER, 200), (Role.HEAD, 200), (Role.OPERATOR, 403), (Role.ADMIN, 403)]
)
def test_only_who_may_sees_complaints(sign_in, role, may):
    assert sign_in(role).get("/pengaduan").status_code == may
