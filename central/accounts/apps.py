"""The application of officers of the district."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Names the application ``accounts``."""

    name = "central.accounts"
    label = "accounts"
