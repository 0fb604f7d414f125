"""The application of service definitions and of what a district decides for its counters."""

from __future__ import annotations

from django.apps import AppConfig


class DefinitionsConfig(AppConfig):
    """Names the application ``definitions``."""

    name = "central.definitions"
    label = "definitions"
