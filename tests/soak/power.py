"""Power cuts while applications are filed: one recorded run, many disks as they may have been left (strace)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.faultkit.powercut import power_cuts
from tests.work.desks import new_desk


def cut_power(rounds: int, seed: int, *, cases: int = 4) -> tuple[int, int]:
    """How many of ``rounds`` cuts lost something that people were told, and how many calls could not be replayed."""
    with tempfile.TemporaryDirectory() as name:
        folder, paper = Path(name) / "data", Path(name) / "ack"
        paper.touch()
        desk = new_desk(folder)
        key = desk.store.key.hex()
        desk.store.close()
        program = [sys.executable, "-m", "tests.soak.at_work", "--key", key]
        work = [*program, "--data", str(folder), "--ack", str(paper), "--cases", str(cases), "--size", "2000"]
        check = " ".join([*program, "--data", "{dir}", "--ack", "{ack}", "--check", "2>/dev/null"])
        return power_cuts(work, str(folder), str(paper), rounds, 120.0, seed, check)
