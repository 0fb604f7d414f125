"""``add_operator``: let somebody work at every kiosk of an office."""

from __future__ import annotations

from typing import Final, cast

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.devices.models import Office
from central.devices.operators import OFFICE, add_operator, volunteer
from central.problems import Refused
from kiosk.domain.neighbourhoods import VOLUNTEER

_WHY: Final = {
    "operator.area": "A volunteer has the role relawan and one RT/RW at least, such as --rt 002/005; nobody else has.",
    "operator.phone": "This is no mobile telephone number of Indonesia.",
    "operator.nik": "This is no NIK.",
}


class Command(BaseCommand):
    """Prints the operator's id; the kiosks learn it with their next round."""

    help = "Let a person work at the kiosks of an office."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--office", required=True, help="Kemendagri code, such as 99.01.01.2001")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", default="operator", help="operator, or relawan for a volunteer of an RT/RW")
        parser.add_argument("--rt", action="append", default=[], help="RT/RW of a volunteer, such as 002/005; again")
        parser.add_argument("--phone", default="", help="a volunteer's own telephone")
        parser.add_argument("--nik", default="", help="a volunteer's own NIK")

    def handle(self, *args: object, **options: object) -> None:
        """Add the person; CommandError when the office is unknown."""
        office = Office.objects.filter(district=settings.LOKET_DISTRICT, code=str(options["office"])).first()
        if office is None:
            raise CommandError(f"Office {options['office']} is not known.")
        name, role = str(options["name"]), str(options["role"])
        try:
            helper = OFFICE
            if role == VOLUNTEER or options["rt"]:
                helper = volunteer(list(cast("list[str]", options["rt"])), str(options["phone"]), str(options["nik"]))
            operator = add_operator(office, name, role, None, clock.now(), helper)
        except Refused as refused:
            raise CommandError(_WHY.get(refused.code, refused.code)) from None
        self.stdout.write(operator.id)
