"""The village's letters: numbers without holes or twins, and signers whose change touches no old letter."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.domain.letters import LETTERS as KINDS
from kiosk.domain.letters import BadSigner, Signer, letter_number, signer_on
from kiosk.domain.services import builtin_services
from kiosk.store import letters as book
from kiosk.store.store import Store
from kiosk.work.catalogue import FixedCatalogue
from kiosk.work.desk import Desk, open_desk
from kiosk.work.errors import DeedRefused
from kiosk.work.letters import add_signer, end_signer, letter_of, signers, signing_today
from kiosk.work.letters import book as entries
from kiosk.work.start import start
from tests.work.desks import NOW, SITI, Hands, new_desk, submitted

TODAY = NOW.date()
LURAH = ("H. Rahmat Contoh, S.Sos", "Lurah Contoh Maju")


def named(desk: Desk, *, since: date = TODAY - timedelta(days=400), until: date | None = None, who=LURAH) -> Signer:
    return add_signer(desk, SITI, *who, nip="19800101 200501 1 001", valid_from=since, valid_to=until)


@pytest.fixture
def civil(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path, Hands())
    return replace(desk, services=FixedCatalogue(builtin_services()))


def death(desk: Desk) -> str:
    return start(desk, SITI, "AKTA_MATI", "UMUM").id


def test_each_letter_has_the_next_number_of_its_year(civil: Desk):
    named(civil)
    made = [letter_of(civil, SITI, death(civil), form) for form in ("D_1_02", "D_1_01", "D_1_02")]
    assert [one and one.number for one in made] == ["474.3/001/XI/2026", "474.1/002/XI/2026", "474.3/003/XI/2026"]
    assert [(line.serial, line.kind) for line in entries(civil, 2026)] == [
        (1, "SKM_DESA"),
        (2, "SKL_DESA"),
        (3, "SKM_DESA"),
    ]


def test_the_same_letter_made_again_keeps_its_number(civil: Desk):
    named(civil)
    case = death(civil)
    assert letter_of(civil, SITI, case, "D_1_02") == letter_of(civil, SITI, case, "D_1_02")
    assert len(entries(civil, 2026)) == 1


def test_the_new_year_begins_at_one(tmp_path: Path):
    hands = Hands()
    desk = replace(new_desk(tmp_path, hands), services=FixedCatalogue(builtin_services()))
    named(desk)
    letter_of(desk, SITI, death(desk), "D_1_02")
    hands.forward(60 * 86400)
    made = letter_of(desk, SITI, death(desk), "D_1_02")
    assert made is not None
    assert made.number == "474.3/001/I/2027"


def test_a_change_of_signer_touches_no_old_letter(civil: Desk):
    first = named(civil)
    case = death(civil)
    old = letter_of(civil, SITI, case, "D_1_02")
    add_signer(civil, SITI, "Dewi Contoh, S.E.", "Plt. Lurah Contoh Maju", valid_from=TODAY)
    assert letter_of(civil, SITI, case, "D_1_02") == old
    assert old is not None
    assert old.signer == first.name
    new = letter_of(civil, SITI, death(civil), "D_1_02")
    assert new is not None
    assert (new.signer, new.title) == ("Dewi Contoh, S.E.", "Plt. Lurah Contoh Maju")
    assert [(one.title, one.valid_to) for one in signers(civil)] == [
        ("Plt. Lurah Contoh Maju", None), ("Lurah Contoh Maju", TODAY - timedelta(days=1)),
    ]  # fmt: skip


def test_one_who_stands_in_for_a_while_leaves_the_head_in_office(civil: Desk):
    named(civil)
    named(civil, since=TODAY, until=TODAY + timedelta(days=3), who=("Dewi Contoh", "Sekretaris Desa"))
    today = signing_today(civil)
    assert today is not None
    assert today.title == "Sekretaris Desa"
    later = signer_on(signers(civil), TODAY + timedelta(days=4))
    assert later is not None
    assert later.title == "Lurah Contoh Maju"


def test_without_a_signer_nothing_is_numbered(civil: Desk):
    case = death(civil)
    with pytest.raises(DeedRefused, match=r"signer\.none"):
        letter_of(civil, SITI, case, "D_1_02")
    gone = named(civil)
    end_signer(civil, SITI, gone.id, TODAY - timedelta(days=1))
    with pytest.raises(DeedRefused, match=r"signer\.none"):
        letter_of(civil, SITI, case, "D_1_02")
    assert entries(civil, 2026) == []


def test_a_statement_of_a_resident_gets_no_number(civil: Desk):
    assert letter_of(civil, SITI, death(civil), "D_1_05") is None
    assert letter_of(civil, SITI, death(civil), "F_2_01") is None


def test_training_enters_nothing_in_the_book(civil: Desk):
    named(civil)
    desk = replace(civil, device=replace(civil.device, training=True))
    made = letter_of(desk, SITI, death(desk), "D_1_02")
    assert made is not None
    assert (made.number, made.signer) == ("", LURAH[0])
    assert entries(desk, 2026) == []


def test_a_trouble_while_numbering_leaves_no_hole(civil: Desk, monkeypatch: pytest.MonkeyPatch):
    named(civil)

    def fails(*_given: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("kiosk.work.letters.applications.note", fails)
    with pytest.raises(OSError, match="disk"):
        letter_of(civil, SITI, death(civil), "D_1_02")
    monkeypatch.undo()
    made = letter_of(civil, SITI, death(civil), "D_1_02")
    assert made is not None
    assert made.number.startswith("474.3/001/")


def test_a_case_that_was_sent_gets_no_letter(desk: Desk):
    named(desk)
    case, _ = submitted(desk)
    with pytest.raises(DeedRefused, match=r"case\.closed"):
        letter_of(desk, SITI, case, "D_1_02")


def test_the_book_outlives_the_program(civil: Desk):
    named(civil)
    letter_of(civil, SITI, death(civil), "D_1_02")
    civil.store.close()
    again = open_desk(
        Store.open(civil.store.folder, civil.store.key), services=FixedCatalogue(builtin_services()), wall=Hands().wall,
        steady=Hands().steady, rng=random.Random(7),
    )  # fmt: skip
    assert book.next_serial(again.store, 2026) == 2
    again.store.close()


@pytest.mark.parametrize(
    ("name", "title", "since", "until", "code"),
    [
        ("", "Lurah", TODAY, None, "signer.name"),
        ("123", "Lurah", TODAY, None, "signer.name"),
        ("Dewi", " ", TODAY, None, "signer.title"),
        ("Dewi", "Lurah", None, None, "signer.date"),
        ("Dewi", "Lurah", TODAY, TODAY - timedelta(days=1), "signer.period"),
    ],
)
def test_a_signer_without_name_office_or_period_is_refused(desk: Desk, name, title, since, until, code):
    with pytest.raises(BadSigner) as refused:
        add_signer(desk, SITI, name, title, valid_from=since, valid_to=until)
    assert refused.value.code == code
    assert signers(desk) == []


def test_nobody_ends_a_period_before_it_began(desk: Desk):
    head = named(desk)
    with pytest.raises(BadSigner, match=r"signer\.period"):
        end_signer(desk, SITI, head.id, TODAY - timedelta(days=500))
    with pytest.raises(DeedRefused, match=r"signer\.unknown"):
        end_signer(desk, SITI, "nobody", TODAY)


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ("{klasifikasi}/{nomor}/{bulan}/{tahun}", "474.3/012/XI/2026"),
        ("{nomor}/{kantor}/{tahun}", "012/9901012001/2026"),
        ("{klasifikasi}/{tahun}", "474.3/012/XI/2026"),
        ("{nomor}/{0}/{nomor.__class__}", "012/{0}/{nomor.__class__}"),
    ],
)
def test_the_districts_pattern_writes_the_number(pattern, printed):
    assert letter_number(pattern, KINDS["D_1_02"], 12, date(2026, 11, 21), "99.01.01.2001") == printed


def test_the_district_sets_the_pattern(civil: Desk):
    named(civil)
    desk = replace(civil, device=replace(civil.device, settings={"letter_number_pattern": "{nomor}/Kel-CM/{tahun}"}))
    made = letter_of(desk, SITI, death(desk), "D_1_02")
    assert made is not None
    assert made.number == "001/Kel-CM/2026"
