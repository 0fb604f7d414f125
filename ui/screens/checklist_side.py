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
    *before, last = service.not_needed
    words = f"{', '.join(before)}, dan {last}." if before else f"{last}."
    card.column.addWidget(Label(words[:1] + _lowered(words[1:]), wrap=True))
    return card


def _lowered(words: str) -> str:
    """The second and later items of a list begin small, but for names that are written in capitals."""
    parts = words.split(", ")
    small = [part if part[:2].isupper() else part[:1].lower() + part[1:] for part in parts]
    return ", ".join([parts[0], *small[1:]])
