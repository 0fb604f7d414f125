"""The tables of the monthly report, the same on paper and in a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.domain import indicators as ind
from kiosk.domain.dates import format_long, format_moment
from kiosk.domain.indicators import Coverage
from kiosk.domain.survey import Element, SurveyResult, publishable, sample_size
from kiosk.forms import report_tables
from kiosk.forms import report_words as words
from kiosk.forms.monthly_breakdowns import survey_breakdowns
from kiosk.forms.monthly_model import MOST_FOLLOWUP, MOST_REASONS, Monthly
from kiosk.forms.monthly_rows import Row, rows
from kiosk.forms.report_model import NO_DATA, Cell, Figure, Report, Table
from kiosk.forms.report_numbers import hours, number, period_words

TITLE = "Laporan bulanan pelayanan administrasi kependudukan"
NO_FOLLOWUP = "belum diisi"


def monthly_report(monthly: Monthly) -> Report:
    """Everything of the letter as figures and tables, and the breakdowns for which a letter has no room."""
    found = rows(monthly)
    return Report(
        title=TITLE,
        scope=(
            ("Kabupaten/Kota", monthly.district),
            ("Masa", period_words(monthly.period)),
            ("Pembanding", period_words(monthly.period.before())),
            ("Nomor", monthly.letter.number),
            ("Dibuat", format_moment(monthly.made_at, monthly.calendar.zone)),
        ),
        figures=tuple(_figure(row) for row in found),
        tables=(
            indicator_table(found),
            subdistrict_table(monthly),
            reason_table(monthly),
            coverage_table(monthly.coverages),
            survey_table(monthly.now.survey),
            report_tables.by_service(monthly.now.facts, monthly.services),
            report_tables.by_channel(monthly.now.facts),
            report_tables.by_village(monthly.now.facts, monthly.villages),
            report_tables.products(monthly.now.facts, monthly.products),
            *survey_breakdowns(monthly),
        ),
        notes=(words.RATIO_NOTE, words.SMALL_NOTE),
    )


def indicator_table(indicators: Sequence[Row]) -> Table:
    """Each indicator against its target and the month before."""
    found = tuple(
        (
            row.indicator.label,
            row.said(row.goal.value) or NO_DATA,
            row.said(row.goal.before) or NO_DATA,
            words.move(row.goal),
            f"{row.said(row.goal.target)}: {words.against_target(row.goal)}" if row.goal.target is not None else "-",
        )
        for row in indicators
    )
    headings = ("Indikator", "Bulan ini", "Bulan lalu", "Perubahan", "Target")
    return Table("indicators", "Indikator", headings, found)


def subdistrict_table(monthly: Monthly) -> Table:
    """One line for each kecamatan, also for those from which nothing came, and their sum."""
    known = dict.fromkeys([*sorted(monthly.places), *sorted({one.subdistrict for one in monthly.now.facts})])
    found = [_place(monthly, code, monthly.places.get(code, code)) for code in known]
    found.append(_place(monthly, "", "Jumlah"))
    headings = (
        "Kecamatan",
        "Desa aktif",
        "Permohonan",
        "Terbit",
        "Median (c) jam",
        "\u2264 24 jam %",
        "Dikembalikan %",
    )
    note = "Desa aktif: desa atau kelurahan yang mengirim sedikitnya satu permohonan pada bulan ini."
    return Table("subdistricts", "Menurut kecamatan", headings, tuple(found), note)


def reason_table(monthly: Monthly) -> Table:
    """The commonest reasons of a return with what is being done about each."""
    arrived = ind.returned(monthly.now.facts).whole
    found = []
    for place, (code, count) in enumerate(list(ind.return_reasons(monthly.now.facts).items())[:MOST_REASONS]):
        typed = monthly.followups[place][:MOST_FOLLOWUP].strip() if place < len(monthly.followups) else ""
        found.append((words.reason(code), count, ind.Share(count, arrived).percent, typed or NO_FOLLOWUP))
    headings = ("Alasan", "Permohonan", "%", "Tindak lanjut")
    return Table("reasons", "Tiga alasan pengembalian terbanyak", headings, tuple(found))


def coverage_table(coverages: Mapping[str, Coverage]) -> Table:
    """Coverage by the registry's data, with ours added, and where each denominator comes from."""
    found = tuple(
        (
            name,
            cover.base.held,
            cover.base.total,
            cover.by_registry.percent,
            cover.through_us,
            cover.with_ours.percent,
            f"{cover.base.source}, per {format_long(cover.base.as_of)}",
        )
        for name, cover in coverages.items()
    )
    headings = ("Cakupan", "Memiliki", "Penyebut", "%", "Terbit lewat Loket sesudahnya", "% dengan itu", "Sumber")
    note = words.BEYOND_NOTE if any(cover.beyond for cover in coverages.values()) else ""
    return Table("coverage", "Cakupan dokumen dan sumber penyebut", headings, found, note)


def survey_table(result: SurveyResult | None) -> Table:
    """NRR of each element; with too few respondents nothing that could point at one of them."""
    title, headings = "Survei Kepuasan Masyarakat (SKM)", ("Unsur", "NRR")
    if result is None or not result.respondents:
        return Table("survey", title, headings, ())
    if not publishable(result.respondents):
        note = f"Responden {words.SMALL}. Hasil baru ditampilkan bila sedikitnya lima orang menjawab."
        return Table("survey", title, headings, (), note)
    found = tuple((words.ELEMENT[element], result.nrr.get(element)) for element in Element)
    return Table("survey", title, headings, found)


def survey_sentences(result: SurveyResult | None, users: int | None) -> list[str]:
    """Respondents, IKM, grade, the three lowest elements, and whether enough were asked."""
    if result is None or not publishable(result.respondents) or not result.respondents:
        return []
    told = [f"Responden {number(result.respondents)}, di antaranya {number(result.incomplete)} tidak lengkap."]
    if not publishable(result.incomplete):
        told = [f"Responden {number(result.respondents)}, di antaranya {words.SMALL} tidak lengkap."]
    if result.skm is not None and result.ikm is not None and result.grade is not None:
        told.append(
            f"NRR tertimbang {number(result.skm)}, IKM {number(result.ikm)}, mutu {result.grade} "
            f"({words.GRADE[result.grade].lower()})."
        )
    else:
        told.append("IKM belum dapat dihitung: ada unsur yang belum dijawab siapa pun.")
    lowest = ", ".join(words.ELEMENT[element] for element in result.lowest)
    told.append(f"Tiga unsur terendah: {lowest}.")
    if users is not None:
        told.append(f"Sampel yang diperlukan untuk {number(users)} pengguna: {number(sample_size(users))} responden.")
    return told


def _place(monthly: Monthly, code: str, name: str) -> tuple[Cell, ...]:
    facts = [one for one in monthly.now.facts if not code or one.subdistrict == code]
    return (
        name,
        len({one.village for one in facts}),
        len(facts),
        ind.issued_products(facts),
        hours(ind.issuing(facts, monthly.calendar).median),
        ind.within_allowance(facts, monthly.calendar, monthly.made_at).percent,
        ind.returned(facts).percent,
    )


def _figure(row: Row) -> Figure:
    goal = row.goal
    note = f"bulan lalu {row.said(goal.before) or NO_DATA}, {words.move(goal)}"
    if goal.target is not None:
        note += f"; target {row.said(goal.target)}, {words.against_target(goal)}"
    return Figure(row.indicator.key, row.indicator.label, row.said(goal.value) or NO_DATA, note)
