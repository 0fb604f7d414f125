"""The kiosk's one database file: opened with its key, one connection a thread, one kind of transaction."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.store import driver, schema
from kiosk.store.errors import StoreDamaged, StoreTrouble

if TYPE_CHECKING:
    from sqlite_utils.db import Database

FILE_NAME = "loket.db"

Value = str | int | float | bytes | None
Row = dict[str, Value]
Values = Sequence[Value] | dict[str, Value]


class Store:
    """An open store. Every thread that uses it gets its own connection; writers wait for each other.

    A thread's connection ends with the thread.

    Attributes:
        folder: The data folder.
        key: The raw key, needed to write a slot for another operator.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.key = key
        self._local = threading.local()
        self._opened: weakref.WeakSet[Database] = weakref.WeakSet()
        self._guard = threading.Lock()
        self._closed = False

    @classmethod
    def create(cls, folder: Path, key: bytes) -> Store:
        """A new, empty store in ``folder``; raises `StoreTrouble` ``store.exists``."""
        path = folder / FILE_NAME
        if path.exists():
            raise StoreTrouble("store.exists")
        folder.mkdir(parents=True, exist_ok=True)
        store = cls(folder, key)
        store._adopt(driver.connect(path, key, new=True))
        with driver.translated():
            schema.migrate(store.db)
        return store

    @classmethod
    def open(cls, folder: Path, key: bytes) -> Store:
        """The store in ``folder``, migrated to the newest schema.

        Raises `StoreTrouble`: ``store.missing``, ``store.damaged``, ``store.too_new`` and the disk's codes.
        """
        path = folder / FILE_NAME
        if not path.is_file():
            raise StoreTrouble("store.missing")
        store = cls(folder, key)
        store._adopt(driver.connect(path, key))
        try:
            with driver.translated():
                schema.migrate(store.db)
        except BaseException:
            store.close()
            raise
        return store

    @property
    def db(self) -> Database:
        """This thread's connection, opened when it is first asked for."""
        found: Database | None = getattr(self._local, "db", None)
        if found is None:
            if self._closed:
                raise StoreTrouble("store.closed")
            found = self._adopt(driver.connect(self.folder / FILE_NAME, self.key))
        return found

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """All writes inside happen, durably, or none does; nested blocks join the outer one as savepoints.

        The write lock is taken at once: a reader that turns writer later could not wait for its turn.
        """
        db = self.db
        with driver.translated():
            if db.conn.in_transaction:
                with db.atomic():
                    yield db
                return
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                db.rollback()
                raise

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """What a query finds, each row as a dict by column name."""
        with driver.translated():
            cursor = self.db.execute(sql, values)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row that a query finds, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Values = ()) -> int:
        """Execute one writing statement; the number of rows it changed."""
        with driver.translated():
            return int(self.db.execute(sql, values).rowcount)

    def check(self) -> None:
        """Read every page once; raises `StoreDamaged` where one does not come back as it was written."""
        if self.rows("PRAGMA cipher_integrity_check") or self.rows("PRAGMA quick_check") != [{"quick_check": "ok"}]:
            raise StoreDamaged

    def close(self) -> None:
        """Close every thread's connection. End the other threads' work first: it cannot go on without them."""
        self._closed = True
        with self._guard:
            opened, self._opened = list(self._opened), weakref.WeakSet()
        for db in opened:
            db.close()
        self._local = threading.local()

    def _adopt(self, db: Database) -> Database:
        self._local.db = db
        with self._guard:
            self._opened.add(db)
        return db


def text(row: Mapping[str, Value], column: str) -> str:
    """A text column of ``row``."""
    return str(row[column])


def number(row: Mapping[str, Value], column: str) -> int:
    """An integer column of ``row``."""
    value = row[column]
    return value if isinstance(value, int) else int(str(value))
