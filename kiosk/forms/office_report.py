"""The report of one office, as its page at the counter shows it: from its own cases, without any person in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain import indicators as ind
from kiosk.domain.dates import format_moment
from kiosk.domain.deadlines import Event, WorkCalendar
from kiosk.domain.report_facts import ApplicationFact, Period, Selection, received_in
from kiosk.forms import report_tables as tables
from kiosk.forms import report_words as words
from kiosk.forms.report_model import Figure, Report
from kiosk.forms.report_numbers import duration, number, of_counts, percent, period_words, rupiah

TITLE = "Laporan pelayanan"
_NOTES = (
    "Permohonan dihitung menurut tanggal diterima Disdukcapil; yang masih menunggu jaringan disebut tersendiri.",
    "Laporan ini tidak memuat data pribadi. Angka resmi kabupaten ada di Disdukcapil.",
)


@dataclass(frozen=True, slots=True)
class OfficeData:
    """What the office's own store gives: cases, hours of contact (True: reached), complaints of levies filed here.

    ``services`` and ``products`` are names by code; ``levies`` is None where complaints are not known.
    """

    office: str
    facts: Sequence[ApplicationFact]
    contact: Mapping[datetime, bool]
    services: Mapping[str, str]
    products: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    levies: int | None = None


def office_report(
    data: OfficeData, period: Period, selection: Selection, calendar: WorkCalendar, now: datetime
) -> Report:
    """Figures and tables of the cases in ``selection`` that arrived in ``period``."""
    chosen = [fact for fact in data.facts if selection.holds(fact)]
    facts = received_in(chosen, period, calendar.zone)
    parts = [
        tables.by_service(facts, data.services),
        tables.durations(facts, calendar, pauses_known=False),
        tables.reasons(facts),
        tables.by_channel(facts),
        tables.products(facts, data.products),
    ]
    if len({fact.village for fact in facts}) > 1:
        parts.append(tables.by_village(facts, data.places))
    if not period.is_month:
        parts.insert(1, tables.by_month(facts, calendar.zone))
    hours = {at: reached for at, reached in data.contact.items() if period.holds(at, calendar.zone)}
    return Report(
        title=TITLE,
        scope=_scope(data, period, selection, calendar, now),
        figures=(*_work(facts, chosen, calendar, now), *_quality(facts, calendar, hours, data.levies)),
        tables=tuple(parts),
        notes=_NOTES,
    )


def _scope(
    data: OfficeData, period: Period, selection: Selection, calendar: WorkCalendar, now: datetime
) -> tuple[tuple[str, str], ...]:
    channel = words.channel(selection.channel) if selection.channel else "Semua saluran"
    service = data.services.get(selection.service, selection.service) or "Semua layanan"
    return (
        ("Kantor", data.office),
        ("Masa", period_words(period)),
        ("Layanan", service),
        ("Saluran", channel),
        ("Dibuat", format_moment(now, calendar.zone)),
    )


def _work(
    facts: Sequence[ApplicationFact], chosen: Sequence[ApplicationFact], calendar: WorkCalendar, now: datetime
) -> tuple[Figure, ...]:
    waiting = [fact for fact in chosen if fact.received_at is None]
    oldest = ind.oldest_unsent(chosen, now)
    spread = ind.issuing(facts, calendar)
    kept = ind.within_allowance(facts, calendar, now)
    issued = ind.issued_products(facts)
    return (
        Figure("applications", "Permohonan diterima", number(len(facts)), "oleh Disdukcapil pada masa ini"),
        Figure(
            "unsent", "Belum terkirim", number(len(waiting)),
            "menunggu jaringan sekarang" if oldest is None else f"saat ini; terlama {duration(oldest)}",
        ),
        Figure("products", "Dokumen terbit", number(issued), "dari permohonan masa ini"),
        Figure("issuing", "Waktu terbit (median)", duration(spread.median), f"P90 {duration(spread.p90)}"),
        Figure("within", "Terbit dalam 24 jam", percent(kept), of_counts(kept)),
    )  # fmt: skip


def _quality(
    facts: Sequence[ApplicationFact], calendar: WorkCalendar, hours: Mapping[datetime, bool], levies: int | None
) -> tuple[Figure, ...]:
    back, right = ind.returned(facts), ind.first_time_right(facts)
    births = ind.reported_in_time(facts, Event.BIRTH, calendar.zone)
    deaths = ind.reported_in_time(facts, Event.DEATH, calendar.zone)
    offline, helped = ind.offline_hours(hours), ind.by_volunteers(facts)
    complaints = "gratis menurut undang-undang" if levies is None else f"pengaduan pungutan: {number(levies)}"
    return (
        Figure("returned", "Pernah dikembalikan", percent(back), of_counts(back)),
        Figure("right", "Benar sejak pertama", percent(right), f"{of_counts(right)} yang sudah diperiksa"),
        Figure("births", "Lahir dilaporkan \u2264 60 hari", percent(births), of_counts(births)),
        Figure("deaths", "Kematian dilaporkan \u2264 30 hari", percent(deaths), of_counts(deaths)),
        Figure("volunteers", "Lewat relawan RT/RW", percent(helped), of_counts(helped)),
        Figure("cost", "Biaya bagi pemohon", rupiah(ind.fees(facts)), complaints),
        Figure("offline", "Jam tanpa jaringan", percent(offline), f"{of_counts(offline)} jam yang dicoba"),
    )
