"""Fetching a blob: only by a kiosk that was granted it; whoever was not learns not even whether it exists.

The files of definitions are no secret: every kiosk of the district may have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from central.definitions.models import DefinitionSource
from central.devices.models import BlobGrant, Device
from central.problems import Refused
from central.receive.files import BLOCK, blob_path, put
from central.receive.models import Blob
from sync.protocol.definitions import MIME

_RANGE: Final = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")


def granted_blob(device: Device, sha256: str) -> tuple[Blob, Path]:
    """The blob and its file.

    Raises:
        Refused: 404 ``blob.unknown``, for one that does not exist as for one that is not this kiosk's to read.
    """
    granted = BlobGrant.objects.filter(district=device.district, device_id=device.id, sha256=sha256).exists()
    blob = Blob.objects.filter(district=device.district, sha256=sha256).first() if granted else None
    if blob is None:
        return _definition(device.district, sha256)
    path = blob_path(device.district, sha256)
    if not path.is_file():
        raise Refused(404, "blob.unknown")
    return blob, path


def _definition(district: str, sha256: str) -> tuple[Blob, Path]:
    """The file of a definition, which stands in the tables and is laid among the blobs when it is first fetched."""
    found = DefinitionSource.objects.filter(district=district, sha256=sha256).first()
    if found is None:
        raise Refused(404, "blob.unknown")
    data = bytes(found.source)
    put(district, data)
    return Blob(district=district, sha256=sha256, size=len(data), mime=MIME), blob_path(district, sha256)


def file_response(path: Path, mime: str, size: int, wanted: str) -> HttpResponseBase:
    """The file, or the one range of it that the header ``wanted`` asks for (RFC 9110, 14)."""
    start, end = 0, size - 1
    match = _RANGE.fullmatch(wanted.strip())
    if match:
        start, end = int(match[1]), min(int(match[2] or size), size - 1)
        if start >= size or start > end:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(
        _blocks(path, start, end + 1), status=206 if match else 200, content_type=mime or "application/octet-stream"
    )
    response["Content-Length"] = str(end + 1 - start)
    response["Accept-Ranges"] = "bytes"
    if match:
        response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


def _blocks(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(start)
        left = end - start
        while left and (block := stream.read(min(BLOCK, left))):
            left -= len(block)
            yield block
