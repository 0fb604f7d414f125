"""The frame of the capture views: the picture takes what is left of a fixed column at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_SIDE = 382


def columns(left: QWidget, right: QVBoxLayout) -> QHBoxLayout:
    """``left`` grows, ``right`` keeps its width."""
    row = QHBoxLayout()
    row.setContentsMargins(30, 10, 30, 14)
    row.setSpacing(24)
    row.addWidget(left, 1)
    side = QWidget()
    side.setFixedWidth(_SIDE)
    side.setLayout(right)
    right.setContentsMargins(0, 0, 0, 0)
    right.setSpacing(10)
    row.addWidget(side)
    return row
