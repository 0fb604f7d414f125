"""Paths read and write themselves; anything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.paths import AnswerPath, BadPath, PaperPath, Step, next_row_id, parse_path

names = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
rows = st.just("") | st.from_regex(r"[a-z][a-z0-9]{0,11}", fullmatch=True)
steps = st.builds(Step, names, rows)
answers = st.lists(steps, min_size=1, max_size=5).map(lambda found: AnswerPath(tuple(found)))
papers = st.builds(PaperPath, st.from_regex(r"[A-Z][A-Z0-9_]{0,39}", fullmatch=True), st.integers(1, 9999))


@given(answers | papers)
def test_a_path_survives_its_text(path: AnswerPath | PaperPath) -> None:
    assert parse_path(str(path)) == path
    assert str(parse_path(str(path))) == str(path)


@given(st.text(max_size=30) | st.text("ak[]./_1K2 ", max_size=12))
def test_any_other_text_is_refused_or_reads_back(text: str) -> None:
    try:
        read = str(parse_path(text))
    except BadPath as error:
        read = str(error.details["text"])
    assert read == text


@pytest.mark.parametrize(
    "text",
    ["", ".", "a.", ".a", "a..b", "A", "anak nama", "a[]", "a[K3]", "a[k3", "a[k3]b", "KK", "KK/0", "KK/01", "KK/-1",
     "kk/1", "KK/10000", "KK/٣", "anak.nama\n", "KK/1\n", "ának"],
)  # fmt: skip
def test_refused_texts(text: str) -> None:
    with pytest.raises(BadPath):
        parse_path(text)


def test_parts_of_an_answer_path() -> None:
    path = AnswerPath.parse("anggota[k3].alamat.rt")
    assert path.steps == (Step("anggota", "k3"), Step("alamat"), Step("rt"))
    assert path.field == "anggota.alamat.rt"
    assert str(path.parent) == "anggota[k3].alamat"
    assert AnswerPath.parse("anak").parent is None
    assert AnswerPath.parse("anggota[k3]").child("nik") == AnswerPath.parse("anggota[k3].nik")
    assert str(AnswerPath.parse("a").child("anggota", "k1")) == "a.anggota[k1]"


def test_inside_compares_whole_steps() -> None:
    row = AnswerPath.parse("anggota[k3]")
    assert AnswerPath.parse("anggota[k3].nik").inside(row)
    assert row.inside(row)
    assert not AnswerPath.parse("anggota[k31].nik").inside(row)
    assert not row.inside(AnswerPath.parse("anggota[k3].nik"))


def test_each_kind_is_asked_for_by_name() -> None:
    assert PaperPath.parse("F_2_03/12") == PaperPath("F_2_03", 12)
    with pytest.raises(BadPath):
        PaperPath.parse("anak.nama")
    with pytest.raises(BadPath):
        AnswerPath.parse("KK/2")


def test_no_path_can_be_built_that_cannot_be_read() -> None:
    for build in (
        lambda: AnswerPath(()),
        lambda: Step("Anak"),
        lambda: Step("a", "K"),
        lambda: PaperPath("KK", 0),
        lambda: PaperPath("kk", 1),
    ):
        with pytest.raises(BadPath):
            build()


@given(st.sets(rows | st.integers(1, 999).map(lambda n: f"k{n}")))
def test_a_new_row_id_was_never_used(used: set[str]) -> None:
    new = next_row_id(used)
    assert new not in used
    assert Step("anggota", new).row == new


def test_row_ids_count_on_after_the_highest() -> None:
    assert next_row_id([]) == "k1"
    assert next_row_id(["k1", "k7", "tamu", "k02"]) == "k8"
