"""After completeness: steps of products, results uploaded and taken back."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from central.accounts.roles import Role
from central.register.issue_product import MOST_BYTES
from central.register.models import Product
from kiosk.domain.application import ProductStatus
from tests.central.backoffice.conftest import PDF, at


def file(data=PDF, name="akta.pdf"):
    return SimpleUploadedFile(name, data, "application/pdf")


def product(case, code="AKTA_LAHIR"):
    return Product.objects.get(case_id=case.id, code=code)


def upload(browser, case, code="AKTA_LAHIR", **sent):
    return browser.do(at(case, f"hasil/{code}/terbit"), **({"number": "9901-LU-1", "file": file()} | sent))


def test_a_result_goes_out_and_can_be_read(complete, chief):
    page = upload(chief, complete)
    assert "terbit. Kelurahan diberi tahu." in page
    assert "Nomor 9901-LU-1" in page
    assert "selesai dalam" in page
    answer, data = chief.fetch(at(complete, "hasil/AKTA_LAHIR"))
    assert data == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert chief.get(at(complete, "hasil/KK")).status_code == 404


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"file": file(b"ini bukan pdf")}, "Berkas ini bukan PDF yang utuh."),
        ({"file": file(PDF[:20])}, "Berkas ini bukan PDF yang utuh."),
        ({"file": file(b"")}, "Berkas ini kosong."),
        ({"file": ""}, "Pilih berkas PDF dahulu."),
        ({"file": file(PDF + b" " * MOST_BYTES)}, "PDF ini terlalu besar. Paling besar 5 MB."),
        ({"number": "  "}, "Isi nomor dokumen."),
    ],
)
def test_a_result_that_is_none_is_refused_in_words(complete, chief, sent, said):
    if hasattr(sent.get("file"), "seek"):
        sent["file"].seek(0)
    page = upload(chief, complete, **sent)
    assert said in page
    assert product(complete).status == ProductStatus.PENDING


def test_the_second_press_of_upload_changes_nothing(complete, chief):
    upload(chief, complete)
    page = upload(chief, complete, number="lain")
    assert "Keadaan permohonan sudah berubah" in page
    assert product(complete).number == "9901-LU-1"


def test_steps_are_offered_by_the_table_and_carried_out(complete, chief):
    page = chief.see(at(complete))
    assert "Teruskan ke input SIAK" in page
    page = chief.do(at(complete, "hasil/KK/langkah"), to="processing")
    assert "Kartu Keluarga baru: diproses / input SIAK." in page
    assert product(complete, "KK").status == ProductStatus.PROCESSING


def test_a_card_waits_for_stock_and_its_clock_stands(complete, chief):
    chief.do(at(complete, "hasil/KIA/langkah"), to="waiting_stock")
    page = chief.see(at(complete))
    assert "Menunggu blangko" in page
    assert "hitungan waktu berhenti" in page


@pytest.mark.parametrize("to", ["issued", "handed_over", "tidak ada", "", "printed"])
def test_a_step_that_is_none_is_refused_in_words(complete, chief, to):
    page = chief.do(at(complete, "hasil/AKTA_LAHIR/langkah"), to=to)
    assert 'role="alert"' in page
    assert product(complete).status == ProductStatus.PENDING


def test_a_wrong_result_is_taken_back_with_a_reason(complete, chief):
    upload(chief, complete)
    assert "Tulis alasan menarik kembali" in chief.do(at(complete, "hasil/AKTA_LAHIR/tarik"))
    assert "ditarik kembali." in chief.do(at(complete, "hasil/AKTA_LAHIR/tarik"), note="Salah berkas")
    assert product(complete).status == ProductStatus.PROCESSING
    assert "Salah berkas" in chief.see(at(complete))


def test_results_that_siak_owes_are_listed_until_they_come(complete, chief):
    page = chief.see("/hasil")
    assert page.count("Bayi Contoh</a>") == 2, "two documents as PDF; the card is no file"
    upload(chief, complete)
    assert chief.see("/hasil").count("Bayi Contoh</a>") == 1


def test_before_completeness_there_is_nothing_to_upload(taken, chief):
    assert "Dokumen hasil" not in chief.see(at(taken))
    assert "Nyatakan berkas lengkap dahulu." in upload(chief, taken)


def test_a_verifier_neither_moves_nor_issues(complete, sign_in):
    verifier = sign_in(Role.VERIFIER)
    page = verifier.see(at(complete))
    assert "Dokumen hasil" in page
    assert "Unggah hasil" not in page
    assert "Teruskan ke input SIAK" not in page
    for deed in ("hasil/AKTA_LAHIR/terbit", "hasil/AKTA_LAHIR/langkah", "hasil/AKTA_LAHIR/tarik"):
        assert verifier.client.post(at(complete, deed), secure=True).status_code == 403
    assert verifier.get("/hasil").status_code == 403


def test_an_unknown_product_is_not_found(complete, chief):
    assert chief.client.post(at(complete, "hasil/KTP/terbit"), secure=True).status_code == 404


def test_a_document_handed_over_names_its_receiver(complete, chief, wire, kiosk):
    upload(chief, complete)
    wire.send(kiosk, kiosk.handover(complete.id, "AKTA_LAHIR"))
    page = chief.see(at(complete))
    assert "Diterima oleh Ayah Contoh" in page
    assert "Diserahkan" in page
