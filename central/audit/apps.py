"""The application of the audit trail."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Names the application ``audit``."""

    name = "central.audit"
    label = "audit"
