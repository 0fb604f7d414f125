"""How the kiosk gets an encrypted SQLite connection, and what the driver's errors mean in our codes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kiosk.store.errors import StoreDamaged, StoreTrouble

if TYPE_CHECKING:
    from sqlite_utils.db import Database

KEY_BYTES = 32
# Scans of 40-300 KB are the bulk of the file: larger pages mean fewer MACs and fewer overflow links.
_PAGE_SIZE = 8192
_BUSY_MS = 10_000
_DISK_CODES = {"SQLITE_IOERR": "store.disk", "SQLITE_FULL": "store.disk_full", "SQLITE_READONLY": "store.read_only"}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_lock = threading.Lock()


class _WithoutNumpy:
    """Says "not installed" to the one thread that is importing sqlite_utils.

    sqlite_utils imports numpy and pandas only to know their types, which costs 17 MB and a quarter of a second at
    login; the kiosk needs numpy no earlier than its first picture.
    """

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in {"numpy", "pandas"} and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(fullname)
        return None


def load() -> ModuleType:
    """The sqlcipher3 module, after it took the place that sqlite_utils looks at for its driver."""
    import sqlcipher3

    with _lock:
        if "sqlite_utils" not in sys.modules:
            sys.modules["pysqlite3"] = sqlcipher3
            sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
            hidden = _WithoutNumpy()
            sys.meta_path.insert(0, hidden)
            try:
                import sqlite_utils  # noqa: F401
            finally:
                sys.meta_path.remove(hidden)
    module: ModuleType = sqlcipher3
    return module


def connect(path: Path, key: bytes, *, new: bool = False) -> Database:
    """A connection to the encrypted file at ``path`` under the raw 32-byte ``key``.

    Autocommit mode: transactions are begun by hand. Raises `StoreTrouble`; a wrong key reads as damage, because the
    key comes out of an authenticated slot and is therefore the right one.
    """
    driver = load()
    from sqlite_utils.db import Database

    if len(key) != KEY_BYTES:
        raise StoreDamaged
    with translated():
        connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=_BUSY_MS / 1000)
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute(f"PRAGMA cipher_page_size = {_PAGE_SIZE}")
            connection.execute("PRAGMA cipher_log_level = NONE")
            if new:
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            connection.execute("PRAGMA temp_store = MEMORY")
            return Database(connection, execute_plugins=False)
        except BaseException:
            connection.close()
            raise


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into `StoreTrouble`; broken constraints are our own mistakes and pass unchanged."""
    driver = load()
    try:
        yield
    except driver.IntegrityError:
        raise
    except driver.DatabaseError as error:
        raise _meaning(str(getattr(error, "sqlite_errorname", "")), str(error)) from error


def _meaning(name: str, text: str) -> StoreTrouble:
    if name.startswith(_DAMAGE) or "malformed" in text or "not a database" in text:
        return StoreDamaged()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in text:
        return StoreTrouble("store.busy")
    for prefix, code in _DISK_CODES.items():
        if name.startswith(prefix):
            return StoreTrouble(code)
    if "disk I/O" in text:
        return StoreTrouble("store.disk")
    if "disk is full" in text:
        return StoreTrouble("store.disk_full")
    return StoreTrouble("store.fault", {"text": text[:120]})
