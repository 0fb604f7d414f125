"""A centre of its own in this process, for runs outside pytest: its tables, keys and two enrolled kiosks to copy."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from central.accounts.models import Officer
    from tests.sync.village import Mould

Village = tuple["Officer", Sequence["Mould"]]


def stand_up(folder: Path) -> Village:
    """Set Django up on ``folder`` (once a process) and build the village."""
    for name in [name for name in os.environ if name.startswith(("LOKET_", "DJANGO_"))]:
        del os.environ[name]
    os.environ |= {"LOKET_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "central.settings"}
    for name in ("keys", "blobs", "uploads", "tls", "static"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return furnish(folder)


def furnish(folder: Path) -> Village:
    """Keys, TLS and the village, in a process whose Django stands already."""
    from django.conf import settings

    from central.devices.keyring import create_keys
    from central.devices.tls import create_tls
    from tests.sync.village import build_village, now

    create_keys(settings.LOKET_DATA)
    create_tls(settings.LOKET_DATA, ["localhost"], now())
    officer, moulds = build_village(folder / "moulds")
    return officer, moulds
