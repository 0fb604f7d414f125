"""The application of reports; it has no table of its own."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Names the application ``reports``."""

    name = "central.reports"
    label = "reports"
