"""Scanners: what a screen asks of one, and SANE devices driven through the program ``scanimage``."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.capture import scanimage
from kiosk.capture.errors import CaptureError
from kiosk.capture.pnm import read_pnm

Image = NDArray[np.uint8]
Source = Literal["flatbed", "feeder"]

_LIST_WAIT_S = 30.0  # network back ends ask around for a long time
_OPTIONS_WAIT_S = 30.0
_FLATBED_MM = 297.0
_FEEDER_MM = 330.0  # F4; longer than the glass of an A4 flatbed
_WIDTH_MM = 216.0


class Scanner(Protocol):
    """A device that turns sheets into pictures."""

    device: str
    name: str

    def sources(self) -> tuple[Source, ...]:
        """Where it can take paper from. Raises CaptureError as ``scan`` does."""

    def scan(
        self, *, source: Source = "flatbed", dpi: int = 200, cancel: threading.Event | None = None
    ) -> Iterator[Image]:
        """One picture (HxWx3 BGR uint8) from the glass, or one for each sheet in the feeder, as they are ready.

        Raises:
            CaptureError: scanner.none, .timeout, .jam, .empty (no sheet in the feeder), .busy, .cover, .cancelled
                (``cancel`` was set), .failed. Sheets that were whole before the trouble have been yielded.
        """


@dataclass(frozen=True, slots=True)
class ScannerInfo:
    """A device found by ``list_scanners``; ``kind`` as its driver says, e.g. "flatbed scanner"."""

    device: str
    name: str
    kind: str


def list_scanners(wait_s: float = _LIST_WAIT_S) -> list[ScannerInfo]:
    """The scanners that SANE knows; empty where SANE is not installed.

    Raises:
        CaptureError: scanner.timeout.
    """
    if shutil.which(scanimage.PROGRAM) is None:
        return []
    text = _asked(["--formatted-device-list=%d\t%v\t%m\t%t%n"], wait_s)
    rows = [line.split("\t") for line in text.splitlines()]
    return [ScannerInfo(row[0], f"{row[1]} {row[2]}".strip(), row[3]) for row in rows if len(row) == 4]


class SaneScanner:
    """One SANE device; ``extra`` are further scanimage options that this device needs."""

    def __init__(self, device: str, name: str = "", *, extra: Sequence[str] = (), patience_s: float = 60.0) -> None:
        self.device = device
        self.name = name or device
        self._extra = tuple(extra)
        self._patience_s = patience_s
        self._options: dict[str, str] | None = None

    def sources(self) -> tuple[Source, ...]:
        names = scanimage.choices(self._known().get("source", ""))
        found: list[Source] = []
        if not names or _source_name(names, "flatbed"):
            found.append("flatbed")
        if _source_name(names, "feeder"):
            found.append("feeder")
        return tuple(found)

    def scan(
        self, *, source: Source = "flatbed", dpi: int = 200, cancel: threading.Event | None = None
    ) -> Iterator[Image]:
        arguments = [f"--device-name={self.device}", "--format=pnm", *self._settings(source, dpi), *self._extra]
        stop = cancel or threading.Event()
        run = scanimage.sheets if source == "feeder" else scanimage.single
        for data in run(arguments, cancel=stop, patience_s=self._patience_s):
            yield read_pnm(data)

    def _settings(self, source: Source, dpi: int) -> list[str]:
        """Options for a colour scan of a whole sheet, only those that the device has."""
        known = self._known()
        settings = []
        names = scanimage.choices(known.get("source", ""))
        if names:
            name = _source_name(names, source)
            if name is None:
                raise CaptureError("scanner.empty" if source == "feeder" else "scanner.failed")
            settings.append(f"--source={name}")
        elif source == "feeder":
            raise CaptureError("scanner.empty")
        colour = next((mode for mode in scanimage.choices(known.get("mode", "")) if "color" in mode.lower()), None)
        if colour:
            settings.append(f"--mode={colour}")
        if "resolution" in known:
            settings.append(f"--resolution={scanimage.nearest(known['resolution'], dpi):g}")
        height = _FEEDER_MM if source == "feeder" else _FLATBED_MM
        for option, wanted in (("x", _WIDTH_MM), ("y", height)):
            if (most := scanimage.largest(known.get(option, ""))) is not None:
                settings += [f"-{option}", f"{min(wanted, most):g}"]
        return settings

    def _known(self) -> dict[str, str]:
        if self._options is None:
            text = _asked([f"--device-name={self.device}", "--all-options", "--format=pnm"], _OPTIONS_WAIT_S)
            self._options = scanimage.options(text)
        return self._options


def _source_name(names: Sequence[str], source: Source) -> str | None:
    """The device's own word for a source; front sides only where it tells sides apart."""
    words = ("flatbed", "platen") if source == "flatbed" else ("adf", "feeder")
    fitting = [name for name in names if any(word in name.lower() for word in words)]
    return min(fitting, key=lambda name: ("duplex" in name.lower(), "back" in name.lower()), default=None)


def _asked(arguments: Sequence[str], wait_s: float) -> str:
    """What scanimage prints for ``arguments``."""
    try:
        done = subprocess.run(
            [scanimage.PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=wait_s,
            check=False,
        )
    except FileNotFoundError as missing:
        raise CaptureError("scanner.none") from missing
    except subprocess.TimeoutExpired as silent:
        raise CaptureError("scanner.timeout") from silent
    if done.returncode != 0:
        raise scanimage.trouble(done.returncode, done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8", "replace")
