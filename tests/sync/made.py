"""Documents of fictitious kiosks and applications that the tests of the protocol share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from sync.protocol.records import BlobRef, ClockReading, Definition, Record, Subject, encode
from sync.protocol.signed import Signed, sign

SCHEMAS = Path(__file__).parents[2] / "sync" / "protocol" / "schemas"
AT = "2026-11-21T07:40:00Z"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
DEVICE = "019aa5d0-0000-7000-8000-0000000000d1"
HASH = hashlib.sha256(b"a scan").hexdigest()


def record_id(number: int) -> str:
    return f"019aa5d0-0000-7000-8000-{number:012x}"


def record(number: int = 1, **changed: Any) -> Record:
    """A note, or whatever ``changed`` makes of it."""
    fields: dict[str, Any] = {
        "id": record_id(number),
        "type": "audit.noted",
        "schema": "audit.noted/1.0",
        "district": "99.01",
        "office": "99.01.01.2001",
        "device": DEVICE,
        "epoch": "A-3f9c2a1e",
        "seq": number,
        "prev": "" if number == 1 else HASH,
        "operator": "op-1",
        "made_at": AT,
        "clock": ClockReading(AT, -3, 12),
        "channel": "desk",
        "training": False,
        "subject": None,
        "definition": None,
        "body": {"deed": "print", "subject": "x", "detail": {"pages": 2}},
        "blobs": (),
    }
    return Record(**{**fields, **changed})


PAPER: Mapping[str, object] = {
    "path": "KK/1", "sha256": HASH, "size": 6, "mime": "image/jpeg", "original": "asli", "source": "scanner",
    "overrides": [{"gate": "blur", "reason": "pudar"}], "sheet": None,
}  # fmt: skip
CONFIRMATION: Mapping[str, object] = {
    "path": "anak.nama", "code": "name.one_word", "values": ["Bunga"], "operator": "op-1", "at": AT, "reason": "",
}  # fmt: skip
SHEET: Mapping[str, object] = {
    "form": "F_2_01", "version": 1, "data_hash": "ABCDEFGHIJKL", "printed_at": AT, "signed": True, "changed": [],
}  # fmt: skip


def submission(number: int = 1) -> Record:
    body: Mapping[str, object] = {
        "number": "9901012001-261121-01A-0001-K",
        "service": "akta_lahir",
        "variant": "UMUM",
        "answers": {"anak": {"nama": "Bunga Contoh"}},
        "confirmations": [CONFIRMATION],
        "papers": [PAPER],
        "sheets": [SHEET],
        "declaration": {"name": "Budi Contoh", "version": "1", "at": AT},
        "notice": {"version": "1", "at": AT},
        "pickup": {"office": "99.01.01.2001"},
        "applicant": {"name": "Budi Contoh", "nik": "", "phone": "", "relation": "ayah"},
        "note": "",
    }
    return record(
        number,
        type="application.submitted",
        schema="application.submitted/1.0",
        subject=Subject("application", record_id(100), 1),
        definition=Definition("akta_lahir", 1, HASH),
        body=body,
        blobs=(BlobRef(HASH, 6, "image/jpeg", "KK/1"),),
    )


def envelope(number: int = 1, **changed: Any) -> Signed:
    return sign(encode(record(number, **changed)), KEY)


def schema_errors(name: str, payload: bytes) -> list[str]:
    """What the JSON Schema ``name`` finds wrong in ``payload``, each with its place."""
    documents = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    resources = [(key, Resource.from_contents(document)) for key, document in documents.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    validator = Draft202012Validator(documents[name], registry=registry)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(payload))]
