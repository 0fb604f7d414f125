"""Sync from a terminal: the passphrase comes on standard input, the exit status tells the truth."""

from __future__ import annotations

import io
import random
import runpy
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.store import people
from kiosk.work.unlock import activate
from sync import __main__ as module
from sync.loop import BUG, Loop, RoundReport
from sync.protocol.errors import ProtocolError
from tests.sync.conftest import Kiosk
from tests.sync.real import free_port, note

PASSPHRASE = "kopi tubruk di teras balai desa"
AT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)


@pytest.fixture(scope="session")
def named(kiosk_of_all: Kiosk) -> str:
    """The operator of the shared kiosk, with a passphrase of his own."""
    operator, secret = people.awaiting_activation(kiosk_of_all.desk.store)[0]
    activate(kiosk_of_all.folder, operator.id, secret, PASSPHRASE, now=datetime.now(UTC)).close()
    return operator.id


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, kiosk: Kiosk) -> Iterator[object]:
    def run(stdin: str, *arguments: str) -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        return module.main(["--data", str(kiosk.folder), *arguments])

    return run  # type: ignore[return-value]


def test_once_sends_what_waits(terminal, named: str, kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    note(kiosk.desk, b"a scan from the terminal")
    assert terminal(f"{named}\n{PASSPHRASE}\n", "--once") == module.DONE
    assert "1 accepted; 1 scans whole (24 bytes sent)" in capsys.readouterr().out


def test_drain_ends_when_nothing_waits(terminal, named: str, kiosk: Kiosk) -> None:  # type: ignore[no-untyped-def]
    note(kiosk.desk)
    assert terminal(f"{PASSPHRASE}\n", "--drain", "--operator", named) == module.DONE


@pytest.mark.parametrize("stdin", ["Nobody\nx\n", ""])
def test_who_is_not_known_opens_nothing(terminal, named: str, stdin: str, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    assert terminal(stdin, "--once") == module.LOCKED
    assert "cannot open the store" in capsys.readouterr().err


def test_a_folder_without_a_kiosk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\nb\n"))
    monkeypatch.delitem(sys.modules, "sync.__main__")
    monkeypatch.setattr(sys, "argv", ["sync", "--data", str(tmp_path), "--once"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("sync", run_name="__main__")
    assert ended.value.code == module.LOCKED


def test_a_kiosk_without_an_address_has_no_road(
    terminal,
    named: str,
    kiosk: Kiosk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],  # type: ignore[no-untyped-def]
) -> None:
    real = module.open_desk
    monkeypatch.setattr(
        module, "open_desk", lambda store: replace(desk := real(store), device=replace(desk.device, url=""))
    )
    assert terminal(f"{named}\n{PASSPHRASE}\n", "--once") == module.UNREACHED
    assert "no road" in capsys.readouterr().err


def test_drain_rests_and_gives_up_when_its_patience_ends(kiosk: Kiosk, capsys: pytest.CaptureFixture[str]) -> None:
    away = replace(kiosk.desk.device, url=f"https://localhost:{free_port()}")
    desk = replace(kiosk.desk, device=away)
    link = module.Link(away, desk.clock)
    rests: list[float] = []
    note(desk)
    assert module.drain(desk, link, patience_s=25, rest=rests.append) == module.UNREACHED
    assert rests == [10.0, 10.0]
    assert capsys.readouterr().out.count("stopped by link.refused") == 3
    assert module.drain(kiosk.desk, kiosk.link, patience_s=0, rest=rests.append) == module.DONE


@pytest.mark.parametrize(
    ("report", "status", "words"),
    [
        (RoundReport(AT), module.DONE, "no records"),
        (RoundReport(AT, waits=True), module.LEFT, "something still waits"),
        (RoundReport(AT, failed=("blob.damaged",)), module.LEFT, "scan failed: blob.damaged"),
        (RoundReport(AT, trouble="link.server", detail="http.500"), module.UNREACHED, "by link.server (http.500)"),
    ],
)
def test_a_round_is_told_as_it_was(report: RoundReport, status: int, words: str) -> None:
    assert module.status_of(report) == status
    assert words in module.describe(report)


def test_the_pause_is_a_real_one() -> None:
    module._rest(0.0)


@pytest.mark.logs_warnings
def test_a_fault_of_ours_ends_a_round_and_not_the_day(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter([ProtocolError("unexpected"), RoundReport(AT, sealed=True)])

    def round_(*_: object, **__: object) -> RoundReport:
        found = next(rounds)
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr("sync.loop.run_once", round_)
    monkeypatch.setattr("sync.loop.pause", lambda *_: 0.0)
    heard: list[RoundReport] = []
    Loop(replace(kiosk.desk, rng=random.Random(1)), kiosk.link, heard.append).run()
    assert [(report.trouble, report.detail) for report in heard] == [(BUG, "ProtocolError"), ("", "")]


def test_a_loop_stopped_in_its_round_tells_nobody(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[RoundReport] = []
    loop = Loop(kiosk.desk, kiosk.link, heard.append)

    def round_(*_: object, **__: object) -> RoundReport:
        loop.stop()
        return RoundReport(AT)

    monkeypatch.setattr("sync.loop.run_once", round_)
    loop.run()
    loop.run()
    assert heard == []


def test_a_wrong_passphrase_opens_nothing_and_costs_time(
    terminal, named: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "datetime", SimpleNamespace(now=lambda _zone: AT))
    assert terminal(f"{named}\nwrong\n", "--once") == module.LOCKED
    assert "passphrase.wrong" in capsys.readouterr().err
    assert terminal(f"{named}\n{PASSPHRASE}\n", "--once") == module.LOCKED
    assert "passphrase.wait" in capsys.readouterr().err
