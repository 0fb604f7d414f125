"""What every page of a case has in common: the rail, the note on what was saved, troubles, and leaving for later."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from kiosk.work.carry_over import CarriedOver
from ui.messages import of_error
from ui.models import case_steps
from ui.models.carried import TITLE, words_of
from ui.models.case import CaseModel
from ui.models.case_steps import RailStep
from ui.routes import InCase, Route, Step
from ui.widgets.flow_page import FlowPage
from ui.widgets.message_card import MessageCard
from ui.widgets.step_rail import Step as RailRow

LATER = ("later", "Lanjutkan nanti", "")


class CaseFrame(QObject):
    """Keeps rail, note and trouble card of one page fresh; a child of the page, so it ends with it."""

    def __init__(self, page: FlowPage, model: CaseModel, step: Step, place: str = "") -> None:
        super().__init__(page)
        self._page, self._model = page, model
        self._step, self._place = step, place
        self._shown: tuple[RailStep, ...] = ()
        self._trouble = MessageCard("err")
        self._trouble.hide()
        page.middle.column.insertWidget(2, self._trouble)
        if model.carried is not None:
            self._tell_carried(model.carried)
        if page.rail is not None:
            page.rail.step_clicked.connect(self._to_step)
            page.rail.page_clicked.connect(self._to_page)
        model.changed.connect(self.show_rail)
        model.saved.connect(self._saved)
        model.failed.connect(self.tell)
        self._say_saved()
        self.show_rail()
        model.at_step(case_steps.keep_step(step, place))

    def go(self, route: Route) -> None:
        """Keep what was typed and go."""
        self._model.flush()
        self._model.counter.go.to(route)

    def later(self) -> None:
        """Back to the start page; the case can be opened again where it was left."""
        self.go(case_steps.later())

    @Slot()
    def show_rail(self) -> None:
        """Ask the model for the steps again; unchanged rows are left as they are."""
        rail = self._page.rail
        rows = case_steps.rail(self._model, self._step, self._place)
        if rail is None or rows == self._shown:
            return
        if not self._shown:
            service, variant = self._model.service, self._model.service.variant(self._model.review().facts.variant)
            rail.set_service(service.name, variant.label.partition(":")[0] if variant else "")
        self._shown = rows
        rail.set_steps([_row(row) for row in rows])

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Say near the top what could not be done; nothing typed is lost."""
        self._trouble.set_message("err", of_error(error))
        self._trouble.show()
        self._page.middle.verticalScrollBar().setValue(0)

    def _tell_carried(self, carried: CarriedOver) -> None:
        card = MessageCard("info", words_of(carried), title=TITLE, action="Mengerti", icon="information-outline")
        card.setObjectName("carried")
        card.acted.connect(self._carried_read)
        self._page.middle.column.insertWidget(2, card)
        self._carried = card

    @Slot()
    def _carried_read(self) -> None:
        self._model.carried = None
        self._carried.hide()

    @Slot(str)
    def _saved(self, _clock: str) -> None:
        self._trouble.hide()
        self._say_saved()

    def _say_saved(self) -> None:
        if self._model.saved_at:
            self._page.bar.set_saved(self._model.saved_at)

    @Slot(str)
    def _to_step(self, key: str) -> None:
        if Step(key) is not self._step:
            self.go(InCase(self._model.id, Step(key)))

    @Slot(str)
    def _to_page(self, key: str) -> None:
        self.go(InCase(self._model.id, Step.FORM, key))


def dress(page: FlowPage, model: CaseModel, step: Step, place: str = "") -> CaseFrame:
    """Give ``page`` the rail and the notes of the open case."""
    return CaseFrame(page, model, step, place)


def _row(row: RailStep) -> RailRow:
    return RailRow(row.key, row.title, row.state, row.open, tuple(_row(page) for page in row.pages))


def go_later(model: CaseModel) -> None:
    """Keep what was typed and go home; the case can be opened again where it was left."""
    model.flush()
    model.counter.go.to(case_steps.later())
