"""What can go wrong while papers become pictures: stable codes, never sentences.

Files: file.empty, file.not_image, file.too_large, file.broken, file.too_many_pages {count, most}, file.unreadable.
Cameras: camera.none, camera.lost, camera.spec.
Scanners: scanner.none, scanner.timeout, scanner.jam, scanner.empty, scanner.busy, scanner.cover, scanner.cancelled,
scanner.failed.
"""

from __future__ import annotations

from kiosk.domain.errors import DomainError


class CaptureError(DomainError):
    """A file, camera or scanner gave no picture; ``code`` says why."""
