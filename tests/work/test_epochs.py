"""A store that may have a twin begins a new epoch; one that has not, goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.domain.numbers import EPOCH_CHARACTERS, ReceiptNumber
from kiosk.store import machine, settings
from kiosk.store.store import Store
from kiosk.work import epochs, outgoing
from kiosk.work.desk import Desk
from sync.protocol.records import decode
from tests.work.desks import reopened, submitted


def again(folder: Path, key: bytes) -> Desk:
    return reopened(Store.open(folder, key))


def last(desk: Desk) -> tuple[str, int, str]:
    told = decode(outgoing.next_batch(desk, 100)[-1].payload)
    return told.epoch, told.seq, told.prev


def test_the_same_folder_goes_on_in_its_epoch(desk: Desk):
    submitted(desk, number=1)
    epoch = epochs.current(desk.store)
    desk.store.close()
    same = again(desk.store.folder, desk.store.key)
    submitted(same, number=2)
    assert last(same)[:2] == (epoch, 2)
    same.store.close()


def test_a_copied_folder_gets_a_new_epoch_and_no_number_twice(desk: Desk):
    submitted(desk, number=1)
    desk.store.close()
    copy = desk.store.folder.with_name("copy")
    shutil.copytree(desk.store.folder, copy)
    original, twin = again(desk.store.folder, desk.store.key), again(copy, desk.store.key)
    numbers = [submitted(one, number=number)[1].number for number in (2, 3) for one in (original, twin)]
    assert len(set(numbers)) == 4
    assert [ReceiptNumber.parse(number).kiosk for number in numbers] == ["7BA", "7BB", "7BA", "7BB"]
    assert last(original)[0].startswith("A-")
    assert last(twin)[0].startswith("B-")
    assert last(twin)[1] == 2
    for one in (original, twin):
        one.store.close()


def test_two_copies_of_one_store_never_share_a_chain(desk: Desk):
    """Both take the next letter, for neither knows of the other; the random part keeps the chains apart."""
    desk.store.close()
    chains = []
    for name in ("one", "two"):
        copy = desk.store.folder.with_name(name)
        shutil.copytree(desk.store.folder, copy)
        twin = again(copy, desk.store.key)
        submitted(twin)
        chains.append(last(twin)[0])
        twin.store.close()
    assert chains[0] != chains[1]


def test_a_database_restored_in_place_is_noticed_by_its_mark(desk: Desk):
    submitted(desk, number=1)
    desk.store.close()
    path = desk.store.folder / "loket.db"
    old = path.read_bytes()
    later = again(desk.store.folder, desk.store.key)
    gone = submitted(later, number=2)[1].number
    later.store.close()
    path.write_bytes(old)
    restored = again(desk.store.folder, desk.store.key)
    assert epochs.current(restored.store).startswith("B-")
    fresh = submitted(restored, number=3)[1].number
    assert fresh != gone
    assert ReceiptNumber.parse(fresh).serial > ReceiptNumber.parse(gone).serial
    restored.store.close()


def test_a_mark_that_came_too_late_does_not_begin_an_epoch(desk: Desk):
    mark = (desk.store.folder / machine.HIGHWATER_NAME).read_bytes()
    submitted(desk, number=1)
    (desk.store.folder / machine.HIGHWATER_NAME).write_bytes(mark)
    assert epochs.settle(desk.store) is False
    (desk.store.folder / machine.HIGHWATER_NAME).unlink()
    assert epochs.settle(desk.store) is False
    assert epochs.current(desk.store).startswith("A-")


def test_a_letter_is_never_used_again_and_when_all_are_used_work_goes_on(desk: Desk):
    letters = [epochs.current(desk.store)[0]]
    for number in range(len(EPOCH_CHARACTERS) + 2):
        settings.put(desk.store, "machine", f"another {number}")
        assert epochs.settle(desk.store)
        letters.append(epochs.current(desk.store)[0])
    assert letters[: len(EPOCH_CHARACTERS)] == list(EPOCH_CHARACTERS)
    numbers = [submitted(desk, number=number)[1].number for number in range(2)]
    assert len(set(numbers)) == 2
