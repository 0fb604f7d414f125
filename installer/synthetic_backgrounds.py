"""Draws what lies under a paper on a counter: ten kinds of ground, seeded, as BGR uint8 frames."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]
Size = tuple[int, int]
_Float = NDArray[np.float32]


def background(kind: str, size: Size, draw: np.random.Generator) -> Frame:
    """A frame of ``size`` (width, height) of one of ``KINDS``."""
    return _PAINTERS[kind](size, draw)


def _finish(picture: _Float) -> Frame:
    return np.clip(picture, 0, 255).astype(np.uint8)


def _cloud(size: Size, draw: np.random.Generator, cells: tuple[int, int]) -> _Float:
    """Smooth noise in [-1, 1], ``cells`` (across, down) blobs."""
    coarse = draw.uniform(-1, 1, (max(2, cells[1]), max(2, cells[0]))).astype(np.float32)
    return cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC).astype(np.float32)


def _plain(size: Size, colour: tuple[float, float, float]) -> _Float:
    return np.full((size[1], size[0], 3), colour, np.float32)


def _grain(draw: np.random.Generator, spread: float, shape: tuple[int, ...]) -> _Float:
    return np.asarray(draw.standard_normal(shape, np.float32) * np.float32(spread), np.float32)


def _wood(size: Size, draw: np.random.Generator, colour: tuple[float, float, float]) -> Frame:
    picture = _plain(size, colour)
    grain = (
        _cloud(size, draw, (6, 160)) * 0.11 + _cloud(size, draw, (3, 400)) * 0.06 + _cloud(size, draw, (5, 20)) * 0.08
    )
    picture *= 1 + grain[:, :, None]
    for board in range(1, draw.integers(2, 5)):
        y = int(size[1] * (board + draw.uniform(-0.2, 0.2)) / 4)
        cv2.line(picture, (0, y), (size[0], y + int(draw.integers(-8, 9))), [0.4 * c for c in colour], 3)
    return _finish(picture)


def _dark_wood(size: Size, draw: np.random.Generator) -> Frame:
    return _wood(size, draw, (38, 58, 84))


def _light_wood(size: Size, draw: np.random.Generator) -> Frame:
    return _wood(size, draw, (132, 176, 208))


def _white_table(size: Size, draw: np.random.Generator) -> Frame:
    picture = _plain(size, (226, 230, 231)) * (1 + 0.03 * _cloud(size, draw, (4, 3)))[:, :, None]
    return _finish(picture + _grain(draw, 1.2, picture.shape))


def _grey_table(size: Size, draw: np.random.Generator) -> Frame:
    picture = _plain(size, (150, 148, 146)) * (1 + 0.06 * _cloud(size, draw, (4, 3)))[:, :, None]
    return _finish(picture + _grain(draw, 3, picture.shape))


def _terrazzo(size: Size, draw: np.random.Generator) -> Frame:
    picture = _finish(_plain(size, (176, 180, 182)))
    for _ in range(1400):
        centre = (int(draw.integers(0, size[0])), int(draw.integers(0, size[1])))
        axes = (int(draw.integers(1, 9)), int(draw.integers(1, 6)))
        shade = [int(v) for v in np.clip(draw.normal(135, 45) + draw.normal(0, 10, 3), 0, 255)]
        cv2.ellipse(picture, centre, axes, float(draw.uniform(0, 180)), 0, 360, shade, -1, cv2.LINE_AA)
    return picture


def _felt(size: Size, draw: np.random.Generator) -> Frame:
    picture = _plain(size, (70, 104, 52)) * (1 + 0.12 * _cloud(size, draw, (8, 6)))[:, :, None]
    return _finish(picture + _grain(draw, 9, (size[1], size[0], 1)))


def _batik(size: Size, draw: np.random.Generator) -> Frame:
    cell = int(draw.integers(54, 90))
    tile = np.full((cell, cell, 3), (30, 52, 92), np.uint8)
    gold = (96, 158, 196)
    for x, y in ((0, 0), (cell, 0), (0, cell), (cell, cell), (cell // 2, cell // 2)):
        cv2.ellipse(tile, (x, y), (cell // 3, cell // 6), 45, 0, 360, gold, 2, cv2.LINE_AA)
        cv2.ellipse(tile, (x, y), (cell // 3, cell // 6), -45, 0, 360, gold, 2, cv2.LINE_AA)
        cv2.circle(tile, (x, y), cell // 9, (60, 110, 150), -1, cv2.LINE_AA)
    across, down = 2 * size[0] // cell + 2, 2 * size[1] // cell + 2
    cloth = np.tile(tile, (down, across, 1))
    turn = cv2.getRotationMatrix2D((cloth.shape[1] / 2, cloth.shape[0] / 2), float(draw.uniform(-40, 40)), 1.0)
    turn = turn + np.array([[0, 0, (size[0] - cloth.shape[1]) / 2], [0, 0, (size[1] - cloth.shape[0]) / 2]])
    return cv2.warpAffine(cloth, turn, size, borderMode=cv2.BORDER_REFLECT).astype(np.uint8)


def _tiles(size: Size, draw: np.random.Generator) -> Frame:
    picture = _plain(size, (188, 196, 200)) * (1 + 0.05 * _cloud(size, draw, (5, 4)))[:, :, None]
    step, slope = int(draw.integers(190, 320)), float(draw.uniform(-0.12, 0.12))
    for at in range(-size[0], 2 * size[0], step):
        cv2.line(picture, (at, 0), (int(at + slope * size[1]), size[1]), (140, 146, 150), 4, cv2.LINE_AA)
        cv2.line(picture, (0, at), (size[0], int(at - slope * size[0])), (140, 146, 150), 4, cv2.LINE_AA)
    return _finish(picture + _grain(draw, 2, picture.shape))


def _clutter(size: Size, draw: np.random.Generator) -> Frame:
    """A grey desk with other sheets, a folder and a pen in the way."""
    picture = _grey_table(size, draw)
    for _ in range(int(draw.integers(2, 5))):
        centre = (float(draw.uniform(0, size[0])), float(draw.uniform(0, size[1])))
        extent = (float(draw.uniform(0.2, 0.5)) * size[0], float(draw.uniform(0.2, 0.5)) * size[0])
        corners = cv2.boxPoints((centre, extent, float(draw.uniform(0, 90)))).astype(np.int32)
        shade = [(212, 222, 226), (60, 60, 170), (150, 120, 60), (90, 170, 190)][int(draw.integers(0, 4))]
        cv2.fillConvexPoly(picture, corners, shade, cv2.LINE_AA)
    ends = draw.integers(0, min(size), (2, 2))
    cv2.line(picture, tuple(int(v) for v in ends[0]), tuple(int(v) for v in ends[1]), (40, 30, 30), 12, cv2.LINE_AA)
    return picture


def _mat(size: Size, draw: np.random.Generator) -> Frame:
    """A dark cutting mat with a fine grid."""
    picture = _plain(size, (72, 62, 40)) * (1 + 0.05 * _cloud(size, draw, (5, 4)))[:, :, None]
    step = int(draw.integers(40, 70))
    for at in range(0, max(size), step):
        cv2.line(picture, (at, 0), (at, size[1]), (112, 104, 82), 1)
        cv2.line(picture, (0, at), (size[0], at), (112, 104, 82), 1)
    return _finish(picture)


_PAINTERS: dict[str, Callable[[Size, np.random.Generator], Frame]] = {
    "dark wood": _dark_wood,
    "light wood": _light_wood,
    "white table": _white_table,
    "grey table": _grey_table,
    "terrazzo": _terrazzo,
    "felt": _felt,
    "batik": _batik,
    "tiles": _tiles,
    "clutter": _clutter,
    "mat": _mat,
}
KINDS = tuple(_PAINTERS)
