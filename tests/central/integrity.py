"""Whether every relation of every table of ours points to a row: what PostgreSQL keeps by itself, asked on SQLite."""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models

from central.models import DistrictModel, composite_keys


def own_models() -> list[type[models.Model]]:
    """Every table of ours."""
    return [model for model in apps.get_models() if issubclass(model, DistrictModel)]


def loose_ends() -> list[str]:
    """Each relation with rows that point to none, as ``table.column: count``."""
    found = []
    for model in own_models():
        for _, column, other in composite_keys(model):
            table = model._meta.db_table
            with connection.cursor() as cursor:
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{table}" AS a LEFT JOIN "{other}" AS b '  # noqa: S608 (names of our own)
                    f'ON a.district = b.district AND a."{column}" = b.id '
                    f'WHERE b.id IS NULL AND a."{column}" IS NOT NULL'
                )
                (count,) = cursor.fetchone()
            if count:
                found.append(f"{table}.{column}: {count}")
    return found
