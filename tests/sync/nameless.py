"""Two counters over five weeks: residents file a case and leave a message without a name; what the centre then holds.

The test knows who left what. Everything is real but the network and the calendar: stores, deeds, bundles, the centre's
receiving and its tables. Chance is seeded, so that a red test is red for everyone.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from central.complaints import intake
from central.definitions.activate import Order, activate_file
from central.devices.codes import make_enrolment_code
from central.devices.enrol import confirm
from central.devices.enrol import enrol as admit
from central.devices.founding import add_office, found
from central.devices.keyring import create_keys
from central.devices.models import Device
from central.devices.tls import create_tls
from central.receive.batch import receive_batch
from kiosk.domain.complaints import Category, complaint_of
from kiosk.domain.instants import to_text
from kiosk.domain.survey import Element, Response
from kiosk.store import anonymous as kept
from kiosk.store.spool import Left
from kiosk.work import anonymous, enrol
from kiosk.work.anonymous import leave_complaint, leave_survey, letterbox
from kiosk.work.desk import Desk, open_desk
from sync.http import Link
from sync.protocol.anonymous import Bundle, encode_bundle
from sync.protocol.batch import Batch
from sync.protocol.enrolment import decode_answer, encode_request, make_request, read_code
from sync.protocol.keys import b64, unb64
from sync.protocol.replies import Reply, decode_reply
from sync.protocol.seal import open_sealed
from sync.protocol.signed import from_lines, verify
from sync.push import push, push_anonymous
from tests.sync.village import DEFINITION, Counter

D = "99.01"
MONDAY = datetime(2026, 11, 2, 1, tzinfo=UTC)
OFFICES = ("99.01.01.2001", "99.01.01.2002")
VISITS = 30


@dataclass
class Visit:
    """Who was here: the case, and the message that the same person left; ``words`` mark it for the test alone."""

    number: int
    office: str
    case: str
    words: str
    message: str = ""


class Calendar:
    """The days of the story; one clock for both kiosks and the centre."""

    def __init__(self) -> None:
        self.at = MONDAY

    def wall(self) -> datetime:
        return self.at

    def steady(self) -> float:
        return (self.at - MONDAY).total_seconds()

    def forward(self, **by: int) -> None:
        self.at += timedelta(**by)


@dataclass
class Wire(Link):
    """The road of one kiosk on the story's days."""

    desk: Desk
    calendar: Calendar
    lot: random.Random
    heard_time: bool = True
    bundles: list[Bundle] = field(default_factory=list)

    def put_batch(self, sent: Batch) -> Reply:
        device = Device.objects.get(district=D, id=self.desk.device.id)
        lines = receive_batch(device, sent.id, sent.body, self.calendar.at)
        return decode_reply(verify(from_lines(lines), self.desk.device.server_keys))

    def put_anonymous(self, bundle: Bundle) -> None:
        # Twice: the first answer was lost.
        for _ in range(2):
            intake.receive_anonymous(D, encode_bundle(bundle.messages), self.calendar.at, self.lot)
        self.bundles.append(bundle)


@dataclass
class Story:
    """What happened, for the test to score by."""

    visits: list[Visit]
    bundles: list[Bundle]


class _Unshuffled(random.Random):
    def shuffle(self, x: object) -> None:
        """Leave it as it is."""


def seed(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the ids and lots of both sides come from ``number``."""
    chance = random.Random(number)

    def random_id() -> uuid.UUID:
        return uuid.UUID(int=chance.getrandbits(128), version=4)

    monkeypatch.setattr("sync.protocol.anonymous.uuid.uuid4", random_id)
    monkeypatch.setattr("central.complaints.intake.uuid4", random_id)
    monkeypatch.setattr("kiosk.work.anonymous.secrets.SystemRandom", lambda: chance)


def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the protections away: each message travels alone, at once, and rows stay where they were written."""
    monkeypatch.setattr(anonymous, "FEWEST_TOGETHER", 1)
    every_day = kept.waiting
    monkeypatch.setattr(kept, "waiting", lambda store, _today: every_day(store, ""))


def tell(folder: Path, number: int, *, mixed: bool) -> Story:
    """Play the story of seed ``number`` against the centre; ``mixed`` is whether the centre mixes its rows."""
    chance, calendar = random.Random(number), Calendar()
    create_keys(settings.LOKET_DATA)
    create_tls(settings.LOKET_DATA, ["localhost"], MONDAY)
    found(MONDAY)
    activate_file(DEFINITION, name="uji.toml", order=Order("test", MONDAY))
    lot = random.Random(number + 1) if mixed else _Unshuffled()
    wires = [Wire(_kiosk(folder / office, office, calendar), calendar, lot) for office in OFFICES]
    visits: list[Visit] = []
    days = sorted(chance.choices([day for day in range(33) if day % 7 < 5], k=VISITS))
    for index, day in enumerate(days):
        calendar.at = max(calendar.at, MONDAY + timedelta(days=day)) + timedelta(minutes=chance.randint(5, 40))
        visits.append(_visit(index, chance.choice(wires), chance))
        for wire in wires:
            push(wire.desk, wire)
            push_anonymous(wire.desk, wire)
    for _ in range(12):
        calendar.forward(days=1)
        for wire in wires:
            push_anonymous(wire.desk, wire)
    for wire in wires:
        wire.desk.store.close()
    return Story(visits, [bundle for wire in wires for bundle in wire.bundles])


def _visit(index: int, wire: Wire, chance: random.Random) -> Visit:
    # The counter only files; its own road is not taken.
    case = Counter(wire.desk, wire).file(index)  # type: ignore[arg-type]
    words = f"keluhan {index} {'a' * chance.randint(0, 1500)}"
    wire.calendar.forward(minutes=2)
    box = letterbox(wire.desk, wire.desk.store.folder, wire.calendar.at)
    left: list[str] = []

    def keep(message: Left) -> None:
        left.append(message.id)
        box.keep(message)

    watched = replace(box, keep=keep)
    if index % 3 == 2:
        answers = {element: chance.randint(1, 4) for element in Element}
        leave_survey(watched, Response(answers, sex=chance.choice("LP"), service="UJI"))
    else:
        category = Category.LEVY if index % 6 == 1 else Category.LATE
        complaint, _ = complaint_of(category, words, anonymous=True)
        assert complaint is not None
        leave_complaint(watched, complaint)
    return Visit(index, wire.desk.device.office, case, words, left[0])


def _kiosk(folder: Path, code: str, calendar: Calendar) -> Desk:
    office = add_office(code, f"DESA {code}", MONDAY)
    made = make_enrolment_code(
        office, operator_name=f"Petugas {code}", operator_role="operator", made_by="uji", now=MONDAY
    )
    pending = enrol.begin(folder)
    request = make_request(
        code=read_code(made.text), key=pending.key, recipient=pending.identity.recipient, label="uji",
        nonce=pending.nonce, made_at=to_text(MONDAY),
    )  # fmt: skip
    answered = decode_answer(from_lines(admit(encode_request(request), "", MONDAY)).payload, nonce=pending.nonce)
    opened = open_sealed(unb64(answered.challenge), pending.identity.secret)
    confirm(Device.objects.get(district=D, id=answered.device), b64(opened), MONDAY)
    store = enrol.prepare(folder, replace(answered, operators=()), pending, url="https://contoh.invalid", now=MONDAY)
    grant = answered.operators[0]
    store.run(
        "INSERT INTO operators (id, name, role, active, granted_at) VALUES (?, ?, ?, 1, ?)",
        (grant.id, grant.name, grant.role, to_text(MONDAY)),
    )
    wall: Callable[[], datetime] = calendar.wall
    return open_desk(store, wall=wall, steady=calendar.steady, rng=random.Random(7))
