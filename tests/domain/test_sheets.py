"""The code on a printed sheet."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ids import new_id
from kiosk.domain.sheets import LONGEST, BadSheetCode, SheetCode, changed_paths, data_hash, parse_sheet_code

MOMENT = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)
values = st.dictionaries(st.from_regex(r"[a-z]{1,5}\.[a-z]{1,5}", fullmatch=True), st.text(max_size=9), max_size=5)


@given(
    st.builds(lambda: new_id(MOMENT)), st.from_regex(r"[A-Z]_[0-9]_[0-9]{2}[A-Z]?", fullmatch=True),
    st.integers(1, 99), values,
)  # fmt: skip
def test_a_code_comes_back(application, form, pages, printed):
    code = SheetCode(application, form, pages, pages, data_hash(form, 1, printed))
    assert parse_sheet_code(code.text) == code
    assert parse_sheet_code(f" {code.text.lower()}\n") == code
    assert len(code.text) <= LONGEST
    assert re.fullmatch(r"[0-9A-Z.\-]+", code.text)


@given(st.text(max_size=60) | st.from_regex(r"LK1\.[A-Z2-7]{26}\.F201\.[0-9]-[0-9]\.[A-Z2-7]{12}", fullmatch=True))
def test_other_texts_are_no_sheets_or_read_back(text):
    code = parse_sheet_code(text)
    assert code is None or code.text == text.strip().upper()


def test_a_text_that_we_never_print_is_no_sheet():
    text = SheetCode(new_id(MOMENT), "F_2_01", 1, 1, "A" * 12).text
    last = text[29]
    for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".replace(last, ""):
        read = parse_sheet_code(f"{text[:29]}{other}{text[30:]}")
        assert read is None or read.text != text
    assert parse_sheet_code(text[:29] + "B" + text[30:]) is None


@pytest.mark.parametrize(
    "changes", [{"application": "x"}, {"form": "F201"}, {"page": 3}, {"page": 0}, {"data_hash": "short"}]
)
def test_wrong_parts_are_refused(changes):
    parts = {"application": new_id(MOMENT), "form": "F_2_01", "page": 1, "pages": 2, "data_hash": "A" * 12}
    with pytest.raises(BadSheetCode):
        SheetCode(**(parts | changes))


@given(values, values)
def test_the_hash_changes_with_what_is_printed(one, other):
    assert (data_hash("F_2_01", 1, one) == data_hash("F_2_01", 1, other)) == (one == other)
    assert data_hash("F_2_01", 1, one) != data_hash("F_2_01", 2, one) != data_hash("F_2_03", 2, one)


def test_changed_paths_names_what_came_went_and_changed():
    old = {"anak.nama": "A", "ibu.nama": "B", "ayah.nama": "C"}
    new = {"anak.nama": "A", "ibu.nama": "X", "saksi1.nama": "D"}
    assert changed_paths(old, new) == ("ayah.nama", "ibu.nama", "saksi1.nama")
    assert changed_paths(old, old) == ()
