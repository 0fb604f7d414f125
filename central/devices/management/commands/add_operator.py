"""``add_operator``: let somebody work at every kiosk of an office."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.devices.models import Office
from central.devices.operators import add_operator


class Command(BaseCommand):
    """Prints the operator's id; the kiosks learn it with their next round."""

    help = "Let a person work at the kiosks of an office."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--office", required=True, help="Kemendagri code, such as 99.01.01.2001")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", default="operator")

    def handle(self, *args: object, **options: object) -> None:
        """Add the person; CommandError when the office is unknown."""
        office = Office.objects.filter(district=settings.LOKET_DISTRICT, code=str(options["office"])).first()
        if office is None:
            raise CommandError(f"Office {options['office']} is not known.")
        operator = add_operator(office, str(options["name"]), str(options["role"]), None, clock.now())
        self.stdout.write(operator.id)
