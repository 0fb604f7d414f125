"""A kiosk for the demonstration: enrolled with a code, its first operator with a passphrase."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kiosk.store import people
from kiosk.work import keys
from kiosk.work.unlock import enrolled
from sync.enrol import by_network, finish
from sync.protocol.enrolment import read_code


def enrol(folder: Path, url: str, code: str, passphrase: str) -> str:
    """Enrol ``folder`` at the centre ``url`` unless it is; the name of the operator who may enter.

    A person would compare the fingerprint on both screens first; here both ends are this computer.
    """
    now = datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    if enrolled(folder):
        raise FileExistsError(folder)
    accepted = by_network(folder, url, read_code(code), label="Loket contoh", now=now)
    first = accepted.answer.operators[0]
    store = finish(folder, accepted, now=now)
    try:
        operator = people.find(store, first.id)
        if operator is None:
            raise LookupError(first.name)
        keys.set_passphrase(store, operator, passphrase)
    finally:
        store.close()
    return operator.name
