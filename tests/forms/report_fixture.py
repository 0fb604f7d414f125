"""One fictitious month of one office, for reports on paper, in spreadsheets and on the screen."""

from datetime import UTC, datetime

from kiosk.domain.deadlines import Event, WorkCalendar
from kiosk.domain.report_facts import Channel, Period, Selection
from kiosk.forms.office_report import OfficeData, office_report
from tests.domain.report_cases import AT, DAY, HOUR, ZONE, fact, issued, returned

NOW = datetime(2026, 11, 2, 3, tzinfo=UTC)
OCTOBER = Period.month("2026-10")
CALENDAR = WorkCalendar(ZONE)
SERVICES = {"AKTA_LAHIR": "Akta Kelahiran", "AKTA_MATI": "Akta Kematian", "KIA": "Kartu Identitas Anak (KIA)"}
PRODUCTS = {"AKTA_LAHIR": "Kutipan akta kelahiran", "AKTA_MATI": "Kutipan akta kematian", "KIA": "KIA"}


def month():
    """Twelve births issued, two deaths, three returns, a volunteer's KIA, one case that waits."""
    births = [
        issued(AT + (day % 18) * DAY, hours=2 + day, event=Event.BIRTH, happened=(AT - day * 7 * DAY).date())
        for day in range(12)
    ]
    deaths = [
        issued(AT + day * DAY, service="AKTA_MATI", code="AKTA_MATI", event=Event.DEATH, happened=AT.date())
        for day in (1, 2)
    ]
    back = [returned(AT + 3 * DAY, "papers_missing", "scan_unreadable"), returned(AT + 4 * DAY, "papers_missing")]
    card = issued(AT + 5 * DAY, hours=30, service="KIA", code="KIA", channel=Channel.VOLUNTEER)
    return [*births, *deaths, *back, card, fact(None, captured_at=NOW - 5 * DAY)]


def office(facts=None, *, selection=Selection(), period=OCTOBER):  # noqa: B008 - frozen
    """The report of the office for ``period``."""
    contact = {AT + number * HOUR: number % 4 != 0 for number in range(40)}
    data = OfficeData("Desa Contoh", month() if facts is None else facts, contact, SERVICES, PRODUCTS, levies=0)
    return office_report(data, period, selection, CALENDAR, NOW)
