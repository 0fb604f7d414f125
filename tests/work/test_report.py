"""The office's report from a real store: what was sent, came back, was issued; and the files it is saved as."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.deadlines import Event
from kiosk.domain.instants import to_text
from kiosk.domain.report_events import event_of
from kiosk.domain.report_facts import Channel, Period, Selection
from kiosk.store import report as rows
from kiosk.work import outgoing, report
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk
from kiosk.work.guard import desk_for
from kiosk.work.submit import submit
from sync.protocol.records import decode
from tests.work.centre_words import answered, issued, returned, told
from tests.work.desks import DECLARED, NOW, SITI, Centre, filled, new_desk, submitted

NOVEMBER = Period.month("2026-11")


@pytest.fixture
def desk(tmp_path):
    made = new_desk(tmp_path)
    yield made
    made.store.close()


def figure(desk: Desk, key: str, selection: Selection = Selection()):  # noqa: B008 - frozen
    made = report.report(desk, NOVEMBER, selection)
    return next(one for one in made.figures if one.key == key)


def test_a_draft_is_nobodys_application_yet(desk):
    filled(desk)
    assert rows.facts(desk.store) == []
    assert figure(desk, "unsent").value == "0"


def test_what_waits_for_a_network_is_counted_apart(desk):
    submitted(desk)
    (fact,) = rows.facts(desk.store)
    assert (fact.received_at, fact.captured_at, fact.channel) == (None, NOW, Channel.DESK)
    assert (figure(desk, "applications").value, figure(desk, "unsent").value) == ("0", "1")
    answered(desk)
    assert (figure(desk, "applications").value, figure(desk, "unsent").value) == ("1", "0")


def test_a_volunteers_case_is_a_volunteers(desk):
    volunteer = replace(SITI, role="relawan")
    own = desk_for(desk, volunteer)
    submit(own, volunteer, filled(own, operator=volunteer), DECLARED)
    answered(desk)
    assert rows.facts(desk.store)[0].channel is Channel.VOLUNTEER
    assert figure(desk, "applications", Selection(channel=Channel.DESK)).value == "0"


def test_reasons_outlive_the_mending(desk):
    """The case forgets its return when it is mended; the report must not."""
    case_id, _ = submitted(desk)
    answered(desk)
    centre, base = Centre(desk), "0193a000-0000-7000-8000-0000000000aa"
    told(desk, returned(centre, case_id, 1, base))
    begin_correction(desk, SITI, case_id)
    submit(desk, SITI, case_id, DECLARED)
    told(desk, centre.case(case_id, 2, "complete", 2))
    (fact,) = rows.facts(desk.store)
    assert [one.reasons for one in fact.returns] == [("data_differs", "unreadable")]
    assert fact.decided_at == fact.complete_at == NOW
    assert figure(desk, "returned").value == "100,00 %"
    assert figure(desk, "right").value == "0,00 %"


def test_issued_products_bring_their_clock(desk):
    case_id, _ = submitted(desk)
    answered(desk)
    late = to_text(NOW - timedelta(hours=30))  # Friday morning, so the night and the morning of a working day count
    cancelled = issued(b"%PDF b", code="KK", status="cancelled", blob=None)
    told(desk, Centre(desk).case(case_id, 1, "issued", 1, products=[issued(b"%PDF a", complete_at=late), cancelled]))
    (fact,) = rows.facts(desk.store)
    assert [one.code for one in fact.products] == ["AKTA_LAHIR"]
    assert fact.complete_at == NOW - timedelta(hours=30)
    assert figure(desk, "products").value == "1"


def test_a_case_from_another_kiosk_counts_from_its_first_word(desk):
    other = "0193a000-0000-7000-8000-00000000beef"
    told(desk, Centre(desk).case(other, 1, "in_review", 1, number="9901012001-261121-K2A-0001-X"))
    (fact,) = rows.facts(desk.store)
    assert (fact.received_at, fact.village) == (NOW, "99.01.01.2001")


def test_hours_without_the_centre_are_told_from_hours_with_it(desk):
    for minute, works in ((0, False), (20, True), (70, False), (80, False), (130, False), (131, True), (140, False)):
        at = NOW.replace(minute=0) + timedelta(minutes=minute)
        if works:
            outgoing.contacted(desk, at)
        else:
            outgoing.trouble(desk, "network", at)
    assert list(rows.contact_hours(desk.store).values()) == [True, False, True]
    assert figure(desk, "offline").note == "1 dari 3 jam yang dicoba"


@pytest.mark.parametrize(("kind", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_a_report_is_saved_whole_and_noted(desk, tmp_path, kind, begins):
    submitted(desk)
    target = tmp_path / f"laporan.{kind}"
    target.write_bytes(b"the one before")
    made = report.report(desk, NOVEMBER, Selection())
    report.save(desk, SITI, made, kind, target)
    assert target.read_bytes().startswith(begins)
    last = desk.store.rows("SELECT payload FROM outbox ORDER BY position DESC LIMIT 1")[0]
    assert decode(bytes(last["payload"])).body == {"deed": "exported", "subject": "", "detail": f"report {kind}"}


def test_a_place_that_takes_no_file_leaves_nothing_behind(desk, tmp_path):
    made = report.report(desk, NOVEMBER, Selection())
    with pytest.raises(OSError, match="laporan"):
        report.save(desk, SITI, made, "csv", tmp_path / "tidak ada" / "laporan.csv")
    assert desk.store.rows("SELECT COUNT(*) AS n FROM outbox")[0]["n"] == 0


def test_no_name_and_no_number_of_a_person_is_in_a_saved_report(desk):
    submitted(desk)
    answered(desk)
    made = report.report(desk, NOVEMBER, Selection())
    text = report.as_bytes(made, "csv").decode("utf-8-sig") + json.dumps([str(one) for one in made.tables])
    for told_at_the_counter in ("Bunga", "Rahmat", "0812", "9901012001-"):
        assert told_at_the_counter not in text


def test_the_day_of_an_event_comes_from_its_answer():
    assert event_of("AKTA_LAHIR", "UMUM", {"anak.tanggal_lahir": "2026-11-01"})[0] is Event.BIRTH
    assert event_of("AKTA_LAHIR", "LAHIR_MATI", {"anak.tanggal_lahir": "2026-11-01"})[0] is Event.STILLBIRTH
    assert event_of("AKTA_MATI", "UMUM", {"mati.tanggal": "bukan tanggal"}) == (Event.DEATH, None)
    assert event_of("KIA", "BARU", {}) == (None, None)
