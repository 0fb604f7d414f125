"""The environment in .venv: made with venv, filled from requirements.lock with hashes, then the project, editable.

The index is the user's own: pip reads its configuration, and what uv would not read is handed on to it in its
environment. No address is printed or stored.
"""

import ast
import hashlib
import json
import os
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.lock import part_of_lock, read_lock, wanted_names

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
_STAMP = VENV / "loket-stamp.json"
_PART = VENV / "loket-requirements.txt"

# pip's option, uv's variable, and what stands between several values.
_UV_VARIABLES = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "no-index": ("UV_NO_INDEX", " "),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", " "),
    "timeout": ("UV_HTTP_TIMEOUT", " "),
    "default-timeout": ("UV_HTTP_TIMEOUT", " "),
    "proxy": ("ALL_PROXY", " "),
}


class SetupFailed(Exception):
    """The environment could not be made; the message says at which step."""


def python() -> Path:
    """The environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(extras: Iterable[str]) -> None:
    """Make the environment hold the project and ``extras``; at once when it already does.

    What was put in earlier for another command stays, so that commands do not take from each other.

    Raises:
        SetupFailed: a step of the installation did not work.
        BrokenLock: the lock does not cover what is asked for.
    """
    state = fingerprint()
    had = _stamped_extras(state)
    wanted = set(extras)
    if had is not None and wanted <= had:
        return
    wanted |= had or _earlier_extras()
    if not _interpreter_works():
        print(f"Making the environment in {VENV.name} ...", flush=True)
        venv.create(VENV, with_pip=True, clear=VENV.exists())
        state = fingerprint()
    _STAMP.unlink(missing_ok=True)
    print(f"Installing what is locked for: {', '.join(['the project', *sorted(wanted)])} ...", flush=True)
    _install_lock(wanted)
    _install_project()
    _STAMP.write_text(json.dumps({"state": state, "extras": sorted(wanted)}), encoding="utf-8")


def _interpreter_works() -> bool:
    """False where there is none yet, and where the system's Python became another one under the environment."""
    if not python().exists():
        return False
    probe = [str(python()), "-c", "import pip, sys; sys.exit(sys.prefix == sys.base_prefix)"]
    return subprocess.run(probe, check=False, stderr=subprocess.DEVNULL).returncode == 0


def fingerprint() -> str:
    """A digest of all that decides what the environment must hold."""
    digest = hashlib.sha256(f"{python().resolve()} {ROOT}".encode())
    for name in ("requirements.lock", "requirements.in"):
        digest.update((ROOT / name).read_bytes())
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = [settings.get("project"), settings.get("build-system"), settings.get("tool", {}).get("setuptools")]
    digest.update(json.dumps(installed, sort_keys=True).encode())
    return digest.hexdigest()


def _stamped_extras(state: str) -> set[str] | None:
    """The extras that are in place for ``state``; None when the environment must be filled anew."""
    try:
        stamp = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return set(stamp["extras"]) if stamp.get("state") == state and python().exists() else None


def _earlier_extras() -> set[str]:
    """What other commands had put in before the lock or the project changed."""
    try:
        return set(json.loads(_STAMP.read_text(encoding="utf-8"))["extras"])
    except (OSError, ValueError, KeyError):
        return set()


def _install_lock(extras: set[str]) -> None:
    pins = read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    asked = ROOT / "pyproject.toml", ROOT / "requirements.in"
    # pip first brings the installer itself, checked like everything else.
    _PART.write_text(part_of_lock(pins, {"pip", "setuptools", "uv"}), encoding="utf-8")
    checked = ["--require-hashes", "--requirement", str(_PART)]
    with_pip = [str(python()), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *checked]
    _run(with_pip, "installing pip and uv")
    _PART.write_text(part_of_lock(pins, wanted_names(*asked, extras)), encoding="utf-8")
    with_uv = [*_uv(), "sync", "--quiet", "--require-hashes", str(_PART)]
    if subprocess.run(with_uv, env=_environment_for_uv(), check=False).returncode:
        print("uv could not install; pip tries (slower) ...", file=sys.stderr, flush=True)
        _run(with_pip, "installing what is locked")


def _install_project() -> None:
    editable = ["install", "-qq", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    if subprocess.run([*_uv(), *editable], env=_environment_for_uv(), check=False).returncode:
        _run([str(python()), "-m", "pip", *editable], "installing the project itself")


def _uv() -> list[str]:
    return [str(python()), "-m", "uv", "pip"]


def uv_environment(settings: Mapping[str, str], present: Mapping[str, str]) -> dict[str, str]:
    """Variables that tell uv what ``settings`` (names and values as ``pip config list`` gives them) tell pip.

    A variable that is already ``present`` is the user's word to uv and stays.
    """
    found: dict[str, str] = {}
    for scope in ("global.", "install.", ":env:."):
        for option, (variable, separator) in _UV_VARIABLES.items():
            if (value := settings.get(scope + option)) and variable not in present:
                found[variable] = separator.join(value.split())
    return found


def pip_settings(listing: str) -> dict[str, str]:
    """The settings in the output of ``pip config list``: lines of ``name='value'``."""
    settings: dict[str, str] = {}
    for line in listing.splitlines():
        name, equals, value = line.partition("=")
        if equals:
            settings[name] = str(ast.literal_eval(value))
    return settings


def _environment_for_uv() -> dict[str, str]:
    listing = subprocess.run(
        [str(python()), "-m", "pip", "config", "list"], check=False, capture_output=True, text=True
    ).stdout
    given = uv_environment(pip_settings(listing), os.environ)
    # Hashes say which file is right, so every index may offer it, as with pip.
    return {
        **os.environ,
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_PYTHON": str(python()),
        "VIRTUAL_ENV": str(VENV),
        "UV_NO_CONFIG": "1",
        **given,
    }


def _run(command: list[str], step: str) -> None:
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        raise SetupFailed(step)


def renew_lock() -> int:
    """Resolve pyproject.toml and requirements.in anew into requirements.lock; the exit status of uv.

    Only the main index is asked. An extra one often has a release's files for one system only, and uv takes the
    hashes of one index: the lock would then not serve the other systems.
    """
    command = [*_uv(), "compile", "--quiet", "--universal", "--python-version", "3.11", "--all-extras"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--upgrade"]
    command += ["--output-file", "requirements.lock", "pyproject.toml", "requirements.in"]
    variables = {key: value for key, value in _environment_for_uv().items() if key not in {"UV_INDEX", "UV_FIND_LINKS"}}
    return subprocess.run(command, env=variables, check=False, cwd=ROOT).returncode
