"""Plain SQL for what every record and scan passes through, where building a query costs more than running it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from django.db import connection, models

Found = TypeVar("Found", bound=models.Model)
_Field: TypeAlias = "models.Field[Any, Any]"

# Names of tables and columns stand in these statements, from our own models only; every value goes beside them.


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


def select(model: type[Found], where: str, *values: object) -> list[Found]:
    """The rows of ``model`` for which ``where`` holds, which is SQL and may also say in what order."""
    readers = _readers(model)
    found = []
    for row in rows(f"{_selection(model)} WHERE {where}", *values):
        held = list(row)
        for place, field, read in readers:
            held[place] = read(held[place], field, connection)
        found.append(model.from_db(connection.alias, [field.attname for field in _fields(model)], held))
    return found


def insert(new: Iterable[models.Model]) -> None:
    """Insert rows of one model, none of which stands there yet (IntegrityError otherwise)."""
    many = list(new)
    if not many:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_insertion(type(many[0])), [_saved(row, _fields(type(row))) for row in many])
    for row in many:
        row._state.adding = False  # noqa: SLF001 (Django documents it)


def insert_once(row: models.Model, *columns: str) -> bool:
    """Insert ``row`` unless one with the same district and ``columns`` stands; whether it was inserted.

    Django's own ``ignore_conflicts`` does not tell which of the two happened.
    """
    names = ", ".join(_quoted(name) for name in ("district", *columns))
    sql = f"{_insertion(type(row))} ON CONFLICT ({names}) DO NOTHING"
    with connection.cursor() as cursor:
        cursor.execute(sql, _saved(row, _fields(type(row))))
        return bool(cursor.rowcount == 1)


def update(row: models.Model, *columns: str) -> None:
    """Write ``columns`` of ``row``, which stands there already, as they are in memory."""
    fields = [field for field in _fields(type(row)) if field.attname in columns]
    assignments = ", ".join(f"{_quoted(str(field.column))} = %s" for field in fields)
    sql = f"UPDATE {_quoted(row._meta.db_table)} SET {assignments} WHERE district = %s AND id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*_saved(row, fields), *row.pk])


def _quoted(name: str) -> str:
    return f'"{name}"'


@lru_cache(maxsize=64)
def _fields(model: type[models.Model]) -> tuple[_Field, ...]:
    """The fields of ``model`` that have a column, in the order in which Django makes a row of them."""
    return tuple(field for field in model._meta.concrete_fields if field.column)


@lru_cache(maxsize=64)
def _selection(model: type[models.Model]) -> str:
    names = ", ".join(_quoted(str(field.column)) for field in _fields(model))
    return f"SELECT {names} FROM {_quoted(model._meta.db_table)}"  # noqa: S608


@lru_cache(maxsize=64)
def _insertion(model: type[models.Model]) -> str:
    names = ", ".join(_quoted(str(field.column)) for field in _fields(model))
    places = ", ".join("%s" for _ in _fields(model))
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608


def _readers(model: type[models.Model]) -> list[tuple[int, Any, Any]]:
    """What makes Python's value of a column's, by the column's place: this engine's part first, then the field's."""
    return [
        (place, field.cached_col, read)
        for place, field in enumerate(_fields(model))
        for read in (*connection.ops.get_db_converters(field.cached_col), *field.get_db_converters(connection))
    ]


def _saved(row: models.Model, fields: Sequence[_Field]) -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]


def _adapted(values: Sequence[object]) -> list[Any]:
    adapt = connection.ops.adapt_datetimefield_value
    return [adapt(value) if isinstance(value, datetime) else value for value in values]
