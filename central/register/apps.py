"""The application of cases and the deeds done on them."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Names the application ``register``."""

    name = "central.register"
    label = "register"
