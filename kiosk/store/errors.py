"""What can go wrong with the place where the kiosk keeps its data; every error carries a stable code.

``store.missing`` no store in the folder, ``store.exists`` there is one already, ``store.too_new`` written by a newer
Loket, ``store.damaged`` pages or files cannot be read back, ``store.disk_full``, ``store.disk`` the disk answers with
errors, ``store.read_only``, ``store.busy`` another program holds the file, ``store.closed`` it was
closed meanwhile, ``store.fault`` anything else;
``keys.missing``, ``keys.damaged``, ``keys.no_slot`` the operator has no key here;
``passphrase.wrong`` {wait_s}, ``passphrase.wait`` {wait_s}, ``passphrase.short`` {least}, ``passphrase.weak``;
``spool.full``; ``recovery.format``, ``recovery.check``, ``blob.missing``, ``blob.damaged``, ``blob.hash``.
"""

from __future__ import annotations

from collections.abc import Mapping


class StoreTrouble(Exception):
    """The store cannot do what was asked; ``code`` is stable, ``details`` fill the sentence that belongs to it."""

    code: str
    details: Mapping[str, str | int]

    def __init__(self, code: str, details: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.details = dict(details or {})


class StoreTooNew(StoreTrouble):
    """The database was written by a newer Loket; code ``store.too_new``, details ``found`` and ``known``."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__("store.too_new", {"found": found, "known": known})


class StoreDamaged(StoreTrouble):
    """Pages of the database cannot be read back as they were written; code ``store.damaged``."""

    def __init__(self) -> None:
        super().__init__("store.damaged")


class WrongPassphrase(StoreTrouble):
    """A slot did not open; ``passphrase.wrong`` or, asked again too early, ``passphrase.wait``; detail ``wait_s``."""

    def __init__(self, code: str, wait_s: int) -> None:
        super().__init__(code, {"wait_s": wait_s})


class BlobTrouble(StoreTrouble):
    """The bytes of a scan are not here or not what their name says: ``blob.missing|damaged|hash``."""

    def __init__(self, code: str, sha256: str) -> None:
        super().__init__(code, {"sha256": sha256})
