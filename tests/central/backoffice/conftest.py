"""Officers of every role in front of their pages, and cases to decide about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from central.accounts.create import create_officer
from central.accounts.models import Officer
from central.accounts.roles import Role
from central.register.claim import claim
from central.register.declare_complete import declare_complete
from central.register.models import Application
from kiosk.domain.ids import new_id
from tests.central.conftest import Wire
from tests.central.kiosk import TestKiosk, moment, scan

PASSPHRASE = "kata sandi uji"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@dataclass
class Browser:
    """A signed-in officer; pages come back as text."""

    client: Client
    officer: Officer

    def get(self, path: str) -> HttpResponse:
        return self.client.get(path, secure=True)

    def see(self, path: str) -> str:
        """The page at ``path``."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return unescape(answer.content.decode())

    def fetch(self, path: str) -> tuple[HttpResponse, bytes]:
        """A file and its bytes; reading to the end closes it."""
        answer = self.get(path)
        data = b"".join(answer.streaming_content)
        return answer, data

    def do(self, path: str, **data: object) -> str:
        """Send a form; the page to which it leads."""
        answer = self.client.post(path, data, secure=True, follow=True)
        assert answer.status_code == 200, (path, answer.status_code)
        return unescape(answer.content.decode())


def browser_of(officer: Officer) -> Browser:
    client = Client()
    client.force_login(officer, backend="central.accounts.backend.DistrictBackend")
    return Browser(client, officer)


@pytest.fixture(autouse=True)
def _quick_passphrases(settings: object) -> None:
    """Argon2 takes its time on purpose; who signs in here is tested elsewhere with it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def sign_in(centre: object) -> Callable[[Role], Browser]:
    """Somebody new with a role, signed in."""

    def make(role: Role) -> Browser:
        name = f"{role.value} contoh".title()
        return browser_of(create_officer(role.value, PASSPHRASE, name=name, role=role, now=moment()))

    return make


@pytest.fixture
def chief(officer: Officer) -> Browser:
    """The supervisor, who may do everything with cases."""
    return browser_of(officer)


@pytest.fixture
def file_case(wire: Wire, kiosk: TestKiosk) -> Callable[..., Application]:
    """Files a case with one scan, which arrives unless ``arrives`` is False."""

    def make(name: str = "Bayi Contoh", *, arrives: bool = True, **more: object) -> Application:
        case_id = new_id(moment())
        page = scan(case_id)
        reply = wire.send(kiosk, kiosk.submission(case_id, scans=[page], name=name, **more))
        if arrives:
            wire.deliver(reply, page)
        return Application.objects.get(id=case_id)

    return make


@pytest.fixture
def case(file_case: Callable[..., Application]) -> Application:
    return file_case()


@pytest.fixture
def taken(case: Application, officer: Officer) -> Application:
    """A case in the supervisor's hands."""
    return claim(case, officer, moment())


@pytest.fixture
def complete(taken: Application, officer: Officer) -> Application:
    return declare_complete(taken, officer, moment())


def at(case: Application, deed: str = "") -> str:
    """The address of a case or of a deed on it."""
    return f"/permohonan/{case.id}" + (f"/{deed}" if deed else "")
