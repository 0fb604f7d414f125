"""The application of what kiosks send and fetch."""

from __future__ import annotations

from django.apps import AppConfig


class ReceiveConfig(AppConfig):
    """Names the application ``receive``."""

    name = "central.receive"
    label = "receive"
