"""``create_enrolment_code``: let one kiosk of an office in."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.devices.codes import make_enrolment_code
from central.devices.founding import add_office
from central.devices.models import Office


class Command(BaseCommand):
    """Prints the code; with --file also writes the invitation that a kiosk can read."""

    help = "Create a one-time enrolment code for a kiosk."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--office", required=True, help="Kemendagri code, such as 99.01.01.2001")
        parser.add_argument("--office-name", default="", help="makes the office when it is not known yet")
        parser.add_argument("--kiosk", default="", help="two characters; the next free ones when omitted")
        parser.add_argument("--operator", required=True, help="name of the first operator")
        parser.add_argument("--role", default="operator")
        parser.add_argument("--file", type=Path, help="where to write the invitation")

    def handle(self, *args: object, **options: object) -> None:
        """Make the code; CommandError when the office is unknown and has no name."""
        now, code, name = clock.now(), str(options["office"]), str(options["office_name"])
        office = Office.objects.filter(district=settings.LOKET_DISTRICT, code=code).first()
        if office is None and not name:
            raise CommandError(f"Office {code} is not known; give --office-name to make it.")
        if office is None:
            office = add_office(code, name, now)
        made = make_enrolment_code(
            office,
            operator_name=str(options["operator"]),
            operator_role=str(options["role"]),
            made_by="command",
            now=now,
            kiosk_code=str(options["kiosk"]),
        )
        file = options["file"]
        if isinstance(file, Path):
            file.write_bytes(made.invitation)
        self.stdout.write(made.text)
