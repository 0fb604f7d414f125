"""The commands of `./run`: what each needs, and what it starts."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools import environment, system_packages
from tools.lock import BrokenLock

ALL_PARTS = ("kiosk", "centre", "tests")
_SLOW_TESTS = ("bench", "engines", "faults", "journeys")


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `./run`.

    Attributes:
        about: One line for the overview.
        start: Does the work with the words that follow and gives the exit status.
        extras: Extras of pyproject.toml that must be in the environment first; None when it makes its own choice.
        system: Groups of system packages that must be there first.
    """

    about: str
    start: Callable[[Sequence[str]], int]
    extras: tuple[str, ...] | None = ()
    system: tuple[str, ...] = ()


def main(arguments: Sequence[str]) -> int:
    """Prepare what the named command needs, run it, and give its exit status."""
    parser = _parser()
    if not arguments:
        parser.print_help()
        return 0
    chosen = parser.parse_args(arguments[:1])
    command = COMMANDS[chosen.command]
    try:
        if command.extras is not None:
            _prepare(command.extras, command.system)
        return command.start(arguments[1:])
    except (environment.SetupFailed, BrokenLock) as error:
        print(f"Stopped: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    width = max(len(name) for name in COMMANDS)
    lines = "\n".join(f"  {name:<{width}}  {command.about}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="run",
        description="Everything one does with Loket. The environment (.venv) and, for root on Debian or Ubuntu, the\n"
        "system packages are put in place first, each command only its own. On Windows: py run COMMAND.",
        epilog=f"commands:\n{lines}\n\nWords after the command are handed on to it, --help too.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="./run COMMAND [ARGUMENT ...]",
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    return parser


def _prepare(extras: Sequence[str], system: Sequence[str], *, system_only: bool = False) -> None:
    groups = list(system)
    if not environment.python().exists() and not _can_make_venv():
        groups.insert(0, "python")
    system_packages.ensure(groups)
    if not system_only:
        environment.ensure(extras)


def _can_make_venv() -> bool:
    """Debian's Python comes without ensurepip until python3-venv is there."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(probe, check=False, stderr=subprocess.DEVNULL).returncode == 0


def _module(name: str) -> Callable[[Sequence[str]], int]:
    """A command that is a module of the project."""

    def start(rest: Sequence[str]) -> int:
        return _become([str(environment.python()), "-m", name, *rest])

    return start


def _become(command: list[str]) -> int:
    """Run ``command`` in place of this process where the system can, so that signals reach it and nothing lingers."""
    os.chdir(environment.ROOT)
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)
    return _call(command)


def _call(command: Sequence[str], **variables: str) -> int:
    return subprocess.run(command, cwd=environment.ROOT, env={**os.environ, **variables}, check=False).returncode


def _setup(rest: Sequence[str]) -> int:
    groups = {"kiosk": ["kiosk"], "centre": [], "tests": ["browser", "tests"], "bundle": ["bundle"]}
    parser = argparse.ArgumentParser(prog="run setup", description="Put environment and system packages in place.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(groups)}; default: all but bundle")
    parser.add_argument("--system-only", action="store_true", help="no environment: for root, where the user is not")
    options = parser.parse_args(rest)
    parts = options.parts or list(ALL_PARTS)
    if unknown := set(parts) - set(groups):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    _prepare(parts, [group for part in parts for group in groups[part]], system_only=options.system_only)
    print("Everything is in place.")
    return 0


def _check(rest: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="run check", description="Format, lint, types and import contracts.")
    parser.add_argument("--fix", action="store_true", help="let Ruff mend what it can, then check")
    failed = failed_checks(fix=parser.parse_args(rest).fix)
    print(f"check: {'failed: ' + ', '.join(failed) if failed else 'all green'}", flush=True)
    return 1 if failed else 0


def failed_checks(*, fix: bool = False) -> list[str]:
    """The names of the checks that the tree does not pass; each has printed why."""
    python = str(environment.python())
    ruff = [python, "-m", "ruff"]
    if fix:
        _call([*ruff, "check", "--quiet", "--fix", "."])
        _call([*ruff, "format", "--quiet", "."])
    lint_imports = environment.python().with_name("lint-imports" + environment.python().suffix)
    checks = {
        "format": [*ruff, "format", "--check", "--quiet", "."],
        "lint": [*ruff, "check", "--quiet", "."],
        "types": [python, "-m", "mypy"],
        "imports": [str(lint_imports), "--no-logo"],
    }
    return [name for name, command in checks.items() if not _passes(name, command)]


def _passes(name: str, command: Sequence[str]) -> bool:
    """Whether the check is green; only what is red shows its output."""
    result = subprocess.run(
        command, cwd=environment.ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    print(f"{name}: {'ok' if result.returncode == 0 else 'FAILED'}", flush=True)
    if result.returncode:
        print(result.stdout, flush=True)
    return result.returncode == 0


def _test(rest: Sequence[str]) -> int:
    """Check, then every test; pytest's summary closes, and names the checks that failed."""
    parser = argparse.ArgumentParser(prog="run test", description="Check, then pytest with the words that follow.")
    parser.add_argument("--units", action="store_true", help="only the quick tests that need no other program")
    options, rest = parser.parse_known_args(rest)
    if options.units:
        rest = [*(f"--ignore=tests/{folder}" for folder in _SLOW_TESTS), *rest]
    failed = [] if options.units else failed_checks()
    command = [str(environment.python()), "-m", "pytest", "--numprocesses", "2", "--dist", "worksteal", *rest]
    status = _call(command, LOKET_FAILED_CHECKS=", ".join(failed))
    return status or (1 if failed else 0)


def _audit(rest: Sequence[str]) -> int:
    # Strict: a package that could not be looked up is a failure, not silence.
    locked = ["--requirement", "requirements.lock", "--require-hashes", "--disable-pip", "--strict"]
    return _call([str(environment.python()), "-m", "pip_audit", *locked, *rest])


def _lock(rest: Sequence[str]) -> int:
    argparse.ArgumentParser(prog="run lock", description="Resolve the dependencies anew.").parse_args(rest)
    return environment.renew_lock()


COMMANDS = {
    "setup": Command("the environment and the system packages for development", _setup, None),
    "demo": Command(
        "a centre, an enrolled kiosk and demo papers; --headless plays the journey by itself",
        _module("installer.demo"),
        ALL_PARTS,
        ("kiosk", "browser"),
    ),
    "test": Command("check, then every test", _test, ALL_PARTS, ("kiosk", "browser", "tests")),
    "check": Command("format and lint (Ruff), types (mypy), import contracts; --fix mends format", _check, ALL_PARTS),
    "audit": Command("known holes in what is locked (needs a network)", _audit, ("tests",)),
    "bench": Command(
        "what is reached beside its budget; [names] choose", _module("tests.bench"), ALL_PARTS, ("kiosk",)
    ),
    "soak": Command(
        "long runs of cuts, kills and power cuts", _module("tests.soak"), ALL_PARTS, ("kiosk", "tests", "soak")
    ),
    "kiosk": Command("the kiosk's window", _module("ui.app"), ("kiosk",), ("kiosk",)),
    "centre": Command("the registry's server and back office", _module("central.serve"), ("centre",)),
    "bundle": Command(
        "the kiosk as a folder that needs no Python, smoke-tested",
        _module("installer.bundle"),
        ("kiosk", "bundle"),
        ("kiosk", "bundle"),
    ),
    "lock": Command("resolve the dependencies anew into requirements.lock", _lock),
}
