"""What the demonstration says and how it ends where it cannot run, and what it remembers from one time to the next."""

from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path

import pytest

from installer import demo
from installer.journey.by_hand import ByHand, PortTaken
from installer.journey.centre import free_port

TODAY = date(2026, 11, 21)


def test_without_a_browser_it_says_so_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(demo, "ROOT", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert demo.main(["--headless"]) == 1
    assert "Chromium is not installed" in capsys.readouterr().err


def remembered(root: Path, port: int) -> None:
    root.mkdir(parents=True)
    memory = {
        "port": port,
        "officer": "petugas",
        "officer_passphrase": "x",
        "operator": "Budi Contoh",
        "began": "2026-11-20",
    }
    (root / "demo.json").write_text(json.dumps(memory), "utf-8")


def test_a_second_time_goes_on_at_the_port_its_kiosk_knows(tmp_path: Path) -> None:
    remembered(tmp_path / "by-hand", 45678)
    again = ByHand(tmp_path / "by-hand", TODAY)
    assert again.centre.url == "https://localhost:45678"
    assert again.memory is not None
    assert again.memory.began == "2026-11-20"


def test_a_taken_port_is_told_before_anything_is_started(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        remembered(tmp_path / "by-hand", other.getsockname()[1])
        again = ByHand(tmp_path / "by-hand", TODAY)
        with pytest.raises(PortTaken, match="--fresh"):
            again.begin()
        assert not again.centre.running


def test_what_broke_off_before_its_first_window_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "centre").mkdir()
    (tmp_path / "demo.json").write_text("{", "utf-8")
    begun = ByHand(tmp_path, TODAY)
    assert begun.memory is None
    assert list(tmp_path.iterdir()) == []


def test_a_free_port_is_the_wanted_one_when_nobody_listens_there() -> None:
    port = free_port()
    assert free_port(port) == port
    with socket.create_server(("127.0.0.1", port)):
        assert free_port(port) != port
