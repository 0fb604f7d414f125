"""What conftest.py promises for every test does hold."""

import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 443)])
def test_nothing_but_loopback_is_reached(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as probe, pytest.raises(RuntimeError, match=r"socket\.connect"):
        probe.connect(address)


def test_no_name_is_looked_up():
    with pytest.raises(RuntimeError, match=r"registry\.invalid"):
        socket.getaddrinfo("registry.invalid", 443)


def test_loopback_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        client.sendall(b"x")
        accepted, _ = server.accept()
        with accepted:
            assert accepted.recv(1) == b"x"


@pytest.mark.parametrize(
    ("line", "mark", "status"),
    [
        ("logging.getLogger('kiosk.store').warning('disk is slow')", "", 1),
        ("logging.getLogger('kiosk.store').warning('disk is slow')", "@pytest.mark.logs_warnings", 0),
        ("logging.getLogger('elsewhere').warning('not ours')", "", 0),
        ("warnings.warn('old', DeprecationWarning)", "", 1),
    ],
)
def test_an_unexpected_warning_is_a_failure(tmp_path, line, mark, status):
    case = tmp_path / "test_case.py"
    case.write_text(f"import logging, warnings, pytest\n{mark}\ndef test_it():\n    {line}\n", encoding="utf-8")
    options = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.conftest",
        "--rootdir",
        str(ROOT),
        "-c",
        str(ROOT / "pyproject.toml"),
    ]
    result = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(case)],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if not key.startswith("PYTEST")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == status, result.stdout + result.stderr


@pytest.mark.logs_warnings
def test_a_marked_test_may_log():
    logging.getLogger("sync").warning("expected")
