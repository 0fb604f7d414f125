"""A month of the district for the letter to the bupati or wali kota: the register, the survey and what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from central.complaints.surveys import cells, respondents, result
from central.definitions.catalogue import newest
from central.devices.models import Office
from central.reports.facts import facts, issued_since
from central.reports.typed import Typed
from kiosk.domain import indicators as ind
from kiosk.domain.dates import zone_of
from kiosk.domain.deadlines import WorkCalendar
from kiosk.domain.indicators import Coverage
from kiosk.domain.regions import Regions
from kiosk.domain.report_facts import ApplicationFact, Period
from kiosk.domain.services import builtin_services
from kiosk.forms.monthly_model import MOST_REASONS, Letter, Month, Monthly

_REGIONS: Final = Path(__file__).parents[2] / "assets" / "regions"
_JUNE: Final = 6


def monthly(district: str, period: Period, typed: Typed, followups: Sequence[str], now: datetime) -> Monthly:
    """The month; ``followups`` are for the commonest reasons in their order and go before those typed by code."""
    zone, services, month = zone_of(district), {**builtin_services(), **newest(district)}, f"{period.first:%Y-%m}"
    rows = facts(district, period, zone)
    return Monthly(
        district=settings.LOKET_DISTRICT_NAME,
        period=period,
        now=_month(district, period, rows, typed),
        before=_month(district, period.before(), facts(district, period.before(), zone), typed),
        letter=Letter(head=typed.head, dated=now.astimezone(zone).date(), **typed.letter),
        calendar=WorkCalendar(zone, typed.clock, typed.holidays),
        made_at=now,
        places=subdistricts(district),
        services={code: service.name for code, service in services.items()},
        villages=dict(Office.objects.filter(district=district).values_list("code", "name")),
        products={one.code: one.name for service in services.values() for one in service.products},
        targets=typed.targets,
        coverages={
            one.name: Coverage(one.base, issued_since(district, list(one.products), one.base, period, zone))
            for one in typed.coverage
        },
        followups=_followups(rows, typed, followups),
        users=typed.users,
        survey_cells={cell: result(district, [month], cell=cell) for cell in cells(district, [month]) if ":" in cell},
        respondents=respondents(district, f"{period.first.year}-S{1 if period.first.month <= _JUNE else 2}"),
    )


@lru_cache(maxsize=4)
def subdistricts(district: str) -> dict[str, str]:
    """The kecamatan of ``district`` by dotted code."""
    found = Regions.load(_REGIONS, contoh=district.startswith("99")).children(district)
    return {region.code: region.name for region in found}


def _month(district: str, period: Period, rows: Sequence[ApplicationFact], typed: Typed) -> Month:
    month = f"{period.first:%Y-%m}"
    survey = result(district, [month])
    return Month(rows, typed.manual.get(month), typed.levies.get(month), survey if survey.respondents else None)


def _followups(rows: Sequence[ApplicationFact], typed: Typed, given: Sequence[str]) -> list[str]:
    codes = list(ind.return_reasons(rows))[:MOST_REASONS]
    return [given[place] if place < len(given) else typed.followup.get(code, "") for place, code in enumerate(codes)]
