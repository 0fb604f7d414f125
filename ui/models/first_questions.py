"""What is asked before the checklist: the variant and the first questions, for a new case or to change an old one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.domain.answers import facts_for, visible_choices, visible_first_questions
from kiosk.domain.conditions import Facts
from kiosk.domain.definition import Choice, Field, Service, Variant
from ui.models import case_deeds
from ui.models.case import CaseModel
from ui.models.counter import Counter


class FirstQuestions(QObject):
    """Holds the choices until they are complete; then begins the case, or changes the one that is open.

    ``family`` is the case whose family's data the new one takes over, "" for none.

    Signals:
        changed: A choice was made; `fields` and `choices` may differ.
        failed: The case could not be begun; carries the exception with its code.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, counter: Counter, service: Service, model: CaseModel | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self.service, self._model = counter, service, model
        offered = self.variants()
        self.variant = model.case.variant if model else (offered[0].code if len(offered) == 1 else "")
        self.family = ""
        self._answers = {field.path: model.value(field.path) for field in service.first_questions if model is not None}

    @property
    def greeting(self) -> str:
        """What is said first ("Kami turut berdukacita."); "" for nothing."""
        variant = self.service.variant(self.variant)
        return (variant.greeting if variant else "") or self.service.greeting

    def variants(self) -> tuple[Variant, ...]:
        """The variants to choose from."""
        return tuple(variant for variant in self.service.variants if variant.offered)

    def facts(self) -> Facts:
        """What the choices so far mean."""
        given = {**(self._model.case.answers if self._model else {}), **self._answers}
        answers = {path: text for path, text in given.items() if text}
        return facts_for(
            self.service, variant=self.variant, answers=answers, papers={}, today=self._counter.desk.today()
        )

    def fields(self) -> tuple[Field, ...]:
        """The questions to ask now."""
        return visible_first_questions(self.service, self.facts())

    def choices(self, field: Field) -> tuple[Choice, ...]:
        """What to offer for a question now."""
        return visible_choices(field, self.facts())

    def value(self, path: str) -> str:
        """The choice at ``path``; "" when none or when it is not offered any more."""
        field = self.service.fields_by_path()[path]
        chosen = self._answers.get(path, "") or field.default
        return chosen if chosen in {choice.code for choice in self.choices(field)} else ""

    def choose_variant(self, code: str) -> None:
        """Take the variant."""
        self.variant = code
        self.changed.emit()

    def choose(self, path: str, code: str) -> None:
        """Take the answer to a question."""
        self._answers[path] = code
        self.changed.emit()

    def missing(self) -> list[str]:
        """The paths that are not answered; "" stands for the variant."""
        first = [] if self.variant else [""]
        return first + [field.path for field in self.fields() if not self.value(field.path)]

    def go_on(self, done: Callable[[CaseModel], None]) -> None:
        """Begin the case, or keep the changed choices; ``done`` gets its model."""
        answers = {field.path: self.value(field.path) for field in self.fields()}
        if self._model is None:
            begin, failed = case_deeds.begin, self.failed.emit
            begin(self._counter, self.service.code, self.variant, answers, done, failed, family=self.family)
            return
        if self.variant != self._model.case.variant:
            self._model.choose_variant(self.variant)
        for path, text in answers.items():
            self._model.edit(path, text)
        self._model.flush()
        done(self._model)
