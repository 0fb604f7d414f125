"""A real centre for tests: `central.serve` as its own process on a free port, with TLS, ended afterwards."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import ssl
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.postgres import running_postgres

ROOT = Path(__file__).parent.parent
PRELUDE = """
import django
django.setup()
from django.conf import settings
from central import clock
now = clock.now
def case(name):
    from central.register.models import Application
    return Application.objects.get(district=settings.LOKET_DISTRICT, id=name)
def officer(username="petugas"):
    from central.accounts.models import Officer
    return Officer.objects.get(district=settings.LOKET_DISTRICT, username=username)
"""


class Centre:
    """A centre that runs; ``officer`` is (name, passphrase) of a supervisor, ``log`` what it writes to stderr."""

    def __init__(self, data: Path, port: int, database_url: str, district: str = "") -> None:
        self.district = district
        self.data = data
        self.port = port
        self.url = f"https://localhost:{port}"
        self.officer = ("", "")
        self.log = data.parent / f"{data.name}.log"
        self._database_url = database_url
        self._process: subprocess.Popen[str] | None = None

    @property
    def pid(self) -> int:
        """The process that started; its child answers requests."""
        assert self._process is not None
        return self._process.pid

    @property
    def ca_pem(self) -> str:
        return (self.data / "tls" / "ca.pem").read_text(encoding="ascii")

    @property
    def ca_sha256(self) -> str:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(self.ca_pem)).hexdigest()

    def environment(self) -> dict[str, str]:
        """The variables under which the centre and its commands run."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LOKET_", "DJANGO_"))}
        kept |= {"LOKET_DATA": str(self.data), "LOKET_URL": self.url, "DJANGO_SETTINGS_MODULE": "central.settings"}
        kept |= {"LOKET_DISTRICT": self.district} if self.district else {}
        return kept | ({"LOKET_DATABASE_URL": self._database_url} if self._database_url else {})

    def start(self) -> None:
        """Start serving and wait until the address is printed."""
        command = [sys.executable, "-m", "central.serve", "--data", str(self.data), "--port", str(self.port)]
        command += [] if self.district else ["--demo"]
        with self.log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment(), stdout=subprocess.PIPE, stderr=log, text=True,
                start_new_session=True,
            )  # fmt: skip
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("Demo officer: "):
                name, _, passphrase = line.removeprefix("Demo officer: ").strip().partition(" / ")
                self.officer = (name, passphrase)
            if "listens on" in line:
                return
        self._end(signal.SIGTERM)
        raise RuntimeError(f"the centre did not start:\n{self.log.read_text(encoding='utf-8')[-4000:]}")

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it and its child at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def manage(self, *arguments: str, stdin: str = "") -> str:
        """The standard output of ``python -m central.manage``."""
        return self._python("-m", "central.manage", *arguments, stdin=stdin)

    def enrolment_code(self, office: str = "99.01.01.2001", operator: str = "Budi Contoh") -> str:
        """A new code as people read it, ``ABCD-EFGH-JKMN``."""
        return self.manage("create_enrolment_code", "--office", office, "--operator", operator).strip()

    def deed(self, source: str) -> str:
        """Run Python beside the centre, with ``case(id)``, ``officer()`` and ``now()`` at hand; what it printed."""
        return self._python("-c", PRELUDE + textwrap.dedent(source))

    def _python(self, *arguments: str, stdin: str = "") -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment(), input=stdin, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr[-4000:])
        return done.stdout

    def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        if number == signal.SIGKILL:
            os.killpg(self._process.pid, number)
        else:
            self._process.send_signal(number)
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None


@contextmanager
def running_centre(folder: Path, engine: str = "sqlite", district: str = "") -> Iterator[Centre]:
    """A centre with the demonstration's offices and officer, or a bare one of ``district``.

    ``engine`` is ``sqlite`` or ``postgresql``.
    """
    with ExitStack() as stack:
        url = stack.enter_context(running_postgres()) if engine == "postgresql" else ""
        centre = Centre(folder / "centre", _free_port(), url, district)
        centre.data.mkdir(parents=True)
        centre.start()
        try:
            yield centre
        finally:
            centre.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
