"""Pages for what goes wrong: the product's look, Indonesian words, never a trace."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from central.backoffice import list_views
from tests.central.backoffice.conftest import at


def page_of(answer):
    return answer.content.decode()


def test_an_unknown_address_has_a_page_in_words(chief):
    answer = chief.get("/tidak-ada")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in page_of(answer)
    assert "backoffice/loket.css" in page_of(answer)


def test_a_form_whose_page_is_too_old_says_that_nothing_was_kept(case, officer):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer, backend="central.accounts.backend.DistrictBackend")
    answer = strict.post(at(case, "ambil"), secure=True)
    assert answer.status_code == 403
    assert "Halaman sudah kedaluwarsa" in page_of(answer)


@pytest.mark.logs_warnings
def test_our_own_mistake_is_a_calm_page_without_a_trace(chief, monkeypatch):
    def broken(_):
        raise RuntimeError("rahasia dalam galat")

    monkeypatch.setattr(list_views.frame, "counts", broken)
    chief.client.raise_request_exception = False
    answer = chief.get("/")
    assert answer.status_code == 500
    assert "Terjadi gangguan" in page_of(answer)
    assert not re.search(r"rahasia|Traceback|RuntimeError", page_of(answer))


def test_strange_questions_are_answered_calmly(chief, case):
    for path in (
        "/?mulai=-1",
        "/?tab=%00",
        "/cari?q=%00",
        "/cari?q=" + "a" * 5000,
        "/audit?sebelum=%27",
        at(case) + "%00",
    ):
        assert chief.get(path).status_code in {200, 400, 404}, path


def test_a_nul_in_a_field_is_refused_before_any_table_is_asked(chief):
    for path, field in (("/masuk", "username"), ("/petugas/tambah", "name")):
        answer = chief.client.post(path, {field: "a\0b"}, secure=True)
        assert answer.status_code == 400
        assert "tidak dapat dibaca" in answer.content.decode()
