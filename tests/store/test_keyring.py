"""keys.json: who opens the store, how wrong tries are slowed down, what the file gives away."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.store import keyring, recovery
from kiosk.store.errors import StoreTrouble, WrongPassphrase
from kiosk.store.keyring import Keyring, escrow_of, load, new_key, open_escrow, unlock, with_secret
from kiosk.store.slots import DEFAULT_COST, Cost, SlotKind
from sync.protocol.errors import BadSeal
from sync.protocol.seal import new_identity

NOW = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
KEY = bytes(range(32))


def ring_of(folder: Path, *owners: str, cost: Cost = CHEAP) -> Keyring:
    ring = Keyring()
    for owner in owners:
        ring = with_secret(ring, SlotKind.OPERATOR, (owner, owner.title()), f"rahasia {owner}", KEY, cost=cost)
    ring.save(folder)
    return ring


def test_eight_operators_each_open_the_same_store(tmp_path: Path):
    owners = [f"petugas{number}" for number in range(8)]
    ring_of(tmp_path, *owners)
    for owner in owners:
        assert unlock(tmp_path, SlotKind.OPERATOR, owner, f"rahasia {owner}", NOW) == KEY


def test_one_operators_passphrase_does_not_open_anothers_slot(tmp_path: Path):
    ring_of(tmp_path, "ani", "budi")
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, SlotKind.OPERATOR, "ani", "rahasia budi", NOW)


def test_a_slot_cannot_be_passed_off_as_another_operators(tmp_path: Path):
    """Whoever can write the file must not give himself the name of somebody with more rights."""
    ring_of(tmp_path, "ani")
    path = tmp_path / keyring.FILE_NAME
    path.write_text(path.read_text().replace('"id": "ani"', '"id": "kepala"'))
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, SlotKind.OPERATOR, "kepala", "rahasia ani", NOW)


def test_wrong_tries_wait_longer_and_longer_also_after_a_restart(tmp_path: Path):
    ring_of(tmp_path, "ani")
    now, waits = NOW, []
    for _ in range(7):
        with pytest.raises(WrongPassphrase) as caught:
            unlock(tmp_path, SlotKind.OPERATOR, "ani", "salah", now)
        assert caught.value.code == "passphrase.wrong"
        waits.append(int(caught.value.details["wait_s"]))
        now += timedelta(seconds=waits[-1])
    assert waits == [1, 2, 4, 8, 10, 10, 10]
    assert load(tmp_path).failures["ani"].count == 7


def test_a_try_before_the_wait_is_over_is_not_looked_at(tmp_path: Path):
    ring_of(tmp_path, "ani")
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            unlock(tmp_path, SlotKind.OPERATOR, "ani", "salah", NOW + timedelta(seconds=2))
    with pytest.raises(WrongPassphrase) as caught:
        unlock(tmp_path, SlotKind.OPERATOR, "ani", "rahasia ani", NOW + timedelta(seconds=2.5))
    assert (caught.value.code, caught.value.details["wait_s"]) == ("passphrase.wait", 1)
    assert unlock(tmp_path, SlotKind.OPERATOR, "ani", "rahasia ani", NOW + timedelta(seconds=3)) == KEY
    assert load(tmp_path).failures == {}


def test_one_operators_wrong_tries_do_not_hold_up_another(tmp_path: Path):
    ring_of(tmp_path, "ani", "budi")
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, SlotKind.OPERATOR, "ani", "salah", NOW)
    assert unlock(tmp_path, SlotKind.OPERATOR, "budi", "rahasia budi", NOW) == KEY


@pytest.mark.parametrize("year", [2010, 2036])
def test_a_clock_that_jumped_locks_nobody_out(tmp_path: Path, year: int):
    ring_of(tmp_path, "ani")
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, SlotKind.OPERATOR, "ani", "salah", NOW)
    assert unlock(tmp_path, SlotKind.OPERATOR, "ani", "rahasia ani", NOW.replace(year=year)) == KEY


def test_the_file_gives_no_secret_away(tmp_path: Path):
    identity = new_identity()
    Keyring(escrow=escrow_of(KEY, identity.recipient)).save(tmp_path)
    ring = with_secret(load(tmp_path), SlotKind.OPERATOR, ("ani", "Ani"), "sawah hijau", KEY, cost=CHEAP)
    ring.save(tmp_path)
    text = (tmp_path / keyring.FILE_NAME).read_text()
    assert "sawah" not in text
    assert KEY.hex() not in text
    assert identity.secret not in text
    slot = json.loads(text)["slots"][0]
    assert slot["argon2id"] == {"memory_kib": 64, "passes": 1, "lanes": 1}
    assert open_escrow(load(tmp_path), identity.secret) == KEY
    with pytest.raises(BadSeal):
        open_escrow(load(tmp_path), new_identity().secret)


def test_the_same_passphrase_twice_leaves_two_different_slots(tmp_path: Path):
    one = with_secret(Keyring(), SlotKind.OPERATOR, ("a", "A"), "sama sekali sama", KEY, cost=CHEAP).slots[0]
    two = with_secret(Keyring(), SlotKind.OPERATOR, ("a", "A"), "sama sekali sama", KEY, cost=CHEAP).slots[0]
    assert (one.salt, one.wrapped) != (two.salt, two.wrapped)


def test_the_recovery_phrase_opens_and_a_mistyped_one_is_told_before_it_is_tried(tmp_path: Path):
    phrase = recovery.new_phrase()
    with_secret(Keyring(), SlotKind.RECOVERY, ("", ""), phrase, KEY, cost=CHEAP).save(tmp_path)
    typed = phrase.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert unlock(tmp_path, SlotKind.RECOVERY, "", recovery.read_phrase(typed), NOW) == KEY
    wrong = ("A" if phrase[0] != "A" else "B") + phrase[1:]
    with pytest.raises(StoreTrouble) as caught:
        recovery.read_phrase(wrong)
    assert caught.value.code == "recovery.check"
    with pytest.raises(StoreTrouble, match=r"recovery\.format"):
        recovery.read_phrase(phrase[:-1])


def test_an_own_passphrase_ends_the_one_time_secret():
    ring = with_secret(Keyring(), SlotKind.ACTIVATION, ("ani", "Ani"), "SEKALI", KEY, cost=CHEAP)
    ring = with_secret(ring, SlotKind.OPERATOR, ("ani", "Ani"), "sawah hijau", KEY, cost=CHEAP)
    assert [slot.kind for slot in ring.slots] == [SlotKind.OPERATOR]


def test_sealing_leaves_the_escrow_only(tmp_path: Path):
    ring = ring_of(tmp_path, "ani", "budi")
    sealed = Keyring(ring.slots, "escrow").sealed_off()
    assert sealed == Keyring((), "escrow", {})


def test_a_missing_or_broken_file_is_named(tmp_path: Path):
    with pytest.raises(StoreTrouble, match=r"keys\.missing"):
        load(tmp_path)
    ring_of(tmp_path, "ani")
    path = tmp_path / keyring.FILE_NAME
    whole = path.read_text()
    for broken in ("", "{}", whole[: len(whole) // 2], whole.replace("loket-keys/1", "loket-keys/9"), "[]", "null"):
        path.write_text(broken)
        with pytest.raises(StoreTrouble, match=r"keys\.damaged"):
            load(tmp_path)
    path.write_text(whole)
    with pytest.raises(StoreTrouble, match=r"keys\.no_slot"):
        unlock(tmp_path, SlotKind.OPERATOR, "nobody", "x", NOW)


def test_one_real_try_costs_enough_and_not_too_much():
    """Dear for somebody who tries a list, at most a second at the counter (measured on the slower of two cores)."""
    started = time.process_time()
    with_secret(Keyring(), SlotKind.OPERATOR, ("a", "A"), "sawah hijau", new_key())
    assert 0.02 < time.process_time() - started < 1.0
    assert Cost(65_536, 3, 1) == DEFAULT_COST
