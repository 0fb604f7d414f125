"""The application of complaints and the satisfaction survey."""

from __future__ import annotations

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Names the application ``complaints``."""

    name = "central.complaints"
    label = "complaints"
