"""Indexes for what reports ask of the register: cases by receipt, results by kind and day."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_INDEXES: Final = {
    "case_by_receipt": "register_application (district, first_received_at)",
    "product_by_issue": "register_product (district, code, issued_at)",
}


def add_indexes(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Make them."""
    for name, columns in _INDEXES.items():
        schema.execute(f"CREATE INDEX {name} ON {columns}")


def drop_indexes(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    for name in _INDEXES:
        schema.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    """Adds indexes to tables of the register."""

    dependencies: ClassVar = [("register", "0002_composite_keys")]
    operations: ClassVar = [migrations.RunPython(add_indexes, drop_indexes)]
