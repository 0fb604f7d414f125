"""Addresses of the officers' pages, in Indonesian as they stand in the browser."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern

app_name = "backoffice"
urlpatterns: Final[list[URLPattern]] = []
