"""One case: what is shown beside what, and to whom."""

from __future__ import annotations

import re

import pytest

from central.accounts.roles import Role
from central.audit.models import AuditEntry
from central.backoffice.words import VARIANT
from central.register.models import Application, HistoryEntry, Paper, Revision
from tests.central.backoffice.conftest import at
from tests.central.kiosk import moment, scan

FLAG = 'class="flag" type="button"'


def body_of(case):
    return Revision.objects.get(case_id=case.id, effect="applied")


def test_the_page_shows_answers_scans_and_history_and_the_look_is_written_down(case, chief):
    page = chief.see(at(case))
    for words in (
        "Bayi Contoh",
        "Minggu, 1 November 2026",
        "Kartu Keluarga",
        "1 dari 1 ada",
        f"Akta Kelahiran, {VARIANT['PAKET_3IN1']}",
    ):
        assert words in page
    assert "Permohonan diterima dari kelurahan" in page
    assert "Budi Contoh, DESA CONTOH" in page, "who filed it, by name"
    assert AuditEntry.objects.filter(deed="case.viewed", subject=case.id).exists()


def test_scans_come_as_they_were_sent_and_only_with_their_case(case, file_case, chief):
    source = re.search(r'data-src="([^"]+)"', chief.see(at(case)))[1]
    answer, data = chief.fetch(source)
    assert data == scan(case.id)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"].startswith("private")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert chief.get(source.replace(case.id, file_case().id)).status_code == 404


def test_a_scan_on_its_way_is_said_and_not_linked(file_case, chief):
    case = file_case(arrives=False)
    page = chief.see(at(case))
    assert "Masih dalam perjalanan" in page
    assert "0 dari 1 ada" in page
    assert 'data-src=""' in page
    paper = Paper.objects.get(revision__case_id=case.id)
    assert chief.get(at(case, f"berkas/{paper.id}")).status_code == 404


def test_a_type_that_a_browser_might_run_is_only_offered_as_bytes(case, chief):
    paper = Paper.objects.get(revision__case_id=case.id)
    Paper.objects.filter(id=paper.id).update(mime="text/html")
    assert chief.fetch(at(case, f"berkas/{paper.id}"))[0]["Content-Type"] == "application/octet-stream"


def test_warnings_that_the_counter_confirmed_stand_at_their_field_with_what_the_nik_says(case, chief):
    revision = body_of(case)
    revision.body["answers"]["ibu"] = {"nik": "9901015508950003", "nama": "Siti Contoh"}
    revision.body["confirmations"] = [
        {"path": "ibu.nik", "code": "nik.date_differs", "reason": "sesuai KK lama"},
        {"path": "anak.nama", "code": "name.one_word", "reason": ""},
    ]
    revision.save()
    page = chief.see(at(case))
    assert "NIK menunjuk 15 Agustus 1995. Dikonfirmasi petugas: “sesuai KK lama”." in page
    assert "Nama hanya satu kata. Dikonfirmasi petugas." in page
    assert "990101 550895 0003" in page
    assert "1 catatan" not in page, "two were confirmed"


def test_a_field_that_the_definition_does_not_know_is_shown_all_the_same(case, chief):
    revision = body_of(case)
    revision.body["answers"]["lama"] = {"golongan": "B"}
    revision.save()
    page = chief.see(at(case))
    assert "Isian lain" in page
    assert "lama.golongan" in page


def test_what_a_mending_changed_is_marked(wire, kiosk, chief, taken):
    chief.do(at(taken, "kembalikan"), version=taken.version, **{"reason:anak.nama": "data_differs"})
    base = Application.objects.get(id=taken.id).return_change
    new = scan("kk baru")
    wire.deliver(
        wire.send(kiosk, kiosk.submission(taken.id, revision=2, base=base, name="Bayi Benar", scans=[new])), new
    )
    page = chief.see(at(taken))
    assert "Perbaikan ke-1." in page
    assert "Diperbaiki. Semula: Bayi Contoh." in page
    assert "Dipindai ulang." in page
    assert "Perbaikan masuk" in page


def test_a_mending_that_came_second_is_told_in_the_history(wire, kiosk, office, chief, taken):
    colleague = wire.enrol(office, operator="Ayu Contoh")
    chief.do(at(taken, "kembalikan"), version=taken.version, **{"reason:anak.nama": "data_differs"})
    base = Application.objects.get(id=taken.id).return_change
    wire.send(kiosk, kiosk.submission(taken.id, revision=2, base=base, name="Bayi Benar"))
    wire.send(colleague, colleague.submission(taken.id, revision=2, base=base, name="Bayi Terlambat"))
    page = chief.see(at(taken))
    assert "Ada 1 kiriman lain untuk permohonan ini yang tidak dipakai." in page
    assert "Perbaikan lain sudah lebih dahulu diterima." in page
    assert "Bayi Terlambat" not in page


def test_a_form_changed_after_printing_says_which_field(case, chief):
    revision = body_of(case)
    revision.body["sheets"] = [{"form": "F_2_01", "changed": ["anak.nama"], "signed": True}]
    revision.save()
    paper = Paper.objects.get(revision_id=revision.id)
    Paper.objects.filter(id=paper.id).update(path="F_2_01/1")
    assert "Diubah setelah dicetak: Nama lengkap anak." in chief.see(at(case))


def test_twin_numbers_are_said_and_nothing_is_refused(file_case, chief):
    case = file_case()
    assert "Nomor kembar" not in chief.see(at(case))
    file_case("Ani Contoh")
    assert "Nomor kembar" in chief.see(at(case))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.HEAD])
def test_who_only_looks_sees_no_deeds(case, role, sign_in):
    page = sign_in(role).see(at(case))
    for words in (FLAG, "Nyatakan lengkap <kbd>", 'data-dialog="reject"', "Ambil <kbd>"):
        assert words not in page


def test_flags_and_decisions_are_there_only_for_who_has_the_case(taken, chief, sign_in):
    assert FLAG in chief.see(at(taken))
    page = sign_in(Role.VERIFIER).see(at(taken))
    assert FLAG not in page
    assert "Diperiksa Sari Contoh sampai" in page


def test_a_case_of_another_district_or_none_is_not_found(case, chief):
    Application.objects.filter(id=case.id).update(district="99.02")
    try:
        assert chief.get(at(case)).status_code == 404
    finally:
        Application.objects.filter(id=case.id).update(district="99.01")
    assert chief.get("/permohonan/tidak-ada").status_code == 404


def test_the_copy_sheet_gives_values_as_siak_takes_them(complete, chief, sign_in):
    revision = body_of(complete)
    revision.body["answers"]["ibu"] = {"nik": "9901015508950003", "tempat_lahir": "99.01"}
    revision.save()
    page = chief.see(at(complete, "salin"))
    for copied in ("Bayi Contoh", "01-11-2026", "9901015508950003"):
        assert f'data-copy="{copied}"' in page
    assert AuditEntry.objects.filter(deed="case.copied", subject=complete.id).exists()
    assert sign_in(Role.VERIFIER).get(at(complete, "salin")).status_code == 403


def test_no_page_carries_style_or_script_of_its_own(complete, chief):
    for path in ("/", at(complete), at(complete, "salin"), "/kiriman", "/perangkat", "/audit", "/hasil"):
        page = chief.see(path)
        assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)", page), path
    assert "'unsafe" not in chief.get("/")["Content-Security-Policy"]


def test_history_names_every_deed_in_words(complete, chief):
    page = chief.see(at(complete))
    assert HistoryEntry.objects.filter(case_id=complete.id).count() == 3
    assert "Berkas dinyatakan lengkap" in page
    assert "completed" not in page
    assert moment().strftime("%Y") in page
