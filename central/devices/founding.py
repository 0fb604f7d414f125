"""Founding a centre, and giving it a new incarnation after a restore."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from central.audit.note import note_device
from central.definitions.activate import BUILTIN, Order, activate_builtin
from central.definitions.district import district_file, tell_settings
from central.definitions.models import Activation
from central.devices.ledger import writing
from central.devices.models import Centre, Office
from central.register.publish import tell_restored
from kiosk.domain.ids import new_id


def found(now: datetime) -> Centre:
    """The centre's row of this district, made when it is absent; its name follows the setting or its district.toml.

    A new centre activates the services that come with the program; a kiosk is told when the settings are others.
    """
    district = settings.LOKET_DISTRICT
    with transaction.atomic():
        Centre.objects.bulk_create(
            [Centre(district=district, id=new_id(now), name=settings.LOKET_DISTRICT_NAME, incarnation=new_id(now))],
            ignore_conflicts=True,
        )
    order = Order(BUILTIN, now)
    if not Activation.objects.filter(district=district).exists():
        activate_builtin(order)
    tell_settings(order)
    decided = district_file()
    name = decided.settings.name if decided else settings.LOKET_DISTRICT_NAME
    Centre.objects.filter(district=district).update(name=name)
    return Centre.objects.get(district=district)


def add_office(code: str, name: str, now: datetime) -> Office:
    """The office with the Kemendagri code ``code``, made when absent, called ``name``."""
    Office.objects.bulk_create(
        [Office(district=settings.LOKET_DISTRICT, id=new_id(now), code=code, name=name)], ignore_conflicts=True
    )
    Office.objects.filter(district=settings.LOKET_DISTRICT, code=code).update(name=name)
    return Office.objects.get(district=settings.LOKET_DISTRICT, code=code)


def new_incarnation(now: datetime) -> Centre:
    """Tell every kiosk, by a new incarnation id, that this centre was restored and that it should send again."""
    with writing(settings.LOKET_DISTRICT, now) as ledger:
        centre = ledger.centre
        centre.incarnation = new_id(now)
        centre.save(update_fields=["incarnation"])
        note_device(centre.district, "", "", "centre.restored", now, {"incarnation": centre.incarnation})
        tell_restored(ledger)
    return centre
