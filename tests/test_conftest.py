"""What conftest.py promises for every test does hold."""

import logging
import os
import re
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


CASES = """
import logging, warnings, pytest

def test_ours():
    logging.getLogger("kiosk.store").warning("disk is slow")

@pytest.mark.logs_warnings
def test_marked():
    logging.getLogger("kiosk.store").warning("disk is slow")

def test_elsewhere():
    logging.getLogger("elsewhere").warning("not ours")

def test_deprecated():
    warnings.warn("old", DeprecationWarning)
"""


def test_an_unexpected_warning_is_a_failure(tmp_path):
    case = tmp_path / "test_case.py"
    case.write_text(CASES, encoding="utf-8")
    plugins = ["-p", "no:cacheprovider", "-p", "no:django", "-p", "tests.conftest"]
    config = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-o", "addopts="]
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", *plugins, *config, str(case)],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if not key.startswith("PYTEST")},
        capture_output=True,
        text=True,
        check=False,
    )
    told = re.findall(r"^(PASSED|FAILED|ERROR) \S*::(test_\w+)", result.stdout, re.MULTILINE)
    assert {(outcome, name) for outcome, name in told if outcome != "PASSED"} == {
        ("ERROR", "test_ours"),
        ("FAILED", "test_deprecated"),
    }, result.stdout + result.stderr
    assert {name for outcome, name in told if outcome == "PASSED"} >= {"test_marked", "test_elsewhere"}


@pytest.mark.logs_warnings
def test_a_marked_test_may_log():
    logging.getLogger("sync").warning("expected")
