"""Plain SQL for what every record and scan passes through, where building a query costs more than running it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

Found = TypeVar("Found", bound=models.Model)
_Field: TypeAlias = "models.Field[Any, Any]"

_PLAIN: Final = (models.CharField, models.TextField, models.IntegerField)
"""Texts and whole numbers are the same in Python and in every engine; values of other fields are adapted."""

# Names of tables and columns stand in these statements, from our own models only; every value goes beside them.


def rows(sql: str, *values: object) -> Sequence[tuple[object, ...]]:
    """What the question ``sql`` finds; ``values`` stand where it says ``%s``."""
    engine = _engine()
    with engine.cursor() as cursor:
        cursor.execute(sql, _adapted(engine, values))
        return list(cursor.fetchall())


def change(sql: str, *values: object) -> int:
    """How many rows the statement ``sql`` changed."""
    engine = _engine()
    with engine.cursor() as cursor:
        cursor.execute(sql, _adapted(engine, values))
        return int(cursor.rowcount)


def single(found: models.QuerySet[Found]) -> Found | None:
    """The one row of a query by key, or None; ``first`` would also have it sorted."""
    return next(iter(found), None)


def select(model: type[Found], where: str, *values: object) -> list[Found]:
    """The rows of ``model`` for which ``where`` holds, which is SQL and may also say in what order."""
    engine = _engine()
    readers, names = _readers(engine, model), [field.attname for field in _fields(model)]
    found = []
    for row in rows(f"{_selection(model)} WHERE {where}", *values):
        held = list(row)
        for place, column, read in readers:
            held[place] = read(held[place], column, engine)
        found.append(model.from_db(DEFAULT_DB_ALIAS, names, held))
    return found


def insert(new: Iterable[models.Model]) -> None:
    """Insert rows of one model, none of which stands there yet (IntegrityError otherwise)."""
    many = list(new)
    if not many:
        return
    engine, fields = _engine(), _fields(type(many[0]))
    with engine.cursor() as cursor:
        cursor.executemany(_insertion(type(many[0])), [_saved(engine, row, fields) for row in many])
    for row in many:
        row._state.adding = False  # noqa: SLF001 (Django documents it)


def insert_once(row: models.Model, *columns: str) -> bool:
    """Insert ``row`` unless one with the same district and ``columns`` stands; whether it was inserted.

    Django's own ``ignore_conflicts`` does not tell which of the two happened.
    """
    names = ", ".join(_quoted(name) for name in ("district", *columns))
    sql = f"{_insertion(type(row))} ON CONFLICT ({names}) DO NOTHING"
    engine = _engine()
    with engine.cursor() as cursor:
        cursor.execute(sql, _saved(engine, row, _fields(type(row))))
        return bool(cursor.rowcount == 1)


def update(row: models.Model, *columns: str) -> None:
    """Write ``columns`` of ``row``, which stands there already, as they are in memory."""
    fields = [field for field in _fields(type(row)) if field.attname in columns]
    assignments = ", ".join(f"{_quoted(str(field.column))} = %s" for field in fields)
    sql = f"UPDATE {_quoted(row._meta.db_table)} SET {assignments} WHERE district = %s AND id = %s"  # noqa: S608
    engine = _engine()
    with engine.cursor() as cursor:
        cursor.execute(sql, [*_saved(engine, row, fields), *row.pk])


def _engine() -> BaseDatabaseWrapper:
    """This thread's connection itself; Django's ``connection`` would look it up anew at every touch."""
    return connections[DEFAULT_DB_ALIAS]


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


def _readers(engine: BaseDatabaseWrapper, model: type[models.Model]) -> list[tuple[int, Any, Any]]:
    """What makes Python's value of a column's, by the column's place: the engine's part first, then the field's."""
    return [
        (place, field.cached_col, read)
        for place, field in enumerate(_fields(model))
        if not isinstance(field, _PLAIN)
        for read in (*engine.ops.get_db_converters(field.cached_col), *field.get_db_converters(engine))
    ]


def _saved(engine: BaseDatabaseWrapper, row: models.Model, fields: Sequence[_Field]) -> list[Any]:
    values = [getattr(row, field.attname) for field in fields]
    return [
        value if isinstance(field, _PLAIN) else field.get_db_prep_save(value, engine)
        for field, value in zip(fields, values, strict=True)
    ]


def _adapted(engine: BaseDatabaseWrapper, values: Sequence[object]) -> list[Any]:
    adapt = engine.ops.adapt_datetimefield_value
    return [adapt(value) if isinstance(value, datetime) else value for value in values]
