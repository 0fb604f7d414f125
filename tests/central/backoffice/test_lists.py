"""The lists: order, tabs, pages, search, and who sees which button."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection

from central.accounts.roles import Role
from central.audit.models import AuditEntry
from central.backoffice import clocks, indexed, queues, show
from central.register.claim import claim
from central.register.models import Application, Product, Revision
from kiosk.domain.application import ProductStatus
from tests.central.backoffice.conftest import at, browser_of
from tests.central.kiosk import moment


def names(page):
    return re.findall(r'<a class="open" href="[^"]+">([^<]+)</a>', page)


def age(case, **span):
    """Let the products of a case have been declared complete some time ago."""
    since = moment() - timedelta(**span)
    Application.objects.filter(id=case.id).update(since=since)
    Product.objects.filter(case_id=case.id).update(complete_at=since)


def test_the_queue_is_strictly_by_arrival_and_only_the_next_can_be_taken(file_case, chief):
    for name in ("Dini", "Ani", "Budi"):
        file_case(f"{name} Contoh")
    page = chief.see("/")
    assert names(page) == ["Dini Contoh", "Ani Contoh", "Budi Contoh"]
    assert len(re.findall(r'<button class="btn small">Ambil</button>', page)) == 1
    assert page.index("Ambil</button>") < page.index("Ani Contoh")
    assert "Ambil berikutnya" in page


def test_pages_go_on_where_the_one_before_ended(file_case, chief):
    for number in range(queues.PAGE + 2):
        file_case(f"Anak {'abcdefghijk'[number]}")
    page = chief.see("/")
    assert f"1–{queues.PAGE} dari {queues.PAGE + 2}" in page
    further = re.search(r'href="(\?[^"]*mulai=\d+)"', page)
    assert len(names(chief.see("/" + further[1]))) == 2
    assert names(chief.see("/?mulai=999")) == names(page), "a page that no longer exists is the first one"
    assert names(chief.see("/?mulai=x")) == names(page)


def test_tabs_narrow_the_queue_and_say_how_many(file_case, chief, complete):
    file_case("Ani Contoh")
    page = chief.see("/")
    for words in ("Semua 2", "Menunggu 1", "Lewat waktu 0", "Perbaikan masuk 0", "Berkas lengkap 1"):
        assert words in page
    assert names(chief.see("/?tab=menunggu")) == ["Ani Contoh"]
    assert names(chief.see("/?tab=lengkap")) == ["Bayi Contoh"]
    assert "Semua dokumen terbit dalam 24 jam." in chief.see("/?tab=lewat")
    assert names(chief.see("/?tab=tidak-ada")) == names(page)


def test_a_case_is_late_when_a_running_product_is(chief, complete):
    age(complete, days=7)
    page = chief.see("/?tab=lewat")
    assert names(page) == ["Bayi Contoh"]
    assert "Lewat waktu 1" in page
    Product.objects.filter(case_id=complete.id).exclude(kind="card").update(issued_at=moment(), status="issued")
    Product.objects.filter(case_id=complete.id, kind="card").update(status=ProductStatus.WAITING_STOCK)
    assert names(chief.see("/?tab=lewat")) == [], "a card that waits for stock holds nothing up"


def test_weekends_do_not_make_a_case_late():
    at_zone = show.zone("99.01")
    monday = moment().replace(year=2026, month=11, day=23, hour=5)
    assert clocks._cutoff(monday, at_zone) < monday - timedelta(days=2)


def test_every_list_says_in_words_that_it_is_empty(chief):
    for path, words in (
        ("/", "Antrean kosong"), ("/saya", "Tidak ada yang Anda tangani"), ("/proses", "Tidak ada yang diproses"),
        ("/hasil", "Tidak ada dokumen yang ditunggu"), ("/terbit", "Belum ada dokumen terbit"),
        ("/kiriman", "Belum ada kiriman"), ("/perangkat", "Belum ada komputer terdaftar"),
    ):  # fmt: skip
        assert words in chief.see(path)


def test_a_name_is_found_by_any_of_its_words_and_a_number_by_its_beginning(file_case, chief):
    case = file_case("Muhammad Rizki Contoh")
    file_case("Ani Contoh")
    for query in ("rizki", "MOCH. RIZ", "muh", case.number[:15].lower()):
        assert "Muhammad Rizki Contoh" in names(chief.see(f"/cari?q={query}")), query
    assert names(chief.see("/cari?q=rizki")) == ["Muhammad Rizki Contoh"]
    assert names(chief.see("/cari?q=0001-X")) == ["Ani Contoh", "Muhammad Rizki Contoh"]
    assert names(chief.see("/cari?q=%25")) == []
    assert "Tidak ada yang cocok dengan “ayu”." in chief.see("/cari?q=ayu")
    assert AuditEntry.objects.filter(deed="case.searched", subject="rizki").exists()
    assert 'name="q"' in chief.see("/cari"), "an empty search asks for words"


def test_a_list_asks_the_database_no_more_for_seven_rows_than_for_one(file_case, chief, django_assert_max_num_queries):
    file_case()
    chief.see("/")
    with django_assert_max_num_queries(30) as alone:
        chief.see("/")
    asked = len(alone.captured_queries)
    for number in range(6):
        file_case(f"Anak {'abcdef'[number]}")
    with django_assert_max_num_queries(asked):
        chief.see("/")


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda: queues.tab("99.01", "semua", moment()), "case_open"),
        (lambda: Application.objects.filter(district="99.01", status="in_review", claimed_by="x"), "case_in_hand"),
        (lambda: Application.objects.filter(district="99.01", status="received", revision__gt=1), "case_by_revision"),
        (lambda: Product.objects.filter(indexed.AWAITED, district="99.01").order_by("complete_at"), "product_awaited"),
        (lambda: clocks.late("99.01", moment(), show.zone("99.01")), "product_running"),
    ],
)
def test_lists_go_by_their_index(centre, rows, index):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL scans small tables whatever their indexes")
    assert index in rows().explain()


def test_confirmed_warnings_are_counted_from_the_revision_that_counts(case):
    revision = Revision.objects.get(case_id=case.id)
    revision.body["confirmations"] = [{"path": "ibu.nik", "code": "nik.date_differs"}]
    revision.save()
    assert queues._notes("99.01", [case.id]) == {case.id: 1}


def test_who_has_a_case_in_hand_sees_it_under_his_own(taken, chief, sign_in):
    assert names(chief.see("/saya")) == ["Bayi Contoh"]
    verifier = sign_in(Role.VERIFIER)
    assert names(verifier.see("/saya")) == []
    assert "Sari Contoh" in verifier.see("/"), "the queue says who has it"


def test_counts_for_the_rail_come_as_numbers(case, chief):
    expected = {"antrean": 1, "saya": 0, "proses": 0, "kiriman": 0, "pengaduan": 0, "perangkat": 0}
    assert chief.get("/jumlah").json() == expected


def test_an_auditor_looks_and_an_admin_sees_no_case(case, sign_in):
    auditor, admin = sign_in(Role.AUDITOR), sign_in(Role.ADMIN)
    page = auditor.see("/")
    assert "Bayi Contoh" in page
    assert "Ambil" not in page.replace("Ambil berikutnya</dd>", "")
    for path in ("/", "/cari?q=bayi", at(case), "/kiriman"):
        answer = admin.get(path)
        assert answer.status_code == 403
        assert "Bayi Contoh" not in answer.content.decode()
    assert "tidak berhak" in admin.get("/").content.decode()


def test_the_next_case_is_taken_once_even_when_two_ask(file_case, chief, sign_in):
    first, second = file_case("Ani Contoh"), file_case("Budi Contoh")
    assert "Ani Contoh" in chief.do("/ambil")
    assert "Budi Contoh" in sign_in(Role.VERIFIER).do("/ambil")
    assert "Antrean kosong" in chief.do("/ambil")
    held = Application.objects.in_bulk([("99.01", first.id), ("99.01", second.id)])
    assert {row.status for row in held.values()} == {"in_review"}


def test_a_lapsed_claim_may_be_taken_over_by_anybody(case, officer, sign_in):
    claim(case, officer, moment() - timedelta(hours=1))
    verifier = sign_in(Role.VERIFIER)
    assert "Ambil alih" in verifier.see(at(case))
    assert "Anda tangani sampai" in verifier.do(at(case, "ambil"))


def test_a_running_claim_is_taken_over_by_a_supervisor_with_a_reason(case, chief, sign_in):
    verifier, other = sign_in(Role.VERIFIER), sign_in(Role.OPERATOR)
    verifier.do(at(case, "ambil"))
    assert "Ambil alih" not in other.see(at(case))
    assert "sedang diperiksa Verifier Contoh" in other.do(at(case, "ambil"), note="mau")
    assert "Tulis alasan mengambil alih." in chief.do(at(case, "ambil"))
    assert "Anda tangani sampai" in chief.do(at(case, "ambil"), note="Petugas sakit")
    taken = AuditEntry.objects.get(deed="case.taken_over")
    assert taken.detail == {"from": "Verifier Contoh", "why": "Petugas sakit"}
    assert browser_of(verifier.officer).see("/saya").count("Bayi Contoh") == 0
