"""Foreign keys of two columns, kept by PostgreSQL itself; SQLite is watched by a test instead."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from central.models import add_composite_keys


def add_keys(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Add the keys of this application."""
    add_composite_keys(apps, schema, "complaints")


class Migration(migrations.Migration):
    """Adds what ``ForeignObject`` does not."""

    dependencies: ClassVar = [("receive", "0002_composite_keys"), ("complaints", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(add_keys, migrations.RunPython.noop)]
