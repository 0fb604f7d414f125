"""Desks for tests: a real encrypted store, a fictitious district, a service of four questions, clocks to turn."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.domain.ids import new_id
from kiosk.domain.instants import to_text
from kiosk.domain.services import Service, load_service
from kiosk.store.people import Operator
from kiosk.store.store import Store
from kiosk.work import enrol, keys
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.desk import Desk, open_desk
from kiosk.work.start import show_notice, start
from kiosk.work.submit import Declaration, Submitted, submit
from sync.protocol.changes import Change, Cursor
from sync.protocol.enrolment import Answer, OperatorGrant, Recipients
from sync.protocol.keys import b64, generate_key, public_text
from sync.protocol.seal import new_identity, seal
from tests.trial_service import OPENING

NOW = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
SITI = Operator("0193a000-0000-7000-8000-000000000001", "Siti Contoh", "petugas")
BUDI = Operator("0193a000-0000-7000-8000-000000000002", "Budi Contoh", "petugas")
PASSPHRASE = "sawah hijau 27 kerbau"
DECLARED = Declaration("Rahmat Contoh", "1")
RECOVERY = new_identity()
CENTRE_KEY = generate_key()

DEFINITION = (
    OPENING
    + b"""
forms = [{ code = "F_2_01", name = "Formulir F-2.01", paper = "F_2_01", signers = ["pelapor"] }]
products = [{ code = "AKTA_LAHIR", name = "Akta", kind = "pdf" }]

[[papers]]
id = "kk"
title = "Kartu Keluarga"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }, { kind = "KK_LAMA", label = "KK lama" }]

[[pages]]
id = "anak"
title = "Anak"
short = "Anak"
fields = [
  { path = "anak.nama", type = "new_name", label = "Nama" },
  { path = "anak.tanggal_lahir", type = "date", label = "Tanggal lahir" },
]

[[pages]]
id = "pelapor"
title = "Pelapor"
short = "Pelapor"
fields = [
  { path = "pelapor.nama", type = "name", label = "Nama" },
  { path = "pelapor.telepon", type = "phone", label = "Telepon", required = false },
]
"""
)
ANSWERS = {
    "anak.nama": "Bunga Contoh Melati",
    "anak.tanggal_lahir": "2026-11-10",
    "pelapor.nama": "Rahmat Contoh",
    "pelapor.telepon": "081234567890",
}


class Hands:
    """Clocks that a test turns: the wall clock may be set, the steady one only goes on."""

    def __init__(self, wall: datetime = NOW) -> None:
        self.wall_at = wall
        self.steady_at = 1000.0

    def wall(self) -> datetime:
        return self.wall_at

    def steady(self) -> float:
        return self.steady_at

    def forward(self, seconds: float) -> None:
        self.wall_at += timedelta(seconds=seconds)
        self.steady_at += seconds


def services() -> Mapping[str, Service]:
    return {"UJI": load_service(DEFINITION, name="uji.toml")}


def enrolment(pending: enrol.Pending, *operators: Operator, kiosk_code: str = "7B") -> Answer:
    """What the centre would answer; every operator's one-time secret is ``RAHASIA1234``."""
    sealed = b64(seal(b"RAHASIA1234", [pending.identity.recipient]))
    return Answer(
        nonce=pending.nonce, device=new_id(NOW), district="99.01", district_name="Contoh", office="99.01.01.2001",
        office_name="Desa Contoh", kiosk_code=kiosk_code, server_keys=(public_text(CENTRE_KEY),),
        recipients=Recipients(new_identity().recipient, RECOVERY.recipient, ""), ca_pem="", time=to_text(NOW),
        incarnation="satu", poll_s=30, definitions=(), settings={"zone": "Asia/Jakarta"},
        operators=tuple(OperatorGrant(one.id, one.name, one.role, sealed) for one in operators), challenge="",
    )  # fmt: skip


def enrolled_store(folder: Path, *operators: Operator) -> Store:
    pending = enrol.begin(folder)
    return enrol.prepare(folder, enrolment(pending, *operators), pending, url="https://contoh.invalid", now=NOW)


def reopened(store: Store, hands: Hands | None = None) -> Desk:
    hands = hands or Hands()
    return open_desk(store, services=services(), wall=hands.wall, steady=hands.steady, rng=random.Random(7))


def new_desk(folder: Path, hands: Hands | None = None) -> Desk:
    """An enrolled desk at which Siti and Budi may work; their keys are not made (that costs 0.2 s each)."""
    store = enrolled_store(folder)
    for operator in (SITI, BUDI):
        store.run(
            "INSERT INTO operators (id, name, role, active, granted_at) VALUES (?, ?, ?, 1, ?)",
            (operator.id, operator.name, operator.role, to_text(NOW)),
        )
    return reopened(store, hands)


def with_passphrase(store: Store, operator: Operator = SITI) -> None:
    keys.set_passphrase(store, operator, PASSPHRASE)


def scan(number: int = 0, size: int = 1000) -> bytes:
    return random.Random(f"scan {number}").randbytes(size)


def filled(desk: Desk, *, number: int = 0, operator: Operator = SITI) -> str:
    """A case with everything that sending needs."""
    case_id = start(desk, operator, "UJI", "UMUM").id
    show_notice(desk, operator, case_id, "2026-1")
    answer(desk, operator, case_id, ANSWERS)
    attach(desk, operator, case_id, "KK", scan(number * 10 + 1, 2000), "image/webp")
    attach(desk, operator, case_id, "F_2_01", scan(number * 10 + 2, 1000), "image/webp", source="scanner")
    return case_id


def submitted(desk: Desk, *, number: int = 0) -> tuple[str, Submitted]:
    case_id = filled(desk, number=number)
    return case_id, submit(desk, SITI, case_id, DECLARED)


class Centre:
    """What the centre would send back, numbered without gaps."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.at = Cursor()

    def change(self, kind: str, body: Mapping[str, object], *, log: str = "device") -> Change:
        number = (self.at.district if log == "district" else self.at.device) + 1
        change = Change(
            id=new_id(NOW), log="district" if log == "district" else "device", number=number,
            device="" if log == "district" else self.desk.device.id, type=kind, at=to_text(NOW), body=body,
        )  # fmt: skip
        self.at = self.at.after(change)
        return change

    def case(self, case_id: str, version: int, status: str, revision: int, **more: object) -> Change:
        body = {
            "application": case_id, "version": version, "number": "", "service": "UJI", "variant": "UMUM",
            "definition": {"code": "UJI", "version": 1, "sha256": "0" * 64}, "home_office": "99.01.01.2001",
            "revision": revision, "status": status, "since": to_text(NOW),
            "summary": {"name": "Bunga Contoh Melati", "applicant": "Rahmat Contoh", "phone": "", "captured_at": ""},
            "returned": None, "rejected": None, "products": [], "package": None,
        }  # fmt: skip
        return self.change("application.changed", {**body, **more})
