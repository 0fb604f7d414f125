"""The streams of programs, as plain views: they decode, ask who it is, and call what does the work."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from central import clock
from central.complaints.intake import receive_anonymous
from central.devices.models import Device
from central.devices.requests import active_sender, notice, sender
from central.problems import Refused, problem
from central.receive.batch import receive_batch
from central.receive.changes import page_after
from central.receive.downloads import file_response, granted_blob
from central.receive.models import Upload
from central.receive.uploads import Superseded, WrongOffset, find, offset_of, receive
from central.receive.wants import MOST_BYTES_OF_BLOB
from sync.protocol import anonymous as messages
from sync.protocol.addresses import TUS_CONTENT_TYPE, TUS_VERSION
from sync.protocol.batch import MOST_BYTES, unpack
from sync.protocol.errors import BadBatch
from sync.protocol.signed import CONTENT_TYPE, LINES_CONTENT_TYPE

_OFFSET: Final = re.compile(r"\d{1,15}")
_UNLIMITED: Final = 2**62


@csrf_exempt
@require_http_methods(["PUT"])
def batch(request: HttpRequest, batch_id: str) -> HttpResponse:
    """PUT /v1/batches/{id}: signed, plain or packed with gzip."""
    now = clock.now()
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise Refused(413, "batch.bytes")
    body = request.body
    device = sender(request, body, now)
    try:
        plain = unpack(body) if request.headers.get("Content-Encoding", "") == "gzip" else body
    except BadBatch as error:
        raise Refused(400, error.code) from error
    reply = receive_batch(device, batch_id, plain, now)
    notice(device, now)
    return HttpResponse(reply, content_type=CONTENT_TYPE)


@csrf_exempt
@require_http_methods(["PUT"])
def anonymous(request: HttpRequest, bundle_id: str) -> HttpResponse:
    """PUT /v1/anonymous/{id}: signed, so that only kiosks write here; who it was is forgotten with the request."""
    now = clock.now()
    if int(request.META.get("CONTENT_LENGTH") or 0) > messages.MOST_BYTES:
        raise Refused(413, "bundle.size")
    body = request.body
    device = sender(request, body, now)
    if device.state != Device.State.ACTIVE:
        raise Refused(403, f"device.{device.state}")
    if not messages.is_random_id(bundle_id):
        raise Refused(400, "bundle.id")
    receive_anonymous(device.district, body, now)
    return HttpResponse(status=204)


@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """GET /v1/changes?cursor=: signed."""
    now = clock.now()
    device = active_sender(request, now)
    page = page_after(device, request.GET.get("cursor", "0.0"), now)
    notice(device, now)
    return HttpResponse(page, content_type=LINES_CONTENT_TYPE)


@require_GET
def blob(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """GET /v1/blobs/{sha256}: signed, with ranges."""
    device = active_sender(request, clock.now())
    found, path = granted_blob(device, sha256)
    return file_response(path, found.mime, found.size, request.headers.get("Range", ""))


@csrf_exempt
@require_http_methods(["OPTIONS", "HEAD", "PATCH"])
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """OPTIONS, HEAD and PATCH of tus 1.0; the address itself is the right to lay the blob down."""
    if request.method == "OPTIONS":
        capabilities = {
            "Tus-Version": TUS_VERSION,
            "Tus-Max-Size": str(MOST_BYTES_OF_BLOB),
            "Tus-Extension": "expiration",
        }
        return _tus(HttpResponse(status=204, headers=capabilities))
    if request.headers.get("Tus-Resumable", TUS_VERSION) != TUS_VERSION:
        return _tus(problem(412, "upload.version"))
    now = clock.now()
    try:
        found = find(token, now)
        if request.method == "HEAD":
            return _tus(HttpResponse(status=200), found, offset_of(found, now))
        return _patch(request, found)
    except Refused as error:
        return _tus(problem(error.status, error.code))


def _patch(request: HttpRequest, found: Upload) -> HttpResponse:
    if request.headers.get("Content-Type", "") != TUS_CONTENT_TYPE:
        return _tus(problem(415, "upload.content_type"))
    offset = request.headers.get("Upload-Offset", "")
    if not _OFFSET.fullmatch(offset):
        return _tus(problem(400, "upload.offset"))
    length = int(request.META.get("CONTENT_LENGTH") or _UNLIMITED)
    if length != _UNLIMITED and int(offset) + length > found.size:
        return _tus(problem(413, "upload.too_long"))
    try:
        # Straight from the server: Django's own wrapper would hide a body without a length.
        reached = receive(found, int(offset), _Body(request, length), clock.now())
    except WrongOffset as error:
        return _tus(problem(409, "upload.offset"), found, error.offset)
    except Superseded:
        return _tus(problem(409, "upload.superseded"))
    return _tus(HttpResponse(status=204), found, reached)


class _Body:
    """The body of a request, never read beyond its length; a connection that breaks ends it."""

    def __init__(self, request: HttpRequest, length: int) -> None:
        self._read = request.META["wsgi.input"].read
        self._left = length

    def read(self, size: int, /) -> bytes:
        size = min(size, self._left)
        if not size:
            return b""
        try:
            block: bytes = self._read(size)
        except OSError:
            return b""
        self._left -= len(block)
        return block


def _tus(response: HttpResponse, found: Upload | None = None, offset: int = 0) -> HttpResponse:
    response["Tus-Resumable"] = TUS_VERSION
    response["Cache-Control"] = "no-store"
    if found is not None:
        response["Upload-Offset"] = str(offset)
        response["Upload-Length"] = str(found.size)
        response["Upload-Expires"] = f"{found.expires_at:%a, %d %b %Y %H:%M:%S} GMT"
    return response
