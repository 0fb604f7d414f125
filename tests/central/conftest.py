"""A centre in process: a real database file, real keys, Django's own client. The engine follows LOKET_DATABASE_URL."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from central.accounts.create import create_officer
from central.accounts.models import Officer
from central.accounts.roles import Role
from central.devices.codes import make_enrolment_code
from central.devices.founding import add_office, found
from central.devices.keyring import create_keys
from central.devices.models import Centre, Device, Office
from central.devices.tls import create_tls
from sync.protocol.changes import Change, decode_change, decode_page
from sync.protocol.replies import Reply, decode_reply
from sync.protocol.signed import Signed, verify
from tests.central.integrity import loose_ends
from tests.central.kiosk import TestKiosk, moment


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """A file, because threads share it and the journal is part of what is tested."""
    if connection.vendor == "sqlite":
        settings.DATABASES["default"]["TEST"]["NAME"] = str(Path(settings.LOKET_DATA) / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _keys() -> None:
    create_keys(settings.LOKET_DATA)
    create_tls(settings.LOKET_DATA, ["localhost"], moment())
    for name in ("static", "blobs", "uploads"):
        (settings.LOKET_DATA / name).mkdir(exist_ok=True)


@pytest.fixture
def centre(db: None) -> Iterator[Centre]:
    """The district's row; at the end every relation of every table must point to a row."""
    yield found(moment())
    assert loose_ends() == []


@pytest.fixture
def office(centre: Centre) -> Office:
    return add_office("99.01.01.2001", "DESA CONTOH", moment())


@pytest.fixture
def other_office(centre: Centre) -> Office:
    return add_office("99.01.01.2002", "DESA TELADAN", moment())


@pytest.fixture
def officer(centre: Centre) -> Officer:
    return create_officer("petugas", "kata sandi uji", name="Sari Contoh", role=Role.SUPERVISOR, now=moment())


class Wire:
    """The centre's interface as a kiosk uses it, through Django's client."""

    def __init__(self) -> None:
        self.client = Client()

    def enrol(self, office: Office, *, proven: bool = True, operator: str = "Budi Contoh") -> TestKiosk:
        """A kiosk of ``office`` that was taken in."""
        kiosk = TestKiosk()
        made = make_enrolment_code(
            office, operator_name=operator, operator_role="operator", made_by="test", now=moment()
        )
        response = self.client.post("/v1/enrol", kiosk.request(made.text), content_type="application/json")
        assert response.status_code == 200, response.content
        challenge = kiosk.learn(response.content)
        if proven:
            assert self.confirm(kiosk, challenge).status_code == 204
        return kiosk

    def confirm(self, kiosk: TestKiosk, challenge: str) -> HttpResponse:
        """Send the opened challenge."""
        body = f'{{"challenge":"{challenge}"}}'.encode()
        headers = kiosk.headers("POST", "/v1/enrol/confirm", body)
        return self.client.post("/v1/enrol/confirm", body, content_type="application/json", headers=headers)

    def put(self, kiosk: TestKiosk, *envelopes: Signed, pack: Callable[[bytes], bytes] | None = None) -> HttpResponse:
        """Send a batch; the raw response."""
        batch = kiosk.batch(*envelopes)
        return self.put_body(kiosk, batch.id, pack(batch.body) if pack else batch.body, packed=pack is not None)

    def put_body(self, kiosk: TestKiosk, batch_id: str, body: bytes, *, packed: bool = False) -> HttpResponse:
        path = f"/v1/batches/{batch_id}"
        headers = kiosk.headers("PUT", path, body) | ({"Content-Encoding": "gzip"} if packed else {})
        return self.client.put(path, body, content_type="application/vnd.loket.batch", headers=headers)

    def send(self, kiosk: TestKiosk, *envelopes: Signed) -> Reply:
        """Send a batch; the believed reply."""
        response = self.put(kiosk, *envelopes)
        assert response.status_code == 200, response.content
        return decode_reply(kiosk.believe(response.content))

    def get(self, kiosk: TestKiosk, path: str, **headers: str) -> HttpResponse:
        """A signed GET."""
        return self.client.get(path, headers=kiosk.headers("GET", path) | headers)

    def changes(self, kiosk: TestKiosk, cursor: str = "0.0") -> list[Change]:
        """Every change after ``cursor``, page by page."""
        assert kiosk.answer is not None
        found: list[Change] = []
        while True:
            response = self.get(kiosk, f"/v1/changes?cursor={cursor}")
            assert response.status_code == 200, response.content
            page, envelopes = decode_page(response.content)
            found += [decode_change(verify(signed, kiosk.answer.server_keys)) for signed in envelopes]
            cursor = page.cursor
            if not page.remaining:
                return found

    def head(self, address: str) -> HttpResponse:
        return self.client.head(address, headers={"Tus-Resumable": "1.0.0"})

    def patch(self, address: str, offset: int, data: bytes) -> HttpResponse:
        """Lay bytes down at ``offset``."""
        headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset)}
        kind = "application/offset+octet-stream"
        # Said twice: the client leaves the type out when there is no body.
        return self.client.patch(address, data, content_type=kind, headers=headers, CONTENT_TYPE=kind)

    def deliver(self, reply: Reply, *scans: bytes) -> None:
        """Lay down every scan that the reply wants."""
        held = {hashlib.sha256(data).hexdigest(): data for data in scans}
        for want in reply.want:
            response = self.patch(want.address, want.offset, held[want.sha256][want.offset :])
            assert response.status_code == 204, response.content


@pytest.fixture
def wire(centre: Centre) -> Wire:
    return Wire()


@pytest.fixture
def kiosk(wire: Wire, office: Office) -> TestKiosk:
    return wire.enrol(office)


@pytest.fixture
def device(kiosk: TestKiosk) -> Device:
    return Device.objects.get(district="99.01", id=kiosk.id)
