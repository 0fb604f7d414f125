"""Cases beside which another one stands that may be the same."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from central.register.watch_models import LikeCase
from kiosk.domain.application import Status

_VOID: Final = (Status.REJECTED, Status.WITHDRAWN, Status.EXPIRED)


def standing(district: str) -> QuerySet[LikeCase]:
    """The pairs of which neither case was rejected, withdrawn or has lapsed; every pair has a row for each of both."""
    found = LikeCase.objects.filter(district=district)
    return found.exclude(other__status__in=_VOID).exclude(case__status__in=_VOID)
