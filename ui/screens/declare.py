"""The reporter's declaration, where the documents are fetched, and the one button that sends the case."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.names import official_name
from kiosk.domain.regions import Region
from ui.messages import sentence
from ui.models import case_deeds, case_steps
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.routes import InCase, Step
from ui.screens.case_frame import LATER, dress
from ui.screens.form_fields import find_of
from ui.widgets.card import Card
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import Label
from ui.widgets.option_list import OptionList, TickRow
from ui.widgets.option_row import Option
from ui.widgets.region_field import RegionField
from ui.widgets.suggestions import Suggestion
from ui.words.consent import DECLARATION
from ui.words.desk import CONSENT, CONSENT_HINT

HERE, ELSEWHERE = "here", "elsewhere"


class DeclareScreen(FlowPage):
    """The button "Kirim permohonan" is busy until the commit; only then "Tersimpan" is shown."""

    def __init__(self, counter: Counter, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(help_column=False, parent=parent)
        self._counter, self._case = counter, model
        who = model.service.applicant
        self.set_title(f"Pernyataan {who}", f"Bacakan pernyataan ini, lalu tandai bila {who} menyetujui.")
        words = Card("plain", 24)
        words.column.addWidget(Label(DECLARATION, "lead", wrap=True))
        self.content.addWidget(words)
        self.name = official_name(model.facts.answers.get(f"{who}.nama", ""))
        self.tick = TickRow(f"{self.name or who.capitalize()} menyetujui pernyataan ini", tall=True)
        self.tick.path = "declaration"
        self.tick.set_label(f"Persetujuan {who}")
        self.tick.setObjectName("declaration")
        self.tick.edited.connect(lambda _value: self.tick.set_error(""))
        self.content.addWidget(self.tick)
        self._consent()
        self._pickup()
        self.set_secondary(LATER)
        self.bar.set_primary("Kirim permohonan", "send")
        self.bar.primary.setObjectName("submit")
        self.frame = dress(self, model, Step.DECLARE)
        self.bar.primary_clicked.connect(self._send)
        self.bar.back_clicked.connect(lambda: self.frame.go(case_steps.preceding(model, Step.DECLARE)))
        self.bar.secondary_clicked.connect(lambda key: self.frame.later() if key == LATER[0] else None)

    def focus_start(self) -> None:
        """The declaration."""
        self.tick.focus_first()

    def _consent(self) -> None:
        """Asked apart from the declaration, and only of somebody who has a telephone: it may be refused."""
        self.messages = TickRow(CONSENT, hint=CONSENT_HINT)
        self.messages.setObjectName("consent")
        self.messages.set_label("Kabar lewat pesan")
        self.messages.set_value("ya" if self._case.messages_agreed else "")
        self.messages.setVisible(bool(self._case.phone))
        self.content.addWidget(self.messages)

    def _pickup(self) -> None:
        office = self._counter.desk.device.office_name
        self.pickup = OptionList(
            "Dokumen diambil di mana?",
            [
                Option(HERE, f"Ambil di {office}", icon="home-outline"),
                Option(ELSEWHERE, "Ambil di kelurahan atau desa lain", icon="home-export-outline"),
            ],
        )
        self.pickup.setObjectName("pickup")
        home = self._case.case.home_office
        self.pickup.set_value(HERE if home == self._counter.desk.device.office else ELSEWHERE)
        self.pickup.edited.connect(lambda _value: self._show_office())
        self.content.addWidget(self.pickup)
        self.office = RegionField("Kelurahan atau desa tempat mengambil", self._search, lookup=self._lookup)
        self.office.path = "pickup"
        self.office.set_value("" if self.pickup.value() == HERE else home)
        self.content.addWidget(self.office)
        self._show_office()

    def _show_office(self) -> None:
        self.office.setVisible(self.pickup.value() == ELSEWHERE)

    def _search(self, text: str) -> list[Suggestion]:
        regions, device = self._counter.regions, self._counter.desk.device
        if regions is None:
            return []
        found: list[Region] = regions.search(text, level=4, within=device.district, limit=24, near=device.office)
        return [find_of(regions, one) for one in found]

    def _lookup(self, code: str) -> Suggestion | None:
        regions = self._counter.regions
        found = regions.get(code) if regions else None
        return find_of(regions, found) if regions and found else None

    @Slot()
    def _send(self) -> None:
        errors = {} if self.tick.is_ticked() else {"declaration": sentence("declaration.missing")}
        chosen = self._counter.desk.device.office if self.pickup.value() == HERE else self.office.value()
        if not chosen:
            errors["pickup"] = sentence("pickup.office")
        self.show_errors(errors)
        if errors:
            return
        self.bar.primary.set_busy("Menyimpan ...")
        agreed = self.messages.is_ticked() if self._case.phone else None
        wishes = case_deeds.Wishes(self.name, chosen, agreed)
        case_deeds.submit(self._case, wishes, self._sent, self._refused)

    def _sent(self) -> None:
        self._counter.go.to(InCase(self._case.id, Step.SAVED))

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.bar.primary.set_busy("")
        self.frame.tell(error)
