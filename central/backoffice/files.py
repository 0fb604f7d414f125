"""Sending a stored file to the browser."""

from __future__ import annotations

from typing import Final

from django.http import FileResponse, Http404

from central.receive.files import blob_path

_TYPES: Final = frozenset({"image/jpeg", "image/png", "image/webp", "image/avif", "application/pdf"})


def stored_file(district: str, sha256: str, mime: str) -> FileResponse:
    """The bytes under a hash, with a type that a browser only shows; 404 when they are not there."""
    path = blob_path(district, sha256)
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=mime if mime in _TYPES else "application/octet-stream")
    # A scan never changes under its address; only this browser may keep it, until the window is closed.
    response.headers["Cache-Control"] = "private, max-age=600"
    return response
