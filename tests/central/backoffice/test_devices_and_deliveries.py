"""Perangkat, Kiriman and Jejak audit."""

from __future__ import annotations

import json
import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from central.accounts.roles import Role
from central.audit.models import AuditEntry
from central.devices.models import Device
from central.receive.models import Quarantine
from sync.protocol.enrolment import decode_invitation
from tests.central.backoffice.conftest import PASSPHRASE
from tests.central.kiosk import TestKiosk


def new_code(browser, office, name="Rina Contoh"):
    return browser.do("/perangkat/kode", office=office.code, operator=name)


def shown_code(page):
    return re.search(r'id="code">([^<]+)<', page)[1]


def test_a_code_is_shown_once_as_words_picture_and_file(chief, office):
    page = new_code(chief, office)
    code = shown_code(page)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    assert "data:image/svg+xml" in page
    offered = re.search(r'href="data:application/octet-stream,([^"]+)"', page)[1]
    from urllib.parse import unquote

    assert decode_invitation(unquote(offered).encode()).code == code.replace("-", "")
    assert code not in chief.see("/perangkat"), "it cannot be had again"
    assert AuditEntry.objects.filter(deed="enrolment.code", subject=office.code).exists()


def test_a_code_needs_an_office_and_a_name(chief, office):
    assert "Pilih kantor dan tulis nama petugas pertama." in chief.do("/perangkat/kode", office="x", operator="Rina")
    assert "Pilih kantor" in new_code(chief, office, "  ")


def test_both_screens_show_one_fingerprint(chief, wire, office):
    wire.enrol(office)
    page = chief.see("/perangkat")
    assert Device.objects.get().fingerprint in page
    assert "Aktif" in page
    wire.enrol(office, proven=False)
    assert "Belum selesai didaftarkan" in chief.see("/perangkat")


def test_a_kiosk_without_network_is_taken_in_by_file(chief, office):
    kiosk = TestKiosk()
    request = kiosk.request(shown_code(new_code(chief, office)))
    sent = {"file": SimpleUploadedFile("permintaan.loket-daftar", request)}
    answer = chief.client.post("/perangkat/pendaftaran", sent, secure=True)
    assert answer["Content-Disposition"] == 'attachment; filename="jawaban.loket-daftar"'
    kiosk.learn(answer.content)
    assert kiosk.answer.office == office.code


def test_a_file_that_is_no_request_is_refused_in_words(chief, office):
    send = lambda data: chief.do("/perangkat/pendaftaran", file=SimpleUploadedFile("x.loket-daftar", data))  # noqa: E731
    assert "Berkas ini tidak dapat dibaca." in send(b"bukan json")
    assert "Kode di dalam berkas tidak cocok." in send(TestKiosk().request("AAAA-AAAA-AAAA"))
    assert "Pilih berkas pendaftaran" in chief.do("/perangkat/pendaftaran")
    used = shown_code(new_code(chief, office))
    chief.client.post(
        "/perangkat/pendaftaran", {"file": SimpleUploadedFile("a", TestKiosk().request(used))}, secure=True
    )
    assert "Kode ini sudah dipakai." in send(TestKiosk().request(used))


def test_a_kiosk_is_revoked_by_typing_the_name_of_its_office(chief, kiosk, office):
    path = f"/perangkat/{kiosk.id}/cabut"
    assert "Komputer tidak dicabut." in chief.do(path, office="DESA LAIN", why="Hilang")
    assert "Komputer tidak dicabut." in chief.do(path, office=office.name, why=" ")
    assert Device.objects.get(id=kiosk.id).state == "active"
    assert "dicabut." in chief.do(path, office=office.name.lower(), why="Hilang dicuri")
    page = chief.see("/perangkat")
    assert "Dicabut" in page
    assert "Hilang dicuri" in page
    assert chief.client.post("/perangkat/tidak-ada/cabut", secure=True).status_code == 404


def test_only_supervisors_and_admins_see_devices(sign_in):
    assert sign_in(Role.ADMIN).see("/perangkat")
    for role in (Role.VERIFIER, Role.OPERATOR, Role.AUDITOR, Role.HEAD):
        assert sign_in(role).get("/perangkat").status_code == 403


def test_each_delivery_says_from_whom_what_and_how_it_was_answered(file_case, chief):
    file_case(arrives=False)
    page = chief.see("/kiriman")
    for words in ("DESA CONTOH", "1 permohonan", "Diterima", "1 dalam perjalanan"):
        assert words in page
    inside = chief.see(re.search(r'class="open" href="([^"]+)"', page)[1])
    assert "Permohonan" in inside
    assert "Berlaku" in inside
    assert "belum" in inside
    assert chief.get("/kiriman/tidak-ada").status_code == 404


def test_what_is_in_quarantine_waits_for_a_person(file_case, chief, wire, kiosk, office, sign_in):
    file_case()
    chief.do(f"/perangkat/{kiosk.id}/cabut", office=office.name, why="Hilang")
    wire.put(kiosk, kiosk.submission("019a0000-0000-7000-8000-00000000000a"))
    page = chief.see("/kiriman")
    assert "Dikirim oleh komputer yang sudah dicabut." in page
    assert chief.get("/jumlah").json()["kiriman"] == 1
    row = Quarantine.objects.get()
    assert sign_in(Role.VERIFIER).client.post(f"/kiriman/karantina/{row.id}", secure=True).status_code == 403
    assert "Karantina" not in chief.do(f"/kiriman/karantina/{row.id}")
    assert Quarantine.objects.get().seen_by == chief.officer.id, "it is kept"
    assert chief.client.post(f"/kiriman/karantina/{row.id}", secure=True).status_code == 404


def test_the_trail_says_who_did_what_without_ids_or_codes(taken, chief, sign_in):
    chief.see(f"/permohonan/{taken.id}")
    auditor = sign_in(Role.AUDITOR)
    page = auditor.see("/audit")
    for words in ("Sari Contoh", "Mengambil permohonan", "Melihat permohonan", taken.number):
        assert words in page
    rows = re.findall(r"<tr><td>.*?</tr>", page)
    assert rows
    assert not [row for row in rows if re.search(r">(case|door|device)\.", row)]
    assert not [row for row in rows if re.search(r">[0-9a-f]{8}-[0-9a-f-]{27}<", row)]


def test_the_trail_goes_back_page_by_page(chief, case):
    for _ in range(55):
        chief.see("/cari?q=bayi")
    page = chief.see("/audit")
    older = chief.see("/audit" + re.search(r'href="(\?sebelum=[^"]+)"', page)[1])
    assert page.count("<tr><td>") == 50
    assert older.count("<tr><td>") >= 5
    assert chief.see("/audit?sebelum=x") is not None


def test_the_passphrase_is_nowhere_in_the_trail(client, officer):
    client.post("/masuk", {"username": "petugas", "password": PASSPHRASE}, secure=True)
    assert PASSPHRASE not in json.dumps(list(AuditEntry.objects.values_list("deed", "subject", "detail")))


def test_a_name_with_marks_is_shown_as_text(file_case, chief):
    file_case("<b>Bayi</b> Contoh")
    raw = chief.get("/").content.decode()
    assert "&lt;b&gt;Bayi&lt;/b&gt; Contoh" in raw
    assert "<b>Bayi</b> Contoh" in unescape(raw)
