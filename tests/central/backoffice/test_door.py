"""Coming in and going out."""

from __future__ import annotations

import pytest
from django.test import Client

from central.accounts.roles import Role
from central.audit.models import AuditEntry
from tests.central.backoffice.conftest import PASSPHRASE


def knock(client, name, passphrase, **more):
    return client.post("/masuk", {"username": name, "password": passphrase, **more}, secure=True)


@pytest.mark.parametrize(
    "path",
    ["/", "/saya", "/proses", "/hasil", "/terbit", "/cari?q=x", "/kiriman", "/perangkat", "/audit", "/permohonan/x"],
)
def test_nobody_sees_a_page_without_signing_in(client, db, path):
    answer = client.get(path, secure=True)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk?next=%2F")


def test_who_signs_in_lands_where_he_wanted(client, officer):
    assert knock(client, "petugas", PASSPHRASE, next="/terbit")["Location"] == "/terbit"
    assert client.get("/terbit", secure=True).status_code == 200
    assert client.get("/masuk", secure=True)["Location"] == "/", "who is in already need not sign in again"


def test_nobody_is_led_away_to_another_site(client, officer):
    assert knock(client, "petugas", PASSPHRASE, next="https://contoh.invalid/")["Location"] == "/"


def test_a_wrong_passphrase_is_said_without_telling_which_half_was_wrong(client, officer):
    said = "Nama pengguna atau kata sandi tidak cocok."
    assert said in knock(client, "petugas", "salah").content.decode()
    assert said in knock(client, "tidak ada", "salah").content.decode()


@pytest.mark.parametrize("name", ["petugas", "tidak ada"])
def test_after_five_tries_even_the_right_passphrase_waits(client, officer, name):
    for _ in range(5):
        knock(client, name, "salah")
    answer = knock(client, name, PASSPHRASE)
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan. Coba lagi pukul" in answer.content.decode()
    assert knock(Client(), "lain", "salah").status_code == 200, "others are not held back"


def test_signing_out_ends_the_session_and_is_written_down(sign_in):
    browser = sign_in(Role.VERIFIER)
    browser.client.post("/keluar", secure=True)
    assert browser.get("/").status_code == 302
    assert AuditEntry.objects.filter(deed="door.closed", officer=browser.officer.id).exists()


def test_an_account_that_was_closed_is_out_at_once(sign_in):
    browser = sign_in(Role.VERIFIER)
    browser.officer.is_active = False
    browser.officer.save()
    assert browser.get("/").status_code == 302
