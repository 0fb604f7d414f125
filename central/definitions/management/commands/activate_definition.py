"""``activate_definition``: let new cases follow definitions, from files or from the program itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.definitions.activate import Order, activate_builtin, activate_file
from central.definitions.models import Activation
from central.definitions.words import sentence
from central.devices.founding import found
from central.receive.examine import examine_all
from kiosk.domain.definition import BadDefinition

Done = TypeVar("Done")


class Command(BaseCommand):
    """Activates, tells the kiosks through the district's log, and looks again at records that waited for a version."""

    help = "Activate service definitions (bases or overlays of the district)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--builtin", action="store_true", help="what comes with this program in a newer version")
        parser.add_argument(
            "--older-until", type=_day, default=None, metavar="YYYY-MM-DD",
            help="the last day (UTC) on which drafts of older versions may be finished; without it they always may",
        )  # fmt: skip
        parser.add_argument("--by", default="command", help="who orders it, for the record")

    def handle(self, *args: object, **options: object) -> None:
        """Activate each; CommandError with file, place and sentence for the first fault, what came before it stays."""
        now = clock.now()
        found(now)
        until = options["older_until"]
        order = Order(str(options["by"]), now, until if isinstance(until, datetime) else None)
        files = options["files"]
        named = [Path(str(file)) for file in files] if isinstance(files, list) else []
        if not named and not options["builtin"]:
            raise CommandError("Name a FILE or give --builtin.")
        if options["builtin"]:
            self._say(_of_program(order))
        for path in named:
            self._say([_activated(path, order)])
        examine_all(settings.LOKET_DISTRICT, now)

    def _say(self, rows: Iterable[Activation | None]) -> None:
        for row in rows:
            self.stdout.write("nothing new" if row is None else f"{row.code}@{row.version}+{row.overlay} {row.sha256}")


def _of_program(order: Order) -> list[Activation]:
    return _told(lambda: activate_builtin(order))


def _activated(path: Path, order: Order) -> Activation | None:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise CommandError(f"{path}: {problem.strerror}") from problem
    return _told(lambda: activate_file(data, name=path.name, order=order))


def _told(work: Callable[[], Done]) -> Done:
    try:
        return work()
    except BadDefinition as fault:
        raise CommandError(sentence(fault)) from fault


def _day(text: str) -> datetime:
    return datetime.combine(datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC), time.max, UTC).replace(
        microsecond=0
    )
