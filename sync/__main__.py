"""Sync without a window: ``python -m sync --data DIR --once|--drain``, the passphrase on standard input.

Standard input holds the operator's id or name and, on the next line, the passphrase; with ``--operator`` the passphrase
alone. Exit status: 0 everything is at the centre, 1 the centre was not reached, 2 the store could not be opened, 3 the
centre was reached but something still waits or failed.
"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO

from kiosk.domain.errors import DomainError
from kiosk.store.errors import StoreTrouble
from kiosk.work.desk import Desk, open_desk
from kiosk.work.errors import DeedRefused
from kiosk.work.unlock import login, login_names
from sync.http import Link
from sync.line import LinkTrouble
from sync.loop import RoundReport, run_once
from sync.schedule import Situation, pause

DONE: Final = 0
UNREACHED: Final = 1
LOCKED: Final = 2
LEFT: Final = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        desk = _open(options.data, options.operator, sys.stdin)
    except (StoreTrouble, DeedRefused, DomainError, LookupError) as problem:
        print(f"cannot open the store: {getattr(problem, 'code', problem)}", file=sys.stderr)
        return LOCKED
    with closing(desk.store):
        try:
            link = Link(desk.device, desk.clock)
        except LinkTrouble as trouble:
            # A kiosk that was enrolled by files may have no address to go to.
            print(f"no road to the centre: {trouble}", file=sys.stderr)
            return UNREACHED
        with closing(link):
            if options.drain:
                return drain(desk, link, patience_s=options.patience, rest=_rest)
            return status_of(_told(run_once(desk, link)))


def drain(desk: Desk, link: Link, *, patience_s: float, rest: Callable[[float], None]) -> int:
    """Round after round until nothing waits, or until ``patience_s`` seconds of pauses have passed."""
    spent = 0.0
    failures = 0
    while True:
        report = _told(run_once(desk, link))
        failures = failures + 1 if report.trouble else 0
        situation = Situation(report.waits, report.trouble, failures, report.poll_s, report.retry_after_s)
        seconds = pause(situation, desk.rng)
        if not (report.waits or report.trouble) or spent + seconds > patience_s:
            return status_of(report)
        rest(seconds)
        spent += seconds


def status_of(report: RoundReport) -> int:
    """The exit status that tells what ``report`` tells."""
    if report.trouble:
        return UNREACHED
    return LEFT if report.waits or report.failed else DONE


def describe(report: RoundReport) -> str:
    """One line about a round, for a log."""
    parts = [f"{count} {word}" for word, count in sorted(report.answers.items())] or ["no records"]
    parts.append(f"{report.scans} scans whole ({report.scan_bytes} bytes sent)")
    parts.append(f"{report.changes} changes, {report.documents} documents received")
    parts.extend(f"scan failed: {code}" for code in report.failed)
    if report.trouble:
        parts.append(f"stopped by {report.trouble}" + (f" ({report.detail})" if report.detail else ""))
    elif report.waits:
        parts.append("something still waits")
    return "; ".join(parts)


def _told(report: RoundReport) -> RoundReport:
    print(describe(report), flush=True)
    return report


def _rest(seconds: float) -> None:
    threading.Event().wait(seconds)


def _open(folder: Path, operator: str, stdin: TextIO) -> Desk:
    wanted = operator or stdin.readline().strip()
    passphrase = stdin.readline().rstrip("\r\n")
    named = {name.operator_id for name in login_names(folder) if wanted in {name.operator_id, name.name}}
    if len(named) != 1:
        raise LookupError("operator.unknown" if not named else "operator.ambiguous")
    return open_desk(login(folder, named.pop(), passphrase, now=datetime.now(UTC)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync", description="Carry records and scans to the centre.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the kiosk's data folder")
    parser.add_argument("--operator", default="", metavar="NAME", help="operator id or name, if not on standard input")
    parser.add_argument("--patience", type=float, default=600.0, metavar="SECONDS", help="longest pauses of --drain")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--once", action="store_true", help="one round")
    how.add_argument("--drain", action="store_true", help="rounds until nothing waits")
    return parser


if __name__ == "__main__":
    sys.exit(main())
