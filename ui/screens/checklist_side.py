"""The right column of the checklist: what the service costs and takes, and what nobody has to bring."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.domain.definition import Service
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label


def about(service: Service) -> Card:
    """Cost, duration, deadline."""
    card = Card("info", 20)
    card.add_heading("information-outline", "Tentang layanan ini")
    for icon, title, words in (
        ("cash-off", "Biaya", "Gratis, Rp0" if service.cost == "GRATIS" else service.cost),
        ("timer-sand", "Jangka waktu", service.duration),
        ("calendar-clock", "Batas lapor", service.deadline),
    ):
        if not words:
            continue
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(title, "h3"))
        lines.addWidget(Label(words, wrap=True))
        row.addLayout(lines, 1)
        card.column.addLayout(row)
    return card


def not_needed(service: Service) -> Card:
    """What people bring in vain."""
    card = Card("plain", 20)
    card.add_heading("close-circle-outline", "Tidak perlu dibawa")
    first, *rest = service.not_needed
    named = [first, *map(_lowered, rest)]
    words = f"{', '.join(named[:-1])}, dan {named[-1]}." if rest else f"{first}."
    card.column.addWidget(Label(words, wrap=True))
    return card


def _lowered(item: str) -> str:
    """A later item of a list begins small, unless it is a name in capitals."""
    return item if item[:2].isupper() else item[:1].lower() + item[1:]
