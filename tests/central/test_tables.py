"""Every table of ours is named by district and id, so that the same schema can be divided by district."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from central.devices.models import EnrolmentCode
from central.models import REFERENCE_TABLES, composite_keys
from central.register.models import Product
from kiosk.domain.ids import new_id
from tests.central.integrity import loose_ends, own_models
from tests.central.kiosk import moment

pytestmark = pytest.mark.django_db


def test_each_of_our_tables_has_the_composite_key():
    found = own_models()
    assert len(found) == 36
    for model in found:
        assert isinstance(model._meta.pk, models.CompositePrimaryKey), model
        assert [field.name for field in model._meta.pk_fields] == ["district", "id"], model


def test_a_table_without_a_district_is_a_listed_reference_table():
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    ours = {model._meta.db_table for model in own_models()}
    assert ours <= tables
    assert tables - ours <= REFERENCE_TABLES


def test_every_constraint_and_index_begins_with_the_district():
    for model in own_models():
        for rule in [*model._meta.constraints, *model._meta.indexes]:
            assert next(iter(rule.fields)) == "district", f"{model.__name__}: {rule.name}"


def test_no_relation_leaves_its_district():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey):
                assert model not in own_models(), f"{model.__name__}.{field.name} is not composite"
    assert sum(len(composite_keys(model)) for model in own_models()) == 26


def test_the_tables_are_the_ones_that_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("check", fail_level="WARNING")


def test_a_row_that_points_to_none_is_found(centre, office):
    """PostgreSQL refuses it; on SQLite the check at the end of every test finds it."""

    def orphan() -> None:
        with transaction.atomic():
            Product.objects.create(
                district="99.01", id=new_id(moment()), case_id=new_id(moment()), code="X", name="X", kind="pdf",
                position=0, status="pending", since=moment(),
            )  # fmt: skip
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")

    if connection.vendor == "postgresql":
        with pytest.raises(IntegrityError):
            orphan()
    else:
        orphan()
        assert loose_ends() == ["register_product.case_id: 1"]
        Product.objects.all().delete()


def test_postgresql_keeps_every_composite_key(centre):
    if connection.vendor != "postgresql":
        pytest.skip("asks PostgreSQL's own catalogue")
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'f'")
        kept = {name for (name,) in cursor.fetchall()}
    wanted = {name for model in own_models() for name, _, _ in composite_keys(model)}
    assert wanted <= kept


def test_a_code_without_a_kiosk_points_nowhere(centre, office):
    from central.devices.codes import make_enrolment_code

    make_enrolment_code(office, operator_name="B", operator_role="operator", made_by="t", now=moment())
    assert EnrolmentCode.objects.get().device is None
