"""The old documents that are taken in when a new one is given: KK, KTP-el and KIA are replaced, an akta is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.definition import Service

# What a product replaces when its definition does not say so itself.
_USUAL = {"KK": ("KK_LAMA",), "KTP": ("KTP_LAMA",), "KTP_EL": ("KTP_LAMA",)}


class OldState(StrEnum):
    """What became of an old document at hand-over."""

    COLLECTED = "collected"
    LOST = "lost"
    NOT_BROUGHT = "not_brought"


@dataclass(frozen=True, slots=True)
class OldDocument:
    """A ``kind`` that giving out ``product`` makes void."""

    product: str
    kind: str


def replaced_by(service: Service | None, products: Iterable[str]) -> tuple[OldDocument, ...]:
    """The old documents to ask for when ``products`` (codes) are given out, each once, in the products' order."""
    rules = {rule.code: rule for rule in service.products} if service else {}
    found: dict[str, OldDocument] = {}
    for code in products:
        rule = rules.get(code)
        kinds = rule.replaces if rule is not None and rule.replaces is not None else _USUAL.get(code, ())
        for kind in kinds:
            found.setdefault(kind, OldDocument(code, kind))
    return tuple(found.values())
