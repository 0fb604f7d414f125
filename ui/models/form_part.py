"""One screen of a form: its questions, what is found about them, and when each finding is shown."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.answers import is_required, visible_choices, visible_fields
from kiosk.domain.definition import Choice, Field, Page
from kiosk.domain.errors import Problem
from kiosk.work.review import Review
from ui.models import case_answers, case_steps
from ui.models.case import CaseModel
from ui.models.case_answers import Finding
from ui.models.case_steps import FormPart


class FormPartModel(QObject):
    """Findings are shown for questions that were left with an answer, or for all once "Lanjut" was pressed.

    Signals:
        changed: Answers or findings differ; read `fields`, `errors`, `warnings`.
    """

    changed = Signal()

    def __init__(self, case: CaseModel, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.part: FormPart = case_steps.part_at(case, place)
        self._shown = {field.path for field in self.part.fields if case.value(field.path)}
        self._focused = ""
        self._insisted = False
        self._last: frozenset[tuple[str, str]] = frozenset()
        self._looked_at: Review | None = None
        self._fields: tuple[Field, ...] = ()
        self._found: list[Finding] = []
        case.changed.connect(self._case_changed)

    @property
    def page(self) -> Page:
        """The page of the definition."""
        return self.part.page

    @property
    def title(self) -> str:
        """The heading, with the number of the part where a page is divided."""
        part = self.part
        return part.page.title if part.count == 1 else f"{part.page.title} ({part.number} dari {part.count})"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The questions to show now: the part as it was opened, and what became visible beside them since."""
        self._look()
        return self._fields

    def choices(self, field: Field) -> Sequence[Choice]:
        """What to offer for a choice now."""
        return visible_choices(field, self.case.facts)

    def required(self, field: Field) -> bool:
        """Whether the field may not stay empty."""
        return is_required(field, self.case.facts)

    def focus(self, path: str) -> None:
        """The question that has the focus: new findings about it wait until it is left."""
        self._focused = path

    def left(self, path: str) -> None:
        """The question was left: what was typed is kept, and its findings may be shown."""
        self._focused = ""
        if not shiboken6.isValid(self.case):  # the program ends, and the focus leaves a field of its last page
            return
        self.case.flush()
        if self.case.value(path):
            self._shown.add(path)
        self.changed.emit()

    def check_all(self) -> bool:
        """Show every finding of this screen; whether the case may go on."""
        self._focused, self._insisted = "", True
        self._shown |= {field.path for field in self.fields}
        self.changed.emit()
        return case_answers.settle_confirmed(self._findings())

    def errors(self) -> dict[str, Problem]:
        """The first error of each question that nobody let stand, as far as it is shown now."""
        found: dict[str, Problem] = {}
        for one in self._findings():
            path = one.problem.path
            error = one.problem.severity == "error" and one.confirmed is None
            if error and self._is_shown(one.problem):
                found.setdefault(path, one.problem)
        self._last = frozenset((path, problem.code) for path, problem in found.items())
        return found

    def warnings(self) -> list[Finding]:
        """The findings that ask for a person's word or have it, as far as they are shown now.

        An error that may be overridden asks only once "Lanjut" was pressed: it is to be mended first.
        """
        blocked = {one.problem.path for one in self._findings() if one.blocks}
        return [
            one
            for one in self._findings()
            if not one.blocks and one.problem.path not in blocked and self._is_shown(one.problem)
            if one.problem.severity == "warning" or self._insisted or one.confirmed is not None
        ]

    def _findings(self) -> list[Finding]:
        self._look()
        return self._found

    def _look(self) -> None:
        """Work out fields and findings once for each state of the case: a screen asks for them many times a key."""
        review = self.case.review()
        if review is self._looked_at:
            return
        visible = visible_fields(self.page, review.facts)
        parts = case_steps.form_parts(self.case)
        everywhere = {field.path for one in parts for field in one.fields}
        own = {field.path for field in self.part.fields}
        here = {field.path for field in case_steps.part_at(self.case, self.part.fields[0].path).fields}
        self._fields = tuple(
            field for field in visible if field.path in own or (field.path in here and field.path in everywhere)
        )
        shown = {field.path for field in self._fields}
        found = case_answers.findings(self.case, self.page)
        self._found = [one for one in found if one.problem.path in shown]
        self._looked_at = review

    def _is_shown(self, problem: Problem) -> bool:
        if problem.path not in self._shown:
            return False
        return problem.path != self._focused or (problem.path, problem.code) in self._last

    @Slot()
    def _case_changed(self) -> None:
        self.changed.emit()
