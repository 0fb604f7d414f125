"""The papers of the case as tiles in the action bar: which are there, which is in turn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kiosk.store.papers import Paper
from ui.models.pictures import picture_of
from ui.models.scan import ScanModel, Target
from ui.widgets.page_strip import PageStrip
from ui.widgets.scan_tile import PageTile
from ui.words.labels import SHORT_PAPER

_THUMB = 200


class PaperStrip(PageStrip):
    """Signals: chosen(str) for a paper without a page; opened(Paper) for a kept page; taken_out(Paper) by Delete."""

    chosen = Signal(str)
    opened = Signal(object)
    taken_out = Signal(object)

    def __init__(self, model: ScanModel, parent: QWidget | None = None) -> None:
        super().__init__(can_add=False, parent=parent)
        self._model = model
        self._pictures: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self.selected.connect(self._selected)
        self.removed.connect(self._removed)
        self.moved.connect(self._moved)
        model.targets_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw the tiles again."""
        targets = self._model.in_sight()
        tiles = [tile for target in targets for tile in self._of(target)]
        here = next((one for one in targets if one.kind == self._model.kind), None)
        self.set_pages(tiles, selected=here.pages[-1].id if here and here.pages else self._model.kind)

    def _of(self, target: Target) -> list[PageTile]:
        if not target.pages:
            return [PageTile(target.kind, _short(target), "empty")]
        return [self._kept(target, paper) for paper in target.pages]

    def _kept(self, target: Target, paper: Paper) -> PageTile:
        picture = self._pictures.get(paper.sha256)
        if picture is None:
            self._ask(paper)
        name = _short(target)
        caption = name if paper.page == 1 else f"{name} {paper.page}"
        reason = paper.overrides[0].reason if paper.overrides else ""
        return PageTile(paper.id, caption, "look" if reason else "good", picture or QImage(), reason=reason)

    def _ask(self, paper: Paper) -> None:
        if paper.sha256 in self._asked:
            return
        self._asked.add(paper.sha256)
        sha256, work = paper.sha256, self._model.case.counter.work

        def read(data: bytes) -> None:
            work.aside(lambda: picture_of(data, _THUMB), shown, lambda _error: None)

        def shown(picture: QImage) -> None:
            self._pictures[sha256] = picture
            self._arrived()

        self._model.case.papers.bytes_of(paper, read, lambda _error: None)

    def _arrived(self) -> None:
        if not self.isHidden():
            self.refresh()

    def _selected(self, key: str) -> None:
        paper = self._paper(key)
        if paper is None:
            self.chosen.emit(key)
        else:
            self.opened.emit(paper)

    def _removed(self, key: str) -> None:
        paper = self._paper(key)
        if paper is not None:
            self._model.case.papers.detach(paper.id)
            self.taken_out.emit(paper)

    def _moved(self, key: str, place: int) -> None:
        """Pages change places inside their own paper only."""
        paper = self._paper(key)
        if paper is None:
            return
        ids = [one.id for one in self._model.case.papers.of(paper.kind)]
        keys = [tile.page.key for tile in self.tiles()]
        there = place - keys.index(key) + ids.index(key)
        if 0 <= there < len(ids):
            ids.remove(key)
            ids.insert(there, key)
            self._model.case.papers.reorder(paper.kind, ids)

    def _paper(self, key: str) -> Paper | None:
        return next((one for one in self._model.case.papers.all() if one.id == key), None)


def _short(target: Target) -> str:
    """A caption for a small tile: the form's number alone, a paper's name without what stands in brackets."""
    if target.kind in SHORT_PAPER:
        return SHORT_PAPER[target.kind]
    name, _, bracket = target.label.partition(" (")
    number = bracket.rstrip(")")
    return number if number.startswith("F-") else name
