"""What lies on the counter's table: the family's papers, the signed sheets, and what the registry brings back."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from installer.demo_family import Family, demo_family
from installer.demo_papers import Paper, papers_of
from installer.synthetic_camera import EASY, Conditions, film, photograph

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_DPI = 200
_POOR = Conditions(turn=4, tilt=0.03, fill=(0.7, 0.8), noise=0.2, blur=2.0, shadow=0.2, light=0.2)
_PEN = (24, 44, 130)


@dataclass(frozen=True, slots=True)
class Table:
    """Folders of picture files: ``files`` to pick, ``camera`` for the stand-in camera; ``family`` is whose they are."""

    family: Family
    files: Path
    camera: Path

    def file(self, name: str) -> Path:
        """A photographed paper: skl, skl-buram, buku-nikah, kk, ktp-ayah, ktp-ibu."""
        return self.files / f"{name}.jpg"


@dataclass(frozen=True, slots=True)
class Result:
    """One document that the registry brings: the product's code, the document's number, its PDF."""

    product: str
    number: str
    file: Path


def lay_out(folder: Path, today: date) -> Table:
    """Draw and photograph the papers of the guided family into ``folder``."""
    family = demo_family(today)
    table = Table(family, folder / "berkas", folder / "kamera")
    papers = papers_of(family, dpi=_DPI)
    table.files.mkdir(parents=True, exist_ok=True)
    for number, paper in enumerate(papers):
        _shoot(paper, table.file(paper.name), seed=20 + number, conditions=EASY)
    _shoot(papers[0], table.file("skl-buram"), seed=20, conditions=_POOR)
    film([papers[2]], table.camera, seed=7)
    return table


def sign(pdf: Path, folder: Path, names: Sequence[str]) -> list[Path]:
    """Print ``pdf`` in thought, let everybody in ``names`` sign above his name, scan it: a JPEG file a page."""
    import pypdfium2
    from PIL import ImageDraw

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        for index in range(len(document)):
            page = document[index]
            tall = page.get_height()
            image = page.render(scale=_DPI / 72).to_pil().convert("RGB")
            pen = ImageDraw.Draw(image)
            words = page.get_textpage()
            for name in names:
                found = words.search(name)
                while (at := found.get_next()) is not None:
                    left, _bottom, _right, top = words.get_charbox(at[0])
                    if top < tall * 0.55:  # names higher up are answers, not signers
                        _signature(pen, left, tall - top, random.Random(name))
            path = folder / f"{pdf.stem}-{index + 1}.jpg"
            image.save(path, quality=88, dpi=(_DPI, _DPI))
            written.append(path)
    finally:
        document.close()
    return written


def results(family: Family, folder: Path) -> tuple[Result, ...]:
    """What the registry makes of the application, as PDF files in ``folder``."""
    child = (f"Nama: {family.child.name}", f"Lahir: {family.child.birth_place}, {family.child.born:%d-%m-%Y}")
    parents = f"Anak dari {family.father.name} dan {family.mother.name}"
    card = (f"Nomor: {family.kk_number}", parents, *child)
    return (
        _result(folder / "akta-kelahiran.pdf", "AKTA_LAHIR", "9901-LT-22112026-0001", (*child, parents)),
        _result(folder / "kartu-keluarga.pdf", "KK", family.kk_number, card),
    )


def _result(path: Path, product: str, number: str, lines: Sequence[str]) -> Result:
    """An A4 page of PDF at ``path``, marked CONTOH; its title is the file's name."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    wide, tall = A4
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    title = path.stem.replace("-", " ").upper()
    canvas.setTitle(title)
    canvas.saveState()
    canvas.setFillGray(0.92)
    canvas.setFont("Helvetica-Bold", 120)
    canvas.translate(wide / 2, tall / 2)
    canvas.rotate(35)
    canvas.drawCentredString(0, -40, "CONTOH")
    canvas.restoreState()
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawCentredString(wide / 2, tall - 120, title)
    canvas.setFont("Helvetica", 12)
    for row, line in enumerate((f"Nomor dokumen: {number}", *lines)):
        canvas.drawString(90, tall - 180 - 24 * row, line)
    canvas.showPage()
    canvas.save()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.getvalue())
    return Result(product, number, path)


def _shoot(paper: Paper, path: Path, *, seed: int, conditions: Conditions) -> None:
    import cv2

    shot = photograph(paper, seed=seed, size=(1800, 1350), ground="dark wood", conditions=conditions)
    done, coded = cv2.imencode(".jpg", shot.frame, [cv2.IMWRITE_JPEG_QUALITY, 90])
    if not done:
        raise RuntimeError(f"cannot encode {path.name}")
    path.write_bytes(coded.tobytes())


def _signature(pen: ImageDraw, left: float, top: float, draw: random.Random) -> None:
    """A scribble of a pen over the name that begins at ``left``, ``top`` (points from the page's top left)."""
    scale = _DPI / 72
    x, y = left * scale, (top - 14) * scale
    points = [(x, y)]
    for _stroke in range(14):
        x += draw.uniform(6, 16)
        points.append((x, y + draw.uniform(-34, 22)))
    pen.line(points, fill=_PEN, width=4, joint="curve")
