"""Power cuts, simulated from a system-call trace: what could be on disk at any moment of one run.

The program under test runs once under strace. From the recorded writes, syncs and changes of names this
module builds disk images as an ext4 disk (data=ordered) might hold them after a cut at a random moment,
hands each to a check command and counts the failures. No kernel module, block device or change to the
program is needed. Not modelled: writes through mmap (SQLite's -shm is rebuilt at recovery, so it is safe
to skip), calls listed in UNSEEN (counted), chdir, several processes sharing descriptors, lying disks.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

from tests.faultkit.faults import SECTOR, checked, start, stop

PAGE = 4096  # bytes, the unit of write-back

Write = tuple[int, bytes | None]  # (offset, data), or (new size, None) for a truncation


def apply(data: bytearray, write: Write) -> None:
    """Apply one write or truncation to file contents, filling gaps with zeros."""
    offset, chunk = write
    end = offset + len(chunk or b"")
    data.extend(bytes(max(0, end - len(data))))
    if chunk is None:
        del data[offset:]
    else:
        data[offset:end] = chunk


class Disk:
    """What a disk may hold at a power cut, in the manner of ext4 with data=ordered.

    A file's writes are sure after its fsync; before that each page is kept or lost by chance and one may
    be torn at a sector. Creations, renames and removals keep their order and are sure after any fsync.
    """

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/") + "/"
        files = [p for p in pathlib.Path(root).rglob("*") if p.is_file()]
        self.content = {i: bytearray(p.read_bytes()) for i, p in enumerate(files)}
        self.live = {str(p): i for i, p in enumerate(files)}  # name -> file number, as programs see it
        self.sure = dict(self.live)  # the same, as surely on disk
        self.writes: dict[int, list[Write]] = {}
        self.names: list[tuple[str, str, int]] = []  # (name removed, name added, file number)

    def name(self, old: str, new: str) -> None:
        """Create (old empty), remove (new empty) or rename a file."""
        number = self.live.pop(old) if old else len(self.content)
        self.content.setdefault(number, bytearray())
        if new:
            self.live[new] = number
        self.names.append((old, new, number))

    def write(self, path: str, write: Write) -> None:
        """Note an unsynced write, page by page."""
        if path not in self.live:
            self.name("", path)
        pending = self.writes.setdefault(self.live[path], [])
        offset, data = write
        while data and offset % PAGE + len(data) > PAGE:
            cut = PAGE - offset % PAGE
            pending.append((offset, data[:cut]))
            offset, data = offset + cut, data[cut:]
        pending.append((offset, data))

    @staticmethod
    def rename(names: dict[str, int], change: tuple[str, str, int]) -> None:
        """Apply one change of names."""
        old, new, number = change
        names.pop(old, None)
        if new:
            names[new] = number

    def sync(self, path: str) -> None:
        """Make a file's writes, and every change of names so far, sure."""
        for write in self.writes.pop(self.live.get(path, -1), []):
            apply(self.content[self.live[path]], write)
        for change in self.names:
            self.rename(self.sure, change)
        self.names.clear()

    def image(self, target: pathlib.Path, rng: random.Random) -> None:
        """Write one possible disk after a power cut at this moment into `target`."""
        names, keep = dict(self.sure), rng.choice([0.0, 0.5, 0.9, 1.0])
        for change in self.names[: rng.randint(0, len(self.names))]:
            self.rename(names, change)
        for name, number in names.items():
            data = bytearray(self.content[number])
            for offset, chunk in self.writes.get(number, []):
                if rng.random() < keep:
                    torn = chunk and rng.random() < 0.05
                    apply(data, (offset, chunk[: rng.randrange(0, len(chunk), SECTOR)] if torn and chunk else chunk))
            path = target / name[len(self.root) :]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


CALLS = "openat,lseek,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"
UNSEEN = "writev,pwritev,pwritev2,sendfile,copy_file_range,fallocate"  # counted, not replayed


def trace(command: list[str], log: str, limit_s: float) -> Iterator[tuple[str, str, int]]:
    """Run the command under strace for at most `limit_s`; yield (call, arguments, result) in order."""
    child = start(
        [
            "strace",
            "-f",
            "-y",
            "-xx",
            "-s",
            "16777216",
            "-e",
            f"trace={CALLS},{UNSEEN}",
            "-e",
            "signal=none",
            "-o",
            log,
            *command,
        ]
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(limit_s)
    stop(child)
    child.wait()
    half: dict[str, str] = {}
    with pathlib.Path(log).open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            pid, _, text = line.rstrip().partition(" ")
            text = text.strip()
            if text.endswith("<unfinished ...>"):
                half[pid] = text[:-16]
                continue
            if text.startswith("<..."):
                text = half.pop(pid, "") + text.partition("resumed>")[2]
            if found := re.match(r"(\w+)\((.*)\)\s+= (\d+)", text):
                yield found[1], found[2], int(found[3])


def unhex(text: str) -> bytes:
    r"""Decode strace's \xNN notation; plain characters pass through."""
    return re.sub(rb"\\x(..)", lambda m: bytes([int(m[1], 16)]), text.encode())


class Replay:
    """Feeds recorded calls to a Disk and keeps what had been acknowledged so far."""

    def __init__(self, root: str, ack: str) -> None:
        self.disk, self.ack = Disk(os.path.realpath(root)), os.path.realpath(ack)
        self.acked, self.unseen = bytearray(), 0
        self.place: dict[str, int] = {}  # descriptor -> file position, bytes

    def opened(self, path: str, flags: str, fd: int) -> None:
        """Note an openat: creation, truncation and the file position."""
        disk = self.disk
        if path.startswith(disk.root) and ("O_WRONLY" in flags or "O_RDWR" in flags):
            if path not in disk.live and "O_CREAT" in flags:
                disk.name("", path)
            elif path in disk.live and "O_TRUNC" in flags:
                disk.write(path, (0, None))
        self.place[str(fd)] = 0

    def wrote(self, call: str, path: str, fd: str, data: bytes, text: str) -> None:
        """Note a write or pwrite64, to the data or to the acknowledgements."""
        if path == self.ack:
            self.acked += data
        elif path.startswith(self.disk.root):
            offset = int(text.rsplit(",", 1)[1]) if call == "pwrite64" else self.place.get(fd, 0)
            self.disk.write(path, (offset, data))
        if call == "write":
            self.place[fd] = self.place.get(fd, 0) + len(data)

    def call(self, call: str, text: str, result: int) -> None:  # noqa: C901 - a flat list of the calls replayed
        """Replay one traced call given its printed arguments and its result."""
        target = re.match(r'(\d+)<([^">]*)>', text)
        fd = target[1] if target else ""
        path = os.path.realpath(unhex(target[2]).decode()) if target else ""
        if call in ("write", "pwrite64"):
            if path == self.ack or path.startswith(self.disk.root):
                self.wrote(call, path, fd, unhex(text.split('"')[1])[:result], text)
        elif call == "lseek":
            self.place[fd] = result
        elif call in ("fsync", "fdatasync"):
            if (path + "/").startswith(self.disk.root):
                self.disk.sync(path)
        elif call == "ftruncate":
            if path.startswith(self.disk.root):
                self.disk.write(path, (int(text.rsplit(",", 1)[1]), None))
        elif call in UNSEEN.split(","):
            self.unseen += path.startswith(self.disk.root)
        else:
            self.named(call, text, result)

    def named(self, call: str, text: str, result: int) -> None:
        """Replay a call that opens, renames or removes by name."""
        names = [os.path.realpath(unhex(n).decode()) for n in re.findall(r'"([^"]*)"', text)]
        if call == "openat":
            self.opened(names[0], text.rsplit('"', 1)[1], result)
        elif names[0] in self.disk.live:
            self.disk.name(names[0], names[1] if call.startswith("rename") else "")


def power_cuts(
    command: list[str], root: str, ack: str, rounds: int, limit_s: float, seed: int, check: str
) -> tuple[int, int]:
    """Record one run, then check `rounds` seeded power cuts; return (failed checks, unseen calls)."""
    replay, rng, failed = Replay(root, ack), random.Random(seed), 0
    with tempfile.TemporaryDirectory() as work:
        events = list(trace(command, f"{work}/trace", limit_s))
        cuts = rng.choices(range(len(events)), k=rounds)
        image, acks = pathlib.Path(work, "image"), pathlib.Path(work, "ack")
        for number, event in enumerate(events):
            replay.call(*event)
            for _ in range(cuts.count(number)):
                shutil.rmtree(image, ignore_errors=True)
                image.mkdir()
                replay.disk.image(image, rng)
                acks.write_bytes(replay.acked)
                failed += not checked(check, dir=str(image), ack=str(acks))
    return failed, replay.unseen
