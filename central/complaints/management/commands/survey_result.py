"""``survey_result``: the satisfaction survey of some months, as CSV."""

from __future__ import annotations

import csv
import re

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central.complaints.surveys import cells, result, shown
from kiosk.domain.survey import Element, publishable

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class Command(BaseCommand):
    """Prints one line a cell: the district, each office and each service; cells of fewer than five are left empty."""

    help = "Print respondents, the mean of each element, IKM and grade of the given months."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("months", nargs="+", help="such as 2026-07 2026-08")

    def handle(self, *args: object, **options: object) -> None:
        """Print the table; CommandError for what is no month."""
        given = options["months"]
        months = [str(month) for month in given] if isinstance(given, list) else []
        if not months or not all(_MONTH.fullmatch(month) for month in months):
            raise CommandError("A month is written 2026-11.")
        rows = csv.writer(self.stdout, delimiter=";", lineterminator="\n")
        rows.writerow(["bagian", "responden", "tidak_lengkap", *(each.value for each in Element), "ikm", "mutu"])
        for cell in cells(settings.LOKET_DISTRICT, months):
            found = result(settings.LOKET_DISTRICT, months, cell=cell)
            if not publishable(found.respondents):
                rows.writerow([cell, "< 5"])
                continue
            means = [shown(found.nrr.get(each)) for each in Element]
            rows.writerow([cell, found.respondents, found.incomplete, *means, shown(found.ikm), found.grade or "-"])
