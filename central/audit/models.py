"""Who looked at or did what, written once and never changed."""

from __future__ import annotations

from typing import ClassVar, NoReturn

from django.db import models

from central.models import ID_LENGTH, DistrictModel, Text, Tree, When


class AppendOnly(Exception):
    """Somebody tried to change or delete what may only be added to."""


class AppendOnlyModel(DistrictModel):
    """Rows that can be added and read, nothing else."""

    class Meta:
        abstract = True

    def save(self, **options: object) -> None:
        """Add the row; AppendOnly when it stands already."""
        if not self._state.adding:
            raise AppendOnly(self._meta.label)
        super().save(force_insert=True)

    def delete(self, using: str | None = None, keep_parents: bool = False) -> NoReturn:  # noqa: FBT001, FBT002 (as Django names it)
        """Always AppendOnly."""
        raise AppendOnly(self._meta.label)


class AuditEntry(AppendOnlyModel):
    """One look or deed: by an officer, by an operator at a kiosk, or by the centre itself (both empty)."""

    at: When = models.DateTimeField()
    deed: Text = models.CharField(max_length=60)
    officer: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    who: Text = models.CharField(max_length=120, blank=True)
    device: Text = models.CharField(max_length=ID_LENGTH, blank=True)
    subject: Text = models.CharField(max_length=120, blank=True)
    detail: Tree = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "at"], name="audit_by_time"),
            models.Index(fields=["district", "subject", "at"], name="audit_by_subject"),
        ]
