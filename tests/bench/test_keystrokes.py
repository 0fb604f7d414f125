"""Typing stays fast: the keys that a birth and a twin cost beyond the data, counted in the real window."""

from __future__ import annotations

from tests.bench import keystrokes


def test_a_birth_and_a_twin_are_typed_with_few_keys_beyond_the_data() -> None:
    found = {row.name: row for row in keystrokes.rows()}
    assert len(found) == 3
    assert [row for row in found.values() if not row.ok] == []
