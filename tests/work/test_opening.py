"""From the centre's answer to an open desk: enrolment, one-time secrets, passphrases, the phrase in the safe."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store import keyring, people
from kiosk.store.errors import StoreTrouble, WrongPassphrase
from kiosk.store.store import FILE_NAME, Store
from kiosk.work import device as devices
from kiosk.work import enrol, keys, unlock
from kiosk.work.errors import DeedRefused
from sync.protocol.errors import BadSeal
from sync.protocol.seal import new_identity
from tests.work.desks import BUDI, NOW, PASSPHRASE, RECOVERY, SITI, enrolled_store, enrolment, reopened


def test_the_keys_to_ask_with_are_the_same_after_a_restart(tmp_path: Path):
    first, second = enrol.begin(tmp_path), enrol.begin(tmp_path)
    assert (first.nonce, first.identity) == (second.nonce, second.identity)
    assert first.key.private_bytes_raw() == second.key.private_bytes_raw()


def test_the_first_operator_activates_and_logs_in(tmp_path: Path):
    store = enrolled_store(tmp_path, SITI)
    assert not (tmp_path / enrol.PENDING_NAME).exists()
    store.close()
    assert unlock.enrolled(tmp_path)
    assert [(one.operator_id, one.name, one.new) for one in unlock.login_names(tmp_path)] == [
        (SITI.id, SITI.name, True)
    ]
    with pytest.raises(WrongPassphrase):
        unlock.activate(tmp_path, SITI.id, "SALAH", PASSPHRASE, now=NOW)
    later = NOW.replace(minute=41)
    with pytest.raises(StoreTrouble, match=r"passphrase\.weak"):
        unlock.activate(tmp_path, SITI.id, "RAHASIA1234", "12345678", now=later)
    unlock.activate(tmp_path, SITI.id, "rahas-1a12 34", PASSPHRASE, now=later).close()
    assert [one.new for one in unlock.login_names(tmp_path)] == [False]
    with pytest.raises(StoreTrouble, match=r"keys\.no_slot"):
        unlock.activate(tmp_path, SITI.id, "RAHASIA1234", PASSPHRASE, now=later)
    desk = reopened(unlock.login(tmp_path, SITI.id, PASSPHRASE, now=later))
    assert (desk.device.office, desk.device.kiosk_code, desk.device.training) == ("99.01.01.2001", "7B", False)
    assert people.active(desk.store) == [SITI]
    desk.store.close()


def test_a_colleague_lets_a_newcomer_choose_a_passphrase(tmp_path: Path):
    store = enrolled_store(tmp_path, SITI, BUDI)
    keys.set_passphrase(store, SITI, PASSPHRASE)
    assert keys.newcomers(store) == [BUDI]
    keys.set_passphrase(store, BUDI, "kerbau biru 9 lumpur")
    assert keys.newcomers(store) == []
    store.close()
    unlock.login(tmp_path, BUDI.id, "kerbau biru 9 lumpur", now=NOW).close()


def test_the_phrase_in_the_safe_opens_and_a_new_one_ends_it(tmp_path: Path):
    store = enrolled_store(tmp_path, SITI)
    old = keys.new_recovery_phrase(store)
    phrase = keys.new_recovery_phrase(store)
    store.close()
    with pytest.raises(WrongPassphrase):
        unlock.unlock_with_phrase(tmp_path, old, now=NOW)
    again = unlock.unlock_with_phrase(tmp_path, phrase.lower(), now=NOW.replace(minute=41))
    keys.set_passphrase(again, SITI, PASSPHRASE)
    again.close()
    unlock.login(tmp_path, SITI.id, PASSPHRASE, now=NOW).close()


def test_the_district_opens_what_nobody_else_can(tmp_path: Path):
    store = enrolled_store(tmp_path, SITI)
    keys.seal_off(store)
    store.close()
    assert unlock.login_names(tmp_path) == []
    unlock.unlock_for_district(tmp_path, RECOVERY.secret).close()
    with pytest.raises(BadSeal):
        unlock.unlock_for_district(tmp_path, new_identity().secret)


def test_a_store_whose_keys_were_never_written_is_begun_again(tmp_path: Path):
    """The power went off between the database and keys.json: nothing can open it, and nothing is in it."""
    enrolled_store(tmp_path, SITI).close()
    (tmp_path / keyring.FILE_NAME).unlink()
    assert not unlock.enrolled(tmp_path)
    store = enrolled_store(tmp_path, SITI)
    assert people.active(store) == [SITI]
    store.close()


def test_an_enrolled_kiosk_is_not_enrolled_over(tmp_path: Path):
    enrolled_store(tmp_path, SITI).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    pending = enrol.begin(tmp_path)
    with pytest.raises(StoreTrouble, match=r"store\.exists"):
        enrol.prepare(tmp_path, enrolment(pending, BUDI), pending, url="x", now=NOW)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_sealed_device_opens_no_desk(tmp_path: Path):
    store = enrolled_store(tmp_path)
    store.run("INSERT INTO meta VALUES ('device.sealed', '2026-11-21T07:40:00Z')")
    with pytest.raises(DeedRefused, match=r"device\.sealed"):
        reopened(store)
    store.close()


def test_a_store_without_a_device_is_named(tmp_path: Path):
    store = Store.create(tmp_path, keyring.new_key())
    with pytest.raises(DeedRefused, match=r"device\.missing"):
        reopened(store)
    store.close()


def test_the_device_is_kept_as_it_was_enrolled(tmp_path: Path):
    store = enrolled_store(tmp_path)
    device = devices.load(store)
    devices.save(store, device)
    again = devices.load(store)
    assert again.key == device.key
    assert (again.identity, again.server_keys, again.recipients, dict(again.settings)) == (
        device.identity, device.server_keys, device.recipients, {"zone": "Asia/Jakarta"},
    )  # fmt: skip
    assert str(again.zone) == "Asia/Jakarta"
    assert again.allow_contoh
    store.close()
