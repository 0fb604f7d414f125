"""Repeating groups: one page a row, conditions and checks over rows, ids that are never used again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.answers import check_all, facts_for, relevant, to_tree, visible_fields, visible_pages
from kiosk.domain.definition import BadDefinition
from kiosk.domain.groups import HERE, REMOVED, expanded, mark_path, new_row, rows_of
from kiosk.domain.services import load_service
from tests.domain.birth_case import CONTEXT, TODAY
from tests.trial_family import FAMILY

SERVICE = load_service(FAMILY, name="keluarga.toml")
RULE = next(page.group for page in SERVICE.pages if page.group)
HEAD = {"anggota[k1].nama": "Budi Contoh", "anggota[k1].nik": "9901011203900001", "anggota[k1].shdk": "1"}
CHILD = {"anggota[k2].nama": "Ani Contoh", "anggota[k2].nik": "9901015011150002", "anggota[k2].shdk": "4"}
APPLICANT = {"pemohon.nama": "Budi Contoh", "pemohon.nik": "9901011203900001"}


def of(answers):
    service = expanded(SERVICE, answers)
    return service, facts_for(service, variant="UMUM", answers=answers, papers={}, today=TODAY)


def codes(answers):
    service, facts = of(answers)
    return [(one.path, one.code) for one in check_all(service, facts, CONTEXT)]


def test_a_service_without_groups_is_itself():
    plain = load_service(
        FAMILY.replace(b'group = "anggota"\nminimum = 1\nmaximum = 3\nrow = "Anggota"\nadd = "Tambah anggota"\n', b"")
        .replace(b'at = "anggota.nik"', b'at = "pemohon.nik"'),
        name="rata.toml",
    )  # fmt: skip
    assert expanded(plain, HEAD) is plain


def test_every_row_has_a_page_of_its_own():
    service, facts = of({**APPLICANT, **HEAD, **CHILD})
    assert [page.id for page in visible_pages(service, facts)] == ["pemohon", "anggota[k1]", "anggota[k2]", "akhir"]
    assert [page.title for page in service.pages[1:3]] == ["Anggota keluarga 1", "Anggota keluarga 2"]
    assert [page.short for page in service.pages[1:3]] == ["Anggota 1", "Anggota 2"]
    assert service.pages[2].fields[1].born == "anggota[k2].lahir"


def test_an_expanded_service_expands_no_further():
    service, _ = of({**HEAD, **CHILD})
    assert expanded(service, {**HEAD, **CHILD, "anggota[k3].nama": "X"}) is service


def test_inside_a_row_conditions_mean_that_row_and_outside_any():
    service, facts = of({**APPLICANT, **HEAD, **CHILD})
    asked = {field.path for page in service.pages for field in visible_fields(page, facts)}
    assert "anggota[k1].nikah" in asked
    assert "anggota[k2].nikah" not in asked
    assert "akhir.anak" in asked
    _, alone = of({**APPLICANT, **HEAD})
    assert "akhir" not in {page.id for page in visible_pages(expanded(SERVICE, HEAD), alone)}


def test_a_removed_row_counts_for_nothing_and_comes_back_whole():
    removed = {**APPLICANT, **HEAD, **CHILD, mark_path("anggota", "k2"): REMOVED}
    service, facts = of(removed)
    assert not [path for path in relevant(service, facts) if "k2" in path]
    back = {**removed, mark_path("anggota", "k2"): HERE}
    service, facts = of(back)
    assert relevant(service, facts)["anggota[k2].nama"] == "Ani Contoh"
    assert "[k2]" in to_tree(relevant(service, facts))["anggota"]
    assert "baris" not in to_tree(relevant(service, facts))["anggota"]["[k2]"]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({**HEAD, **CHILD}, []),
        ({**HEAD, **CHILD, "anggota[k2].nik": "9901011203900001"}, [("anggota[k2].nik", "member.twice")]),
        ({**HEAD, **CHILD, "anggota[k2].shdk": "1"}, [("anggota[k2].shdk", "head.count")]),
        ({**HEAD, "anggota[k1].shdk": "4"}, [("anggota[k1].shdk", "head.count")]),
        ({**CHILD, **HEAD, "pemohon.nik": "9901015504880003"}, [("pemohon.nik", "applicant.not_listed")]),
        (
            {**HEAD, "anggota[k1].lahir": "1990-03-12", "anggota[k1].nikah": "1990-03-11"},
            [("anggota[k1].lahir", "marriage.before_birth")],
        ),
    ],
)
def test_checks_run_over_rows(answers, found):
    given_codes = [one for one in codes({**APPLICANT, "akhir.anak": "x", **answers}) if not one[1].startswith("nik.")]
    assert given_codes == found


def test_the_applicant_is_looked_for_only_when_all_rows_have_a_number():
    unfinished = {**APPLICANT, **CHILD, "akhir.anak": "x", "pemohon.nik": "9901015504880003", "anggota[k1].nama": "B"}
    assert ("pemohon.nik", "applicant.not_listed") not in codes(unfinished)


_MARKS = st.dictionaries(
    st.integers(1, 6).map(lambda n: f"k{n}"), st.sampled_from([HERE, REMOVED, ""]), max_size=6
).map(lambda rows: {mark_path("anggota", row): mark for row, mark in rows.items()})


@given(_MARKS, st.lists(st.sampled_from(["add", "remove"]), max_size=12))
def test_ids_are_never_used_again_and_rows_keep_to_their_bounds(answers, deeds):
    ever = {path.partition("[")[2].partition("]")[0] for path, mark in answers.items() if mark}
    for deed in deeds:
        rows = rows_of(RULE, answers)
        assert len(rows) >= RULE.minimum
        ever |= set(rows)
        if deed == "add":
            fresh = new_row(RULE, answers)
            assert fresh not in ever
            answers = {**answers, **{mark_path("anggota", one): HERE for one in (*rows, fresh)}}
        else:
            marks = {mark_path("anggota", one): HERE for one in rows} | {mark_path("anggota", rows[0]): REMOVED}
            answers = {**answers, **marks}
            assert rows[0] not in rows_of(RULE, answers)


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        (b"minimum = 1", b"minimum = 0", "definition.range", "pages[1].minimum"),
        (b"maximum = 3", b"maximum = 0", "definition.range", "pages[1].minimum"),
        (b'path = "anggota.nama"', b'path = "lain.nama"', "definition.group", "pages[1].fields[0].path"),
        (b'path = "akhir.anak"', b'path = "anggota.anak"', "definition.group", "pages[2].fields[0].path"),
        (b'path = "anggota.nama"', b'path = "anggota.baris"', "definition.group", "pages[1].fields[0].path"),
        (b'group = "anggota"', b'group = "Anggota"', "definition.path", "pages[1].group"),
        (b'value = "1", ', b"", "definition.parameter", "checks[1].value"),
        (b'at = "anggota.nik"', b'at = "anggota.nama"', "definition.unknown_field", "checks[2].at"),
        (b'applicant = "pemohon"', b'applicant = "wali"', "definition.unknown_field", "applicant"),
        (b'code = "UMUM", ', b'code = "UMUM", when = "ada_anak", ', "definition.group", "variants[0].when"),
    ],
)
def test_a_fault_of_a_group_is_named_with_its_place(old, new, code, key):
    with pytest.raises(BadDefinition) as raised:
        load_service(FAMILY.replace(old, new, 1), name="keluarga.toml")
    assert (raised.value.code, raised.value.details["key"]) == (code, key)
