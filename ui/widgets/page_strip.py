"""All pages of the documents in a row, always in sight: choose, reorder, turn and remove with the keyboard too."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from ui.widgets.scan_tile import PageTile, ScanTile

_ADD = ""


class PageStrip(QScrollArea):
    """Tiles side by side, with "Tambah halaman" at the end when ``can_add``.

    Keys on a tile: arrows move the focus, Ctrl+arrows reorder, Delete removes, F2 turns.
    Signals: selected(str), moved(str, int) with the new place, removed(str), rotated(str), add_clicked().
    """

    selected = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    rotated = Signal(str)
    add_clicked = Signal()

    def __init__(self, size: str = "strip", *, can_add: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._can_add = size, can_add
        self._tiles: list[ScanTile] = []
        self._current = ""
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("ground", "none")
        self._row = QHBoxLayout(ground)
        self._row.setContentsMargins(8, 8, 8, 8)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.setWidget(ground)
        self.setFixedHeight((84 if size == "strip" else 118) + 18)

    def set_pages(self, pages: Sequence[PageTile], selected: str = "") -> None:
        """Show ``pages``; the focus stays with the page that had it, or its neighbour when it is gone."""
        place = next((i for i, tile in enumerate(self._tiles) if tile.hasFocus()), -1)
        held = self._tiles[place].page.key if place >= 0 else None
        for tile in self._tiles:
            self._row.removeWidget(tile)
            tile.hide()  # a queued show would make an orphan a window of its own
            tile.setParent(None)
            tile.deleteLater()
        wanted = list(pages)
        if self._can_add:
            wanted.append(PageTile(_ADD, "Tambah halaman", "empty"))
        self._tiles = [self._tile(page) for page in wanted]
        self._current = selected
        self._show_selected()
        if held is not None and self._tiles:
            keys = [tile.page.key for tile in self._tiles]
            index = keys.index(held) if held in keys else min(place, len(keys) - 1)
            self._tiles[index].show()
            self._tiles[index].setFocus()

    def select(self, key: str) -> None:
        """Mark the page ``key`` without emitting `selected`."""
        self._current = key
        self._show_selected()

    def tiles(self) -> list[ScanTile]:
        """The tiles in order, the adding one included."""
        return list(self._tiles)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tile = next((one for one in self._tiles if one is watched), None)
            if tile is not None and self._key(tile, event):
                return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 16, 0)
        return super().eventFilter(watched, event)

    def _tile(self, page: PageTile) -> ScanTile:
        tile = ScanTile(page, self._size)
        tile.installEventFilter(self)
        tile.clicked.connect(lambda _down=False, key=page.key: self._pressed(key))
        self._row.insertWidget(self._row.count() - 1, tile)
        return tile

    def _pressed(self, key: str) -> None:
        if key == _ADD:
            self.add_clicked.emit()
            return
        self.select(key)
        self.selected.emit(key)

    def _key(self, tile: ScanTile, event: QKeyEvent) -> bool:
        place, key = self._tiles.index(tile), tile.page.key
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        pages = len(self._tiles) - (1 if self._can_add else 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key != _ADD and 0 <= place + step < pages:
                self.moved.emit(key, place + step)
            return True
        if step:
            self._tiles[(place + step) % len(self._tiles)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key != _ADD and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(key)
            return True
        if key != _ADD and event.key() == Qt.Key.Key_F2:
            self.rotated.emit(key)
            return True
        return False

    def _show_selected(self) -> None:
        for tile in self._tiles:
            tile.setChecked(bool(self._current) and tile.page.key == self._current)
