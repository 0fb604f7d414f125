"""The files of definitions, when each version began to count, and what was told of settings; no row ever changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from central.audit.models import AppendOnlyModel
from central.models import HASH_LENGTH, BigNumber, Bytes, MaybeWhen, Number, Text, Tree, When


class DefinitionSource(AppendOnlyModel):
    """The file of a base or of an overlay, byte for byte; every kiosk of the district may read it."""

    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    source: Bytes = models.BinaryField()
    kept_at: When = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "sha256"], name="definition_source_once")]


class Activation(AppendOnlyModel):
    """One version began to count: ``number`` counts the district's activations, ``sha256`` names both files.

    Drafts under older versions may be finished until ``older_until``, for ever when it is empty. What was ever
    activated is accepted from then on.
    """

    code: Text = models.CharField(max_length=40)
    version: Number = models.IntegerField()
    overlay: Number = models.IntegerField(default=0)
    sha256: Text = models.CharField(max_length=HASH_LENGTH)
    base_sha256: Text = models.CharField(max_length=HASH_LENGTH)
    overlay_sha256: Text = models.CharField(max_length=HASH_LENGTH, blank=True)
    number: BigNumber = models.BigIntegerField()
    older_until: MaybeWhen = models.DateTimeField(null=True)
    activated_at: When = models.DateTimeField()
    activated_by: Text = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "number"], name="activation_number_once")]
        indexes: ClassVar = [
            models.Index(fields=["district", "code", "number"], name="activation_by_code"),
            models.Index(fields=["district", "sha256"], name="activation_by_hash"),
        ]


class SettingsVersion(AppendOnlyModel):
    """All settings of the counters as they were told: ``texts`` by name; ``source`` is the district.toml, if any."""

    texts: Tree = models.JSONField(default=dict)
    source: Bytes = models.BinaryField(default=b"")
    number: BigNumber = models.BigIntegerField()
    told_at: When = models.DateTimeField()
    told_by: Text = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["district", "number"], name="settings_number_once")]
