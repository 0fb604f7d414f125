"""The administrator's commands for people at the kiosks."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from central.devices.models import Office, Operator


def test_somebody_comes_and_goes_by_command(office: Office) -> None:
    call_command("add_operator", "--office", office.code, "--name", "Rina Contoh")
    assert Operator.objects.get(name="Rina Contoh").active
    call_command("remove_operator", "--office", office.code, "--name", "Rina Contoh")
    assert not Operator.objects.get(name="Rina Contoh").active


def test_who_does_not_work_there_cannot_be_removed(office: Office) -> None:
    with pytest.raises(CommandError, match="Nobody"):
        call_command("remove_operator", "--office", office.code, "--name", "Rina Contoh")
