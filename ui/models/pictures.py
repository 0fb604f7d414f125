"""Arrays of the capture package as pictures of the window, and back into coded pages. No widget, no cv2 at import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QImage

from kiosk.domain.sheets import parse_sheet_code

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]
    Quad = NDArray[np.float32]

Kind = Literal["card", "flatbed", "camera"]
Point = tuple[float, float]

# Paper sizes in mm (width, height) by kind, where a paper has one size only: ID-1 cards.
_CARD = (85.6, 54.0)
SIZES: dict[str, tuple[float, float]] = {"KTP": _CARD, "KTP_KUASA": _CARD, "KIA_LAMA": _CARD}
LIVE_LONGEST = 1280


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture as it came in (BGR), where the page lies in it, and the quarter turns asked for."""

    image: Image
    source: str
    quad: Quad | None
    turns: int = 0
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be kept: coded bytes, a picture to look at, what the gates say, QR texts on it."""

    data: bytes
    mime: str
    picture: QImage
    findings: tuple[str, ...] = ()
    codes: tuple[str, ...] = field(default_factory=tuple)


def to_qimage(image: Image) -> QImage:
    """A BGR array as a picture that owns its bytes."""
    height, width = image.shape[:2]
    return QImage(image.tobytes(), width, height, width * 3, QImage.Format.Format_BGR888).copy()


def live_picture(image: Image) -> QImage:
    """A frame small enough to be painted 25 times a second."""
    from kiosk.capture.encode import bounded

    return to_qimage(bounded(image, LIVE_LONGEST))


def take(image: Image, source: str) -> Taken:
    """Look for the page in a fresh picture; a scan, from glass or in a file, is all page. Call it off the UI thread."""
    from kiosk.capture.flat import is_flat_page
    from kiosk.capture.page import find

    whole = source == "scanner" or (source == "file" and is_flat_page(image))
    quad = None if whole else find(image)
    if quad is not None and _cuts_code_off(image, quad):
        quad = None
    return Taken(image, source, quad)


def develop(taken: Taken, kind: str) -> Page:
    """Flatten, turn, judge and encode ``taken`` as a page of paper ``kind``. Call it off the UI thread."""
    import numpy as np

    from kiosk.capture.codes import read_codes
    from kiosk.capture.encode import travel_copy
    from kiosk.capture.light import even
    from kiosk.capture.page import flatten
    from kiosk.capture.quality import judge

    page = taken.image if taken.quad is None else flatten(taken.image, taken.quad)
    page = np.ascontiguousarray(np.rot90(page, -taken.turns))
    size = SIZES.get(kind)
    findings = tuple(finding.code for finding in judge(page, size_mm=_as_lying(size, page.shape)))
    codes = tuple(read_codes(taken.image)) or tuple(read_codes(page))
    lit = even(page) if taken.source == "camera" else page
    encoded = travel_copy(lit, kind=_budget(kind, taken.source), size_mm=_as_lying(size, page.shape))
    return Page(encoded.data, encoded.mime, to_qimage(lit), findings, codes)


def corners(taken: Taken) -> list[Point]:
    """The corners of the page in pixels of the picture; the picture's own where none was found."""
    if taken.quad is not None:
        return [(float(x), float(y)) for x, y in taken.quad]
    height, width = taken.image.shape[:2]
    return [(0.0, 0.0), (width - 1.0, 0.0), (width - 1.0, height - 1.0), (0.0, height - 1.0)]


def cropped(taken: Taken, points: Sequence[Point]) -> Taken:
    """The same picture with corners set by hand."""
    import numpy as np

    return Taken(taken.image, taken.source, np.asarray(points, np.float32), taken.turns)


def picture_of(data: bytes, longest: int = 1600) -> QImage:
    """A kept page as a picture. Call it off the UI thread. Raises CaptureError."""
    from kiosk.capture.decode import decode
    from kiosk.capture.encode import bounded

    return to_qimage(bounded(decode(data), longest))


def _cuts_code_off(image: Image, quad: Quad) -> bool:
    """Whether a sheet's own code lies outside ``quad``: then a frame printed on the sheet was taken for its edge."""
    from kiosk.capture.codes import read_codes
    from kiosk.capture.page import flatten

    codes = {text for text in read_codes(image) if parse_sheet_code(text) is not None}
    return bool(codes) and not codes & set(read_codes(flatten(image, quad)))


def _budget(kind: str, source: str) -> Kind:
    if kind in SIZES:
        return "card"
    return "flatbed" if source == "scanner" else "camera"


def _as_lying(size: tuple[float, float] | None, shape: tuple[int, ...]) -> tuple[float, float] | None:
    """The paper's size the way round in which the picture lies."""
    if size is None:
        return None
    wide = shape[1] >= shape[0]
    return size if wide == (size[0] >= size[1]) else (size[1], size[0])
