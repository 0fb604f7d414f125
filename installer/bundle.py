"""Builds the kiosk as a folder that needs no Python, and tries it as a stranger's machine would."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext
from importlib.metadata import version
from pathlib import Path

from installer import clean_system
from installer.clean_system import NoCleanSystem
from installer.screen import NoScreen, hidden_screen

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "build" / "bundle" / "loket"
# Packages that would betray that the centre or the tests came along.
_STRANGERS = frozenset(
    {"django", "ninja", "granian", "psycopg", "pytest", "hypothesis", "playwright", "central", "tests"}
)
_CLEAN = ROOT / "build" / "clean-system"
_PATIENCE_S = 120


class BundleFailed(Exception):
    """The bundle was not built, or is not fit to leave the house; the message says why."""


def main(arguments: Sequence[str]) -> int:
    """Build and try the bundle; 0 when it works."""
    parser = argparse.ArgumentParser(prog="run bundle", description="Build the kiosk's bundle and try it.")
    parser.add_argument("--try-only", action="store_true", help="try the one that was built before")
    parser.add_argument(
        "--clean-system", action="store_true", help="also try it in a fresh, bare Debian (root, network)"
    )
    options = parser.parse_args(arguments)
    try:
        if not options.try_only:
            build()
        print(try_out(BUNDLE), flush=True)
        if os.name == "nt" and shutil.which("makensis"):
            print(f"bundle: installer: {wrap(BUNDLE)}")
        if options.clean_system:
            print(try_in_clean_system(BUNDLE))
    except (BundleFailed, NoCleanSystem, NoScreen) as error:
        print(f"bundle: FAILED: {error}", file=sys.stderr)
        return 1
    return 0


def build() -> None:
    """Run PyInstaller over kiosk.spec into build/bundle/loket."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(BUNDLE.parent), "--workpath", str(ROOT / "build" / "pyinstaller")]
    if subprocess.run([*command, str(ROOT / "installer" / "kiosk.spec")], cwd=ROOT, check=False).returncode:
        raise BundleFailed("PyInstaller stopped")


def wrap(bundle: Path) -> Path:
    """The Windows installer made from ``bundle``, beside it."""
    setup = bundle.with_name("loket-setup.exe")
    given = {"VERSION": version("loket"), "BUNDLE": bundle, "LICENSE": ROOT / "LICENSE", "OUTPUT": setup}
    command = ["makensis", "-V2", *(f"-D{name}={value}" for name, value in given.items())]
    if subprocess.run([*command, str(ROOT / "installer" / "loket.nsi")], check=False).returncode:
        raise BundleFailed("makensis stopped")
    return setup


def try_out(bundle: Path) -> str:
    """Start the bundled kiosk away from this tree, and look at what the folder holds.

    ``--imports`` loads every module of ours and every library, which catches what PyInstaller could not see.
    ``--smoke`` paints the window, creates and opens an encrypted store in a folder of its own and says ``ok``.

    Raises:
        BundleFailed: it does not start, does not say ``ok``, or carries what does not belong to a kiosk.
    """
    program = bundle / ("loket.exe" if os.name == "nt" else "loket")
    if not program.exists():
        raise BundleFailed(f"{program.name} is not there")
    if strangers := _strangers(program):
        raise BundleFailed(f"does not belong to a kiosk: {', '.join(strangers)}")
    with tempfile.TemporaryDirectory(prefix="loket-bundle-") as elsewhere:
        # Moved, so that nothing is found by the place where it was built.
        moved = shutil.copytree(bundle, Path(elsewhere) / "Loket kios", symlinks=True) / program.name
        _seconds_to_ok([str(moved), "--imports"], elsewhere)
        first, second = (_seconds_to_ok([str(moved), "--smoke"], elsewhere) for _ in range(2))
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    return f"bundle: ok, {size / 1e6:.0f} MB, smoke test {first:.1f} s, again {second:.1f} s: {bundle}"


def try_in_clean_system(bundle: Path) -> str:
    """Start it in a Debian that has no Qt, no Python and no library of ours."""
    clean_system.make(_CLEAN)
    command = clean_system.command_inside(_CLEAN, bundle, ["--smoke"])
    return f"bundle: ok in a bare Debian, {_seconds_to_ok(command, '/'):.1f} s"


def _strangers(program: Path) -> list[str]:
    """Pure modules lie in an archive inside the program, compiled ones and data in folders beside it."""
    from PyInstaller.archive.readers import CArchiveReader

    modules = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc
    carried = {str(name).split(".")[0] for name in modules}
    carried |= {path.name.split(".")[0] for path in (program.parent / "_internal").iterdir()}
    return sorted(_STRANGERS & carried)


def _seconds_to_ok(command: Sequence[str], home: str) -> float:
    # On Windows the window shows on the desktop that is there.
    with nullcontext("") if os.name == "nt" else hidden_screen() as display:
        begun = time.monotonic()
        try:
            result = subprocess.run(
                command,
                env=_bare_environment(home, display),
                cwd=home,
                capture_output=True,
                text=True,
                timeout=_PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise BundleFailed(f"no answer within {_PATIENCE_S} s") from error
    if result.returncode or "ok" not in result.stdout.split():
        raise BundleFailed(f"status {result.returncode}, said {result.stdout!r} {result.stderr[-2000:]!r}")
    return time.monotonic() - begun


def _bare_environment(home: str, display: str) -> dict[str, str]:
    """No Python, no development environment, only what a desktop session has."""
    if os.name == "nt":
        return {
            key: value
            for key, value in os.environ.items()
            if not key.upper().startswith(("PYTHON", "VIRTUAL_ENV", "QT_"))
        }
    return {"PATH": "/usr/bin:/bin", "HOME": home, "DISPLAY": display, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
