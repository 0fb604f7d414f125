"""What this kiosk is to the centre: its ids, keys and settings, as the enrolment gave them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.domain.district import DistrictSettings, from_texts
from kiosk.store import settings
from kiosk.store.store import Store
from kiosk.work.errors import DeedRefused
from sync.protocol.enrolment import Answer, Recipients
from sync.protocol.keys import load_private, private_text, public_text
from sync.protocol.seal import Identity

_KEY = "device"
_SETTING = "setting."
_DEFAULT_ZONE = "Asia/Jakarta"


@dataclass(frozen=True)
class Device:
    """An enrolled kiosk. ``identity`` opens what the centre seals to it; of ``server_keys`` the first is current."""

    id: str
    district: str
    district_name: str
    office: str
    office_name: str
    kiosk_code: str
    signing_key: Ed25519PrivateKey
    identity: Identity
    server_keys: tuple[str, ...]
    recipients: Recipients
    url: str
    ca_pem: str
    training: bool
    settings: Mapping[str, str]

    @property
    def key(self) -> str:
        """The public key under which the centre knows this device."""
        return public_text(self.signing_key)

    @property
    def district_settings(self) -> DistrictSettings:
        """The district's settings as they stand, defaults where it has not decided."""
        return from_texts(self.settings)

    @property
    def zone(self) -> tzinfo:
        """The office's time zone (setting ``zone``): it decides the day on receipts."""
        try:
            return ZoneInfo(self.settings.get("zone", _DEFAULT_ZONE))
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo(_DEFAULT_ZONE)

    @property
    def allow_contoh(self) -> bool:
        """Whether the fictitious province 99 passes: in training, and in a district whose own code is 99.xx."""
        return self.training or self.district.startswith("99")


def device_from(answer: Answer, key: Ed25519PrivateKey, identity: Identity, url: str) -> Device:
    """The device that ``answer`` makes of this kiosk."""
    return Device(
        id=answer.device, district=answer.district, district_name=answer.district_name, office=answer.office,
        office_name=answer.office_name, kiosk_code=answer.kiosk_code, signing_key=key, identity=identity,
        server_keys=answer.server_keys, recipients=answer.recipients, url=url, ca_pem=answer.ca_pem, training=False,
        settings=dict(answer.settings),
    )  # fmt: skip


def save(store: Store, device: Device) -> None:
    """Keep ``device`` in the encrypted store, keys included."""
    document = {
        "id": device.id, "district": device.district, "district_name": device.district_name, "office": device.office,
        "office_name": device.office_name, "kiosk_code": device.kiosk_code,
        "signing_key": private_text(device.signing_key), "identity": device.identity.secret,
        "recipient": device.identity.recipient, "server_keys": list(device.server_keys),
        "centre": device.recipients.centre, "recovery": device.recipients.recovery,
        "inspectorate": device.recipients.inspectorate, "url": device.url, "ca_pem": device.ca_pem,
        "training": device.training,
    }  # fmt: skip
    with store.atomic():
        settings.put(store, _KEY, json.dumps(document))
        save_settings(store, device.settings)


def save_settings(store: Store, texts: Mapping[str, str]) -> None:
    """Let the district's settings be exactly ``texts``; a running device follows with `follow_settings`."""
    with store.atomic():
        settings.forget_under(store, _SETTING)
        for name, value in texts.items():
            settings.put(store, _SETTING + name, value)


def follow_settings(store: Store, device: Device) -> None:
    """Let a device in use have the settings that are in the store, without a restart."""
    held, kept = device.settings, settings.under(store, _SETTING)
    if isinstance(held, dict):
        held.update(kept)
        for name in held.keys() - kept.keys():
            held.pop(name, None)


def load(store: Store) -> Device:
    """The device whose store this is; raises `DeedRefused` ``device.missing`` before enrolment."""
    kept = settings.get(store, _KEY)
    if not kept:
        raise DeedRefused("device.missing")
    found = json.loads(kept)
    return Device(
        **{name: found[name] for name in ("id", "district", "district_name", "office", "office_name", "kiosk_code")},
        signing_key=load_private(found["signing_key"]),
        identity=Identity(found["identity"], found["recipient"]),
        server_keys=tuple(found["server_keys"]),
        recipients=Recipients(found["centre"], found["recovery"], found["inspectorate"]),
        url=found["url"], ca_pem=found["ca_pem"], training=bool(found["training"]),
        settings=settings.under(store, _SETTING),
    )  # fmt: skip
