"""The monthly report of the centre: rows from a real register, the file that people type, and the command."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from central.accounts.models import Officer
from central.complaints.intake import receive_anonymous
from central.devices.keyring import keyring
from central.devices.models import Office
from central.register.claim import claim
from central.register.declare_complete import declare_complete
from central.register.issue_product import issue_product
from central.register.models import Application, Product
from central.register.move_product import move_product
from central.register.return_case import Reason, return_case
from central.reports.facts import facts, issued_since
from central.reports.monthly import monthly, subdistricts
from central.reports.typed import BadTyped, read_typed
from kiosk.domain import indicators as ind
from kiosk.domain.application import ProductStatus
from kiosk.domain.dates import zone_of
from kiosk.domain.deadlines import Event, WorkCalendar
from kiosk.domain.ids import new_id
from kiosk.domain.report_facts import Channel, Denominator, Period
from kiosk.domain.survey import Element, Grade, Response
from sync.protocol.anonymous import encode_bundle, seal_survey
from tests.central.conftest import Wire
from tests.central.kiosk import TestKiosk, moment
from tests.forms.reading import texts

TYPED = Path(__file__).parent / "monthly.toml"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
D, HOUR = "99.01", timedelta(hours=1)
ZONE = zone_of(D)
pytestmark = pytest.mark.django_db


def filed(wire: Wire, kiosk: TestKiosk, **more: object) -> Application:
    case_id = new_id(moment())
    wire.send(kiosk, kiosk.submission(case_id, **more))
    return Application.objects.get(id=case_id)


def month_of(case: Application) -> Period:
    return Period.month_of(case.first_received_at.astimezone(ZONE).date())


def facts_of(case: Application):
    return facts(D, month_of(case), ZONE)


def test_a_case_is_told_from_capture_to_issue(wire: Wire, kiosk: TestKiosk, officer: Officer):
    case = filed(wire, kiosk, channel="volunteer")
    at = moment()
    declare_complete(claim(case, officer, at), officer, at + HOUR)
    issue_product(case, "AKTA_LAHIR", PDF, "9901-LU-1", officer, at + 3 * HOUR)
    move_product(case, "KK", ProductStatus.CANCELLED, officer, "tidak jadi", at + 3 * HOUR)
    move_product(case, "KIA", ProductStatus.WAITING_STOCK, officer, "", at + 2 * HOUR)
    (fact,) = facts_of(case)
    assert (fact.channel, fact.village, fact.service) == (Channel.VOLUNTEER, "99.01.01.2001", "AKTA_LAHIR")
    assert fact.complete_at == fact.decided_at == at + HOUR
    assert (fact.event, fact.happened.isoformat()) == (Event.BIRTH, "2026-11-01")
    akta, card = fact.products
    assert (akta.code, akta.issued_at - akta.complete_at) == ("AKTA_LAHIR", 2 * HOUR)
    assert [one.since for one in card.pauses] == [at + 2 * HOUR]
    assert card.issued_at is None


def test_returns_bring_their_reasons(wire: Wire, kiosk: TestKiosk, officer: Officer):
    case = filed(wire, kiosk)
    reasons = [Reason("KK/1", "scan_unreadable"), Reason("", "papers_missing"), Reason("KK/2", "scan_unreadable")]
    return_case(claim(case, officer, moment()), officer, reasons, "", moment() + HOUR)
    (fact,) = facts_of(case)
    assert [one.reasons for one in fact.returns] == [("scan_unreadable", "papers_missing")]
    assert fact.complete_at is None
    assert ind.return_reasons([fact]) == {"papers_missing": 1, "scan_unreadable": 1}


def test_only_the_month_asked_for_and_only_this_district(wire: Wire, kiosk: TestKiosk):
    case = filed(wire, kiosk)
    assert facts(D, month_of(case).before(), ZONE) == []
    assert facts("99.02", month_of(case), ZONE) == []
    last = month_of(case).last
    edge = case.first_received_at.astimezone(ZONE).replace(day=last.day, hour=23, minute=59, second=59)
    Application.objects.filter(id=case.id).update(first_received_at=edge)
    assert len(facts(D, Period.month_of(last), ZONE)) == 1
    Application.objects.filter(id=case.id).update(first_received_at=edge + timedelta(seconds=1))
    assert facts(D, Period.month_of(last), ZONE) == []


def test_a_month_costs_a_handful_of_queries_however_many_cases(wire: Wire, kiosk: TestKiosk):
    case = filed(wire, kiosk)
    with CaptureQueriesContext(connection) as few:
        facts_of(case)
    for _ in range(5):
        filed(wire, kiosk)
    with CaptureQueriesContext(connection) as many:
        assert len(facts_of(case)) == 6
    assert len(many) == len(few) <= 6


def test_the_months_cases_are_found_by_an_index(centre):
    if connection.vendor != "sqlite":
        pytest.skip("asks SQLite's own planner")
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM register_application WHERE district = '99.01'"
            " AND first_received_at >= '2026-10-01' AND first_received_at < '2026-11-01'"
        )
        assert "case_by_receipt" in str(cursor.fetchall())


def test_what_was_issued_since_the_data_is_counted_once(wire: Wire, kiosk: TestKiosk, officer: Officer):
    case = filed(wire, kiosk)
    declare_complete(claim(case, officer, moment()), officer, moment())
    issue_product(case, "AKTA_LAHIR", PDF, "", officer, moment())
    issued = Product.objects.get(code="AKTA_LAHIR").issued_at.astimezone(ZONE).date()
    month = Period.month_of(issued)
    before, same = (Denominator(10, 9, day, "SIAK") for day in (issued - timedelta(days=1), issued))
    assert issued_since(D, ["AKTA_LAHIR", "KIA"], before, month, ZONE) == 1
    assert issued_since(D, ["AKTA_LAHIR", "KIA"], same, month, ZONE) == 0
    assert issued_since(D, ["KIA"], before, month, ZONE) == 0


def test_the_survey_of_the_month_comes_with_it(wire: Wire, kiosk: TestKiosk):
    case = filed(wire, kiosk)
    known = keyring(settings.LOKET_DATA).recipients
    month = month_of(case)
    sheets = [Response(dict.fromkeys(Element, 4 if number < 37 else 3)) for number in range(100)]
    said = f"{month.first:%Y-%m}"
    for start in range(0, len(sheets), 20):
        bundle = [seal_survey(one, "", said, known) for one in sheets[start : start + 20]]
        receive_anonymous(D, encode_bundle(bundle), moment())
    made = monthly(D, month, read_typed(TYPED), [], moment())
    assert (made.now.survey.skm, made.now.survey.ikm, made.now.survey.grade) == (
        Decimal("3.37"), Decimal("84.25"), Grade.B,
    )  # fmt: skip
    assert made.before.survey is None
    assert made.calendar == WorkCalendar(ZONE, holidays=made.calendar.holidays)


def test_every_kecamatan_of_the_district_is_named():
    assert subdistricts(D)["99.01.01"]
    assert all(code.startswith("99.01.") for code in subdistricts(D))


def run(tmp_path: Path, month: str, *more: str) -> list[str]:
    out = io.StringIO()
    given = ("--month", month, "--out", str(tmp_path / "laporan.pdf"), "--targets", str(TYPED), *more)
    call_command("monthly_report", *given, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_writes_three_files(wire: Wire, kiosk: TestKiosk, officer: Officer, tmp_path: Path):
    case = filed(wire, kiosk)
    back = filed(wire, kiosk)
    return_case(claim(back, officer, moment()), officer, [Reason("", "papers_missing")], "", moment() + HOUR)
    declare_complete(claim(case, officer, moment()), officer, moment())
    issue_product(case, "AKTA_LAHIR", PDF, "", officer, moment() + HOUR)
    month = f"{month_of(case).first:%Y-%m}"
    assert [Path(name).name for name in run(tmp_path, month)] == ["laporan.pdf", "laporan.csv", "laporan.xlsx"]
    pages = " ".join(texts((tmp_path / "laporan.pdf").read_bytes()))
    for said in (
        "470/12/Dukcapil/2026", "Lembar persyaratan dibagikan", "109.837", "SIAK semester I 2026, per 30 Juni 2026",
        "Permohonan diterima 2", "Dra. Sari Contoh",
    ):  # fmt: skip
        assert said in pages, said
    table = list(csv.reader(io.StringIO((tmp_path / "laporan.csv").read_text("utf-8-sig")), delimiter=";"))
    assert any(row[:2] == ["Permohonan diterima", "2"] for row in table)
    assert (tmp_path / "laporan.xlsx").read_bytes().startswith(b"PK")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["laporan.csv", "laporan.pdf", "laporan.xlsx"]
    for personal in ("Bayi Contoh", "Ayah Contoh", "9901010101900001"):
        assert personal not in pages


def test_a_followup_at_the_command_goes_before_the_files(wire: Wire, kiosk: TestKiosk, officer, tmp_path: Path):
    back = filed(wire, kiosk)
    return_case(claim(back, officer, moment()), officer, [Reason("", "papers_missing")], "", moment() + HOUR)
    run(tmp_path, f"{month_of(back).first:%Y-%m}", "--followup", "Petugas dilatih ulang.")
    pages = " ".join(texts((tmp_path / "laporan.pdf").read_bytes()))
    assert "Petugas dilatih ulang." in pages
    assert "Lembar persyaratan dibagikan" not in pages


def test_a_month_before_there_was_anything_is_a_letter_too(centre, office: Office, tmp_path: Path):
    run(tmp_path, "2026-10")
    pages = " ".join(texts((tmp_path / "laporan.pdf").read_bytes()))
    assert "belum ada data" in pages
    assert "Rasio terhadap layanan manual" in pages


def test_bad_arguments_are_told_apart(centre, tmp_path: Path):
    with pytest.raises(CommandError, match="2026-10"):
        run(tmp_path, "Oktober")
    with pytest.raises(CommandError, match="No such file"):
        call_command("monthly_report", month="2026-10", out=tmp_path / "a.pdf", targets=tmp_path / "tidak-ada.toml")
    with pytest.raises(CommandError, match=r"\.pdf"):
        call_command("monthly_report", month="2026-10", out=tmp_path / "a.doc", targets=TYPED)
    with pytest.raises(CommandError, match="No such file"):
        call_command("monthly_report", month="2026-10", out=tmp_path / "tidak-ada" / "a.pdf", targets=TYPED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("users = 1000", "users = -1", "users must be a whole number"),
        ("users = 1000", "pengguna = 1", "pengguna is not known here"),
        ('clock = "calendar"', 'clock = "siang"', "clock must be one of calendar, office"),
        ("holidays = [2026-12-25]", "holidays = 3", "holidays must be a list"),
        ("holidays = [2026-12-25]", 'holidays = ["2026-12-25"]', "holidays must be a date"),
        ("[letter]\nhead = [", "[letter]\nkepala = [", "letter.head must be a list of lines"),
        ('signer = "Dra. Sari Contoh"', 'signer = " "', "letter.signer must be a text"),
        ("within_day = 100", "dalam_sehari = 100", "targets.dalam_sehari is no indicator"),
        ("within_day = 100", 'within_day = "semua"', "targets.within_day must be a number"),
        ("within_day = 100", "within_day = nan", "targets.within_day must be a number"),
        ('"2026-10" = 8680', '"2026-10" = true', "manual.2026-10 must be a whole number"),
        ("as_of = 2026-06-30", "as_of = 2026-06-30T00:00:00", "coverage[0].as_of must be a date"),
        ('products = ["AKTA_LAHIR"]', 'products = "AKTA_LAHIR"', "coverage[0].products must be a list"),
        ('source = "SIAK semester I 2026"', "", "coverage[0].source must be a text"),
        ("[[coverage]]", "[coverage]", "coverage must be tables"),
        ("[letter]", "[letter", "laporan.toml"),
    ],
)
def test_a_file_typed_wrongly_is_told_by_its_key(tmp_path: Path, old: str, new: str, said: str):
    text = TYPED.read_text("utf-8")
    assert old in text
    target = tmp_path / "laporan.toml"
    target.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadTyped) as refused:
        read_typed(target)
    assert said in str(refused.value)
    assert "laporan.toml" in str(refused.value)


@pytest.mark.parametrize(
    ("line", "said"), [("coverage = [3]", r"coverage\[0\] must be a table"), ("manual = 3", "manual must be a table")]
)
def test_what_is_no_table_is_told(tmp_path: Path, line: str, said: str):
    target = tmp_path / "laporan.toml"
    letter = TYPED.read_text("utf-8").partition("[targets]")[0]
    target.write_text(f"{line}\n{letter}", encoding="utf-8")
    with pytest.raises(BadTyped, match=said):
        read_typed(target)
