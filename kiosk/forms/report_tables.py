"""The tables that every report has: counts by service, village and channel, the three durations, reasons, products."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from kiosk.domain import indicators as ind
from kiosk.domain.deadlines import WorkCalendar
from kiosk.domain.indicators import Share, Spread
from kiosk.domain.report_facts import ApplicationFact
from kiosk.forms import report_words as words
from kiosk.forms.report_model import Cell, Table
from kiosk.forms.report_numbers import hours, month_words

_DURATIONS = (
    "Hanya (c) yang dijanjikan paling lama 24 jam, dihitung per dokumen pada hari kerja. P90: sembilan dari sepuluh "
    "tidak lebih lama."
)
_PAUSES = "Waktu berhenti (menunggu blangko, ditangguhkan) hanya diketahui Disdukcapil dan di sini ikut terhitung."

Names = Mapping[str, str]
Facts = Sequence[ApplicationFact]


def by_service(facts: Facts, services: Names) -> Table:
    """Cases of each service."""
    return _counts(
        "service", "Permohonan per layanan", "Layanan", ind.count_by(facts, lambda one: one.service), services
    )


def by_village(facts: Facts, places: Names) -> Table:
    """Cases of each village."""
    found = ind.count_by(facts, lambda one: one.village)
    return _counts("village", "Permohonan per desa atau kelurahan", "Desa atau kelurahan", found, places)


def by_channel(facts: Facts) -> Table:
    """Cases of each channel."""
    found = ind.count_by(facts, lambda one: one.channel.value)
    return _counts("channel", "Permohonan per saluran", "Saluran", found, words.CHANNEL)


def by_month(facts: Facts, zone: ZoneInfo) -> Table:
    """Cases of each month, in the order of time."""
    rows = tuple((month_words(month), count) for month, count in ind.count_by_month(facts, zone).items())
    return Table("month", "Permohonan per bulan", ("Bulan", "Permohonan"), rows, bars=1)


def reasons(facts: Facts) -> Table:
    """Cases returned for each reason, with their share of all that arrived."""
    arrived = ind.returned(facts).whole
    rows = tuple(
        (words.reason(code), count, Share(count, arrived).percent) for code, count in ind.return_reasons(facts).items()
    )
    note = "Satu permohonan dapat mempunyai beberapa alasan; setiap alasan dihitung satu kali per permohonan."
    headings = ("Alasan", "Permohonan", "% dari yang diterima")
    return Table("reasons", "Alasan pengembalian", headings, rows, note if rows else "", bars=1)


def durations(facts: Facts, calendar: WorkCalendar, *, pauses_known: bool = True) -> Table:
    """The three durations, in hours."""
    rows = (
        _spread(words.TRAVEL, ind.travel(facts)),
        _spread(words.CHECKING, ind.checking(facts)),
        _spread(words.ISSUING, ind.issuing(facts, calendar)),
    )
    note = _DURATIONS if pauses_known else f"{_DURATIONS} {_PAUSES}"
    headings = ("Bagian", "Jumlah", "Rata-rata (jam)", "Median (jam)", "P90 (jam)")
    return Table("durations", "Tiga waktu", headings, rows, note)


def products(facts: Facts, names: Names) -> Table:
    """Issued products of each kind."""
    found = Counter(one.code for fact in facts for one in fact.products if one.issued_at is not None)
    counts = dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
    return _counts("products", "Dokumen terbit", "Dokumen", counts, names)


def _counts(key: str, title: str, heading: str, counts: Mapping[str, int], names: Names) -> Table:
    whole = sum(counts.values())
    unit = "Dokumen terbit" if key == "products" else "Permohonan"
    rows = tuple((names.get(code, code), count, Share(count, whole).percent) for code, count in counts.items())
    return Table(key, title, (heading, unit, "%"), rows, bars=1)


def _spread(label: str, spread: Spread) -> tuple[Cell, ...]:
    return (label, spread.count, hours(spread.mean), hours(spread.median), hours(spread.p90))
