"""`./run`: what it installs, from where, and that its exit status is honest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import commands, environment, system_packages
from tools.lock import BrokenLock, part_of_lock, read_lock, wanted_names

ROOT = Path(__file__).resolve().parent.parent

LOCK = """\
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
    # via
    #   loket (pyproject.toml)
    #   Beta_Lib
beta-lib==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:bb
    # via gamma
beta-lib==1.9 ; sys_platform != 'win32' \\
    --hash=sha256:bc
    # via gamma
gamma==3.0 \\
    --hash=sha256:cc
    # via -r requirements.in
delta==4.0 \\
    --hash=sha256:dd
    # via loket (pyproject.toml)
"""


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "run"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )


def test_alone_it_names_every_command():
    result = run()
    assert result.returncode == 0
    for name in ("setup", "demo", "test", "check", "audit", "bench", "soak", "kiosk", "centre", "bundle", "lock"):
        assert f"  {name} " in result.stdout


def test_an_unknown_command_is_refused():
    result = run("dance")
    assert result.returncode == 2
    assert "dance" in result.stderr


def test_part_of_the_lock_holds_what_is_wanted_and_all_that_it_needs():
    part = part_of_lock(read_lock(LOCK), {"gamma"})
    assert part.splitlines() == [
        "alpha==1.0 \\",
        "    --hash=sha256:aa \\",
        "    --hash=sha256:ab",
        "beta-lib==2.0 ; sys_platform == 'win32' \\",
        "    --hash=sha256:bb",
        "beta-lib==1.9 ; sys_platform != 'win32' \\",
        "    --hash=sha256:bc",
        "gamma==3.0 \\",
        "    --hash=sha256:cc",
    ]


def test_a_name_that_is_not_locked_is_named():
    with pytest.raises(BrokenLock, match="epsilon"):
        part_of_lock(read_lock(LOCK), {"alpha", "epsilon"})


def names_for(*extras: str) -> set[str]:
    pins = read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    wanted = wanted_names(ROOT / "pyproject.toml", ROOT / "requirements.in", extras)
    return {pin.name for pin in read_lock(part_of_lock(pins, wanted))}


def test_the_kiosk_gets_no_web_framework_and_the_centre_no_window():
    assert not {"django", "granian", "psycopg", "pytest", "pyinstaller"} & names_for("kiosk")
    assert not {"pyside6-essentials", "opencv-python-headless", "sqlcipher3", "pytest"} & names_for("centre")


def test_the_lock_covers_every_extra_and_pins_each_file_by_hash():
    assert {"pyside6-essentials", "shiboken6", "django", "asgiref", "pytest", "pyinstaller"} <= names_for(
        "kiosk", "centre", "tests", "bundle"
    )
    for pin in read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8")):
        assert "--hash=sha256:" in pin.text, pin.name


def test_pip_is_configured_once_and_uv_hears_of_it():
    listing = (
        "global.index-url='http://index.test/simple'\nglobal.cert='/tls/ca.pem'\n:env:.index-url='http://mine.test/'\n"
    )
    listing += "global.extra-index-url='\\nhttp://one.test/\\nhttp://two.test/'\n"
    given = environment.uv_environment(environment.pip_settings(listing), {"SSL_CERT_FILE": "/own.pem"})
    assert given == {"UV_DEFAULT_INDEX": "http://mine.test/", "UV_INDEX": "http://one.test/ http://two.test/"}


def test_installed_packages_and_what_they_provide():
    listing = "installed|libcups2t64|libcups2 (= 2.4.7)\nconfig-files|strace|\ninstalled|age|\n"
    assert system_packages.parse_installed(listing) == {"libcups2t64", "libcups2", "age"}


def test_only_what_is_neither_installed_nor_there_otherwise_is_missing(tmp_path, monkeypatch):
    program = tmp_path / "makensis"
    program.touch()
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    lacking = system_packages.missing(["soak", "bundle"], frozenset({"swift-proxy", "binutils", "debootstrap"}))
    expected = ["swift-account", "swift-container", "swift-object"]
    assert lacking == (expected if os.name == "posix" else sorted([*expected, "nsis"]))


@pytest.mark.linux
def test_who_is_not_root_gets_the_command_and_a_stop(monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system_packages, "installed_packages", frozenset)
    monkeypatch.setattr(system_packages.shutil, "which", lambda name, path=None: name if name == "dpkg-query" else None)
    with pytest.raises(SystemExit) as stop:
        system_packages.ensure(["soak"])
    assert stop.value.code == system_packages.EXIT_MISSING
    assert (
        "sudo apt-get install --yes --no-install-recommends swift-account swift-container swift-object swift-proxy"
        in capsys.readouterr().err
    )


def test_each_command_asks_only_for_its_own():
    assert commands.COMMANDS["kiosk"].extras == ("kiosk",)
    assert commands.COMMANDS["centre"].extras == ("centre",)
    assert commands.COMMANDS["centre"].system == ()
    for command in commands.COMMANDS.values():
        assert set(command.system) <= set(system_packages.GROUPS)


@pytest.mark.parametrize(("check_red", "tests_red", "status"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (1, 5, 5)])
def test_the_exit_status_of_test_is_honest(monkeypatch, check_red, tests_red, status):
    heard = {}

    def call(command, **variables):
        heard.update(variables)
        return tests_red

    monkeypatch.setattr(commands, "failed_checks", lambda: ["types"] * check_red)
    monkeypatch.setattr(commands, "_call", call)
    assert commands._test([]) == status
    assert heard["LOKET_FAILED_CHECKS"] == "types" * check_red


def test_a_changed_lock_changes_the_fingerprint_and_a_changed_lint_rule_does_not(monkeypatch, tmp_path):
    for name in ("requirements.lock", "requirements.in", "pyproject.toml"):
        (tmp_path / name).write_text("[project]\nname = 'a'\n[tool.ruff]\nline-length = 1\n", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    before = environment.fingerprint()
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'a'\n[tool.ruff]\nline-length = 2\n", encoding="utf-8")
    assert environment.fingerprint() == before
    (tmp_path / "requirements.lock").write_text("renewed", encoding="utf-8")
    renewed = environment.fingerprint()
    assert renewed != before
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'b'\n", encoding="utf-8")
    assert environment.fingerprint() != renewed
