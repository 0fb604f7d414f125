"""Papers in front of a camera and in files, for tests of scanning."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Image = NDArray[np.uint8]


def sheet(number: int = 0, size: tuple[int, int] = (1754, 1240)) -> Image:
    """A written page, another one for each number."""
    page = np.full((*size, 3), 245, np.uint8)
    tall, wide = size
    ink, letters = (40, 40, 40), cv2.FONT_HERSHEY_SIMPLEX
    for line in range(24):
        where = (wide // 10, tall * (line + 3) // 30)
        cv2.putText(page, f"Contoh {number} baris {line}", where, letters, wide / 900, ink, 2)
    return page


def on_table(number: int = 0) -> Image:
    """The page a little askew on a dark table, as a good camera sees it."""
    frame = np.full((1440, 2560, 3), (58, 74, 88), np.uint8)
    page = sheet(number, (1240, 1754))
    tall, wide = page.shape[:2]
    here = np.array([(0, 0), (wide, 0), (wide, tall), (0, tall)], np.float32)
    there = np.array([(420, 90), (2150, 140), (2110, 1370), (380, 1310)], np.float32)
    turned = cv2.getPerspectiveTransform(here, there)
    lit = cv2.warpPerspective(page, turned, (2560, 1440))
    mask = cv2.warpPerspective(np.full((tall, wide), 255, np.uint8), turned, (2560, 1440))
    frame[mask > 127] = lit[mask > 127]
    return frame


def saved(folder: Path, image: Image, name: str = "halaman.png") -> Path:
    path = folder / name
    cv2.imwrite(str(path), image)
    return path


def pdf(folder: Path, pages: int, name: str = "berkas.pdf") -> Path:
    """A PDF of written pages."""
    path = folder / name
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(pages):
        for line in range(28):
            canvas.setFontSize(13)
            canvas.drawString(60, 780 - line * 25, f"Contoh halaman {number + 1}, baris {line + 1} yang cukup panjang")
        canvas.showPage()
    canvas.save()
    return path
