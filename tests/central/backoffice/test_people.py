"""Petugas: added by name, taken away, and only by those who may."""

from __future__ import annotations

from central.accounts.roles import Role
from central.devices.models import Operator


def test_somebody_is_added_once_and_taken_away(chief, office):
    page = chief.do("/petugas/tambah", office=office.code, name="  Rina   Contoh ")
    assert "Rina Contoh" in page
    chief.do("/petugas/tambah", office=office.code, name="Rina Contoh")
    (rina,) = Operator.objects.filter(name="Rina Contoh")
    page = chief.do(f"/petugas/{rina.id}/keluarkan")
    assert "tidak dapat masuk lagi" in page
    assert not Operator.objects.get(id=rina.id).active
    assert chief.client.post(f"/petugas/{rina.id}/keluarkan", secure=True).status_code == 404


def test_only_who_looks_after_devices_may(sign_in, office):
    verifier = sign_in(Role.VERIFIER)
    assert verifier.get("/petugas").status_code == 403
    assert verifier.client.post("/petugas/tambah", {"office": office.code, "name": "X"}, secure=True).status_code == 403


def test_a_name_and_an_office_are_needed(chief, office):
    assert "Pilih kantor" in chief.do("/petugas/tambah", office=office.code, name=" ")
    assert "Pilih kantor" in chief.do("/petugas/tambah", office="99.99.99.9999", name="Rina Contoh")
    assert not Operator.objects.filter(name="Rina Contoh").exists()
