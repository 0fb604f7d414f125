"""Pictures out of an MJPEG stream over HTTP (multipart/x-mixed-replace), with bounds on time and size."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

from kiosk.capture.errors import CaptureError

_WAIT_S = 5.0
_MOST_BYTES = 16_000_000
_BLOCK = 65536
_SCAN = 0xDA
_SEGMENTS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xDE), *range(0xE0, 0xF0), 0xFE})  # ITU T.81, table B.1
_START, _END = b"\xff\xd8\xff", b"\xff\xd9"


class MjpegStream:
    """One open connection; no redirects, no proxy, so nothing leaves the room.

    Raises:
        CaptureError: camera.spec (not an http address), camera.none (no answer, or no picture stream).
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise CaptureError("camera.spec")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        try:
            self._connection = kind(parts.hostname, parts.port, timeout=_WAIT_S)
        except ValueError as wrong_port:
            raise CaptureError("camera.spec") from wrong_port
        self._kept = bytearray()
        try:
            self._connection.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
            self._reply = self._connection.getresponse()
        except (OSError, http.client.HTTPException) as fault:
            self._connection.close()
            raise CaptureError("camera.none") from fault
        if self._reply.status != http.HTTPStatus.OK:
            self.close()
            raise CaptureError("camera.none")

    def next_picture(self) -> bytes:
        """The next whole JPEG, cut out by its own marks: cameras write part headers in many wrong ways.

        A JPEG inside a JPEG (an EXIF thumbnail) is skipped by following segment lengths up to the scan.

        Raises:
            CaptureError: camera.lost when the stream ends, stalls, or a picture never does.
        """
        while True:
            start = self._kept.find(_START)
            if start > 0:
                del self._kept[:start]
            if start >= 0 and (end := self._end()) > 0:
                picture = bytes(self._kept[:end])
                del self._kept[:end]
                return picture
            if len(self._kept) > _MOST_BYTES:
                raise CaptureError("camera.lost")
            self._more()

    def close(self) -> None:
        self._connection.close()

    def _end(self) -> int:
        """Where the picture at the front of the buffer ends, or -1 while it is not all there."""
        at = 2
        kept = self._kept
        while at + 4 <= len(kept):
            marker = kept[at + 1]
            if kept[at] != 0xFF or marker not in _SEGMENTS:
                # Damaged: what lies before the next beginning is given as it is; the decoder will refuse it.
                return kept.find(_START, 2)
            at += 2 + int.from_bytes(kept[at + 2 : at + 4], "big")
            if marker == _SCAN:
                end = kept.find(_END, at)
                return end + 2 if end >= 0 else -1
        return -1

    def _more(self) -> None:
        try:
            block = self._reply.read1(_BLOCK)
        except (OSError, http.client.HTTPException) as fault:
            raise CaptureError("camera.lost") from fault
        if not block:
            raise CaptureError("camera.lost")
        self._kept += block
