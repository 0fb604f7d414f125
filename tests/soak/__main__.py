"""Long runs of cuts, kills and power cuts: ``python -m tests.soak --rounds N --seed S --minutes M``.

A round is one day in process (crash points at the store, lost, late and doubled requests), every fourth one of real
processes (kiosks and centre killed), every tenth a power cut while applications are filed. Then both sides are compared
by hash. Exit 0 only when nothing was lost and nothing doubled.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.centre import running_centre
from tests.soak.compare import Found
from tests.soak.power import cut_power
from tests.soak.processes import new_field
from tests.soak.standing import Village, stand_up

_PROCESSES_EVERY = 4
_POWER_EVERY = 10


@dataclass
class Tally:
    """What has been done and found so far."""

    rounds: int = 0
    crashes: int = 0
    found: Found = field(default_factory=Found)

    def line(self, seconds: float) -> str:
        return (
            f"{self.rounds} rounds, {self.crashes} crashes and kills, {self.found.records} records, "
            f"{self.found.scans} scans, {seconds:.0f} s, "
            f"{len(self.found.losses)} losses, {len(self.found.doubles)} doubles"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Soak, print, and tell the truth by the exit status."""
    options = _read(arguments)
    started = time.monotonic()
    end = started + options.minutes * 60 if options.minutes else float("inf")
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        village = stand_up(folder / "village")
        parts = _shares(options.rounds)
        _days(tally, village, folder, options.seed, parts[0], end)
        _processes(tally, folder, options.seed, parts[1], end)
        _power(tally, options.seed, parts[2], end)
    for trouble in (*tally.found.losses, *tally.found.doubles):
        print(f"  {trouble}")
    print(f"soak, seed {options.seed}: {tally.line(time.monotonic() - started)}")
    return 1 if tally.found.losses or tally.found.doubles else 0


def _shares(rounds: int) -> tuple[int, int, int]:
    """How many of ``rounds`` are days in process, rounds of processes, and power cuts."""
    processes, power = rounds // _PROCESSES_EVERY, rounds // _POWER_EVERY
    return rounds - processes - power, processes, power


def _days(tally: Tally, village: Village, folder: Path, seed: int, rounds: int, end: float) -> None:
    # Django has to stand before the centre's models can be imported.
    from tests.soak.story import play_day

    for number in range(rounds):
        if time.monotonic() > end:
            return
        found, crashes = play_day(village, folder / "days", seed * 1_000_000 + number)
        tally.found.add(found)
        tally.crashes += crashes
        tally.rounds += 1
        _say(tally, f"day {seed * 1_000_000 + number}", found)


def _processes(tally: Tally, folder: Path, seed: int, rounds: int, end: float) -> None:
    if not rounds or time.monotonic() > end:
        return
    with running_centre(folder) as centre:
        village = new_field(folder, centre, seed)
        for _ in range(rounds):
            if time.monotonic() > end:
                break
            village.round()
            tally.rounds += 1
        tally.crashes += village.kills
        found = village.end()
    tally.found.add(found)
    _say(tally, f"{rounds} rounds of processes", found)


def _power(tally: Tally, seed: int, rounds: int, end: float) -> None:
    if not rounds or time.monotonic() > end:
        return
    if not sys.platform.startswith("linux"):
        print("power cuts are left out: they need strace")
        return
    lost, unseen = cut_power(rounds, seed)
    found = Found(losses=[f"{lost} of {rounds} power cuts lost something"] if lost else [])
    if unseen:
        found.losses.append(f"{unseen} system calls could not be replayed: the power cuts prove nothing")
    tally.rounds += rounds
    tally.crashes += rounds
    tally.found.add(found)
    _say(tally, f"{rounds} power cuts", found)


def _say(tally: Tally, what: str, found: Found) -> None:
    if found.losses or found.doubles or tally.rounds % 50 == 0:
        print(f"{what}: {len(found.losses)} losses, {len(found.doubles)} doubles (round {tally.rounds})", flush=True)


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10_000, help="how many (10000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same days (1)")
    parser.add_argument("--minutes", type=float, default=0, help="end after so many minutes; 0 means after the rounds")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
