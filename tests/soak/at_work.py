"""A kiosk's process to be killed: files applications, notes what it told people, or checks the notes.

``python -m tests.soak.at_work --data DIR --key HEX --ack FILE --cases N`` writes a line to FILE after each deed that
came back: ``scan SHA256`` or ``record ID NUMBER``. With ``--check`` it opens the store and compares; exit 1 names
what is lost.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.store import blobs, outbox, people
from kiosk.store.store import Store
from kiosk.work.case import load_case
from kiosk.work.desk import Desk, open_desk
from kiosk.work.submit import submit
from tests.soak.counter import DECLARED, filled


@dataclass(frozen=True)
class Promise:
    """One line of the paper: a record with its number, or a scan (number empty)."""

    kind: str
    name: str
    number: str


def promises(paper: Path) -> Iterator[Promise]:
    """What was promised; a line that the power cut in two was not finished and promises nothing."""
    text = paper.read_text(encoding="ascii") if paper.is_file() else ""
    for line in text.split("\n")[:-1]:
        kind, name, number = (*line.split(), "")[:3]
        yield Promise(kind, name, number)


def broken(desk: Desk, paper: Path) -> list[str]:
    """Promises that the store does not keep, and numbers that it would give again."""
    made = list(promises(paper))
    lost = [
        f"{one.kind} {one.name}"
        for one in made
        if (outbox.find(desk.store, one.name) is None if one.kind == "record" else not _whole(desk, one.name))
    ]
    numbers = [one.number for one in made if one.number]
    lost += [f"number {number} twice" for number in numbers if numbers.count(number) > 1]
    operator = people.active(desk.store)[0]
    after = submit(desk, operator, filled(desk, operator), DECLARED)
    return lost + ([f"number {after.number} given again"] if after.number in numbers else [])


def main() -> int:
    """Work, or check."""
    options = _read()
    desk = open_desk(Store.open(options.data, bytes.fromhex(options.key)))
    with closing(desk.store):
        if options.check:
            lost = broken(desk, options.ack)
            print("\n".join(lost), file=sys.stderr)
            return 1 if lost else 0
        _work(desk, options)
    return 0


def _work(desk: Desk, options: argparse.Namespace) -> None:
    draw = random.Random(options.seed)
    operator = people.active(desk.store)[0]
    paper = os.open(options.ack, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for _ in range(options.cases):
        case = filled(desk, operator, size=options.size, noise=draw)
        for page in load_case(desk, case).papers:
            os.write(paper, f"scan {page.sha256}\n".encode())
        sent = submit(desk, operator, case, DECLARED)
        os.write(paper, f"record {sent.record_id} {sent.number}\n".encode())
    os.close(paper)


def _whole(desk: Desk, name: str) -> bool:
    return blobs.held(desk.store, name) and blobs.digest(blobs.read(desk.store, name)) == name


def _read() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--key", required=True)
    parser.add_argument("--ack", type=Path, required=True)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--size", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
