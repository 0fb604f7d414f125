"""The frame of pages with one column: heading with the way back, tools at the right, content below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.page_scroll import PageScroll


class ListPage(QWidget):
    """Content goes into `content` (QVBoxLayout), buttons beside the heading into `tools` (QHBoxLayout).

    Signals: back_clicked() by the button, Esc or Alt+Left. `bar` is the bar below, hidden until shown.
    """

    back_clicked = Signal()

    def __init__(
        self,
        title: str,
        *,
        back: str = "Beranda",
        widest: int = 1440,
        gutter: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(back, "quiet", "arrow-left")
        if not back:
            self.back.hide()  # and never shown here: without a parent yet it would be a window of its own
        self.back.clicked.connect(self.back_clicked)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Alt+Left"), self, self.back.click, context=inside)
        self._title = Label(title, "h1")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(16 if back else gutter, 18, gutter, 8)
        head.setSpacing(14)
        head.addWidget(self.back)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addLayout(self.tools)
        self.middle = PageScroll((gutter, 6, gutter, 20), widest)
        self.content = self.middle.column
        self.content.setSpacing(14)
        self.content.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.bar = ActionBar()
        self.bar.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.middle, 1)
        whole.addWidget(self.bar)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_clicked.emit()
            return
        super().keyPressEvent(event)
