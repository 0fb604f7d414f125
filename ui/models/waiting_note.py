"""What the login screen says before anybody has the key: how many applications wait to be sent."""

from __future__ import annotations

from pathlib import Path

from kiosk.store import status


def waiting_note(folder: Path) -> tuple[str, str]:
    """The sentence and its icon, from the plain file beside the store."""
    waiting = status.read(folder).applications
    if waiting <= 0:
        return "Tidak ada yang menunggu dikirim.", "cloud-check-outline"
    return f"Menunggu dikirim: {waiting}. Data tersimpan aman; masuk agar pengiriman berjalan.", "cloud-upload-outline"


def office_name(folder: Path) -> str:
    """The office whose computer this is, as the last session left it."""
    return status.read(folder).office_name
