"""Plain SQL for what every record and scan passes through, where building a query costs more than running it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection, models

Found = TypeVar("Found", bound=models.Model)


def rows(sql: str, *values: object) -> Sequence[tuple[object, ...]]:
    """What the question ``sql`` finds; ``values`` stand where it says ``%s``."""
    with connection.cursor() as cursor:
        cursor.execute(sql, _adapted(values))
        return list(cursor.fetchall())


def change(sql: str, *values: object) -> int:
    """How many rows the statement ``sql`` changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, _adapted(values))
        return int(cursor.rowcount)


def single(found: models.QuerySet[Found]) -> Found | None:
    """The one row of a query by key, or None; ``first`` would also have it sorted."""
    return next(iter(found), None)


def insert_once(row: models.Model, *columns: str) -> bool:
    """Insert ``row`` unless one with the same district and ``columns`` stands; whether it was inserted.

    Django's own ``ignore_conflicts`` does not tell which of the two happened.
    """
    fields = [field for field in row._meta.concrete_fields if field.column]
    quote = connection.ops.quote_name
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    # Names of tables and columns only, from our own models; every value goes beside the statement.
    sql = (
        f"INSERT INTO {quote(row._meta.db_table)} ({', '.join(quote(str(field.column)) for field in fields)}) "  # noqa: S608
        f"VALUES ({', '.join('%s' for _ in fields)}) "
        f"ON CONFLICT ({', '.join(quote(name) for name in ('district', *columns))}) DO NOTHING"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return bool(cursor.rowcount == 1)


def _adapted(values: Sequence[object]) -> list[Any]:
    adapt = connection.ops.adapt_datetimefield_value
    return [adapt(value) if isinstance(value, datetime) else value for value in values]
