"""Indexes for what officers' lists ask; conditions are those of ``central.backoffice.indexed``, word for word."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_INDEXES: Final = {
    "case_open": "register_application (district, arrival) WHERE status IN ('received', 'in_review', 'complete')",
    "case_in_hand": "register_application (district, claimed_by, status, arrival)",
    "case_by_revision": "register_application (district, status, revision)",
    "case_by_since": "register_application (district, status, since)",
    "case_names": "register_application (district, name_key, arrival, id)",
    "product_running": "register_product (district, complete_at, case_id) WHERE issued_at IS NULL AND complete_at IS NOT NULL AND status IN ('pending', 'processing', 'validation', 'signing')",
    "product_awaited": "register_product (district, complete_at, position) WHERE kind = 'pdf' AND complete_at IS NOT NULL AND status IN ('pending', 'processing', 'validation', 'signing')",
}
# Under most collations PostgreSQL finds beginnings only with these; SQLite has its ordinary indexes for it.
_BEGINNINGS: Final = {
    "case_number_begins": "register_application (district, number text_pattern_ops)",
    "case_name_begins": "register_application (district, name_key text_pattern_ops)",
}


def add_indexes(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Make them."""
    wanted = _INDEXES | (_BEGINNINGS if schema.connection.vendor == "postgresql" else {})
    for name, columns in wanted.items():
        schema.execute(f"CREATE INDEX {name} ON {columns}")


def drop_indexes(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    wanted = _INDEXES | (_BEGINNINGS if schema.connection.vendor == "postgresql" else {})
    for name in wanted:
        schema.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    """Adds indexes to tables of the register, for the pages that only this application has."""

    dependencies: ClassVar = [("register", "0002_composite_keys")]
    operations: ClassVar = [migrations.RunPython(add_indexes, drop_indexes)]
