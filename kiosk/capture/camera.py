"""Cameras: a device through OpenCV, and stand-ins like it: a video file, a folder of pictures, an MJPEG address."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture.decode import decode
from kiosk.capture.errors import CaptureError
from kiosk.capture.mjpeg import MjpegStream

Image = NDArray[np.uint8]

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
_WANTED = (1920, 1080)
_PROBED = 4  # device numbers tried where the system does not list cameras


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture (HxWx3 BGR uint8) and its number since the camera was opened."""

    image: Image
    number: int


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera that can be opened: ``spec`` for ``open_camera`` and the name that its driver gives it."""

    spec: str
    name: str


class Camera(Protocol):
    """Something that shows frames. Not for several threads at once; reading may wait for the next frame."""

    name: str

    def read(self) -> Frame | None:
        """The next frame, or None when just now there is none.

        Raises:
            CaptureError: camera.lost when there will be no more.
        """

    def close(self) -> None:
        """Let go of the device. Closing twice is harmless."""


def open_camera(spec: str) -> Camera:
    """Open ``device:0``, ``video:PATH``, ``folder:PATH`` (``?hold=N`` reads a picture) or ``mjpeg:http://...``.

    Raises:
        CaptureError: camera.spec (not understood), camera.none (nothing there).
    """
    kind, _, rest = spec.partition(":")
    if not rest:
        raise CaptureError("camera.spec")
    if kind == "device" and rest.isascii() and rest.isdigit():
        return DeviceCamera(int(rest))
    if kind == "video":
        return VideoCamera(Path(rest))
    if kind == "folder":
        path, _, options = rest.partition("?")
        hold = parse_qs(options).get("hold", ["30"])[0]
        if not hold.isdigit() or int(hold) == 0:
            raise CaptureError("camera.spec")
        return FolderCamera(Path(path), hold=int(hold))
    if kind == "mjpeg":
        return MjpegCamera(rest)
    raise CaptureError("camera.spec")


def list_cameras() -> list[CameraInfo]:
    """The cameras of this computer; where the system keeps no list, the first few numbers are tried."""
    system = Path("/sys/class/video4linux")
    if system.is_dir():
        # One camera has several nodes; index 0 is the one with pictures, the others carry only data about them.
        nodes = sorted(system.glob("video*"), key=lambda node: int(node.name.removeprefix("video") or 0))
        return [
            CameraInfo(f"device:{node.name.removeprefix('video')}", (node / "name").read_text("utf-8").strip())
            for node in nodes
            if (node / "index").read_text("ascii").strip() == "0"
        ]
    if platform.system() == "Linux":
        return []
    return [CameraInfo(f"device:{number}", f"Kamera {number + 1}") for number in range(_PROBED) if _answers(number)]


def _answers(number: int) -> bool:
    capture = cv2.VideoCapture(number, _backend())
    try:
        return bool(capture.isOpened())
    finally:
        capture.release()


def _backend() -> int:
    """DirectShow opens in a tenth of the time of Windows' default."""
    return cv2.CAP_DSHOW if platform.system() == "Windows" else cv2.CAP_ANY


class DeviceCamera:
    """A camera of this computer, asked for 1080p in MJPEG: raw 1080p does not fit through USB 2 at a useful rate."""

    _MOST_MISSES = 30

    def __init__(self, number: int) -> None:
        self.name = f"Kamera {number + 1}"
        self._capture = cv2.VideoCapture(number, _backend())
        if not self._capture.isOpened():
            self._capture.release()
            raise CaptureError("camera.none")
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WANTED[0])
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _WANTED[1])
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self._number = 0
        self._misses = 0

    def read(self) -> Frame | None:
        done, image = self._capture.read()
        if not done or image is None:
            self._misses += 1
            if self._misses > self._MOST_MISSES or not self._capture.isOpened():
                raise CaptureError("camera.lost")
            return None
        self._misses = 0
        self._number += 1
        return Frame(np.asarray(image, np.uint8), self._number)

    def close(self) -> None:
        self._capture.release()


class VideoCamera:
    """A video file played over and over."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        if not path.is_file():
            raise CaptureError("camera.none")
        self._capture = cv2.VideoCapture(str(path))
        if not self._capture.isOpened():
            self._capture.release()
            raise CaptureError("camera.none")
        self._number = 0

    def read(self) -> Frame | None:
        done, image = self._capture.read()
        if not done or image is None:
            if self._number == 0:
                raise CaptureError("camera.lost")
            # From the start again. Seeking is not exact in every container; opening anew is.
            self._capture.release()
            self._capture = cv2.VideoCapture(str(self._path))
            done, image = self._capture.read()
            if not done or image is None:
                raise CaptureError("camera.lost")
        self._number += 1
        return Frame(np.asarray(image, np.uint8), self._number)

    def close(self) -> None:
        self._capture.release()


class FolderCamera:
    """The pictures of a folder in the order of their names, each shown for ``hold`` reads, over and over."""

    def __init__(self, path: Path, *, hold: int = 30) -> None:
        self.name = path.name
        self._hold = hold
        self._paths = sorted(p for p in path.glob("*") if p.suffix.lower() in _PICTURES) if path.is_dir() else []
        if not self._paths:
            raise CaptureError("camera.none")
        self._number = 0
        self._shown: tuple[int, Image] | None = None

    def read(self) -> Frame | None:
        place = self._number // self._hold % len(self._paths)
        if self._shown is None or self._shown[0] != place:
            try:
                self._shown = place, decode(self._paths[place].read_bytes())
            except (OSError, CaptureError) as fault:
                raise CaptureError("camera.lost") from fault
        self._number += 1
        return Frame(self._shown[1].copy(), self._number)

    def close(self) -> None:
        self._shown = None


class MjpegCamera:
    """A telephone or network camera in the room that sends MJPEG over HTTP."""

    def __init__(self, address: str) -> None:
        self.name = address.partition("//")[2].partition("/")[0].rpartition("@")[2]
        self._stream = MjpegStream(address)
        self._number = 0

    def read(self) -> Frame | None:
        try:
            image = decode(self._stream.next_picture())
        except CaptureError as fault:
            if fault.code.startswith("camera."):
                raise
            return None  # one damaged picture; the next may be whole
        self._number += 1
        return Frame(image, self._number)

    def close(self) -> None:
        self._stream.close()
