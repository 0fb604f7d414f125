"""A real PostgreSQL for tests: its own cluster in a temporary folder, reached by a Unix socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_ACCOUNT = "postgres"


@contextmanager
def running_postgres() -> Iterator[str]:
    """The URL of an empty database ``loket``; the test is skipped where the server's programs are not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs (initdb, pg_ctl) are not installed")
    # Not below pytest's own folder: that one is closed to other accounts, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="loket-pg-"))
    try:
        if os.geteuid() == 0:
            account = pwd.getpwnam(_ACCOUNT)
            os.chown(folder, account.pw_uid, account.pw_gid)
        _run(programs / "initdb", "-D", folder / "data", "-U", _ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=200"
        _run(programs / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
        try:
            _run(programs / "createdb", "-h", folder, "-U", _ACCOUNT, "loket")
            yield f"postgresql://{_ACCOUNT}@/loket?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _run(*command: object) -> None:
    # PostgreSQL refuses to run as root.
    prefix = ["runuser", "-u", _ACCOUNT, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(  # output to a file: the server would hold a pipe open
        [*prefix, *map(str, command)], check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/"
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed with {done.returncode}")
