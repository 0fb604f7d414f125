"""What is reached, beside its budget: ``python -m tests.bench [names]`` prints a table and writes build/bench.json.

A name is a module of this folder (`window`, `kiosk_store`, `centre` ...). A module that fails is a row that is not ok.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.rows import Row

_ROOT = Path(__file__).parents[2]
_TARGET = _ROOT / "build" / "bench.json"
_NOT_MEASURES = {"__init__", "__main__", "rows", "screen", "at_counter", "typist"}


def main(arguments: Sequence[str]) -> int:
    """Measure what is named, everything when nothing is; 1 when a budget was missed or a measure failed."""
    known = measures()
    if unknown := [name for name in arguments if name not in known]:
        print(f"no such measure: {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    found: list[Row] = []
    for name in arguments or known:
        started = time.perf_counter()
        print(f"\n{name}", flush=True)
        for row in measured(name):
            print(line(row), flush=True)
            found.append(row)
        print(f"  ({time.perf_counter() - started:.0f} s)", flush=True)
    write(found, _TARGET)
    missed = [row.name for row in found if not row.ok]
    print(f"\n{len(found) - len(missed)} of {len(found)} within budget" + "".join(f"\n  missed: {m}" for m in missed))
    return 1 if missed else 0


def measures() -> list[str]:
    """The names that can be asked for, in the order in which they run."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return [name for name in found if name not in _NOT_MEASURES and not name.startswith("test_")]


def measured(name: str, package: str = "tests.bench") -> Iterator[Row]:
    """The rows of one measure; what breaks it becomes a row too, so that a figure never goes missing unseen."""
    try:
        rows: Iterable[Row] = importlib.import_module(f"{package}.{name}").rows()
        yield from rows
    except Exception as error:  # noqa: BLE001 - the edge of the bench: one measure that breaks must not hide the others
        traceback.print_exc()
        yield Row(f"{name}: could not be measured ({type(error).__name__})", 0.0, "", 0.0, ok=False)


def line(row: Row) -> str:
    """A row as people read it; a budget of 0 is none: the figure is there to be watched."""
    verdict = ("" if row.budget == 0 else "ok") if row.ok else "MISSED"
    budget = f"{row.budget:10g}" if row.budget else " " * 10
    return f"  {row.name:<64} {row.value:10.2f} {row.unit:<5} {budget}  {verdict}"


def write(rows: Sequence[Row], target: Path) -> None:
    """The same as a list of objects {name, value, unit, budget, ok}."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
