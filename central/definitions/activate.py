"""Activating a definition: from then on new cases follow it, and what was ever active is accepted."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings

from central.audit.note import note_device
from central.definitions.catalogue import active, loaded, source, told
from central.definitions.models import Activation, DefinitionSource
from central.devices.ledger import Ledger, writing
from central.devices.models import Device
from kiosk.domain.definition import BadDefinition, Service
from kiosk.domain.ids import new_id
from kiosk.domain.overlay import apply, read_overlay
from kiosk.domain.overlay_writer import write_overlay
from kiosk.domain.services import builtin_services, builtin_versions, load_service
from sync.protocol.changes import ChangeType
from sync.protocol.definitions import activation_body

BUILTIN = "program"
_HEAD = frozenset({"service", "base", "overlay"})


@dataclass(frozen=True, slots=True)
class Order:
    """Who activates, when, and until when drafts of older versions may be finished (None: for ever)."""

    by: str
    now: datetime
    older_until: datetime | None = None


def activate_file(data: bytes, *, name: str, order: Order) -> Activation | None:
    """Let new cases follow the base or the overlay in ``data``; None when they do so already.

    A new base takes the district's overlay along: its papers and texts are written anew for it. Raises `BadDefinition`
    before anything is written: its own faults, ``definition.version_twice`` when another file had this version,
    ``overlay.service`` when there is no such base, and the overlay's faults when it does not fit the new base.
    """
    district = settings.LOKET_DISTRICT
    data = data.replace(b"\r\n", b"\n")
    with writing(district, order.now) as ledger:
        counting = active(district)
        if is_overlay(data):
            overlay = read_overlay(data, name=name)
            if overlay.service not in counting:
                raise BadDefinition("overlay.service", file=name, key="service", found=overlay.service)
            base = load_service(source(district, counting[overlay.service].base_sha256), name=name)
            return activate(ledger, apply(base, overlay), order)
        return activate(ledger, _with_extras(load_service(data, name=name), counting, name), order)


def activate_builtin(order: Order) -> list[Activation]:
    """Let new cases follow what comes with the program; only what does not count yet is activated.

    A centre that never activated anything takes over every version that programs came with, so that records of older
    kiosks are accepted.
    """
    district = settings.LOKET_DISTRICT
    with writing(district, order.now) as ledger:
        counting = active(district)
        if not counting:
            made = [activate(ledger, service, order) for service in builtin_versions()]
        else:
            wanted = _newer(builtin_services(), counting)
            made = [activate(ledger, _with_extras(one, counting, BUILTIN), order) for one in wanted]
    return [one for one in made if one is not None]


def waiting_builtin() -> list[str]:
    """Codes of services that come with the program in a version newer than the one that counts."""
    return [service.code for service in _newer(builtin_services(), active(settings.LOKET_DISTRICT))]


def activate(ledger: Ledger, service: Service, order: Order) -> Activation | None:
    """Activate ``service``, its overlay included, inside a deed; None when it counts already."""
    district = ledger.centre.district
    counts = Activation.objects.filter(district=district, code=service.code).order_by("-number").first()
    if counts is not None and counts.sha256 == service.sha256:
        return None
    base_sha256 = hashlib.sha256(service.source).hexdigest()
    _refuse_another_version(district, service, base_sha256)
    _keep(district, service, order.now)
    row = Activation(
        district=district,
        id=new_id(order.now),
        code=service.code,
        version=service.version,
        overlay=service.overlay,
        sha256=service.sha256,
        base_sha256=base_sha256,
        overlay_sha256=hashlib.sha256(service.overlay_source).hexdigest() if service.overlay_source else "",
        number=1 + Activation.objects.filter(district=district).count(),
        older_until=order.older_until,
        activated_at=order.now,
        activated_by=order.by[:120],
    )
    row.save()
    tell_district(ledger, ChangeType.DEFINITION, activation_body(told(row)))
    detail = {"subject": row.code, "version": row.version, "overlay": row.overlay, "sha256": row.sha256, "by": order.by}
    note_device(district, "", "", "definition.activated", order.now, detail)
    return row


def tell_district(ledger: Ledger, type_: ChangeType, body: Mapping[str, object]) -> None:
    """Write into the district's log, unless there is no kiosk yet: the first ones are told when they are enrolled."""
    if Device.objects.filter(district=ledger.centre.district).exists():
        ledger.to_district(type_.value, body)


def overlaid(base: Service, content: Mapping[str, Any], file: str) -> Service:
    """``base`` with the district's ``content``, as the overlay that counts or as a new one; alone without content."""
    if not content:
        return base
    numbers = Activation.objects.filter(district=settings.LOKET_DISTRICT, code=base.code).order_by("-number")
    counts = numbers.first()
    write: Callable[[int], bytes] = lambda number: write_overlay(  # noqa: E731
        content, service=base.code, base=base.version, number=number
    )
    if counts is not None and counts.overlay and counts.version == base.version:
        held = source(counts.district, counts.overlay_sha256)
        if held == write(counts.overlay):
            return loaded(counts)
    highest = max(numbers.values_list("overlay", flat=True), default=0)
    return apply(base, read_overlay(write(highest + 1), name=file))


def is_overlay(data: bytes) -> bool:
    """Whether the file names a base in place of being one; a file that is no TOML is a base with a fault."""
    return "base" in _values(data)


def _with_extras(base: Service, counting: Mapping[str, Activation], file: str) -> Service:
    counts = counting.get(base.code)
    if counts is None or not counts.overlay or counts.base_sha256 == base.sha256:
        return loaded(counts) if counts is not None and counts.base_sha256 == base.sha256 else base
    held = _values(source(counts.district, counts.overlay_sha256))
    return overlaid(base, {key: value for key, value in held.items() if key not in _HEAD}, file)


def _values(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode(), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def _newer(services: Mapping[str, Service], counting: Mapping[str, Activation]) -> Iterable[Service]:
    for code, service in services.items():
        if code not in counting or counting[code].version < service.version:
            yield service


def _refuse_another_version(district: str, service: Service, base_sha256: str) -> None:
    scope = Activation.objects.filter(district=district, code=service.code, version=service.version)
    if scope.exclude(base_sha256=base_sha256).exists():
        raise BadDefinition("definition.version_twice", file=service.code, key="version", found=str(service.version))


def _keep(district: str, service: Service, now: datetime) -> None:
    for data in filter(None, (service.source, service.overlay_source)):
        sha256 = hashlib.sha256(data).hexdigest()
        if not DefinitionSource.objects.filter(district=district, sha256=sha256).exists():
            DefinitionSource(district=district, id=new_id(now), sha256=sha256, source=data, kept_at=now).save()
