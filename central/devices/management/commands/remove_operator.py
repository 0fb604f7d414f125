"""``remove_operator``: somebody no longer works at the kiosks of an office."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.devices.models import Operator
from central.devices.operators import remove_operator


class Command(BaseCommand):
    """Takes the person's keys away with the kiosks' next round; what he did keeps his name."""

    help = "Let a person no longer work at the kiosks of an office."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--office", required=True, help="Kemendagri code, such as 99.01.01.2001")
        parser.add_argument("--name", required=True)

    def handle(self, *args: object, **options: object) -> None:
        """Remove the person; CommandError when nobody of that name works there."""
        found = Operator.objects.filter(
            district=settings.LOKET_DISTRICT, office=str(options["office"]), name=str(options["name"]), active=True
        ).first()
        if found is None:
            raise CommandError(f"Nobody called {options['name']} works at office {options['office']}.")
        remove_operator(found, None, clock.now())
        self.stdout.write(found.id)
