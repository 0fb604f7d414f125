"""What every table of ours has in common: a row is named by its district and an id, and points to others by both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

Text: TypeAlias = "models.CharField[str, str]"
LongText: TypeAlias = "models.TextField[str, str]"
Number: TypeAlias = "models.IntegerField[int, int]"
BigNumber: TypeAlias = "models.BigIntegerField[int, int]"
Flag: TypeAlias = "models.BooleanField[bool, bool]"
When: TypeAlias = "models.DateTimeField[datetime, datetime]"
MaybeWhen: TypeAlias = "models.DateTimeField[datetime | None, datetime | None]"
Bytes: TypeAlias = "models.BinaryField[bytes, bytes]"
Tree: TypeAlias = "models.JSONField[dict[str, object], dict[str, object]]"
Rows: TypeAlias = "models.JSONField[list[dict[str, object]], list[dict[str, object]]]"

Texts: TypeAlias = "models.JSONField[list[str], list[str]]"

ID_LENGTH: Final = 36
HASH_LENGTH: Final = 64

REFERENCE_TABLES: Final = frozenset(
    {
        # Django's own; none holds a resident's data, and each centre fills them by itself.
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "django_migrations",
        "django_session",
        # SQLite's own.
        "sqlite_sequence",
    }
)
"""Tables without a district column; on a cluster they are copied to every node instead of being divided."""


class DistrictModel(models.Model):
    """A row of one district: ``district`` is a code such as ``99.01``, ``id`` a UUIDv7 in canonical text.

    The primary key is both, so the same schema can be divided by district on several machines.
    """

    pk = models.CompositePrimaryKey("district", "id")
    district: Text = models.CharField(max_length=5)
    id: Text = models.CharField(max_length=ID_LENGTH)

    class Meta:
        abstract = True


def relation(to: str, column: str, *, related_name: str = "+", null: bool = False) -> models.ForeignObject[Any, Any]:
    """The row of ``to`` (``app.Model``) in the same district whose id stands in ``column``."""
    return models.ForeignObject(
        to,
        on_delete=models.PROTECT,
        from_fields=["district", column],
        to_fields=["district", "id"],
        related_name=related_name,
        null=null,
    )


def composite_keys(model: type[models.Model]) -> Sequence[tuple[str, str, str]]:
    """The relations of ``model`` as (constraint, column, other table), in the order of their declaration."""
    found = []
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignObject) and not isinstance(field, models.ForeignKey):
            column = str(field.from_fields[1])
            other = field.related_model
            table = model._meta.db_table
            if isinstance(other, type):
                found.append((f"{table}_{column}_fk", column, other._meta.db_table))
    return found


def add_composite_keys(apps: StateApps, schema: BaseDatabaseSchemaEditor, app: str, only: Collection[str] = ()) -> None:
    """Let PostgreSQL refuse a row of ``app`` that points to none; SQLite cannot add a key to a table that exists.

    ``only`` are the models (lower case) that a later migration added; all of the application's when it is empty.
    """
    if schema.connection.vendor != "postgresql":
        return
    quote = schema.quote_name
    for model in apps.get_app_config(app).get_models():
        if only and model._meta.model_name not in only:
            continue
        for name, column, other in composite_keys(model):
            schema.execute(
                f"ALTER TABLE {quote(model._meta.db_table)} ADD CONSTRAINT {quote(name)} "
                f"FOREIGN KEY (district, {quote(column)}) REFERENCES {quote(other)} (district, id) "
                "DEFERRABLE INITIALLY DEFERRED"
            )
