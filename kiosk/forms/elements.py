"""The rows that official forms consist of; each knows its height and draws itself. Millimetres."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.forms.pen import GREY, Pen, fitted, wrapped
from kiosk.forms.read_aloud import read_aloud_sentence

LABEL = 8.2
VALUE = 9.2
SMALL = 6.8
LABEL_WIDTH = 56.0
ROW = 6.3
NUMBER_GROUPS = (6, 6, 4)
PLACE_GROUPS = (2, 2, 2, 4)

_BOX = 35.5


class Element(ABC):
    """Something that takes the whole width of a form."""

    @abstractmethod
    def height(self, width: float) -> float:
        """How tall it will be."""

    @abstractmethod
    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        """Draw it with its top left corner at ``at``."""


def _label(pen: Pen, at: tuple[float, float], text: str) -> None:
    pen.text((at[0], at[1] + 4.2), text, LABEL, width=LABEL_WIDTH - 3)
    pen.text((at[0] + LABEL_WIDTH - 2.4, at[1] + 4.2), ":", LABEL)


@dataclass(frozen=True, slots=True)
class Heading(Element):
    """The title of a block, white on black as on the official forms."""

    text: str

    def height(self, width: float) -> float:
        return 7.2

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        pen.rect((at[0], at[1] + 1.2), width, 5, fill=0.88, grey=0.88)
        pen.text((at[0] + 1.5, at[1] + 4.8), self.text, LABEL, bold=True)


@dataclass(frozen=True, slots=True)
class Paragraph(Element):
    """Running text."""

    text: str
    size: float = LABEL
    bold: bool = False
    gap: float = 1.2

    def height(self, width: float) -> float:
        return len(self._lines(width)) * self._leading + self.gap * 2

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        first = (at[0], at[1] + self.gap + self._leading * 0.78)
        pen.lines(first, self._lines(width), self.size, leading=self._leading, bold=self.bold)

    @property
    def _leading(self) -> float:
        return self.size * 0.49

    def _lines(self, width: float) -> list[str]:
        return wrapped(self.text, self.size, width, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Line(Element):
    """A label and a box with one line of text; ``rows`` more for addresses."""

    label: str
    value: str
    rows: int = 1

    def height(self, width: float) -> float:
        return ROW + (self.rows - 1) * 4.2

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        _label(pen, at, self.label)
        left, room = at[0] + LABEL_WIDTH, width - LABEL_WIDTH
        pen.rect((left, at[1] + 0.5), room, self.height(width) - 1.1)
        if self.rows == 1:
            pen.text((left + 1.2, at[1] + 4.3), self.value, VALUE, width=room - 2.4)
            return
        lines, size = fitted(self.value, VALUE, room - 2.4, self.rows)
        pen.lines((left + 1.2, at[1] + 4.2), lines, size, leading=4.2, width=room - 2.4)


@dataclass(frozen=True, slots=True)
class Cells(Element):
    """A label and boxes for single digits; ``instead`` is written beside them when there is no number."""

    label: str
    value: str
    groups: Sequence[int] = NUMBER_GROUPS
    instead: str = ""
    note: str = ""

    def height(self, width: float) -> float:
        return ROW

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        _label(pen, at, self.label)
        left = at[0] + LABEL_WIDTH
        drawn = pen.cells((left, at[1] + 0.4), self.value, self.groups)
        beside = self.instead or self.note
        if beside:
            room = width - LABEL_WIDTH - drawn - 3
            pen.text((left + drawn + 3, at[1] + 4.3), beside, VALUE if self.note else SMALL, width=room)


@dataclass(frozen=True, slots=True)
class Coded(Element):
    """A closed question: a box for the code and the list of codes; the chosen one is bold."""

    label: str
    code: str
    options: Sequence[tuple[str, str]]

    def height(self, width: float) -> float:
        return ROW

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        _label(pen, at, self.label)
        left = at[0] + LABEL_WIDTH
        pen.cells((left, at[1] + 0.4), self.code, (max(1, len(self.code)),))
        x = left + 8
        room = (width - LABEL_WIDTH - 8) / sum(len(label) + 4 for _, label in self.options)
        for code, label in self.options:
            share = room * (len(label) + 4)
            chosen = code == self.code
            pen.text(
                (x, at[1] + 4.2), f"{code} {label}", SMALL, bold=chosen, grey=0 if chosen else GREY, width=share - 1.5
            )
            x += share


@dataclass(frozen=True, slots=True)
class Ticks(Element):
    """A list of boxes to tick, filled column by column."""

    items: Sequence[tuple[str, bool]]
    columns: int = 2

    def height(self, width: float) -> float:
        return self._rows * 4.7 + 1.2

    @property
    def _rows(self) -> int:
        return -(-len(self.items) // self.columns)

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        share = width / self.columns
        for number, (text, ticked) in enumerate(self.items):
            column, row = divmod(number, self._rows)
            x, y = at[0] + column * share, at[1] + 0.8 + row * 4.7
            pen.tick((x + 0.5, y), ticked=ticked)
            pen.text((x + 5.2, y + 2.9), text, SMALL + 0.4, bold=ticked, width=share - 6)


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """One place to sign: over it the role, under it name and number, or room to write them by hand.

    ``later`` is signed by somebody who is not at the counter (the head of Disdukcapil): it has no place in the order.
    With ``thumb`` it is a box for a thumb mark, for one to whom ``reader`` reads the form aloud.
    """

    caption: str
    name: str
    note: str = ""
    by_hand: bool = False
    later: bool = False
    thumb: bool = False
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Signatures(Element):
    """Places to sign beside each other, numbered in the order in which they sign."""

    boxes: Sequence[SignatureBox]
    place: str = ""

    def height(self, width: float) -> float:
        return 7 + _BOX + sum(part.height(width) for part in self._aloud)

    @property
    def _aloud(self) -> Sequence[Paragraph]:
        listeners = [box.name or box.caption for box in self.boxes if box.thumb]
        present = [box.name or box.caption for box in self.boxes if not box.thumb]
        reader = next((box.reader for box in self.boxes if box.thumb), "")
        sentence = read_aloud_sentence(listeners, present, reader)
        return (Paragraph(sentence, bold=True),) if sentence else ()

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        for part in self._aloud:
            part.draw(pen, at, width)
            at = (at[0], at[1] + part.height(width))
        dotted = f"{self.place or '.' * 30}, tanggal {'.' * 34}"
        pen.text((at[0] + width, at[1] + 4.6), dotted, LABEL, align="right", width=width)
        share = width / max(2, len(self.boxes))
        # One alone stands on the right, as under a letter.
        x = at[0] + width - share * len(self.boxes)
        for number, box in enumerate(self.boxes):
            caption = box.caption if box.later else f"{number + 1}. {box.caption}"
            _signature(pen, (x + number * share + 0.8, at[1] + 7), share - 1.6, caption, box)


def _signature(pen: Pen, at: tuple[float, float], width: float, caption: str, box: SignatureBox) -> None:
    x, y, middle = at[0], at[1], at[0] + width / 2
    pen.rect(at, width, _BOX)
    pen.text((middle, y + 4.2), caption, LABEL, bold=True, align="centre", width=width - 4)
    if box.thumb:
        pen.rect((middle - 9, y + 6), 18, 17.2, grey=0.2, thick=0.35)
        pen.text((middle, y + 22.2), "CAP JEMPOL", SMALL - 1, align="centre", grey=GREY)
    else:
        pen.rule((x + 4, y + 24), (x + width - 4, y + 24), dashed=True)
    if box.by_hand and not box.later:
        pen.text((x + 4, y + 28.4), "Nama:", SMALL, grey=GREY)
        pen.text((x + 4, y + 33.4), "NIK:", SMALL, grey=GREY)
        return
    lines, size = fitted(box.name, LABEL - 0.4, width - 4, 2)
    pen.lines((middle, y + 27.6), lines, size, leading=3.2, align="centre", width=width - 4)
    pen.text((middle, y + 34), box.note, SMALL, align="centre", width=width - 4, grey=GREY)


@dataclass(frozen=True, slots=True)
class Together(Element):
    """Elements that stay on one page."""

    parts: Sequence[Element]

    def height(self, width: float) -> float:
        return sum(part.height(width) for part in self.parts)

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        y = at[1]
        for part in self.parts:
            part.draw(pen, (at[0], y), width)
            y += part.height(width)


@dataclass(frozen=True, slots=True)
class Beside(Element):
    """Two blocks beside each other, each in half of the width."""

    left: Element
    right: Element
    gap: float = 6.0

    def height(self, width: float) -> float:
        half = self._half(width)
        return max(self.left.height(half), self.right.height(half))

    def draw(self, pen: Pen, at: tuple[float, float], width: float) -> None:
        half = self._half(width)
        self.left.draw(pen, at, half)
        self.right.draw(pen, (at[0] + half + self.gap, at[1]), half)

    def _half(self, width: float) -> float:
        return (width - self.gap) / 2
