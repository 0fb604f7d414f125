"""Which page of a case is shown: the case is read first, then its page is built."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.routes import Detail, Home, InCase, NewCase, Step
from ui.widgets.empty_state import EmptyState


def new_case_screen(counter: Counter, route: NewCase) -> QWidget:
    """The notice, then the first questions of a new case."""
    if not route.noticed:
        from ui.screens.notice import NoticeScreen

        return NoticeScreen(counter, route)
    from ui.screens.variant import VariantScreen

    screen = VariantScreen(counter, counter.desk.service(route.service))
    screen.model.family = route.family
    if route.variant:
        screen.model.choose_variant(route.variant)
    return screen


def step_screen(counter: Counter, route: InCase) -> QWidget:
    """The page of a case that ``route`` names."""
    return StepHost(counter, route)


class StepHost(QWidget):
    """Holds the page of a case, read first unless it is in hand; a case that was sent opens as a whole instead."""

    def __init__(self, counter: Counter, route: InCase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter, self._route = counter, route
        self.page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        kept = counter.open_case.kept(route.case)
        if kept is not None and kept.case.open and route.step is not Step.SAVED and not kept.outdated:
            self._show(kept)  # at once: between two steps of a case nothing flickers
            kept.reload(self._looked)
        else:
            counter.open_case.open(counter, route.case, self._show, self._failed)

    def leave(self) -> None:
        """Let the page keep what was typed."""
        leave = getattr(self.page, "leave", None)
        if callable(leave):
            leave()
        model = self._counter.open_case.kept(self._route.case)
        if model is not None and self._route.step is not Step.SAVED:
            model.settle()

    @Slot()
    def _looked(self) -> None:
        """The case as the store has it now may have been sent meanwhile."""
        model = self._counter.open_case.kept(self._route.case)
        if shiboken6.isValid(self) and model is not None and not model.case.open:
            self._counter.go.to(Detail(model.id))

    @Slot(object)
    def _show(self, model: CaseModel) -> None:
        if not model.case.open and self._route.step is not Step.SAVED:
            self._counter.go.to(Detail(model.id))
            return
        self.page = page_of(self._counter, model, self._route)
        self._column.addWidget(self.page)
        # The layout shows the page a moment later, and what is hidden takes no focus.
        QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        begin = getattr(self.page, "focus_start", None)
        if callable(begin):
            begin()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        told = EmptyState("alert-circle-outline", "Permohonan tidak dapat dibuka", of_error(error), "Ke beranda")
        told.acted.connect(lambda: self._counter.go.to(Home()))
        self.page = told
        self._column.addWidget(told)


def page_of(counter: Counter, model: CaseModel, route: InCase) -> QWidget:
    """The page for the step of ``route``."""
    if route.step in {Step.NOTICE, Step.VARIANT}:
        from ui.screens.variant import VariantScreen

        return VariantScreen(counter, model.service, model, route.back_to)
    if route.step is Step.PAPERS:
        from ui.screens.checklist import ChecklistScreen

        return ChecklistScreen(counter, model)
    if route.step is Step.FORM:
        from ui.screens.form_page import FormScreen

        return FormScreen(counter, model, route.place, route.back_to)
    if route.step is Step.SCAN:
        from ui.screens.scan import ScanScreen

        return ScanScreen(counter, model, route.place, route.back_to)
    return _ending(counter, model, route.step)


def _ending(counter: Counter, model: CaseModel, step: Step) -> QWidget:
    if step is Step.REVIEW:
        from ui.screens.review import ReviewScreen

        return ReviewScreen(counter, model)
    if step is Step.SIGN:
        from ui.screens.sign import SignScreen

        return SignScreen(counter, model)
    if step is Step.DECLARE:
        from ui.screens.declare import DeclareScreen

        return DeclareScreen(counter, model)
    from ui.screens.saved import SavedScreen

    return SavedScreen(counter, model)
