"""The centre of the demonstration in a process of its own, on loopback, that can be stopped and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORT = 8443


class CentreFailed(Exception):
    """The centre did not start; the message says why."""


class Centre:
    """`central.serve --demo` on SQLite in ``data``. ``officer`` and ``code`` are told once, at the very first start."""

    def __init__(self, data: Path, port: int) -> None:
        self.data, self.port = data, port
        self.url = f"https://localhost:{port}"
        self.officer = ("", "")
        self.code = ""
        self.log = data.parent / f"{data.name}.log"
        self._process: subprocess.Popen[str] | None = None

    @property
    def running(self) -> bool:
        """Whether it serves now."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Serve, and return when it answers. Raises CentreFailed."""
        self.data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "central.serve", "--data", str(self.data), "--port", str(self.port), "--demo"]
        with self.log.open("a", encoding="utf-8") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self._environment(), stdout=subprocess.PIPE, stderr=log, text=True,
                start_new_session=True,
            )  # fmt: skip
        self._process = process
        for line in process.stdout or ():
            if line.startswith("Demo officer: "):
                name, _, passphrase = line.removeprefix("Demo officer: ").strip().partition(" / ")
                self.officer = (name, passphrase)
            elif line.startswith("Demo enrolment code: "):
                self.code = line.removeprefix("Demo enrolment code: ").strip()
            elif "listens on" in line:
                return
        self.stop()
        raise CentreFailed(self.log.read_text("utf-8", errors="replace")[-3000:])

    def stop(self) -> None:
        """End it as a power button does, and wait; the data stay."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def enrolment_code(self, operator: str, office: str = "99.01.01.2001") -> str:
        """A fresh code with which a kiosk of ``office`` is enrolled; ``operator`` is its first operator."""
        return self._python("-m", "central.manage", "create_enrolment_code", "--office", office, "--operator", operator)

    def ask(self, source: str) -> str:
        """What ``source`` (Python, Django set up) prints beside the running centre: for looking, not for deeds."""
        return self._python("-c", f"import django\ndjango.setup()\n{source}")

    def _python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self._environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise CentreFailed(done.stderr[-3000:])
        return done.stdout.strip()

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LOKET_", "DJANGO_"))}
        own = {"LOKET_DATA": str(self.data), "LOKET_URL": self.url, "DJANGO_SETTINGS_MODULE": "central.settings"}
        return {**kept, **own, "PYTHONPATH": str(ROOT)}


def free_port(wanted: int = 0) -> int:
    """``wanted`` when nobody listens there, else a port that is free just now."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            if os.name == "posix":  # elsewhere it would let two programs listen at one port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise CentreFailed("no port of this computer is free")
