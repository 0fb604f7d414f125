"""The people of an office: granted to every kiosk there by a secret of its own, and taken away everywhere."""

from __future__ import annotations

import pytest

from central.accounts.create import create_officer
from central.accounts.roles import Role
from central.audit.models import AuditEntry
from central.devices.models import Operator
from central.devices.operators import add_operator, remove_operator
from central.problems import Refused
from sync.protocol.keys import unb64
from sync.protocol.seal import open_sealed
from tests.central.kiosk import moment


def test_every_kiosk_of_the_office_gets_a_secret_that_only_it_can_open(wire, office, other_office, officer):
    first, second, elsewhere = wire.enrol(office), wire.enrol(office), wire.enrol(other_office)
    added = add_operator(office, "Rina Contoh", "operator", officer, moment())
    secrets = []
    for kiosk in (first, second):
        (change,) = wire.changes(kiosk)
        assert (change.type, change.body["operator"], change.body["name"]) == (
            "operator.granted",
            added.id,
            "Rina Contoh",
        )
        secrets.append(open_sealed(unb64(str(change.body["sealed"])), kiosk.identity.secret))
    assert secrets[0] != secrets[1]
    assert wire.changes(elsewhere) == []
    assert AuditEntry.objects.filter(deed="operator.granted", subject=added.id).count() == 1


def test_the_same_name_is_the_same_person(wire, office, officer):
    kiosk = wire.enrol(office)
    first = add_operator(office, "Rina Contoh", "operator", officer, moment())
    assert add_operator(office, "Rina Contoh", "operator", officer, moment()).id == first.id
    assert len(wire.changes(kiosk)) == 1


def test_who_leaves_loses_his_keys_everywhere_once(wire, office, officer):
    kiosk = wire.enrol(office)
    added = add_operator(office, "Rina Contoh", "operator", None, moment())
    remove_operator(added, officer, moment())
    remove_operator(added, officer, moment())
    assert [change.type for change in wire.changes(kiosk)] == ["operator.granted", "operator.removed"]
    assert not Operator.objects.get(id=added.id).active


def test_a_new_kiosk_names_the_person_of_its_code_first(wire, office):
    wire.enrol(office, operator="Budi Contoh")
    kiosk = wire.enrol(office, operator="Rina Contoh")
    assert [grant.name for grant in kiosk.answer.operators] == ["Rina Contoh", "Budi Contoh"]


def test_a_verifier_may_not_add_people(office, centre):
    verifier = create_officer("v", "kata sandi uji", name="V", role=Role.VERIFIER, now=moment())
    with pytest.raises(Refused):
        add_operator(office, "Rina Contoh", "operator", verifier, moment())
    assert not Operator.objects.filter(name="Rina Contoh").exists()
