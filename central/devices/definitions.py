"""The service definitions that kiosks of this district work by."""

from __future__ import annotations

from functools import lru_cache

from kiosk.domain.services import builtin_services
from sync.protocol.records import Definition


@lru_cache(maxsize=1)
def active_definitions() -> tuple[Definition, ...]:
    """Every active definition, by code."""
    services = builtin_services()
    return tuple(Definition(code, services[code].version, services[code].sha256) for code in sorted(services))
