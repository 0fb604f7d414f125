"""Foreign keys of two columns for the tables that lay cases beside each other, kept by PostgreSQL itself."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from central.models import add_composite_keys


def add_keys(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Add the keys of the four tables."""
    add_composite_keys(apps, schema, "register", {"casetraits", "casekey", "likecase", "brokersignal"})


class Migration(migrations.Migration):
    """Adds what ``ForeignObject`` does not."""

    dependencies: ClassVar = [("register", "0003_watch")]
    operations: ClassVar = [migrations.RunPython(add_keys, migrations.RunPython.noop)]
