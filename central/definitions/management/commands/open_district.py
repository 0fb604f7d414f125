"""``open_district``: let this district be as its district.toml says."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.definitions.activate import Order
from central.definitions.district import open_district
from central.definitions.words import sentence
from central.devices.founding import found
from kiosk.domain.definition import BadDefinition


class Command(BaseCommand):
    """Creates what is missing, changes what differs, and says what it did; the same file again changes nothing."""

    help = "Open or change this district by its district.toml."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", default="command", help="who orders it, for the record")

    def handle(self, *args: object, **options: object) -> None:
        """Apply the file; CommandError with place and sentence for the first mistake in it, and nothing is changed."""
        now, path = clock.now(), Path(str(options["file"]))
        try:
            data = path.read_bytes()
        except OSError as problem:
            raise CommandError(f"{path}: {problem.strerror}") from problem
        found(now)
        try:
            changed = open_district(data, name=path.name, order=Order(str(options["by"]), now))
        except BadDefinition as fault:
            raise CommandError(sentence(fault)) from fault
        for line in changed or ["nothing new"]:
            self.stdout.write(line)
