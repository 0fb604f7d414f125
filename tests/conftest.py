"""What holds for every test: no network but loopback, no screen, seeded properties, no unexpected warning."""

import ipaddress
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Seeded, so that a red test is red for everyone; `LOKET_HYPOTHESIS=explore` looks for new cases.
_COMMON = {"deadline": None, "print_blob": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", derandomize=True, database=None, **_COMMON)
settings.register_profile("explore", max_examples=2000, **_COMMON)
settings.load_profile(os.environ.get("LOKET_HYPOTHESIS", "default"))

# Units first: the quickest answer. What starts processes, servers and browsers comes last.
_LAST = ("bench", "engines", "upgrades", "faults", "journeys")
_OUR_LOGGERS = ("kiosk", "sync", "ui", "central", "installer")


class OutsideLoopbackError(RuntimeError):
    """A test tried to reach something that is not this machine."""


def _refuse_the_world(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook (PEP 578): also sees sockets that libraries open below ``socket.socket``."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) and address else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host is not None and not _is_loopback(host):
        raise OutsideLoopbackError(f"{event}: {host!r}")


def _is_loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in {"", "localhost"} or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


sys.addaudithook(_refuse_the_world)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Units before journeys; off Linux, what only Linux can do is not chosen."""
    root = Path(__file__).parent

    def rank(item: pytest.Item) -> int:
        folder = item.path.relative_to(root).parts[0] if item.path.is_relative_to(root) else ""
        return _LAST.index(folder) + 1 if folder in _LAST else 0

    items.sort(key=rank)
    if not sys.platform.startswith("linux"):
        left_out = [item for item in items if item.get_closest_marker("linux")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("linux")]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their length: a packed file carries its time, and all workers must find the same names."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """`./run test` says here which of its checks failed, so that the last page tells all."""
    if failed := os.environ.get("LOKET_FAILED_CHECKS"):
        terminalreporter.section("check failed: " + failed, red=True, bold=True)


class _Warnings(logging.Handler):
    """Collects what our own code logs at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in _OUR_LOGGERS:
            self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in our own log fails the test, unless it is marked ``logs_warnings``."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.messages and not request.node.get_closest_marker("logs_warnings"):
        pytest.fail("logged without being expected: " + "; ".join(handler.messages))
