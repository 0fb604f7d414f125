"""Info persyaratan: what to bring for a service, to read and to take home; no login needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.definition import PaperRule, Service
from kiosk.domain.services import builtin_services
from ui.models.counter import Counter
from ui.routes import Home, Login
from ui.widgets.card import Card
from ui.widgets.labels import IconLabel, Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard


class RequirementsScreen(ListPage):
    """The six public parts of a service standard, from the definition alone."""

    bare = False

    def __init__(self, counter: Counter, service: str = "", parent: QWidget | None = None) -> None:
        inside = counter.session.logged_in
        super().__init__("Info persyaratan", back="Beranda" if inside else "Masuk", parent=parent)
        self.back_clicked.connect(lambda: counter.go.to(Home() if inside else Login()))
        known = builtin_services()
        for code, found in known.items():
            if service in {"", code}:
                self._add(found)

    def _add(self, service: Service) -> None:
        self.content.addWidget(Label(service.name, "h2"))
        self.content.addWidget(Label(service.summary, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(20)
        papers = Card("plain")
        papers.add_heading("clipboard-list-outline", "Yang dibawa")
        for rule in service.papers:
            papers.column.addWidget(Label(rule.title, "h3", wrap=True))
            papers.column.addWidget(Label(_options(rule), wrap=True))
            if rule.why:
                papers.column.addWidget(Label(rule.why, "hint", wrap=True))
        papers.column.addStretch(1)
        row.addWidget(papers, 3)
        side = Card("sunken")
        for title, text in _standard(service):
            side.column.addWidget(Label(title, "h3"))
            side.column.addWidget(Label(text, wrap=True))
        side.column.addStretch(1)
        row.addWidget(side, 2)
        self.content.addLayout(row)
        if service.not_needed:
            card = Card("plain")
            card.add_heading("information-outline", "Tidak perlu dibawa")
            for text in service.not_needed:
                line = QHBoxLayout()
                line.addWidget(IconLabel("check-bold", "ok", 20))
                line.addWidget(Label(text, wrap=True), 1)
                card.column.addLayout(line)
            self.content.addWidget(card)
        self.content.addWidget(
            MessageCard(
                "ok",
                "Jangan memberikan uang kepada siapa pun.",
                title="Layanan ini GRATIS",
                icon="shield-check-outline",
            )
        )


def _options(rule: PaperRule) -> str:
    labels = [option.label for option in rule.any_of]
    return " atau ".join(labels) if len(labels) < 3 else f"{', '.join(labels[:-1])}, atau {labels[-1]}"


def _standard(service: Service) -> Sequence[tuple[str, str]]:
    return (
        ("Biaya", service.cost),
        ("Jangka waktu", service.duration),
        ("Batas lapor", service.deadline),
        ("Alur", " → ".join(service.procedure)),
        ("Hasil", ", ".join(product.name for product in service.products)),
        ("Pengaduan", service.complaint),
        ("Dasar hukum", "; ".join(service.legal_basis)),
    )
