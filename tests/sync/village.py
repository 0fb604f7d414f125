"""Two kiosks of one office and the centre, in one process, over a link that loses, doubles, delays and reorders.

Everything is real but the network: the kiosks' stores, deeds and sync, and the centre's receiving, register and tables.
"""

from __future__ import annotations

import hashlib
import io
import random
import shutil
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from central.accounts.create import create_officer
from central.accounts.models import Officer
from central.accounts.roles import Role
from central.definitions.activate import Order, activate_file
from central.devices.codes import make_enrolment_code
from central.devices.enrol import confirm
from central.devices.enrol import enrol as admit
from central.devices.founding import add_office, found
from central.devices.models import Centre, Device
from central.problems import Refused
from central.receive.batch import receive_batch
from central.receive.changes import page_after
from central.receive.downloads import granted_blob
from central.receive.uploads import WrongOffset, find, offset_of, receive
from central.register.claim import claim
from central.register.declare_complete import declare_complete
from central.register.issue_product import issue_product
from central.register.models import Application
from central.register.reject import reject
from central.register.return_case import Reason, return_case
from kiosk.domain.application import ProductStatus, Status
from kiosk.domain.instants import to_text
from kiosk.store import people, products
from kiosk.store.people import Operator
from kiosk.store.store import Store
from kiosk.work import enrol
from kiosk.work.answer import answer
from kiosk.work.attach import attach
from kiosk.work.contact import Way, record_contact
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk, open_desk
from kiosk.work.hand_over import Receiver, hand_over
from kiosk.work.start import show_notice, start
from kiosk.work.submit import Declaration, submit
from kiosk.work.withdraw import withdraw
from sync.http import Link, Upload
from sync.line import LinkTrouble
from sync.protocol.batch import Batch
from sync.protocol.changes import Change, Page, decode_change, decode_page
from sync.protocol.enrolment import decode_answer, encode_request, make_request, read_code
from sync.protocol.hello import Hello
from sync.protocol.keys import b64, unb64
from sync.protocol.replies import Reply, decode_reply
from sync.protocol.seal import open_sealed
from sync.protocol.signed import from_lines, verify
from tests.trial_service import OPENING

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
DEFINITION = (
    OPENING
    + b"""
forms = []
products = [{ code = "AKTA_LAHIR", name = "Akta", kind = "pdf" }]

[[papers]]
id = "kk"
title = "Kartu Keluarga"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }]

[[pages]]
id = "anak"
title = "Anak"
short = "Anak"
fields = [
  { path = "anak.nama", type = "new_name", label = "Nama" },
  { path = "pelapor.nama", type = "name", label = "Nama" },
]
"""
)
ANSWERS = {"anak.nama": "Bunga Contoh Melati", "pelapor.nama": "Rahmat Contoh"}
FATES = ("through", "lost", "reply lost", "doubled", "late")
_DEVICES = {"district": "99.01"}


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass
class Wire(Link):
    """The road of one kiosk. Each request meets the next of ``fates``; when there are none, it passes.

    What is ``late`` waits in ``delayed`` and reaches the centre whenever a test says so, its answer heard by nobody.
    """

    desk: Desk
    fates: deque[str] = field(default_factory=deque)
    delayed: list[Batch] = field(default_factory=list)
    heard_time: bool = True

    def put_batch(self, sent: Batch) -> Reply:
        fate = self._fate()
        if fate == "late":
            self.delayed.append(sent)
        if fate in {"late", "lost"}:
            raise LinkTrouble("link.timeout")
        if fate == "doubled":
            self.deliver(sent)
        lines = self.deliver(sent)
        if fate == "reply lost":
            raise LinkTrouble("link.timeout")
        return decode_reply(verify(from_lines(lines), self.desk.device.server_keys))

    def deliver(self, sent: Batch) -> bytes:
        return receive_batch(self._device(), sent.id, sent.body, now())

    def changes(self, cursor: str) -> tuple[Page, list[Change]]:
        fate = self._fate()
        if fate in {"late", "lost"}:
            raise LinkTrouble("link.timeout")
        body = page_after(self._device(), cursor, now())
        if fate == "reply lost":
            raise LinkTrouble("link.timeout")
        page, envelopes = decode_page(body)
        return page, [decode_change(verify(signed, self.desk.device.server_keys)) for signed in envelopes]

    def head(self, address: str) -> Upload:
        if self._fate() not in {"through", "doubled"}:
            raise LinkTrouble("link.timeout")
        return Upload(offset_of(find(_token(address), now()), now()))

    def patch(self, address: str, offset: int, blocks: Iterable[bytes], length: int) -> Upload:
        fate, data = self._fate(), b"".join(blocks)
        if fate == "lost":
            raise LinkTrouble("link.timeout")
        # A cut half-way: what came is kept. A doubled request finds that its bytes are there.
        came = data[: len(data) // 2] if fate == "late" else data
        reached = self._append(address, offset, came)
        if fate == "doubled":
            reached = self._append(address, offset, came)
        if fate in {"late", "reply lost"}:
            raise LinkTrouble("link.timeout")
        return Upload(reached)

    def blob(self, sha256: str, size: int) -> bytes | None:
        if self._fate() not in {"through", "doubled"}:
            raise LinkTrouble("link.timeout")
        try:
            return granted_blob(self._device(), sha256)[1].read_bytes()
        except Refused:
            return None

    def hello(self) -> Hello:
        incarnation = Centre.objects.get(**_DEVICES).incarnation
        return Hello("", to_text(now()), "99.01", incarnation)

    def _append(self, address: str, offset: int, data: bytes) -> int:
        try:
            return receive(find(_token(address), now()), offset, io.BytesIO(data), now())
        except WrongOffset as other:
            return other.offset

    def _fate(self) -> str:
        return self.fates.popleft() if self.fates else "through"

    def _device(self) -> Device:
        return Device.objects.get(**_DEVICES, id=self.desk.device.id)


@dataclass
class Mould:
    """An enrolled kiosk, its store closed, from which each example gets a copy."""

    folder: Path
    key: bytes

    def copy(self, folder: Path) -> Desk:
        shutil.copytree(self.folder, folder)
        return open_desk(Store.open(folder, self.key), rng=random.Random(7))


def build_village(folder: Path) -> tuple[Officer, list[Mould]]:
    """The centre's officer and two kiosks of one office, once for all examples."""
    found(now())
    activate_file(DEFINITION, name="uji.toml", order=Order("test", now()))
    office = add_office("99.01.01.2001", "DESA CONTOH", now())
    officer = create_officer("petugas", "kata sandi uji", name="Sari Contoh", role=Role.SUPERVISOR, now=now())
    moulds = []
    for name in ("a", "b"):
        code = make_enrolment_code(
            office, operator_name=f"Petugas {name}", operator_role="operator", made_by="test", now=now()
        )
        pending = enrol.begin(folder / name)
        request = make_request(
            code=read_code(code.text), key=pending.key, recipient=pending.identity.recipient, label=name,
            nonce=pending.nonce, made_at=to_text(now()),
        )  # fmt: skip
        answered = decode_answer(from_lines(admit(encode_request(request), "", now())).payload, nonce=pending.nonce)
        opened = open_sealed(unb64(answered.challenge), pending.identity.secret)
        confirm(Device.objects.get(**_DEVICES, id=answered.device), b64(opened), now())
        # Operators get their passphrases elsewhere; deriving keys from them is dear and no matter of this test.
        bare = replace(answered, operators=())
        store = enrol.prepare(folder / name, bare, pending, url="https://contoh.invalid", now=now())
        grant = answered.operators[0]
        store.run(
            "INSERT INTO operators (id, name, role, active, granted_at) VALUES (?, ?, ?, 1, ?)",
            (grant.id, grant.name, grant.role, to_text(now())),
        )
        moulds.append(Mould(folder / name, store.key))
        store.close()
    return officer, moulds


@dataclass
class Counter:
    """One kiosk as its operator uses it; a deed that the kiosk itself refuses is not done."""

    desk: Desk
    wire: Wire

    @property
    def operator(self) -> Operator:
        return people.active(self.desk.store)[0]

    def file(self, seed: int) -> str:
        case = start(self.desk, self.operator, "UJI", "UMUM").id
        show_notice(self.desk, self.operator, case, "1")
        answer(self.desk, self.operator, case, ANSWERS)
        for page in (1, 2):
            data = random.Random(f"{seed} {page} {self.desk.device.id}").randbytes(600)
            attach(self.desk, self.operator, case, "KK", data, "image/webp")
        submit(self.desk, self.operator, case, Declaration("Rahmat Contoh", "1"))
        return case

    def mend(self, case: str) -> None:
        begin_correction(self.desk, self.operator, case)
        show_notice(self.desk, self.operator, case, "1")
        mended = "Rahmat Contoh Anggrek" if self.desk.device.kiosk_code < "02" else "Rahmat Contoh Kenanga"
        answer(self.desk, self.operator, case, {"pelapor.nama": mended})
        submit(self.desk, self.operator, case, Declaration("Rahmat Contoh", "1"))

    def withdraw(self, case: str) -> None:
        withdraw(self.desk, self.operator, case, reason="pindah", name="Rahmat Contoh")

    def contact(self, case: str) -> None:
        record_contact(self.desk, self.operator, case, Way.CALL)

    def hand_over(self, case: str) -> None:
        for product in products.of(self.desk.store, case):
            hand_over(self.desk, self.operator, case, product.code, Receiver("Rahmat Contoh", "", "ayah"))


class Registry:
    """The officer's deeds, one a name."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer

    def case(self, case: str) -> Application:
        return Application.objects.get(**_DEVICES, id=case)

    def take(self, case: str) -> None:
        claim(self.case(case), self.officer, now())

    def send_back(self, case: str) -> None:
        self.take(case)
        return_case(self.case(case), self.officer, [Reason("anak.nama", "data_differs")], "", now())

    def reject(self, case: str) -> None:
        self.take(case)
        reject(self.case(case), self.officer, "already_issued", "Sudah punya akta.", now())

    def complete(self, case: str) -> None:
        self.take(case)
        declare_complete(self.case(case), self.officer, now())

    def issue(self, case: str) -> None:
        if self.case(case).status != Status.COMPLETE:
            self.complete(case)
        number = "9901-LU-" + hashlib.sha256(case.encode()).hexdigest()[:8]
        issue_product(self.case(case), "AKTA_LAHIR", PDF, number, self.officer, now())


def issued(desk: Desk, case: str) -> bool:
    return any(product.status is ProductStatus.ISSUED for product in products.of(desk.store, case))


def _token(address: str) -> str:
    return address.rpartition("/")[2]
