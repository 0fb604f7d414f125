"""A sheet of demo paper measured in millimetres, with print, ruled lines, ink handwriting and a CONTOH watermark."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFont

Image8 = NDArray[np.uint8]
Colour = tuple[int, int, int]
Face = Literal["plain", "bold", "mono", "hand"]

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72.0
BLACK: Colour = (28, 28, 30)
_FOLDERS = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("C:/Windows/Fonts"),
    Path("/System/Library/Fonts/Supplemental"),
)
_FILES: dict[Face, tuple[str, ...]] = {
    "plain": ("NotoSans-Regular.ttf", "DejaVuSans.ttf", "arial.ttf", "Arial.ttf"),
    "bold": ("NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf", "arialbd.ttf", "Arial Bold.ttf"),
    "mono": ("DejaVuSansMono.ttf", "NotoSansMono-Regular.ttf", "cour.ttf", "Courier New.ttf"),
    "hand": ("NotoSerif-Italic.ttf", "DejaVuSerif-Italic.ttf", "segoesc.ttf", "timesi.ttf"),
}


class Sheet:
    """Paper of ``width_mm`` x ``height_mm`` drawn at ``dpi``; positions are mm from the top left, type in points."""

    def __init__(self, width_mm: float, height_mm: float, dpi: int, paper: Colour = (250, 249, 244)) -> None:
        self._per_mm = dpi / MM_PER_INCH
        self._dpi = dpi
        self.width_mm = width_mm
        self.height_mm = height_mm
        self._image = Image.new("RGB", (self._px(width_mm), self._px(height_mm)), paper)
        self._draw = ImageDraw.Draw(self._image)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        face: Face = "plain",
        colour: Colour = BLACK,
        anchor: str = "ls",
    ) -> None:
        """Print ``words``, baseline at (x, y); ``anchor`` as Pillow names it (ls left, ms middle, rs right)."""
        self._draw.text((self._px(x), self._px(y)), words, colour, self._font(face, size), anchor)

    def written(self, x: float, y: float, words: str, size: float, draw: random.Random, *, colour: Colour) -> None:
        """Write ``words`` by hand: every letter a little off its line, its angle and its size."""
        at = float(self._px(x))
        slope = draw.uniform(-0.012, 0.012)
        for letter in words:
            font = self._font("hand", size * draw.uniform(0.94, 1.07))
            advance = font.getlength(letter)
            if letter != " ":
                side = round(font.size * 2)
                mask = Image.new("L", (side, side))
                ImageDraw.Draw(mask).text((side / 2, side / 2), letter, 235, font, "ms")
                mask = mask.rotate(draw.uniform(-7, 5), Image.Resampling.BICUBIC)
                rise = draw.uniform(-0.25, 0.25) * self._per_mm + slope * (at - self._px(x))
                corner = (round(at + advance / 2 - side / 2), round(self._px(y) + rise - side / 2))
                self._image.paste(colour, corner, mask)
            at += advance * draw.uniform(0.88, 1.0)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, thick: float = 0.2, colour: Colour = BLACK
    ) -> None:
        """A ruled line of ``thick`` mm."""
        ends = [(self._px(start[0]), self._px(start[1])), (self._px(end[0]), self._px(end[1]))]
        self._draw.line(ends, colour, max(1, self._px(thick)))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        thick: float = 0.2,
        colour: Colour = BLACK,
        fill: Colour | None = None,
    ) -> None:
        """A rectangle with a border of ``thick`` mm (0: none)."""
        corners = (self._px(x), self._px(y), self._px(x + width), self._px(y + height))
        border = max(1, self._px(thick)) if thick else 0
        self._draw.rectangle(corners, fill, colour if border else None, border)

    def ellipse(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        thick: float,
        colour: Colour,
        fill: Colour | None = None,
    ) -> None:
        """An ellipse inside the given box."""
        corners = (self._px(x), self._px(y), self._px(x + width), self._px(y + height))
        self._draw.ellipse(corners, fill, colour if thick else None, max(1, self._px(thick)) if thick else 0)

    def guilloche(self, colour: Colour, *, waves: int = 14, seed: int = 0) -> None:
        """Fine wavy lines over the whole sheet, as security paper has."""
        draw = random.Random(seed)
        xs = np.linspace(0, self._image.width, 160)
        for number in range(waves):
            middle = self._image.height * (number + 0.5) / waves
            swing = self._image.height / waves * draw.uniform(0.6, 1.6)
            ys = middle + swing * np.sin(xs / self._image.width * draw.uniform(8, 15) + draw.uniform(0, 6))
            self._draw.line([(float(x), float(y)) for x, y in zip(xs, ys, strict=True)], colour, 1)

    def modules(self, x: float, y: float, side: float, matrix: tuple[bytearray, ...]) -> None:
        """A QR symbol of ``side`` mm, its quiet zone not included."""
        cells = np.array([list(row) for row in matrix], np.uint8)
        picture = Image.fromarray((1 - np.minimum(cells, 1)) * np.uint8(255))
        size = self._px(side)
        self._image.paste(picture.resize((size, size), Image.Resampling.NEAREST), (self._px(x), self._px(y)))

    def stamp(self, x: float, y: float, words: str, colour: Colour, angle: float) -> None:
        """A round rubber stamp of 30 mm around ``words``, its ink multiplied over what is below."""
        side = self._px(30)
        ink = Image.new("RGB", (side, side), "white")
        pen = ImageDraw.Draw(ink)
        for ring, width in ((0.02, 0.7), (0.15, 0.35)):
            edge = ring * side
            pen.ellipse((edge, edge, side - edge, side - edge), None, colour, max(1, self._px(width)))
        for row, word in enumerate(words.split("\n")):
            pen.text((side / 2, side * (0.42 + 0.16 * row)), word, colour, self._font("bold", 8), "mm")
        self._multiply(ink.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white"), x, y)

    def watermark(self, *, size: float, angle: float = 22, colour: Colour = (243, 212, 208)) -> None:
        """CONTOH in large pale letters across the sheet."""
        layer = Image.new("RGB", self._image.size, "white")
        middle = (layer.width / 2, layer.height / 2)
        ImageDraw.Draw(layer).text(middle, "CONTOH", colour, self._font("bold", size), "mm")
        self._multiply(layer.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white"), 0, 0)

    def pixels(self) -> Image8:
        """The drawn sheet, BGR uint8."""
        return np.ascontiguousarray(np.asarray(self._image)[:, :, ::-1])

    def _multiply(self, layer: Image.Image, x: float, y: float) -> None:
        box = (self._px(x), self._px(y), self._px(x) + layer.width, self._px(y) + layer.height)
        self._image.paste(ImageChops.multiply(self._image.crop(box), layer), box[:2])

    def _px(self, millimetres: float) -> int:
        return round(millimetres * self._per_mm)

    def _font(self, face: Face, points: float) -> ImageFont.FreeTypeFont:
        return _font(face, max(6, round(points * self._dpi / POINTS_PER_INCH)))


@lru_cache(maxsize=256)
def _font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    for name in _FILES[face]:
        for folder in _FOLDERS:
            if (folder / name).is_file():
                return ImageFont.truetype(folder / name, pixels)
    built_in = ImageFont.load_default(pixels)
    if not isinstance(built_in, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType")  # noqa: TRY004 - no caller passed a wrong type
    return built_in
