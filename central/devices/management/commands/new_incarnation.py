"""``new_incarnation``: to be run once after the centre was restored from a backup."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from central import clock
from central.devices.founding import new_incarnation


class Command(BaseCommand):
    """Gives the centre a new incarnation, so that kiosks send again what they still hold."""

    help = "Tell all kiosks that this centre was restored."

    def handle(self, *args: object, **options: object) -> None:
        """Draw the id and print it."""
        self.stdout.write(new_incarnation(clock.now()).incarnation)
