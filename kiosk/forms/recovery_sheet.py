"""The sheet with the recovery phrase of a kiosk, printed once and kept locked away from the computer. A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.dates import format_moment
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4
from kiosk.forms.pen import GREY, Pen, wrapped
from kiosk.forms.render import WATERMARK

WIDTH, HEIGHT = A4.width, A4.height
_LEFT = 22.0
_INNER = WIDTH - 2 * _LEFT
_SHORT = 5
_RULES = (
    "Simpan lembar ini di tempat terkunci, jauh dari komputer.",
    "Jangan difoto, difotokopi, atau dikirim lewat pesan.",
    "Siapa pun yang memegang lembar ini dapat membuka data penduduk di komputer tersebut.",
    "Kode ini dipakai hanya bila tidak ada lagi petugas yang dapat masuk.",
    "Bila lembar ini hilang, beri tahu Disdukcapil dan buat kode baru.",
)


def recovery_sheet(words: Sequence[str], *, office: Office, device: str, made_at: datetime) -> bytes:
    """The sheet as a PDF; ``words`` are the parts of the phrase in order, ``device`` names the kiosk for people."""
    pen = Pen(WIDTH, HEIGHT, title="Lembar pemulihan")
    if office.training:
        pen.watermark(WATERMARK)
    pen.text((_LEFT, 32), "LEMBAR PEMULIHAN", 22, bold=True)
    pen.text((_LEFT, 40), f"{office.name}, {office.district_word} {office.district}", 10, grey=GREY, width=_INNER)
    pen.text((_LEFT, 46), f"Komputer {device}, dibuat {format_moment(made_at, office.zone)}", 10, grey=GREY)
    pen.rule((_LEFT, 51), (WIDTH - _LEFT, 51), grey=0, thick=0.5)
    y = _grid(pen, 60, words)
    pen.text((_LEFT, y + 12), "Bacakan kembali seluruh kode sebelum menutup layar.", 11, bold=True)
    y += 22
    for number, rule in enumerate(_RULES, 1):
        lines = wrapped(rule, 11, _INNER - 10)
        pen.text((_LEFT, y), f"{number}.", 11)
        pen.lines((_LEFT + 9, y), lines, 11, leading=5.6)
        y += len(lines) * 5.6 + 2.6
    _kept_by(pen, HEIGHT - 45)
    pen.next_page()
    return pen.finish()


def _grid(pen: Pen, y: float, words: Sequence[str]) -> float:
    columns = 4 if max(map(len, words), default=0) <= _SHORT else 3
    share = _INNER / columns
    for number, word in enumerate(words):
        row, column = divmod(number, columns)
        at = (_LEFT + column * share, y + row * 15)
        pen.rect((at[0], at[1]), share - 3, 12, grey=0.3)
        pen.text((at[0] + 2.2, at[1] + 4.4), str(number + 1), 7.4, grey=GREY)
        pen.text((at[0] + (share - 3) / 2 + 2, at[1] + 8.2), word, 15, bold=True, align="centre", width=share - 13)
    return y + -(-len(words) // columns) * 15


def _kept_by(pen: Pen, y: float) -> None:
    half = _INNER / 2
    for column, words in enumerate(("Disimpan oleh", "Tempat penyimpanan")):
        x = _LEFT + column * half
        pen.text((x, y), words, 9, grey=GREY)
        pen.rule((x, y + 14), (x + half - 8, y + 14), dashed=True)
