"""The services as this centre has them: what counts for new cases, and every version that it ever activated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from central.definitions.models import Activation, DefinitionSource
from central.statements import rows
from kiosk.domain.definition import Service
from kiosk.domain.instants import to_text
from kiosk.domain.overlay import load_definition
from kiosk.domain.services import builtin_services, builtin_sources, builtin_version, builtin_versions
from sync.protocol import definitions as wire
from sync.protocol.records import Definition


def known(district: str, definition: Definition) -> bool:
    """Whether this centre ever activated that version; one that was never started accepts what programs came with."""
    asked = (definition.code, definition.version, definition.sha256)
    if rows(
        "SELECT 1 FROM definitions_activation WHERE district = %s AND sha256 = %s AND code = %s AND version = %s",
        district, definition.sha256, definition.code, definition.version,
    ):  # fmt: skip
        return True
    unstarted = not Activation.objects.filter(district=district).exists()
    return unstarted and asked in {(one.code, one.version, one.sha256) for one in builtin_versions()}


def active(district: str) -> dict[str, Activation]:
    """The activation that counts for new cases, by code."""
    return {one.code: one for one in Activation.objects.filter(district=district).order_by("number")}


def newest(district: str) -> Mapping[str, Service]:
    """The services that counters of the district begin cases under, by code."""
    found = {code: loaded(one) for code, one in sorted(active(district).items())}
    return found or builtin_services()


def version(district: str, sha256: str) -> Service | None:
    """The version that ``sha256`` names, None when it is not known here."""
    if (builtin := builtin_version(sha256)) is not None:
        return builtin
    row = Activation.objects.filter(district=district, sha256=sha256).first()
    return None if row is None else loaded(row)


def service_of(district: str, code: str, sha256: str) -> Service | None:
    """The version that a case was taken under, the newest of its service where that one is not known."""
    found = version(district, sha256)
    if found is not None and found.code == code:
        return found
    counts = active(district).get(code)
    return builtin_services().get(code) if counts is None else loaded(counts)


def loaded(row: Activation) -> Service:
    """The definition of an activation."""
    base = source(row.district, row.base_sha256)
    return _loaded(base, source(row.district, row.overlay_sha256) if row.overlay_sha256 else b"")


def source(district: str, sha256: str) -> bytes:
    """The file with that hash, which stands here or comes with the program."""
    builtin = builtin_sources().get(sha256)
    if builtin is not None:
        return builtin
    return bytes(DefinitionSource.objects.get(district=district, sha256=sha256).source)


def told(row: Activation) -> wire.Activation:
    """How kiosks are told of an activation."""
    names = [row.base_sha256, *([row.overlay_sha256] if row.overlay_sha256 else [])]
    return wire.Activation(
        code=row.code,
        version=row.version,
        overlay=row.overlay,
        sha256=row.sha256,
        sources=tuple(wire.source_of(source(row.district, name)) for name in names),
        number=row.number,
        older_until=to_text(row.older_until) if row.older_until else "",
    )


def active_definitions(district: str) -> tuple[wire.Activation, ...]:
    """What a kiosk is told at its enrolment: the version that counts of every service, by code."""
    return tuple(told(one) for _, one in sorted(active(district).items()))


@lru_cache(maxsize=256)
def _loaded(base: bytes, overlay: bytes) -> Service:
    return load_definition(base, overlay, name="definition")
