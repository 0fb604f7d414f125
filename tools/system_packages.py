"""What a command needs from the operating system, in groups, and how it gets there on Debian and Ubuntu."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

EXIT_MISSING = 3


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A Debian package, and the programs that make it unnecessary when they are there by another way.

    Attributes:
        name: The package as apt knows it, the same on Debian 12 and later and on Ubuntu 24.04 and later.
        programs: Any one of these on PATH is enough. Empty: only the package counts.
        places: Patterns of absolute paths; any one file there is enough.
        elsewhere: What a system calls it whose apt does not know ``name``.
    """

    name: str
    programs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    elsewhere: str = ""


def _libraries(*names: str) -> tuple[SystemPackage, ...]:
    return tuple(SystemPackage(name) for name in names)


# Qt's xcb and offscreen plug-ins, QtGui and QtPrintSupport load these (read from the ELF headers of PySide6-Essentials
# 6.11 and 6.12); libraries that every Debian has (libc6, libstdc++6, zlib1g, libzstd1) are not listed.
_QT = _libraries(
    "libcups2",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-glx0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)

GROUPS: Mapping[str, tuple[SystemPackage, ...]] = {
    "python": (SystemPackage("python3-venv"),),
    "kiosk": (
        *_QT,
        SystemPackage("xvfb", programs=("Xvfb",)),
        SystemPackage("sane-utils", programs=("scanimage",)),
        SystemPackage("tesseract-ocr", programs=("tesseract",)),
        SystemPackage("tesseract-ocr-ind"),
        SystemPackage("fonts-noto-core"),
        SystemPackage("fonts-dejavu-core"),
    ),
    "browser": (
        SystemPackage(
            "chromium", programs=("chromium", "chromium-browser", "google-chrome"), elsewhere="chromium-browser"
        ),
    ),
    "tests": (
        SystemPackage("age", programs=("age",)),
        SystemPackage("iproute2", programs=("ip",)),
        SystemPackage("libfaketime"),
        SystemPackage("nodejs", programs=("node",)),
        SystemPackage("poppler-utils", programs=("pdftoppm",)),
        SystemPackage("postgresql", programs=("postgres",), places=("/usr/lib/postgresql/*/bin/postgres",)),
        SystemPackage("strace", programs=("strace",)),
        SystemPackage("tcpdump", programs=("tcpdump",)),
    ),
    "bundle": (
        SystemPackage("binutils", programs=("objdump",)),
        SystemPackage("debootstrap", programs=("debootstrap",)),
        SystemPackage("nsis", programs=("makensis",)),
    ),
    "soak": (
        SystemPackage("swift-account"),
        SystemPackage("swift-container"),
        SystemPackage("swift-object"),
        SystemPackage("swift-proxy"),
    ),
}


def missing(groups: Iterable[str], installed: frozenset[str]) -> list[str]:
    """The packages of ``groups`` that are neither ``installed`` nor replaced by a program that is there."""
    wanted = {package.name: package for group in groups for package in GROUPS[group]}
    return sorted(name for name, package in wanted.items() if name not in installed and not _is_there(package))


def _is_there(package: SystemPackage) -> bool:
    search = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    return any(shutil.which(program, path=search) for program in package.programs) or any(
        next(Path("/").glob(place.removeprefix("/")), None) for place in package.places
    )


def installed_packages() -> frozenset[str]:
    """Names that dpkg has installed, and the names that these provide (libcups2t64 provides libcups2)."""
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat", r"${db:Status-Status}|${Package}|${Provides}\n"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return parse_installed(listing)


def parse_installed(listing: str) -> frozenset[str]:
    """Names from lines of ``status|package|provides`` whose status is ``installed``."""
    names: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("|", 2)
        if status == "installed":
            names.add(package)
            names.update(part.split()[0] for part in provides.split(",") if part.strip())
    return frozenset(names)


def install_command(packages: Iterable[str], *, as_root: bool) -> list[str]:
    """The apt command for ``packages``; ``sudo`` stands before it for who is not root."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return command if as_root else ["sudo", *command]


def ensure(groups: Iterable[str]) -> None:
    """See to it that the packages of ``groups`` are there; leave the program with status 3 when they cannot be.

    Nothing is asked for where there is no dpkg: on Windows the wheels bring all they need, on other systems the
    names differ, so there the list is only said.
    """
    groups = list(groups)
    if not sys.platform.startswith("linux") or not groups:
        return
    if shutil.which("dpkg-query") is None:
        lacking = missing(groups, frozenset())
        print(f"No dpkg here. What Debian calls {' '.join(lacking)} must be there.", file=sys.stderr)
        return
    lacking = missing(groups, installed_packages())
    if not lacking:
        return
    lacking = [_local_name(package) for package in lacking]
    if os.geteuid() != 0:
        print("System packages are missing. Install them, then try again:", file=sys.stderr)
        print("  sudo apt-get update && " + " ".join(install_command(lacking, as_root=False)), file=sys.stderr)
        raise SystemExit(EXIT_MISSING)
    _install(lacking)


def _install(packages: list[str]) -> None:
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    _apt(["apt-get", "update", "--quiet"])
    _apt(install_command(packages, as_root=True))


def _apt(command: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
        print(f"This did not work: {' '.join(command)}", file=sys.stderr)
        raise SystemExit(EXIT_MISSING)


def _local_name(name: str) -> str:
    """What this system's apt calls the package ``name``."""
    others = [package.elsewhere for group in GROUPS.values() for package in group if package.name == name]
    if not any(others):
        return name
    known = subprocess.run(["apt-cache", "show", name], check=False, capture_output=True)
    return name if known.returncode == 0 else others[0]
