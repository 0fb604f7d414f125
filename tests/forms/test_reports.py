"""Reports on paper and in spreadsheets: read back as they came out, at their largest and with nothing to tell."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.domain.indicators import ManualRatio
from kiosk.domain.report_facts import Channel, Period, Selection
from kiosk.domain.survey import Element, Response, results
from kiosk.forms.monthly_model import Month
from kiosk.forms.monthly_pdf import MOST_PAGES, monthly_pdf
from kiosk.forms.monthly_tables import monthly_report, reason_table, subdistrict_table
from kiosk.forms.report_csv import report_csv
from kiosk.forms.report_model import NO_DATA
from kiosk.forms.report_numbers import duration, number, percent, period_words
from kiosk.forms.report_pdf import report_pdf
from kiosk.forms.report_xlsx import report_xlsx
from tests.domain.report_cases import AT, DAY, HOUR, fact, issued, returned
from tests.forms.monthly_fixture import FOLLOWUPS, SURVEY, monthly
from tests.forms.reading import pictures, texts
from tests.forms.report_fixture import OCTOBER, month, office


def rows_of(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def parts_of(workbook):
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def figure(report, key):
    return next(one for one in report.figures if one.key == key)


def table(report, key):
    return next(one for one in report.tables if one.key == key)


def test_the_office_counts_what_arrived_and_says_what_waits():
    report = office()
    assert figure(report, "applications").value == "17"
    assert figure(report, "unsent").value == "1"
    assert figure(report, "unsent").note == "saat ini; terlama 5 hari"
    assert figure(report, "returned").value == "11,76 %"
    assert figure(report, "offline").note == "10 dari 40 jam yang dicoba"
    assert table(report, "service").rows[0] == ("Akta Kelahiran", 14, Decimal("82.35"))
    assert table(report, "reasons").rows[0][:2] == ("Berkas kurang", 2)


def test_a_choice_of_service_and_channel_narrows_every_figure():
    report = office(selection=Selection(service="KIA", channel=Channel.VOLUNTEER))
    assert figure(report, "applications").value == "1"
    assert dict(report.scope)["Layanan"] == "Kartu Identitas Anak (KIA)"
    assert dict(report.scope)["Saluran"] == "Relawan RT/RW"


def test_a_month_without_cases_says_so_everywhere():
    report = office([])
    assert figure(report, "applications").value == "0"
    for key in ("issuing", "within", "returned", "right", "births", "deaths", "volunteers"):
        assert figure(report, key).value == NO_DATA
    page = " ".join(texts(report_pdf(report)))
    assert page.count("Belum ada data.") == 4


def test_several_months_are_told_one_by_one():
    rows = [issued(AT - 30 * DAY), issued(AT), issued(AT), *[fact(None)]]
    report = office(rows, period=Period(Period.month("2026-09").first, OCTOBER.last))
    assert table(report, "month").rows == (("Sep 2026", 1), ("Okt 2026", 2))


def test_several_villages_are_told_apart():
    report = office([issued(), issued(village="99.01.01.2002")])
    assert len(table(report, "village").rows) == 2


def test_the_paper_says_what_the_report_says():
    report = office()
    pages = texts(report_pdf(report))
    assert len(pages) == 2
    for one in report.figures:
        assert one.label in pages[0]
        assert one.value in pages[0]
    assert "Halaman 2 dari 2" in pages[1]
    assert "CONTOH" in texts(report_pdf(report, training=True))[0]
    assert report_pdf(report) == report_pdf(report)


def test_bars_are_drawn_as_long_as_their_numbers():
    picture = pictures(report_pdf(office()), 100)[0]
    bars = [int((line < 90).sum()) for line in picture[900:1030, 380:]]
    longest = max(bars)
    # 14 births, 2 deaths, 1 card: the second bar is a seventh of the first.
    assert any(abs(length - longest / 7) < 12 for length in bars if length)


def test_excel_in_indonesia_reads_the_file_as_it_opens():
    rows = rows_of(report_csv(office()))
    assert ["Pernah dikembalikan", "11,76 %", "2 dari 17"] in rows
    assert ["Akta Kelahiran", "14", "82,35"] in rows
    assert ["(c) Dinyatakan lengkap sampai terbit", "15", "5,6", "5,0", "12,0"] in rows


def test_what_was_typed_never_runs_as_a_formula():
    evil = '=HYPERLINK("http://contoh.invalid";"buka")'
    report = monthly_report(monthly(followups=(evil,)))
    assert any(f"'{evil}" in row for row in rows_of(report_csv(report)))
    parts = parts_of(report_xlsx(report))
    assert not any("<f>" in text for name, text in parts.items() if "worksheets" in name)
    assert not any("contoh.invalid" in text for name, text in parts.items() if name.endswith(".rels"))


def test_the_workbook_has_a_sheet_and_a_chart_a_table():
    report = office()
    parts = parts_of(report_xlsx(report))
    assert len([name for name in parts if name.startswith("xl/worksheets/sheet")]) == 1 + len(report.tables)
    assert len([name for name in parts if name.startswith("xl/charts/chart")]) == 4
    numbers = re.findall(r'<c r="C[0-9]+" s="[0-9]+"><v>([0-9.]+)</v>', parts["xl/worksheets/sheet2.xml"])
    assert [float(one) for one in numbers] == pytest.approx([82.35, 11.76, 5.88])
    assert report_xlsx(report) == report_xlsx(report)


def test_sheets_with_one_long_title_keep_names_of_their_own():
    report = office()
    same = tuple(replace(one, title="Permohonan menurut desa atau kelurahan: [2026]") for one in report.tables)
    names = parts_of(report_xlsx(replace(report, tables=same)))["xl/workbook.xml"]
    assert names.count('name="Permohonan menurut desa') == len(same)


def test_the_letter_has_everything_that_a_bupati_is_told():
    pages = texts(monthly_pdf(monthly()))
    whole = " ".join(pages)
    assert len(pages) <= MOST_PAGES
    for said in (
        "PEMERINTAH KABUPATEN CONTOH", "470/12/Dukcapil/2026", "Yth. Bupati Contoh", "Contoh, 2 November 2026",
        "Oktober 2026", "September 2026", "tercapai", "turun (membaik)", "naik (memburuk)", "Percontohan",
        "Berkas kurang", FOLLOWUPS[0].split(";")[0], "SIAK semester I 2026, per 30 Juni 2026", "98,00", "98,02",
        "106,80", "Di atas 100 %", "IKM 84,25, mutu B (baik)", "278 responden", "Dra. Sari Contoh",
        "NIP 000000000000000000", "Pembina Utama Muda", "GRATIS",
    ):  # fmt: skip
        assert said in whole, said


def test_the_letter_labels_both_ratios_of_the_profiles():
    """1,205 online, 8,680 manual: two rows, each with its own name."""
    rows = [fact(AT + (number % 20) * DAY) for number in range(1205)]
    report = monthly_report(monthly(now=Month(rows, manual=8680)))
    assert figure(report, "ratio_manual").label == "Rasio terhadap layanan manual (daring : manual)"
    assert figure(report, "ratio_manual").value == "13,88 %"
    assert figure(report, "share_online").label == "Bagian sebenarnya (daring : daring + manual)"
    assert figure(report, "share_online").value == "12,19 %"
    assert percent(ManualRatio(1205, 8680).of_all) == "12,19 %"


def test_the_letter_keeps_to_four_pages_at_its_largest():
    """As many kecamatan as the largest district has, the longest texts, every part full."""
    places = {f"99.01.{number:02d}": f"Contoh Nama Panjang {number}" for number in range(1, 52)}
    reasons = [returned(AT, code) for code in ("papers_missing", "scan_unreadable", "data_differs", "other")]
    rows = [*month()[:-1], *reasons, *(issued(village=f"{code}.2001") for code in places)]
    cover = monthly().coverages["KIA 0-16 tahun"]
    full = monthly(
        now=Month(rows, manual=10, levies=2, survey=SURVEY), places=places, followups=("panjang sekali " * 60,) * 3,
        coverages={f"Cakupan nomor {number} dengan nama panjang": cover for number in range(6)},
    )  # fmt: skip
    pages = texts(monthly_pdf(full))
    assert len(pages) == MOST_PAGES
    assert "Halaman 2 dari 4 Kecamatan Desa aktif" in pages[1]
    assert "Dra. Sari Contoh" in pages[-1]


def test_a_month_of_nothing_is_a_letter_too():
    pages = texts(monthly_pdf(monthly(now=Month([]), before=Month([]), coverages={}, followups=(), targets={})))
    whole = " ".join(pages)
    assert whole.count(NO_DATA) > 20
    assert "Belum ada data." in whole


def test_a_kecamatan_that_no_list_names_is_still_counted():
    rows = subdistrict_table(monthly(places={})).rows
    assert [row[0] for row in rows] == ["99.01.01", "99.01.02", "Jumlah"]
    assert sum(row[2] for row in rows[:-1]) == rows[-1][2] == 22


def test_a_reason_without_a_followup_says_that_it_is_missing():
    assert reason_table(monthly(followups=())).rows[0][3] == "belum diisi"


@pytest.mark.parametrize("count", [1, 4])
def test_a_survey_of_a_few_is_not_shown(count):
    few = results([Response(dict.fromkeys(Element, 1))] * count)
    whole = " ".join(texts(monthly_pdf(monthly(now=Month(month(), survey=few)))))
    assert "Responden <5" in whole
    assert "1,00" not in whole


def test_a_survey_with_an_element_that_nobody_answered_has_no_index():
    half = results([Response({Element.TIME: 4})] * 6)
    whole = " ".join(texts(monthly_pdf(monthly(now=Month(month(), survey=half)))))
    assert "IKM belum dapat dihitung" in whole


def test_few_incomplete_sheets_are_not_counted_out():
    sheets = [Response(dict.fromkeys(Element, 4))] * 20 + [Response({Element.TIME: 4})] * 2
    whole = " ".join(texts(monthly_pdf(monthly(now=Month(month(), survey=results(sheets))))))
    assert "di antaranya <5 tidak lengkap" in whole


def test_numbers_and_times_are_written_as_people_write_them():
    assert [number(1205), number(Decimal("13.88")), number(-1234567)] == ["1.205", "13,88", "-1.234.567"]
    spans = (None, HOUR / 4, 5.5 * HOUR, 47 * HOUR, 49 * HOUR)
    assert [duration(span) for span in spans] == [NO_DATA, "15 menit", "5,5 jam", "47 jam", "2 hari"]
    assert period_words(Period(OCTOBER.first, OCTOBER.first)) == "1 Oktober 2026"
    assert period_words(Period(OCTOBER.first, OCTOBER.first + DAY)) == "1 Oktober 2026 sampai 2 Oktober 2026"


def test_a_breakdown_of_the_survey_hides_what_could_point_at_somebody():
    cells = {
        "service:AKTA_LAHIR": results([Response(dict.fromkeys(Element, 4))] * 40),
        "service:KIA": results([Response(dict.fromkeys(Element, 3))] * 9),
        "service:AKTA_MATI": results([Response(dict.fromkeys(Element, 1))] * 2),
        "office:99.01.01.2001": results([Response(dict.fromkeys(Element, 3))] * 6),
    }
    people = {"sex:L": 30, "sex:P": 21, "job:PETANI_NELAYAN": 50, "job:ASN": 1}
    report = monthly_report(monthly(survey_cells=cells, respondents=people, villages={"99.01.01.2001": "Desa Contoh"}))
    assert table(report, "survey-service").rows == (
        ("Akta Kelahiran", 40, Decimal("100.00"), "A"),
        ("Kartu Identitas Anak (KIA)", "disembunyikan", "-", "-"),
        ("Akta Kematian", "<5", "-", "-"),
    )
    assert table(report, "survey-village").rows == (("Desa Contoh", 6, Decimal("75.00"), "C"),)
    assert table(report, "respondents").rows == (
        ("Jenis kelamin", "Laki-laki", 30),
        ("Jenis kelamin", "Perempuan", 21),
        ("Pekerjaan", "Petani atau nelayan", "disembunyikan"),
        ("Pekerjaan", "ASN", "<5"),
    )


def test_a_month_without_a_survey_has_no_breakdown_of_it():
    keys = {one.key for one in monthly_report(monthly()).tables}
    assert keys & {"survey-service", "survey-village", "respondents"} == set()
