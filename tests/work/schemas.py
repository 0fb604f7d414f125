"""Records held against the schemas of the protocol."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from sync.protocol.signed import Signed

SCHEMAS = Path(__file__).parents[2] / "sync" / "protocol" / "schemas"


def validate(sent: Sequence[Signed]) -> None:
    """Raise unless every record has the form that its type's schema asks for."""
    assert sent
    known = [json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")]
    registry = Registry().with_resources([(one["$id"], Resource.from_contents(one)) for one in known])
    for one in sent:
        document = json.loads(one.payload)
        schema = next(item for item in known if item["$id"] == f"{document['type']}.json")
        Draft202012Validator(schema, registry=registry).validate(document)
