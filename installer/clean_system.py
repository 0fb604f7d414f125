"""A Debian with nothing in it but what every desktop has, to try a bundle where no developer ever was."""

import os
import shutil
import subprocess
from pathlib import Path

# The oldest that the kiosk promises to run on; of libraries only the display's own, which no program brings along.
_SUITE = "bookworm"
_DESKTOP = ("fontconfig", "fonts-dejavu-core", "libegl1", "libgl1")
_CHROOT = "/usr/sbin/chroot"


class NoCleanSystem(Exception):
    """The system could not be made here; the message says why."""


def make(folder: Path) -> None:
    """Install a minimal Debian into ``folder``; one that is complete already is kept.

    Raises:
        NoCleanSystem: not root, or debootstrap did not finish (its log is in the folder's debootstrap/).
    """
    finished = folder / "loket-finished"
    if finished.exists():
        return
    if os.name != "posix" or os.geteuid() != 0:
        raise NoCleanSystem("only root can make one")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = ["debootstrap", "--variant=minbase", f"--include={','.join(_DESKTOP)}", _SUITE, str(folder)]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        raise NoCleanSystem("debootstrap did not finish")
    finished.touch()


def command_inside(folder: Path, bundle: Path, words: list[str]) -> list[str]:
    """Carry ``bundle`` to /opt/loket of the system in ``folder``; the command that starts it there with ``words``."""
    place = folder / "opt" / "loket"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(bundle, place, symlinks=True)
    return [_CHROOT, str(folder), "/opt/loket/loket", *words]
