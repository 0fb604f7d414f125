"""Runs ``scanimage``: its options read, its pictures taken through pipes only, its exit turned into stable codes.

A batch writes numbered files. They are named pipes here, in a private folder, so no sheet ever reaches a disk.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.capture.errors import CaptureError
from kiosk.capture.pnm import whole

PROGRAM = "scanimage"

_BLOCK = 1 << 18
_TICK_S = 0.1
_FINISH_S = 10.0
_LEAVE_S = 1.5
_MOST_BYTES = 330_000_000  # 100 megapixels in colour
_MOST_SHEETS = 100
# SANE_Status, which scanimage leaves as its exit status.
_STATUS = {2: "scanner.cancelled", 3: "scanner.busy", 6: "scanner.jam", 7: "scanner.empty", 8: "scanner.cover"}
_WORDS = (
    ("busy", "scanner.busy"),
    ("jam", "scanner.jam"),
    ("out of documents", "scanner.empty"),
    ("cover", "scanner.cover"),
    ("no sane devices", "scanner.none"),
    ("open of device", "scanner.none"),
)
_OPTION = re.compile(r"^ {4}--?([a-z][a-z-]*)(?:\[?=?\S*?)? (.*)$")


def options(text: str) -> dict[str, str]:
    """The options of ``scanimage --all-options``, name to its range or choices; inactive ones left out."""
    found = {}
    for line in text.splitlines():
        match = _OPTION.match(line)
        if match and "[inactive]" not in line:
            found[match[1]] = match[2]
    return found


def choices(values: str) -> tuple[str, ...]:
    """The choices of an option: ``Flatbed|ADF [Flatbed]`` gives both."""
    words = re.sub(r"\s*\[[^\]]*\]\s*$", "", values).strip()
    return tuple(word.strip() for word in words.split("|")) if "|" in words or (words and ".." not in words) else ()


def largest(values: str) -> float | None:
    """The upper end of a range in mm such as ``0..215.9mm [215.9]``; None where it is none."""
    match = re.match(r"[\d.]+\.\.([\d.]+)mm", values)
    return float(match[1]) if match else None


def nearest(values: str, wanted: int) -> float:
    """The resolution to ask for: the least offered that is not below ``wanted``, else the greatest."""
    span = re.match(r"([\d.]+?)\.\.([\d.]+)dpi", values)
    if span:
        return min(max(float(wanted), float(span[1])), float(span[2]))
    offered = [float(number) for number in re.findall(r"[\d.]+", values.split("[", maxsplit=1)[0])]
    return min((one for one in offered if one >= wanted), default=max(offered, default=float(wanted)))


def trouble(status: int, words: str) -> CaptureError:
    """The error for an exit status and what was said on the way."""
    lowered = words.lower()
    code = _STATUS.get(status) or next((code for word, code in _WORDS if word in lowered), "scanner.failed")
    return CaptureError(code, {"status": status})


def single(arguments: Sequence[str], *, cancel: threading.Event, patience_s: float) -> Iterator[bytes]:
    """One picture through standard output."""
    process = _started(arguments, stdout=subprocess.PIPE)
    watch = _Watch(process, cancel, patience_s)
    try:
        if process.stdout is None:
            raise CaptureError("scanner.failed")
        data = watch.read(process.stdout.fileno())
        watch.finish()
        yield data
    finally:
        watch.stop()


def sheets(arguments: Sequence[str], *, cancel: threading.Event, patience_s: float) -> Iterator[bytes]:
    """Every sheet in the feeder, in one go: back ends that draw the next sheet early would lose one otherwise."""
    with tempfile.TemporaryDirectory(prefix="loket-") as folder:
        # scanimage writes NAME.part and renames it; the reader's end stays open through that.
        pipes = [Path(folder) / f"{number}.part" for number in range(1, _MOST_SHEETS + 2)]
        os.mkfifo(pipes[0], 0o600)
        process = _started(
            [*arguments, f"--batch={folder}/%d", f"--batch-count={_MOST_SHEETS}"], stdout=subprocess.DEVNULL
        )
        watch = _Watch(process, cancel, patience_s)
        taken, data = 0, b""
        try:
            while taken < _MOST_SHEETS:
                os.mkfifo(pipes[taken + 1], 0o600)
                data = _through(pipes[taken], watch)
                if not whole(data):
                    break  # cut by trouble, which the exit will name
                taken += 1
                yield data
            watch.finish(empty_is_end=taken > 0 and not data)
            if data:
                raise CaptureError("scanner.failed")
        finally:
            watch.stop()


def _through(pipe: Path, watch: _Watch) -> bytes:
    """What is written into ``pipe``; nothing when the program ends without."""
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        return watch.read(reader, named=True)
    finally:
        os.close(reader)


def _started(arguments: Sequence[str], *, stdout: int) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError as missing:
        raise CaptureError("scanner.none") from missing


class _Watch:
    """Reads from a running scan while minding its messages, the operator's cancel and the clock."""

    def __init__(self, process: subprocess.Popen[bytes], cancel: threading.Event, patience_s: float) -> None:
        self._process = process
        self._cancel = cancel
        self._patience_s = patience_s
        self._said = bytearray()

    def read(self, pipe: int, *, named: bool = False) -> bytes:
        """All bytes of one picture. A named pipe without a writer yet is silent; one that had a writer ends."""
        got = bytearray()
        heard = time.monotonic()
        ended = False
        while not ended:
            if self._cancel.is_set():
                raise CaptureError("scanner.cancelled")
            over = self._process.poll() is not None
            block = self._block(pipe)
            if block:
                got += block
                heard = time.monotonic()
            elif over or (block is not None and (got or not named)):
                ended = True
            if len(got) > _MOST_BYTES:
                raise CaptureError("scanner.failed")
            if time.monotonic() - heard > self._patience_s:
                raise CaptureError("scanner.timeout")
        return bytes(got)

    def finish(self, *, empty_is_end: bool = False) -> None:
        """Wait for the program and raise what its exit means; an emptied feeder is the end of a batch."""
        try:
            status = self._process.wait(_FINISH_S)
        except subprocess.TimeoutExpired as stuck:
            # Some back ends tell their trouble and then never leave.
            self._hear(0.0)
            told = trouble(0, self._said.decode("utf-8", "replace"))
            raise (told if self._said else CaptureError("scanner.timeout")) from stuck
        self._hear(0.0)
        if status == 0:
            return
        error = trouble(status, self._said.decode("utf-8", "replace"))
        if not (empty_is_end and error.code == "scanner.empty"):
            raise error

    def stop(self) -> None:
        """End the program: politely, so that the sheet is let go and the lamp put out, then firmly."""
        for _ in range(2):  # scanimage takes the first as "stop the scanner", the second as "leave now"
            if self._process.poll() is None:
                self._process.send_signal(signal.SIGINT)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_LEAVE_S)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def _block(self, pipe: int) -> bytes | None:
        """Some bytes, b"" at the end, None when a tick passes without any."""
        messages = self._process.stderr.fileno() if self._process.stderr else pipe
        ready = select.select([pipe, messages], [], [], _TICK_S)[0]
        if messages in ready and messages != pipe:
            said = os.read(messages, 4096)
            self._said += said
            if not said and pipe not in ready:
                time.sleep(_TICK_S / 10)  # its messages are over; do not spin until the picture is
        return os.read(pipe, _BLOCK) if pipe in ready else None

    def _hear(self, wait_s: float) -> None:
        if self._process.stderr is None:
            return
        while select.select([self._process.stderr.fileno()], [], [], wait_s)[0]:
            said = os.read(self._process.stderr.fileno(), 4096)
            if not said:
                return
            self._said += said
