"""What the pages of complaint and survey share: who reads it, what is free, and where else one can turn."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ui.models.counter import Counter
from ui.models.voices import other_way
from ui.routes import Home, Login
from ui.widgets.card import Card
from ui.widgets.message_card import MessageCard


def leave(counter: Counter) -> None:
    """Back to where one came from."""
    counter.go.to(Home() if counter.session.logged_in else Login())


def fill_help(column: QVBoxLayout, counter: Counter) -> None:
    """The column at the right of every page about a complaint."""
    free = MessageCard(
        "ok", "Jangan memberikan uang kepada siapa pun.", title="Layanan ini GRATIS", icon="shield-check-outline"
    )
    column.addWidget(free)
    readers = Card("plain", 18)
    readers.add_heading("eye-outline", "Siapa yang membaca")
    readers.add_item(
        "lock-outline", "", "Isi pengaduan langsung dikunci. Petugas di kantor ini tidak dapat membukanya."
    )
    readers.add_item("shield-check-outline", "", "Tentang uang dan petugas: hanya Inspektorat. Yang lain: Disdukcapil.")
    column.addWidget(readers)
    other = Card("sunken", 18)
    other.add_item("message-alert-outline", "Cara lain mengadu", other_way(counter))
    column.addWidget(other)
