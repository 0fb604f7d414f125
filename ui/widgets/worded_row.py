"""Ground of the painted rows whose words decide how tall they are."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.pressable import Pressable


class WordedRow(Pressable):
    """As wide as its column, as tall as its words at that width; subclasses paint and say `heightForWidth`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fixed policy would hold the height of the first guess; the words decide once the width is known."""
        super().resizeEvent(event)
        needed = self.heightForWidth(self.width())
        if needed != self.height():
            self.setFixedHeight(needed)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True
