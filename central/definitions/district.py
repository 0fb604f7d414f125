"""What the district decides for its counters, from its district.toml or from the surroundings of the process."""

from __future__ import annotations

from django.conf import settings

from central.audit.note import note_device
from central.definitions.activate import Order, activate, overlaid, tell_district
from central.definitions.catalogue import active, source
from central.definitions.models import Activation, SettingsVersion
from central.devices.ledger import Ledger, writing
from central.devices.models import Centre, Office
from kiosk.domain.definition import BadDefinition, Service
from kiosk.domain.district import to_texts
from kiosk.domain.district_file import District, Extras, read_district
from kiosk.domain.ids import new_id
from kiosk.domain.services import load_service
from sync.protocol.changes import ChangeType


def open_district(data: bytes, *, name: str, order: Order) -> list[str]:
    """Let this district be as the file ``data`` says; applied again it changes nothing.

    Gives what was changed: ``name``, ``office 99.02.01.2001``, ``settings``, ``AKTA_LAHIR+1``.

    Raises `BadDefinition` before anything is written: those of `read_district` and of overlays, with the place in this
    file, and ``district.other`` when the file is another district's.
    """
    found = read_district(data.replace(b"\r\n", b"\n"), name=name)
    if found.code != settings.LOKET_DISTRICT:
        raise BadDefinition("district.other", file=name, key="district", found=found.code)
    with writing(found.code, order.now) as ledger:
        services = [_with_extras(found, extras, name) for extras in found.extras]
        changed = _name(ledger, found) + _offices(ledger, found)
        if _tell(ledger, _texts(found), found.source, order):
            changed.append("settings")
        for service in services:
            row = activate(ledger, service, order)
            if row is not None:
                changed.append(f"{row.code}+{row.overlay}")
        if changed:
            note_device(found.code, "", "", "district.opened", order.now, {"changed": changed, "by": order.by})
    return changed


def tell_settings(order: Order) -> bool:
    """Tell the kiosks when the surroundings give other settings than before; whether they were told."""
    with writing(settings.LOKET_DISTRICT, order.now) as ledger:
        district = district_file()
        return _tell(ledger, _texts(district), district.source if district else b"", order)


def for_kiosks() -> dict[str, str]:
    """The settings that a kiosk is told: the file's, and those of the surroundings where the file says nothing."""
    return _texts(district_file())


def district_file() -> District | None:
    """The district.toml that was applied last; None before the first."""
    rows = SettingsVersion.objects.filter(district=settings.LOKET_DISTRICT).exclude(source=b"")
    newest = rows.order_by("-number").first()
    return None if newest is None else read_district(bytes(newest.source), name="district.toml")


def _texts(district: District | None) -> dict[str, str]:
    texts = to_texts(district.settings) if district else {}
    return texts | {name: text for name, text in settings.LOKET_FOR_KIOSKS.items() if not texts.get(name)}


def _tell(ledger: Ledger, texts: dict[str, str], file: bytes, order: Order) -> bool:
    scope = SettingsVersion.objects.filter(district=ledger.centre.district)
    newest = scope.order_by("-number").first()
    if (dict(newest.texts), bytes(newest.source)) == (texts, file) if newest else not texts:
        return False
    SettingsVersion(
        district=ledger.centre.district,
        id=new_id(order.now),
        texts=texts,
        source=file,
        number=1 + scope.count(),
        told_at=order.now,
        told_by=order.by[:120],
    ).save()
    tell_district(ledger, ChangeType.SETTINGS, {"settings": texts})
    return True


def _name(ledger: Ledger, found: District) -> list[str]:
    scope = Centre.objects.filter(district=found.code).exclude(name=found.settings.name)
    return ["name"] if scope.update(name=found.settings.name) else []


def _offices(ledger: Ledger, found: District) -> list[str]:
    held = dict(Office.objects.filter(district=found.code).values_list("code", "name"))
    changed = [entry for entry in found.offices if held.get(entry.code) != entry.name]
    for entry in changed:
        if entry.code in held:
            Office.objects.filter(district=found.code, code=entry.code).update(name=entry.name)
        else:
            Office.objects.create(district=found.code, id=new_id(ledger.now), code=entry.code, name=entry.name)
    return [f"office {entry.code}" for entry in changed]


def _with_extras(found: District, extras: Extras, file: str) -> Service:
    """The service with what the file adds to it; faults are told with their place in this file."""
    counts: Activation | None = active(found.code).get(extras.service)
    if counts is None:
        raise BadDefinition("overlay.service", file=file, key=f"{extras.key}.service", found=extras.service)
    base = load_service(source(found.code, counts.base_sha256), name=extras.service)
    try:
        return overlaid(base, extras.content, file)
    except BadDefinition as fault:
        details = {name: str(fault.details[name]) for name in ("key", "found")}
        raise BadDefinition(
            fault.code, file=file, key=f"{extras.key}.{details['key']}", found=details["found"]
        ) from None
