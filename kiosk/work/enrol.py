"""Enrolment on this side of the road: keys before the centre is asked, the store once it has answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.domain.ids import new_id
from kiosk.domain.instants import from_text, to_text
from kiosk.store import definitions, files, inbox, keyring, people, settings
from kiosk.store.keyring import Keyring
from kiosk.store.people import Operator
from kiosk.store.store import FILE_NAME, Store
from kiosk.work import device as devices
from kiosk.work import epochs, keys
from kiosk.work.catalogue import ActiveCatalogue
from kiosk.work.clock import LastTime
from sync.protocol.changes import Change, ChangeType
from sync.protocol.definitions import Activation, activation_body
from sync.protocol.enrolment import Answer, OperatorGrant
from sync.protocol.keys import b64, generate_key, load_private, private_text, unb64
from sync.protocol.seal import Identity, new_identity, open_sealed

PENDING_NAME = "enrolment.json"


@dataclass(frozen=True)
class Pending:
    """The keys of a kiosk that has asked and is not taken in yet; ``nonce`` ties the answer to the question."""

    key: Ed25519PrivateKey
    identity: Identity
    nonce: str


def begin(folder: Path) -> Pending:
    """The keys to ask with; the same again after a restart, so that a lost answer can be asked for once more.

    They lie unsealed in the folder until `prepare`, because there is no operator yet to lock them: they open nothing
    but this one enrolment, which a person at the centre compares by fingerprint.
    """
    path = folder / PENDING_NAME
    if path.is_file():
        kept = json.loads(path.read_bytes())
        return Pending(load_private(kept["key"]), Identity(kept["secret"], kept["recipient"]), kept["nonce"])
    folder.mkdir(parents=True, exist_ok=True)
    pending = Pending(generate_key(), new_identity(), b64(keyring.new_key()[:16]))
    document = {
        "key": private_text(pending.key), "secret": pending.identity.secret,
        "recipient": pending.identity.recipient, "nonce": pending.nonce,
    }  # fmt: skip
    files.write_durably(path, json.dumps(document).encode())
    path.chmod(0o600)
    return pending


def prepare(folder: Path, answer: Answer, pending: Pending, *, url: str, now: datetime) -> Store:
    """The store of a kiosk that the centre has taken in; each granted operator can open it with his one-time secret.

    ``now`` is the machine's clock, of which the answer's signed time tells how wrong it is. keys.json is written last:
    a store without it is one that never came to be, and is begun again. Raises `StoreTrouble` ``store.exists``.
    """
    _drop_unborn(folder)
    key = keyring.new_key()
    store = Store.create(folder, key)
    try:
        device = devices.device_from(answer, pending.key, pending.identity, url)
        at = from_text(answer.time)
        with store.atomic():
            devices.save(store, device)
            inbox.set_incarnation(store, answer.incarnation)
            settings.put(store, "clock", LastTime(at, round((now - at).total_seconds())).text())
            for grant in answer.operators:
                people.grant(store, *_granted(grant, pending.identity.secret), to_text(at))
            for activation in answer.definitions:
                _take_definition(store, activation, answer.time)
        epochs.settle(store)
        keys.agreeing(store, Keyring(escrow=keyring.escrow_of(key, answer.recipients.recovery))).save(folder)
        (folder / PENDING_NAME).unlink(missing_ok=True)
    except BaseException:
        store.close()
        raise
    return store


def _take_definition(store: Store, activation: Activation, at: str) -> None:
    """Use a version from the start; one whose file is missing or cannot be read waits among the changes put aside."""
    definitions.learn_sources(store, activation.sources)
    trouble = ActiveCatalogue(store).trouble(activation)
    if not trouble:
        definitions.activate(store, activation, at)
        return
    body = activation_body(activation)
    told = Change(new_id(from_text(at)), "district", max(activation.number, 1), "", ChangeType.DEFINITION, at, body)
    inbox.put_aside(store, told, trouble)


def _granted(grant: OperatorGrant, identity: str) -> tuple[Operator, str]:
    secret = open_sealed(unb64(grant.sealed), identity).decode()
    return Operator(grant.id, grant.name, grant.role, grant.area), secret


def _drop_unborn(folder: Path) -> None:
    """Remove a database whose keys were never written: no key of it exists anywhere."""
    if (folder / keyring.FILE_NAME).is_file():
        return
    for suffix in ("", "-wal", "-shm"):
        (folder / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
