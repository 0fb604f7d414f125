"""Make ``regions.tsv.gz`` from the published archive of idn-area-data; see NOTICE for licence and use."""  # noqa: INP001 - a script

from __future__ import annotations

import argparse
import csv
import gzip
import io
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).with_name("regions.tsv.gz")

# File in the archive, length of its codes without dots, rows of Kepmendagri 300.2.2-2138/2025.
LEVELS = (
    ("provinces", 2, 38),
    ("regencies", 4, 514),
    ("districts", 6, 7_285),
    ("villages", 10, 83_762),
)
_NAME = re.compile(r"[A-Za-z0-9 '(),./*-]+", re.ASCII)
_QUOTES = str.maketrans({'"': "'", "\u2019": "'"})


class BadSource(Exception):
    """The archive is not the one this script knows how to read."""


def main() -> int:
    """Read the archive named on the command line and write the table beside this script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="idn-area-data-<version>.tgz")
    archive = parser.parse_args().archive
    try:
        lines = [f"{code}\t{name}" for code, name in rows(archive)]
    except (OSError, tarfile.TarError, BadSource) as error:
        sys.stderr.write(f"{archive}: {error}\n")
        return 1
    table = "".join(f"{line}\n" for line in lines).encode("ascii")
    # Without a time and a name in its head the file is the same whenever it is made.
    TARGET.write_bytes(gzip.compress(table, 9, mtime=0))
    sys.stdout.write(f"{TARGET.name}: {len(lines)} rows, {TARGET.stat().st_size} bytes\n")
    return 0


def rows(archive: Path) -> Iterator[tuple[str, str]]:
    """Code and name of every region, level by level, each level in the order of its codes."""
    known: set[str] = set()
    with tarfile.open(archive) as opened:
        for name, length, count in LEVELS:
            level = sorted(_level(opened, name))
            _check(level, length, count, known)
            known.update(code for code, _ in level)
            yield from level


def _level(opened: tarfile.TarFile, name: str) -> Iterator[tuple[str, str]]:
    try:
        member = opened.extractfile(f"package/data/{name}.csv")
    except KeyError as error:
        raise BadSource(f"no table of {name}") from error
    if member is None:
        raise BadSource(f"{name} is no file")
    for row in csv.DictReader(io.TextIOWrapper(member, encoding="utf-8")):
        yield row["code"].replace(".", ""), " ".join(row["name"].translate(_QUOTES).split())


def _check(level: list[tuple[str, str]], length: int, count: int, known: set[str]) -> None:
    if len(level) != count or len({code for code, _ in level}) != count:
        raise BadSource(f"{len(level)} rows where {count} are expected")
    for code, name in level:
        parent = code[:6] if length == LEVELS[-1][1] else code[:-2]
        if len(code) != length or not code.isdecimal() or (parent and parent not in known):
            raise BadSource(f"code {code}")
        if not _NAME.fullmatch(name):
            raise BadSource(f"name of {code}: {name!r}")


if __name__ == "__main__":
    sys.exit(main())
