"""Info persyaratan: what to bring for a service, to read and to take home; no login needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.definition import PaperRule, Service
from kiosk.domain.extras import reason_of
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
            for words in _options(rule):
                papers.column.addWidget(Label(words, wrap=True))
            why = reason_of(rule)
            if why:
                papers.column.addWidget(Label(why, "hint", wrap=True))
        papers.column.addStretch(1)
        row.addWidget(papers, 3)
        side = Card("sunken")
        for title, lines in _standard(service):
            side.column.addWidget(Label(title, "h3"))
            for text in lines:
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


def _options(rule: PaperRule) -> Sequence[str]:
    """The papers that will do in one sentence, and in another the statement for who has none of them."""
    papers = [option.label for option in rule.any_of if not option.form]
    forms = [option.name or option.label for option in rule.any_of if option.form]
    if not papers:
        return [f"{', '.join(forms)}. Dicetak di kantor ini, ditandatangani dua saksi."]
    words = [_or([papers[0], *(_small(paper) for paper in papers[1:])])]
    if forms:
        words.append(f"atau, bila tidak ada: {', '.join(forms)}, dicetak di kantor ini")
    return words


def _or(names: Sequence[str]) -> str:
    return " atau ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, atau {names[-1]}"


def _small(name: str) -> str:
    """A name inside a sentence: no capital, except in abbreviations."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _standard(service: Service) -> Sequence[tuple[str, Sequence[str]]]:
    parts = (
        ("Biaya", [service.cost]),
        ("Jangka waktu", [service.duration]),
        ("Batas lapor", [service.deadline]),
        ("Alur", [f"{number}. {step}" for number, step in enumerate(service.procedure, 1)]),
        ("Hasil", [product.name for product in service.products]),
        ("Pengaduan", [service.complaint]),
        ("Dasar hukum", list(service.legal_basis)),
    )
    return [(title, lines) for title, lines in parts if any(lines)]
