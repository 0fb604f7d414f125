"""Cases are found by any part of a name, by RT, by month, by number; what changed is found as it is now."""

from __future__ import annotations

from datetime import datetime

from kiosk.domain.instants import to_text
from kiosk.domain.numbers import ReceiptNumber
from kiosk.store import applications, search
from kiosk.work import track
from kiosk.work.answer import answer
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk
from kiosk.work.finding import find, refresh
from tests.work.centre_words import package, returned, told
from tests.work.desks import NOW, SITI, Centre, filled, submitted


def found(desk: Desk, typed: str) -> list[str]:
    return [row.id for row in track.cases(desk, track.Filter(words=typed))]


def live_somewhere(desk: Desk, case_id: str, address: str) -> None:
    """The trial service asks for no address; what another version asked stays in the answers."""
    with desk.store.atomic():
        applications.put_answers(desk.store, case_id, {"pelapor.alamat": address, "ibu.nama": "Siti Aminah Contoh"})
        applications.change(desk.store, case_id, {"updated_at": desk.stamp()})


def test_any_part_of_a_name_the_mother_the_rt_and_the_month(desk: Desk):
    case_id = filled(desk)
    live_somewhere(desk, case_id, "Kp. Contoh RT 003 RW 005")
    other = filled(desk, number=1)
    for typed in ("melati", "ELAT", "aminah", "siti contoh", "rt 3", "RT 03/5", "bunga rt 003", "novem siti"):
        assert case_id in found(desk, typed), typed
    for typed in ("rt 4", "oktober siti", "siti rt 3 rw 6", "tidakada", '"', "siti AND NOT x"):
        assert case_id not in found(desk, typed), typed
    assert set(found(desk, "november")) == {case_id, other}
    assert found(desk, "al") == []
    assert set(found(desk, "ra")) == {case_id, other}


def test_spellings_of_one_name_meet(desk: Desk):
    case_id = filled(desk)
    answer(desk, SITI, case_id, {"anak.nama": "Mochammad Contoh Yusuf"})
    assert found(desk, "muhammad") == found(desk, "mochammad jusuf") == [case_id]


def test_what_was_changed_is_found_under_its_new_name_only(desk: Desk):
    case_id = filled(desk)
    assert found(desk, "melati") == [case_id]
    answer(desk, SITI, case_id, {"anak.nama": "Bunga Contoh Kenanga"})
    assert found(desk, "melati") == []
    assert found(desk, "kenanga") == [case_id]
    assert refresh(desk) == 0


def test_a_number_is_found_however_it_is_typed(desk: Desk):
    case_id, sent = submitted(desk)
    submitted(desk, number=1)
    assert ReceiptNumber.parse(sent.number)
    assert found(desk, sent.number.lower().replace("-", " ")) == [case_id]
    assert case_id in found(desk, "0001")


def test_a_case_that_is_gone_leaves_nothing_in_the_index(desk: Desk):
    case_id = filled(desk)
    assert found(desk, "melati") == [case_id]
    desk.store.run("DELETE FROM applications WHERE id = ?", (case_id,))
    assert find(desk, "melati", 10) == []
    for table in ("case_search", "case_words", "search_stale"):
        assert desk.store.rows(f"SELECT * FROM {table}") == []  # noqa: S608


def test_a_case_of_another_kiosk_is_found_by_what_came_with_it(desk: Desk):
    centre, case_id = Centre(desk), "0193a000-0000-7000-8000-0000000000aa"
    told(desk, returned(centre, case_id, 1, centre.desk.device.id, package=package()))
    assert found(desk, "melati dua") == [case_id]
    begin_correction(desk, SITI, case_id)
    assert found(desk, "melati dua") == [case_id]


def test_the_month_is_that_of_the_office(desk: Desk):
    """Eleven at night in UTC on the last of October is November in Indonesia."""
    case_id = filled(desk)
    late = to_text(datetime(NOW.year, 10, 31, 23, tzinfo=NOW.tzinfo))
    applications.change(desk.store, case_id, {"created_at": late, "updated_at": late})
    assert found(desk, "oktober") == []
    assert found(desk, "november 2026") == [case_id]
    assert search.with_number(desk.store, "9901011203900001") == []
