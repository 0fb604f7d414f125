"""Two kiosks of one office and the centre: whatever crosses on whatever link, they end in agreement."""

from __future__ import annotations

import json
import shutil
from collections import Counter as Tally
from collections import deque
from collections.abc import Callable
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from central.accounts.models import Officer
from central.devices.keyring import create_keys
from central.devices.tls import create_tls
from central.receive.models import StoredRecord
from central.register.models import Application, Product
from central.register.publish import public_state
from kiosk.domain.errors import DomainError
from kiosk.store import applications, outbox, products
from sync.loop import run_once, waits
from sync.protocol.records import RecordType, decode
from tests.sync.made import schema_errors
from tests.sync.village import FATES, Counter, Mould, Registry, Wire, build_village, now

pytestmark = pytest.mark.django_db
_FOLDERS = count()
Village = tuple[Officer, list[Mould], Path]


@pytest.fixture
def village(db: None, tmp_path: Path) -> Village:
    create_keys(django_settings.LOKET_DATA)
    create_tls(django_settings.LOKET_DATA, ["localhost"], now())
    officer, moulds = build_village(tmp_path / "moulds")
    return officer, moulds, tmp_path


class Crossing:
    """Two counters and a registry, from the moulds, everything that they do undone at the end."""

    def __init__(self, village: Village) -> None:
        officer, moulds, folder = village
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self._folder = folder / f"example-{next(_FOLDERS)}"
        self.registry = Registry(officer)
        desks = [mould.copy(self._folder / mould.folder.name) for mould in moulds]
        self.counters = [Counter(desk, Wire(desk)) for desk in desks]

    def close(self) -> None:
        for counter in self.counters:
            counter.desk.store.close()
        shutil.rmtree(self._folder)
        transaction.set_rollback(True)
        self._undo.__exit__(None, None, None)

    def settle(self) -> None:
        """The link is whole at last: what was delayed arrives, and everybody speaks until there is nothing to say."""
        for counter in self.counters:
            counter.wire.fates.clear()
            for sent in counter.wire.delayed:
                counter.wire.deliver(sent)
            counter.wire.delayed.clear()
        for _ in range(3):
            for counter in self.counters:
                report = run_once(counter.desk, counter.wire)
                assert (report.trouble, report.detail, report.failed) == ("", "", ())

    def check(self) -> None:
        """Nothing waits, nothing is lost or doubled, and all three tell the same story."""
        ours: dict[str, Any] = {}
        for counter in self.counters:
            assert not waits(counter.desk)
            for row in counter.desk.store.rows("SELECT id, payload, state, outcome, outcome_code FROM outbox"):
                ours[str(row["id"])] = row
        theirs = {record.id: record for record in StoredRecord.objects.all()}
        assert set(ours) == set(theirs)
        for record_id, row in ours.items():
            assert row["state"] == "accepted"
            stored = theirs[record_id]
            assert bytes(stored.payload) == row["payload"]
            if stored.type not in {RecordType.AUDIT, RecordType.REPORTED, RecordType.VOIDED}:
                assert (row["outcome"], row["outcome_code"]) == (stored.outcome, stored.outcome_code)
                assert stored.outcome in {"applied", "not_applied"}
            assert schema_errors(f"{stored.type}.json", bytes(stored.payload)) == []
        self._check_cases(list(theirs.values()))

    def _check_cases(self, records: list[StoredRecord]) -> None:
        applied = [decode(bytes(record.payload)) for record in records if record.outcome == "applied"]
        effects = Tally(
            (record.type, record.subject.id, record.subject.revision if record.type == RecordType.SUBMITTED else 0)
            for record in applied
            # Two counters may well tell one family.
            if record.subject is not None and record.type not in {RecordType.AUDIT, RecordType.CONTACT}
        )
        assert all(times == 1 for times in effects.values()), effects
        for case in Application.objects.all():
            told = json.loads(json.dumps(public_state(case)))
            for counter in self.counters:
                row = applications.get(counter.desk.store, case.id)
                assert (row.version, row.status, row.status_revision) == (case.version, case.status, case.revision)
                assert (row.stage == "withdrawn") <= (case.status == "withdrawn")
                held = {item.code: item.status.value for item in products.of(counter.desk.store, case.id)}
                assert held == {item["code"]: item["status"] for item in told["products"]}
        for item in Product.objects.filter(status="handed_over"):
            assert effects[(RecordType.HANDOVER, item.case_id, 0)] == 1


def attempt(deed: Callable[[str], object], case: str) -> bool:
    """Whether the deed was done; what its own side already knows to be out of place is not."""
    try:
        deed(case)
    except (DomainError, Application.DoesNotExist):
        return False
    return True


BEFORE: dict[str, list[str]] = {
    "received": [],
    "in_review": ["take"],
    "returned": ["send_back"],
    "rejected": ["reject"],
    "complete": ["complete"],
    "issued": ["issue"],
}
DEEDS = ("mend", "withdraw", "hand_over", "contact")
ALLOWED = {("received", "withdraw"), ("in_review", "withdraw"), ("returned", "mend"), ("returned", "withdraw"),
           ("returned", "contact"), ("issued", "hand_over"), ("issued", "contact")}  # fmt: skip
"""What a counter may do that knows the case in this status; everything else it refuses by itself."""
PAIRS = [
    (status, one, other, order)
    for (status, one), (same, other), order in product(sorted(ALLOWED), sorted(ALLOWED), ("a first", "b first"))
    if status == same
]
OFFICE = ("take", "send_back", "reject", "complete", "issue")


def known_as(crossing: Crossing, status: str) -> str:
    """A case of counter a that all three know in ``status``."""
    case = crossing.counters[0].file(1)
    crossing.settle()
    for name in BEFORE[status]:
        getattr(crossing.registry, name)(case)
    crossing.settle()
    return case


def test_a_counter_refuses_what_it_knows_to_be_out_of_place(village: Village) -> None:
    for status in BEFORE:
        crossing = Crossing(village)
        try:
            case = known_as(crossing, status)
            for counter, deed in product(crossing.counters, DEEDS):
                if (status, deed) not in ALLOWED:
                    assert not attempt(getattr(counter, deed), case)
            crossing.settle()
            crossing.check()
        finally:
            crossing.close()


def test_every_pair_of_deeds_at_two_counters_ends_in_agreement(village: Village) -> None:
    """Both are done without network, on the same knowledge, and arrive in either order."""
    for status, of_a, of_b, order in PAIRS:
        crossing = Crossing(village)
        [a, b] = crossing.counters
        try:
            case = known_as(crossing, status)
            assert attempt(getattr(a, of_a), case)
            assert attempt(getattr(b, of_b), case)
            early, late = (a, b) if order == "a first" else (b, a)
            for counter in (early, late):
                run_once(counter.desk, counter.wire)
            crossing.settle()
            crossing.check()
            lost = [row for row in outbox.tray(late.desk.store) if row.outcome == "not_applied"]
            # A mended case is in the queue again and may still be taken back, and telling a family is in nobody's way.
            in_order = (of_a, of_b) if early is a else (of_b, of_a)
            both = in_order == ("mend", "withdraw") or "contact" in in_order
            assert len(lost) == (0 if both else 1), (status, in_order)
            assert not [row for row in outbox.tray(early.desk.store) if row.outcome == "not_applied"]
        finally:
            crossing.close()


def test_every_deed_of_the_officer_crosses_every_deed_at_the_counter(village: Village) -> None:
    """The officer decides while the counter's record is on its way."""
    crossed: set[tuple[str, str, str]] = set()
    for (status, at_counter), at_office in product(sorted(ALLOWED), OFFICE):
        crossing = Crossing(village)
        try:
            case = known_as(crossing, status)
            if attempt(getattr(crossing.registry, at_office), case):
                assert attempt(getattr(crossing.counters[1], at_counter), case)
                crossed.add((status, at_counter, at_office))
                crossing.settle()
                crossing.check()
        finally:
            crossing.close()
    assert {("received", "withdraw", name) for name in OFFICE} <= crossed


class Machine(RuleBasedStateMachine):
    """Any order of deeds, rounds, cuts and late arrivals."""

    village: Village
    cases = Bundle("cases")

    def __init__(self) -> None:
        super().__init__()
        self.crossing = Crossing(self.village)
        self.filed = 0

    who = st.integers(0, 1)

    @initialize(target=cases, status=st.sampled_from(["returned", "issued", "received"]))
    def all_know_one(self, status: str) -> str:
        self.filed = 1
        return known_as(self.crossing, status)

    @rule(target=cases, who=who)
    def file(self, who: int) -> Any:
        if self.filed == 2:
            return multiple()
        self.filed += 1
        return self.crossing.counters[who].file(self.filed)

    @rule(who=who, case=cases, deed=st.sampled_from(DEEDS))
    def at_the_counter(self, who: int, case: str, deed: str) -> None:
        attempt(getattr(self.crossing.counters[who], deed), case)

    @rule(case=cases, deed=st.sampled_from(OFFICE))
    def at_the_office(self, case: str, deed: str) -> None:
        attempt(getattr(self.crossing.registry, deed), case)

    @rule(case=cases, deeds=st.sampled_from(sorted({(one, other) for _, one, other, _ in PAIRS}, reverse=True)))
    def both_at_once(self, case: str, deeds: tuple[str, str]) -> None:
        for who, deed in enumerate(deeds):
            self.at_the_counter(who, case, deed)

    @rule(who=who, fates=st.lists(st.sampled_from(FATES), max_size=8))
    def speak(self, who: int, fates: list[str]) -> None:
        counter = self.crossing.counters[who]
        counter.wire.fates = deque(fates)
        report = run_once(counter.desk, counter.wire)
        assert report.trouble in {"", "link.timeout"}

    @rule(who=who, which=st.integers(0, 9))
    def something_late_arrives(self, who: int, which: int) -> None:
        wire = self.crossing.counters[who].wire
        if wire.delayed:
            wire.deliver(wire.delayed.pop(which % len(wire.delayed)))

    @invariant()
    def nothing_is_refused(self) -> None:
        for counter in self.crossing.counters:
            assert not [row for row in outbox.tray(counter.desk.store) if row.state in {"rejected", "conflict"}]

    def teardown(self) -> None:
        try:
            self.crossing.settle()
            self.crossing.check()
        finally:
            self.crossing.close()


def test_any_story_ends_in_agreement(village: Village) -> None:
    machine = type("VillageMachine", (Machine,), {"village": village})
    run_state_machine_as_test(machine, settings=settings(max_examples=25, stateful_step_count=16, deadline=None))
