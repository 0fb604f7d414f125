"""The cards above the questions: what the law says of this case, and whose data need not be typed again."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models import form_offers
from ui.models.form_part import FormPartModel
from ui.models.known_people import KnownPeople, Offer
from ui.widgets.message_card import MessageCard

_WHO = {"ayah": "Ayah juga pelapor", "ibu": "Ibu juga pelapor", "anak": "Yang bersangkutan melapor sendiri"}

TAKE_KEY = "F4"
_KEY = f" ({TAKE_KEY})"


class FormOffers(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, model: FormPartModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._late = MessageCard("info")
        self._person = MessageCard("info", icon="account-check-outline")
        self._person.setObjectName("copy-person")
        self._person.acted.connect(self._take)
        self.hide()
        column.addWidget(self._late)
        column.addWidget(self._person)
        self.known = KnownPeople(model, self)
        self._offers: list[Offer] = []
        self._people = [MessageCard("info", icon="account-search-outline") for _place in range(2)]
        for place, card in enumerate(self._people):
            card.setObjectName(f"known:{place}")
            card.acted.connect(lambda place=place: self._take_known(place))
            column.addWidget(card)
        self.known.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Say what holds now."""
        case, page = self._model.case, self._model.page
        variant = case.service.variant(case.facts.variant)
        asked = any(field.path == _born(case.service.subject) for field in self._model.fields)
        notice = variant.notice if variant and asked else ""
        self._late.set_message("info", notice)
        self._late.setVisible(bool(notice))
        offer = form_offers.person(case, page)
        if offer is not None:
            title = _WHO.get(offer.who, "Data orang ini sudah ada")
            words = f"Data {offer.name} sudah diisi. Tidak perlu mengetik dua kali."
            self._person.set_message(
                "info", words, title=title, icon="account-check-outline", action=f"Pakai data {offer.who}"
            )
        self._person.setVisible(offer is not None)
        self._offers = [] if offer is not None else self.known.offers()
        for place, card in enumerate(self._people):
            card.setVisible(place < len(self._offers))
            if place < len(self._offers):
                known = self._offers[place]
                action = f"Pakai data ini{_KEY if place == 0 else ''}"
                card.set_message("info", known.words, title=known.title, icon="account-search-outline", action=action)
        self.setVisible(bool(notice) or offer is not None or bool(self._offers))

    def take_first(self) -> None:
        """Take what is offered first, by one key."""
        if self._person.isVisibleTo(self):
            self._take()
        elif self._offers:
            self._take_known(0)

    @Slot()
    def _take(self) -> None:
        form_offers.take_person(self._model.case, self._model.page)

    def _take_known(self, place: int) -> None:
        self.known.take(self._offers[place])


def _born(subject: str) -> str:
    """Where the birth date of the person is whose name is at ``subject``."""
    return f"{subject.rpartition('.')[0]}.tanggal_lahir"
