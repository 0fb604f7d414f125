"""Whatever is done to the pages of a paper, they count from 1 without a gap and none gets lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.store import papers
from kiosk.store.keyring import new_key
from kiosk.store.papers import Override, Paper, SignedSheet
from kiosk.store.store import Store

CASE = "01a1fd0c-3c80-7f77-9e9e-155a1fb5a55a"
AT = "2026-11-21T07:40:00Z"
STEPS = st.tuples(st.sampled_from(["insert", "remove", "restore", "turn"]), st.integers(0, 20))


def paper(number: int, page: int) -> Paper:
    return Paper(
        id=f"p{number}", application=CASE, kind="KK", page=page, sha256=f"{number:064x}", size=10, mime="image/webp",
        original="asli", source="file", overrides=(Override("blur", "tua"),),
        sheet=SignedSheet("F_2_01", 1, 1, "A" * 12),
        added_at=AT, added_by="o",
    )  # fmt: skip


def with_case(folder: str) -> Store:
    store = Store.create(Path(folder), new_key())
    store.run(
        "INSERT INTO applications (id, service, definition_version, definition_sha256, variant, stage, revision,"
        " home_office, created_here, training, created_at, created_by, updated_at, updated_by)"
        " VALUES (?, 'UJI', 1, '', 'UMUM', 'draft', 1, '', 1, 0, ?, '', ?, '')",
        (CASE, AT, AT),
    )
    return store


@given(st.lists(STEPS, min_size=1, max_size=15))
@hypothesis_settings(max_examples=20)
def test_pages_count_from_one_without_a_gap(steps: list[tuple[str, int]]):
    present: list[str] = []
    removed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        store = with_case(folder)
        for number, (step, where) in enumerate(steps):
            if step == "insert":
                place = where % (len(present) + 1)
                papers.insert(store, paper(number, place + 1))
                present.insert(place, f"p{number}")
            elif step == "remove" and present:
                gone = present.pop(where % len(present))
                papers.remove(store, papers.get(store, gone), AT)
                removed.append(gone)
            elif step == "restore" and removed:
                back = removed.pop(where % len(removed))
                papers.restore(store, papers.get(store, back))
                present = [one.id for one in papers.of(store, CASE)]
                assert back in present
            elif step == "turn" and present:
                present.reverse()
                papers.order(store, CASE, "KK", present)
            found = papers.of(store, CASE)
            assert [one.id for one in found] == present
            assert [one.page for one in found] == list(range(1, len(present) + 1))
        assert set(papers.purge_removed(store, CASE)) == {f"{int(one[1:]):064x}" for one in removed}
        store.close()


def test_a_page_is_read_as_it_was_kept():
    with tempfile.TemporaryDirectory() as folder:
        store = with_case(folder)
        papers.insert(store, paper(1, 1))
        assert papers.of(store, CASE) == [paper(1, 1)]
        store.close()
