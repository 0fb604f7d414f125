"""One fictitious month of a whole district with everything that can be typed, for the letter to the bupati."""

from datetime import date
from decimal import Decimal

from kiosk.domain.indicators import Coverage
from kiosk.domain.report_facts import Denominator
from kiosk.domain.survey import Element, Response, results
from kiosk.forms.monthly_model import Letter, Month, Monthly
from tests.domain.report_cases import AT, DAY, issued, returned
from tests.forms.report_fixture import CALENDAR, NOW, OCTOBER, SERVICES, month

LETTER = Letter(
    head=("PEMERINTAH KABUPATEN CONTOH", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "Jalan Contoh Nomor 1, Contoh"),
    number="470/12/Dukcapil/2026", to="Bupati Contoh", place="Contoh", dated=date(2026, 11, 2),
    signer_title="Kepala Dinas Kependudukan dan Pencatatan Sipil", signer="Dra. Sari Contoh", rank="Pembina Utama Muda",
    nip="000000000000000000",
)  # fmt: skip
FOLLOWUPS = (
    "Lembar persyaratan dibagikan kepada semua ketua RT; petugas desa mengingatkan lewat telepon.",
    "Lampu meja dibagikan kepada delapan kantor yang pindaiannya paling sering gelap.",
)
SURVEY = results(
    [Response(dict.fromkeys(Element, 3)) for _ in range(63)] + [Response(dict.fromkeys(Element, 4)) for _ in range(37)]
)


def monthly(**changes):
    """October of the district; ``changes`` replace parts of it."""
    elsewhere = [issued(AT + day * DAY, hours=9, village="99.01.02.2001") for day in range(5)]
    given = {
        "district": "Kabupaten Contoh",
        "period": OCTOBER,
        "now": Month([*[one for one in month() if one.received_at], *elsewhere], manual=150, levies=1, survey=SURVEY),
        "before": Month([issued(AT - 30 * DAY, hours=8), returned(AT - 29 * DAY)], manual=160, levies=0),
        "letter": LETTER,
        "calendar": CALENDAR,
        "made_at": NOW,
        "places": {"99.01.01": "Contoh", "99.01.02": "Teladan", "99.01.03": "Percontohan"},
        "services": SERVICES,
        "targets": {"within_day": Decimal(100), "first_time_right": Decimal("90.5"), "cost": Decimal(0)},
        "coverages": {
            "Akta kelahiran 0-18 tahun": Coverage(
                Denominator(109_837, 107_640, date(2026, 6, 30), "SIAK semester I 2026"), 17
            ),
            "KIA 0-16 tahun": Coverage(Denominator(1000, 1060, date(2026, 6, 30), "SIAK semester I 2026"), 8),
        },
        "followups": FOLLOWUPS,
        "users": 1000,
    }
    return Monthly(**(given | changes))
