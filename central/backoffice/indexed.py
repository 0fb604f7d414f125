"""Conditions that stand literally in a query, because engines use a partial index only for the condition it names.

Column names are bare, so these fit queries of one table (and subqueries, where the innermost table is meant).
"""

from __future__ import annotations

from typing import Final

from django.db import connection
from django.db.models import BooleanField, Func, Q

_STEPS: Final = "status IN ('pending', 'processing', 'validation', 'signing')"
_LAST: Final = "\U0010ffff"


def _literal(condition: str) -> Func:
    return Func(template=condition, output_field=BooleanField())


OPEN_CASES: Final = _literal("status IN ('received', 'in_review', 'complete')")
RUNNING: Final = _literal(f"issued_at IS NULL AND complete_at IS NOT NULL AND {_STEPS}")
AWAITED: Final = _literal(f"kind = 'pdf' AND complete_at IS NOT NULL AND {_STEPS}")


def begins(column: str, text: str) -> Q:
    """Rows whose ``column`` begins with ``text``, so that an index finds them on every engine."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": text})
    return Q(**{f"{column}__gte": text, f"{column}__lt": text + _LAST})
