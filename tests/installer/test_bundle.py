"""The trial of a bundle finds what is wrong with it, and the screen that nobody sees is a real one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bundle
from installer.screen import NoScreen, hidden_screen


def program(folder, text):
    """A stand-in for the bundled program: a shell script."""
    path = folder / "loket"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return [str(path), "--smoke"]


@pytest.mark.linux
def test_a_program_that_says_ok_on_a_screen_passes(tmp_path):
    command = program(tmp_path, 'test "$1" = --smoke && test -n "$DISPLAY" && test -z "$PYTHONPATH" && echo ok')
    assert bundle._seconds_to_ok(command, str(tmp_path)) < bundle._PATIENCE_S


@pytest.mark.linux
@pytest.mark.parametrize(
    ("text", "why"), [("echo ok; exit 3", "status 3"), ("echo not-ok", "status 0"), ("exit 0", "status 0")]
)
def test_anything_else_fails(tmp_path, text, why):
    with pytest.raises(bundle.BundleFailed, match=why):
        bundle._seconds_to_ok(program(tmp_path, text), str(tmp_path))


@pytest.mark.linux
def test_a_program_that_hangs_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "_PATIENCE_S", 0.2)
    with pytest.raises(bundle.BundleFailed, match="no answer"):
        bundle._seconds_to_ok(program(tmp_path, "exec sleep 60"), str(tmp_path))


def test_every_module_of_the_kiosk_can_be_loaded():
    command = [sys.executable, "-m", "installer.start_kiosk", "--imports"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=bundle.ROOT)
    assert result.stdout.split()[:1] == ["ok"], result.stderr
    assert int(result.stdout.split()[1]) > 100


def test_a_folder_without_the_program_fails(tmp_path):
    with pytest.raises(bundle.BundleFailed, match="is not there"):
        bundle.try_out(tmp_path)


@pytest.mark.linux
def test_the_hidden_screen_ends_with_its_block():
    with hidden_screen(800, 600) as display:
        socket = Path("/tmp/.X11-unix", f"X{display.removeprefix(':')}")
        assert socket.exists()
    assert not socket.exists()


def test_without_xvfb_there_is_a_word(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoScreen), hidden_screen():
        pass
