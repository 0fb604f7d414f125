"""``monthly_report``: the letter to the bupati or wali kota as PDF, and the same figures as CSV and workbook."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.reports.monthly import monthly
from central.reports.typed import BadTyped, read_typed
from kiosk.domain.report_facts import InvalidPeriod, Period
from kiosk.forms.monthly_pdf import monthly_pdf
from kiosk.forms.monthly_tables import monthly_report
from kiosk.forms.report_csv import report_csv
from kiosk.forms.report_xlsx import report_xlsx


class Command(BaseCommand):
    """Writes three files beside one another; each is the old one or the whole new one."""

    help = "Write the monthly report as PDF, CSV and XLSX (docs/howto/monthly-report.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--month", required=True, help="such as 2026-10")
        parser.add_argument("--out", required=True, type=Path, help="the PDF; CSV and XLSX get the same name")
        parser.add_argument("--targets", required=True, type=Path, help="letterhead, targets and denominators (TOML)")
        parser.add_argument("--followup", nargs="*", default=[], help="a text for each of the commonest reasons")

    def handle(self, *args: object, **options: object) -> None:
        """Write the files; CommandError for a month, a file or a place that cannot be used."""
        out, given = Path(str(options["out"])), options["followup"]
        if out.suffix.lower() != ".pdf":
            raise CommandError("--out must end in .pdf")
        try:
            period = Period.month(str(options["month"]))
            typed = read_typed(Path(str(options["targets"])))
        except InvalidPeriod as error:
            raise CommandError("--month is written 2026-10") from error
        except BadTyped as error:
            raise CommandError(str(error)) from error
        followups = [str(text) for text in given] if isinstance(given, list) else []
        month = monthly(settings.LOKET_DISTRICT, period, typed, followups, clock.now())
        report = monthly_report(month)
        for suffix, data in (
            (".pdf", monthly_pdf(month)), (".csv", report_csv(report)), (".xlsx", report_xlsx(report)),
        ):  # fmt: skip
            self._write(out.with_suffix(suffix), data)

    def _write(self, target: Path, data: bytes) -> None:
        part = target.with_name(f".{target.name}.part")
        try:
            part.write_bytes(data)
            part.replace(target)
        except OSError as error:
            raise CommandError(f"{target}: {error.strerror}") from error
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(str(target))
