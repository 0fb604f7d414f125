"""Names: what blocks a new one, what is let be in an old one, and which ones meet under one key."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import Problem
from kiosk.domain.name_words import ABBREVIATIONS, SAME_NAME, TITLES_AFTER, TITLES_BEFORE
from kiosk.domain.names import check_existing_name, check_new_name, match_key, official_name, prefix_keys, tidy_name

P = "anak.nama"


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    assert all(problem.path == P for problem in problems)
    return [(problem.code.removeprefix("name."), problem.severity) for problem in problems]


@pytest.mark.parametrize("name", ["Contoh Maju", "A" * 29 + " " + "B" * 30, "  contoh   dua kata "])
def test_a_good_new_name_has_no_findings(name: str) -> None:
    assert check_new_name(name, P) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", [("empty", "error")]),
        (" \t ", [("empty", "error")]),
        ("Contoh 2", [("characters", "error")]),
        ("Ma'ruf Contoh", [("characters", "error")]),
        ("Contoh-Satu Dua", [("characters", "error")]),
        ("José Contoh", [("characters", "error")]),
        ("A" * 30 + " " + "B" * 30, [("length", "error")]),
        ("Contoh", [("one_word", "warning")]),
        ("H Contoh Satu", [("title", "warning")]),
        ("Contoh Satu SPd", [("title", "warning")]),
        ("Contoh H", [("abbreviation", "warning")]),
        ("Muh Contoh", [("abbreviation", "warning")]),
        ("H M Contoh", [("title", "warning"), ("abbreviation", "warning")]),
        ("dr. Contoh", [("characters", "error"), ("title", "warning")]),
        ("Abd", [("abbreviation", "warning"), ("one_word", "warning")]),
    ],
)
def test_findings_about_a_new_name(name: str, expected: list[tuple[str, str]]) -> None:
    assert codes(check_new_name(name, P)) == expected


def test_findings_say_what_was_found() -> None:
    assert check_new_name("C0ntoh S4tu", P)[0].details == {"found": "0"}
    assert check_new_name("A" * 61, P)[0].details == {"count": 61, "most": 60}
    assert check_new_name("Dra Contoh Moch", P)[0].details == {"word": "Dra"}
    assert check_new_name("Dra Contoh Moch", P)[1].details == {"word": "Moch"}


@pytest.mark.parametrize(
    "name", ["CONTOH", "H. CONTOH, S.PD", "MA\u2019RUF", "NUR-AINI", "Søren Ñandú", "D`CONTOH", "A. B. CONTOH"]
)
def test_an_existing_name_is_taken_as_it_stands(name: str) -> None:
    assert check_existing_name(name, P) == []


@pytest.mark.parametrize(
    ("name", "code", "overridable"),
    [
        ("", "name.empty", False),
        (". - '", "name.empty", False),
        ("CONT0H", "name.characters", True),
        ("CONTOH/SATU", "name.characters", True),
        ("王 CONTOH", "name.characters", True),
        ("A" * 61, "name.length", True),
    ],
)
def test_a_likely_mistake_in_an_existing_name_may_be_overridden(name: str, code: str, overridable: bool) -> None:
    (problem,) = check_existing_name(name, P)
    assert (problem.code, problem.severity, problem.overridable) == (code, "error", overridable)


def test_stored_and_official_form() -> None:
    assert tidy_name("  Nur\u00a0\u2013 Aini  Ma\u2019ruf\n") == "Nur - Aini Ma'ruf"
    assert tidy_name("Jose\u0301") == "Jos\u00e9"
    assert official_name(" contoh  maju ") == "CONTOH MAJU"


@pytest.mark.parametrize(
    "alike",
    [
        ("MUHAMMAD CONTOH", "Mohamad Contoh", "Moch. Contoh", "MUH CONTOH", "M. Contoh", "Mohammed Contoh"),
        ("Soeharto", "SUHARTO", "Suhartto"),
        ("Tjokro Djaja", "Cokro Jaja"),
        ("H. Achmad Fauzi, S.Pd.", "AHMAD FAUZI", "Akhmad Pauzi", "Dr. H. Ahmad Fauzi, M.Si, S.H"),
        ("Siti Aisyah", "ST. AISYA", "Sitti Aisjah", "Hj. Siti 'Aisyah"),
        ("Rizky", "RIZQI", "Riski"),
        ("Khairul", "Chairul", "Hairul"),
        ("Ma'ruf", "MARUF", "Ma\u2019roef", "Ma`ruf"),
        ("Nur-Aini", "NUR AINI", "Noer Aini", "Nur. Aini"),
        ("Abdurrahman", "ABDURAHMAN"),
        ("Abdul Rahman", "ABD. RAHMAN", "Abdur Rahman"),
        ("Jusuf Sjarif", "YUSUF SYARIF"),
        ("José Strauß Ødegård", "JOSE STRAUSS ODEGARD"),
    ],
)
def test_alike_names_meet(alike: tuple[str, ...]) -> None:
    assert len({match_key(name) for name in alike}) == 1
    assert match_key(alike[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Siti Aminah", "Aminah Siti"), ("Contoh Satu", "Contoh Dua"), ("Ani", "Ana"), ("Budi", "Rudi"), ("H", "HH A")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_a_title_alone_is_still_a_name() -> None:
    assert match_key("H.") == "H"
    assert match_key("Haji, S.H") == "HAJI"
    assert match_key("H. S.H.") == "H"


def test_a_name_without_latin_letters_has_no_key() -> None:
    assert match_key("王") == match_key("123") == match_key("") == ""


@given(st.text(max_size=40) | st.text("aehijmoprstuvyzAHMS .'-", max_size=30))
def test_a_key_is_plain_and_final(name: str) -> None:
    key = match_key(name)
    assert re.fullmatch(r"(?:[A-Z]+(?: [A-Z]+)*)?", key)
    assert match_key(name.upper()) == match_key(tidy_name(name)) == key


@given(st.lists(st.sampled_from(["Contoh", "Siti", "Rahmat", "Dewi", "Budi", "Zulkifli"]), min_size=1, max_size=4))
def test_what_is_typed_so_far_is_a_beginning_of_the_key(words: list[str]) -> None:
    key = match_key(" ".join(words))
    for length in range(1, len(words) + 1):
        assert key.startswith(match_key(" ".join(words[:length])))
    assert key.startswith(match_key(words[0][:2]))


def test_word_lists_are_letters_only_and_name_one_spelling() -> None:
    for word in (*ABBREVIATIONS, *TITLES_AFTER, *TITLES_BEFORE, *SAME_NAME, *SAME_NAME.values()):
        assert re.fullmatch("[A-Z]+", word)
    assert not set(SAME_NAME) & set(SAME_NAME.values())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("m", "Muhammad"),
        ("m", "Maju"),
        ("mohamm", "Muhammad"),
        ("nor", "Norman"),
        ("nor", "Nur"),
        ("st", "Stefanus"),
        ("st", "Siti Contoh"),
        ("siti ais", "ST. AISYAH"),
        ("h. ach", "Ahmad"),
        ("moch. s", "Muhammad Satu"),
        ("rah", "Rahman"),
    ],
)
def test_a_name_is_found_while_it_is_typed(typed: str, name: str) -> None:
    assert any(match_key(name).startswith(key) for key in prefix_keys(typed))


def test_nothing_typed_looks_for_nothing() -> None:
    assert prefix_keys(" . ") == ()
    assert prefix_keys("budi") == ("BUDI",)
