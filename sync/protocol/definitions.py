"""Service definitions on the road: what an activation says, and the sources that it names.

A source is the file of a base or of a district's overlay. It is named by its hash; a small one stands in the activation
itself, a large one is fetched as a blob by whoever does not have it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.domain.overlay import identity
from sync.protocol.fields import SHA256, Fields

MOST_INLINE: Final = 8 * 1024
"""Bytes of a source that travels inside the activation: an overlay nearly always, a base hardly ever."""
MIME: Final = "application/toml"


@dataclass(frozen=True, slots=True)
class Source:
    """The file of a base or an overlay: ``size`` in bytes, ``data`` None where it is fetched by its hash."""

    sha256: str
    size: int
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Activation:
    """A version that new cases are taken under from now on.

    ``sha256`` is the identity over ``sources``: the base alone, or the base and then overlay number ``overlay``.
    ``number`` counts the district's activations: of one code's the highest counts. Drafts of older
    versions may be finished until ``older_until`` (a moment), without end when it is empty.
    """

    code: str
    version: int
    overlay: int
    sha256: str
    sources: tuple[Source, ...]
    number: int
    older_until: str = ""


def source_of(data: bytes) -> Source:
    """How the file ``data`` travels."""
    return Source(hashlib.sha256(data).hexdigest(), len(data), data if len(data) <= MOST_INLINE else None)


def activation_body(activation: Activation) -> dict[str, object]:
    """The body of ``definition.activated``, and an entry of the enrolment answer's ``definitions``."""
    return {
        "code": activation.code, "version": activation.version, "overlay": activation.overlay,
        "sha256": activation.sha256, "number": activation.number, "older_until": activation.older_until,
        "sources": [
            {"sha256": source.sha256, "size": source.size, "text": source.data and source.data.decode()}
            for source in activation.sources
        ],
    }  # fmt: skip


def read_activation(body: Fields) -> Activation:
    """The activation in ``body``; without ``sources`` it is the base alone, as centres before overlays say it.

    Raises the error of ``body`` for a field of another type, for a text that is not its hash, and for sources that do
    not make up ``sha256``.
    """
    sha256 = body.text("sha256", pattern=SHA256)
    items = list(body.objects("sources")) if "sources" in body else []
    sources = tuple(map(_source, items)) or (Source(sha256, 0),)
    if len(sources) > 2 or identity(sources[0].sha256, "".join(one.sha256 for one in sources[1:])) != sha256:
        raise body.wrong("sha256")
    return Activation(
        code=body.text("code"), version=body.integer("version", least=1), overlay=body.integer("overlay", default=0),
        sha256=sha256, sources=sources, number=body.integer("number", default=0),
        older_until=body.instant("older_until", default=""),
    )  # fmt: skip


def activation_table(activations: Sequence[Activation]) -> list[Mapping[str, object]]:
    """The ``definitions`` of an enrolment answer."""
    return [activation_body(activation) for activation in activations]


def _source(item: Fields) -> Source:
    text = item.text("text") if "text" in item else None
    data = None if text is None else text.encode()
    sha256 = item.text("sha256", pattern=SHA256)
    size = item.integer("size", least=1)
    if data is not None and (hashlib.sha256(data).hexdigest(), len(data)) != (sha256, size):
        raise item.wrong("text")
    return Source(sha256, size, data)
