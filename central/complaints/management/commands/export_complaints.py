"""``export_complaints``: what only the inspectorate may read, as a file to hand over."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.complaints.reading import export


class Command(BaseCommand):
    """Writes a ZIP of sealed complaints and marks them as passed on; the key to them is the inspectorate's."""

    help = "Write the complaints that are sealed to the inspectorate into a file, and mark them as forwarded."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the ZIP file to write; it must not exist")

    def handle(self, *args: object, **options: object) -> None:
        """Write the file; CommandError when it exists already."""
        target = Path(str(options["file"]))
        if target.exists():
            raise CommandError(f"{target} exists already.")
        count = export(settings.LOKET_DISTRICT, target, clock.now())
        self.stdout.write(f"{count} complaints written to {target}" if count else "No complaint waits.")
