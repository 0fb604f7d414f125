"""Deciding about a case: what is refused is said in words, and nothing happens twice."""

from __future__ import annotations

import pytest

from central.accounts.roles import Role
from central.register.models import Application, HistoryEntry
from central.register.reject import REASONS as REJECT_CODES
from central.register.return_case import REASONS as RETURN_CODES
from tests.central.backoffice.conftest import at


def fresh(case):
    return Application.objects.get(id=case.id)


def test_flagged_parts_are_returned_each_with_its_reason(taken, chief):
    page = chief.do(
        at(taken, "kembalikan"), version=taken.version, note="Mohon pindai ulang",
        **{"reason:KK/1": "scan_unreadable", "reason:anak.nama": "other", "note:anak.nama": "Huruf hilang"},
    )  # fmt: skip
    assert "Dikembalikan. Petugas di kelurahan akan melihatnya." in page
    assert "Buka lagi" in page
    assert fresh(taken).status == "returned"
    assert sorted((one["path"], one["code"], one["note"]) for one in fresh(taken).return_reasons) == [
        ("KK/1", "scan_unreadable", ""), ("anak.nama", "other", "Huruf hilang"),
    ]  # fmt: skip
    told = chief.see(at(taken))
    assert "Kartu Keluarga: hasil pindai tidak terbaca" in told
    assert "Anak: Nama lengkap anak: lainnya (Huruf hilang)" in told


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Pilih alasan untuk setiap bagian yang ditandai."),
        ({"reason:KK/1": "tidak ada"}, "Pilih alasan dari daftar."),
        ({"reason:KK/1": "other"}, "Penjelasan belum ditulis."),
        ({"reason:../x": "other", "note:../x": "y"}, "Langkah ini belum berhasil."),
    ],
)
def test_a_return_without_a_proper_reason_is_refused_in_words(taken, chief, sent, said):
    page = chief.do(at(taken, "kembalikan"), version=taken.version, **sent)
    assert said in page
    assert 'role="alert"' in page
    assert fresh(taken).status == "in_review"


def test_a_return_sent_twice_has_one_effect_and_says_so(taken, chief):
    sent = {"version": taken.version, "reason:KK/1": "scan_unreadable"}
    chief.do(at(taken, "kembalikan"), **sent)
    assert "baru saja berubah" in chief.do(at(taken, "kembalikan"), **sent)
    assert HistoryEntry.objects.filter(case_id=taken.id, deed="returned").count() == 1


@pytest.mark.parametrize("deed", ["kembalikan", "tolak", "lengkap"])
def test_who_decides_on_a_page_drawn_before_a_change_is_asked_to_look_again(taken, chief, deed):
    page = chief.do(
        at(taken, deed), version=taken.version - 1, code="other", note="x", **{"reason:KK/1": "not_original"}
    )
    assert "Permohonan ini baru saja berubah. Periksa kembali sebelum memutuskan." in page
    assert fresh(taken).status == "in_review"


def test_a_withdrawal_that_crosses_a_decision_wins_and_is_said(taken, chief, wire, kiosk):
    wire.send(kiosk, kiosk.withdrawal(taken.id))
    page = chief.do(at(taken, "lengkap"), version=taken.version)
    assert "baru saja berubah" in page
    assert "Dibatalkan" in page


def test_declaring_complete_starts_the_clock_and_stays_with_who_goes_on(taken, chief):
    page = chief.do(at(taken, "lengkap"), version=taken.version)
    assert "Dinyatakan lengkap. Hitungan 24 jam dimulai." in page
    assert "Dokumen hasil" in page
    assert "Salin untuk SIAK" in page


def test_a_verifier_comes_to_his_next_case(file_case, sign_in):
    first, second = file_case("Ani Contoh"), file_case("Budi Contoh")
    verifier = sign_in(Role.VERIFIER)
    for case in (first, second):
        verifier.do(at(case, "ambil"))
    page = verifier.do(at(first, "lengkap"), version=fresh(first).version)
    assert "<h1>Budi Contoh</h1>" in page
    assert "<h1>Antrean</h1>" in verifier.do(at(second, "lengkap"), version=fresh(second).version)


def test_complete_is_refused_while_a_scan_is_on_its_way_and_says_which(file_case, chief):
    case = file_case(arrives=False)
    chief.do(at(case, "ambil"))
    page = chief.do(at(case, "lengkap"), version=fresh(case).version)
    assert "Belum dapat dinyatakan lengkap: Kartu Keluarga masih dalam perjalanan." in page
    assert fresh(case).status == "in_review"


def test_a_rejection_needs_a_reason_and_words(taken, chief):
    send = lambda **more: chief.do(at(taken, "tolak"), version=taken.version, **more)  # noqa: E731
    assert "Pilih alasan" in send(note="Tidak berhak")
    assert "Penjelasan belum ditulis." in send(code="not_entitled", note="  ")
    assert fresh(taken).status == "in_review"
    assert "Permohonan ditolak." in send(code="not_entitled", note="Bukan orang tua")
    page = chief.see(at(taken))
    assert "Pemohon tidak berhak mengajukan" in page
    assert "Bukan orang tua" in page


def test_a_case_laid_back_is_where_it_was(taken, chief):
    assert "Dilepas ke antrean." in chief.do(at(taken, "lepas"))
    assert fresh(taken).status == "received"


@pytest.mark.parametrize("deed", ["kembalikan", "tolak", "lengkap", "ambil"])
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN, Role.HEAD])
def test_deeds_are_refused_to_roles_without_the_right(case, sign_in, role, deed):
    assert sign_in(role).client.post(at(case, deed), secure=True).status_code == 403


@pytest.mark.parametrize("deed", ["kembalikan", "tolak", "lengkap", "ambil", "lepas"])
def test_looking_at_a_deed_does_nothing(case, chief, deed):
    assert chief.get(at(case, deed)).status_code == 405


def test_nobody_decides_about_what_somebody_else_has_in_hand(taken, sign_in):
    verifier = sign_in(Role.VERIFIER)
    page = verifier.do(at(taken, "lengkap"), version=taken.version)
    assert "Permohonan ini sedang diperiksa Sari Contoh." in page


def test_the_reasons_on_the_page_are_those_of_the_register(taken, chief):
    page = chief.see(at(taken))
    for code in (*RETURN_CODES, *REJECT_CODES):
        assert f'value="{code}"' in page
