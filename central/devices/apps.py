"""The application of offices, kiosks and their keys."""

from __future__ import annotations

from django.apps import AppConfig


class DevicesConfig(AppConfig):
    """Names the application ``devices``."""

    name = "central.devices"
    label = "devices"
