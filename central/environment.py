"""What the surroundings of the process say about this centre: where its data lies, which district it serves."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_DISTRICT: Final = re.compile(r"\d{2}\.\d{2}")
# What a district decides for its counters, by variable; a kiosk learns it when it is enrolled.
_FOR_KIOSKS: Final = {
    "LOKET_HELP_PHONE": "help_phone",
    "LOKET_COMPLAINT": "complaint",
    "LOKET_RESIGN_AFTER_CHANGE": "resign_after_change",
}


class BadEnvironment(Exception):
    """A setting is missing or malformed; the text names the variable, for the person who starts the centre."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The centre's settings; every one comes from a variable that starts with ``LOKET_``.

    ``data`` holds db.sqlite3, keys/, tls/, blobs/ and uploads/; ``database_url`` is empty for SQLite or
    ``postgresql://user:password@host:port/name`` (``?host=/folder`` for a Unix socket); ``district`` is a Kemendagri
    code of level two; ``url`` is the address that kiosks are told; ``for_kiosks`` are the district's settings of its
    counters, by name.
    """

    data: Path
    database_url: str
    district: str
    district_name: str
    url: str
    debug: bool
    for_kiosks: Mapping[str, str]

    @classmethod
    def read(cls, variables: Mapping[str, str] | None = None) -> Environment:
        """The settings in ``variables``, the process' own when None.

        Raises:
            BadEnvironment: LOKET_DATA is missing or LOKET_DISTRICT is no code such as ``99.01``.
        """
        given = os.environ if variables is None else variables
        district = given.get("LOKET_DISTRICT", "99.01")
        if not _DISTRICT.fullmatch(district):
            raise BadEnvironment("LOKET_DISTRICT")
        if not given.get("LOKET_DATA"):
            raise BadEnvironment("LOKET_DATA")
        return cls(
            data=Path(given["LOKET_DATA"]).absolute(),
            database_url=given.get("LOKET_DATABASE_URL", ""),
            district=district,
            district_name=given.get("LOKET_DISTRICT_NAME", "Kabupaten Contoh"),
            url=given.get("LOKET_URL", "https://localhost:8443"),
            debug=given.get("LOKET_DEBUG", "") == "1",
            for_kiosks={name: given[variable] for variable, name in _FOR_KIOSKS.items() if given.get(variable)},
        )

    @property
    def hosts(self) -> list[str]:
        """Host names under which the centre is reached: that of ``url`` and the machine's own."""
        host = urlsplit(self.url).hostname or ""
        return sorted({host, "localhost", "127.0.0.1"} - {""})

    def database(self) -> dict[str, object]:
        """The entry of Django's DATABASES."""
        return _postgresql(self.database_url) if self.database_url else _sqlite(self.data / "db.sqlite3")

    def page_key(self) -> str:
        """The secret that signs sessions and forms of the pages, made once and kept beside the other keys."""
        path = self.data / "keys" / "page-key"
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_secret(path, secrets.token_urlsafe(48).encode())
        return path.read_text(encoding="ascii")


def write_secret(path: Path, content: bytes) -> None:
    """Write ``content`` durably and readable by the owner alone; a file that is there already stays as it is."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Connections are kept by the serving threads; opening one costs more than most requests.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-1000;",
        },
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        # Ninety-six serving threads that each kept a connection would use up a server's usual hundred.
        "CONN_MAX_AGE": 0,
    }
