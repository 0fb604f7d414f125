"""The cards above the questions: what the law says of this case, and whose data need not be typed again."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models import form_offers
from ui.models.form_part import FormPartModel
from ui.widgets.message_card import MessageCard

_WHO = {"ayah": "Ayah juga pelapor", "ibu": "Ibu juga pelapor", "anak": "Yang bersangkutan melapor sendiri"}


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
        self.setVisible(bool(notice) or offer is not None)

    @Slot()
    def _take(self) -> None:
        form_offers.take_person(self._model.case, self._model.page)


def _born(subject: str) -> str:
    """Where the birth date of the person is whose name is at ``subject``."""
    return f"{subject.rpartition('.')[0]}.tanggal_lahir"
