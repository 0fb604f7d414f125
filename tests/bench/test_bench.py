"""The bench itself: what breaks does not go missing, what is unknown is told, the file says what the table says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.bench import __main__ as bench
from tests.bench.rows import Row, at_least, at_most


def test_budgets_are_judged_before_values_are_rounded() -> None:
    assert at_most("x", 50.0, "ms", 50).ok
    assert not at_most("x", 50.001, "ms", 50).ok
    assert not at_least("x", 98.999, "%", 99).ok
    assert at_most("only watched", 1e9, "MB", 0).ok


def test_a_measure_that_breaks_keeps_its_rows_and_is_one_that_is_not_ok(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    made = ModuleType("tests.bench.broken")

    def rows() -> object:
        yield Row("first", 1.0, "ms", 2.0, ok=True)
        raise OSError("gone")

    made.rows = rows  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tests.bench.broken", made)
    first, second = bench.measured("broken")
    assert first.ok
    assert not second.ok
    assert "broken" in second.name
    assert "OSError: gone" in capfd.readouterr().err


def test_unknown_names_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["nothing-like-this"]) == 2
    assert "nothing-like-this" in capsys.readouterr().err


def test_every_measure_of_the_folder_can_be_asked_for() -> None:
    known = bench.measures()
    assert {"window", "regions", "capture", "sync", "kiosk_store", "centre"} <= set(known)
    assert not {name for name in known if name.startswith("test_")}


def test_the_file_holds_name_value_unit_budget_ok(tmp_path: Path) -> None:
    bench.write([Row("a", 1.5, "ms", 2.0, ok=True)], tmp_path / "deep" / "bench.json")
    held = json.loads((tmp_path / "deep" / "bench.json").read_text(encoding="utf-8"))
    assert held == [{"name": "a", "value": 1.5, "unit": "ms", "budget": 2.0, "ok": True}]
