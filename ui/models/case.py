"""The open case: its answers as they are typed, kept half a second later, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.answers import canonical
from kiosk.domain.conditions import Facts
from kiosk.domain.definition import REASON_SUFFIX, Service
from kiosk.domain.errors import Problem
from kiosk.store.people import Operator
from kiosk.work import answer as answering
from kiosk.work import case as cases
from kiosk.work import change_mind
from kiosk.work.carry_over import CarriedOver
from kiosk.work.case import Case
from kiosk.work.consent import consent_of
from kiosk.work.review import Review, review, settle_stage
from kiosk.work.start import remember_step
from ui.models.case_papers import CasePapers
from ui.models.counter import Counter

SAVE_AFTER_MS = 500
T = TypeVar("T")


class CaseModel(QObject):
    """One case in hand. Answers are read from memory at once and written in the background.

    Signals:
        changed: An answer, a confirmation, a paper or the variant differs; read `facts`, `value`, `review` again.
        saved: All that was typed is on the disk; carries the time of day ("14.32").
        failed: Something could not be kept or read; carries the exception with its code. Nothing typed is lost.
    """

    changed = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, case: Case, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counter = counter
        self._case = case
        self._pending: dict[str, str] = {}
        self._review: Review | None = None
        self._worked_out: dict[str, object] = {}
        self._step = case.step
        self._editor: Operator | None = None
        self.saved_at = ""
        self.seen: set[str] = set()
        self.removed_row: tuple[str, str, str] = ("", "", "")  # group, row and name of the last one taken out
        self.carried: CarriedOver | None = None
        self.papers = CasePapers(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def id(self) -> str:
        """The application's id."""
        return self._case.id

    @property
    def service(self) -> Service:
        """The definition that the case follows, with a page for each row of a repeating group."""
        return self.once("service", lambda: cases.service_of(self.counter.desk, self.case))

    @property
    def case(self) -> Case:
        """The working copy with everything that was typed, kept or not."""
        if not self._pending:
            return self._case
        answers = {**self._case.answers, **self._pending}
        return replace(self._case, answers={path: text for path, text in answers.items() if text})

    @property
    def facts(self) -> Facts:
        """What conditions look at: derived variant, answers that count, papers chosen."""
        return self.review().facts

    @property
    def today(self) -> date:
        """The day at the office."""
        return self.counter.desk.today()

    @property
    def mending(self) -> bool:
        """Whether this revision mends a case that the centre returned."""
        return self._case.revision > 1

    @property
    def phone(self) -> str:
        """The telephone number that was left, "" for none."""
        return answering.phone_of(self.service, self.facts.answers)

    @property
    def messages_agreed(self) -> bool:
        """Whether this case's person agreed to be told by message, when it was asked before."""
        found = consent_of(self.counter.desk, self.id)
        return found is not None and found.messages

    @property
    def outdated(self) -> bool:
        """Whether the version that the draft was begun under is no longer valid: open it anew."""
        desk = self.counter.desk
        return not desk.services.valid(self._case.service, self._case.definition_sha256, desk.now())

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return bool(self._pending)

    def value(self, path: str) -> str:
        """The answer at ``path`` as it is kept, hidden or not; "" for none."""
        return self.case.answers.get(path, "")

    def review(self) -> Review:
        """Everything between this case and sending it, as it stands now."""
        if self._review is None:
            self._review = review(self.counter.desk, self.case)
        return self._review

    def once(self, name: str, work_out: Callable[[], T]) -> T:
        """What ``work_out`` gives, kept under ``name`` until something about the case changes: pages ask often."""
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        return cast("T", self._worked_out[name])

    def edit(self, path: str, text: str) -> None:
        """Take over what was typed at ``path``; it is on the disk half a second after the last key."""
        kept = self._canonical(path, text)
        if kept == self.value(path):
            return
        self._pending[path] = kept
        self._editor = self.counter.session.operator
        self._timer.start()
        self._news()

    def flush(self) -> None:
        """Keep what was typed now, because a field or the screen is left."""
        self._timer.stop()
        if not self._pending or self._editor is None:
            return
        # Who typed it keeps it, also when the screen is locked before it is on the disk.
        desk, operator, case_id = self.counter.desk, self._editor, self.id
        given, step = dict(self._pending), self._step

        def keep() -> tuple[Case, dict[str, str]]:
            return answering.answer(desk, operator, case_id, given, step=step), given

        self.counter.work.in_turn(keep, self._kept, self._failed)

    def at_step(self, step: str) -> None:
        """Remember where the operator is, to open the case there again."""
        if step == self._step:
            return
        self._step = step
        desk, case_id = self.counter.desk, self.id
        self.counter.work.in_turn(lambda: remember_step(desk, case_id, step), lambda _none: None, self._failed)

    def confirm(self, problem: Problem, reason: str = "") -> None:
        """Record that the operator looked at ``problem`` and it stands; an override of an error needs a reason."""
        self.flush()
        desk, operator, case_id = self.counter.desk, self.counter.session.operator, self.id
        self.do(lambda: answering.confirm(desk, operator, case_id, problem, reason=reason))

    def take_back(self, path: str, code: str) -> None:
        """Open a confirmed question again."""
        desk, case_id = self.counter.desk, self.id
        self.do(lambda: change_mind.take_back(desk, case_id, path, code))

    def choose_variant(self, variant: str) -> None:
        """Let the case be of another variant that is offered."""
        self.flush()
        desk, operator, case_id = self.counter.desk, self.counter.session.operator, self.id
        self.do(lambda: change_mind.choose_variant(desk, operator, case_id, variant))

    def settle(self) -> None:
        """Let lists tell how far the case is (papers or signatures awaited, ready), because its page is left."""
        self.flush()
        desk, case_id = self.counter.desk, self.id
        self.counter.work.in_turn(lambda: settle_stage(desk, case_id), lambda _stage: None, self._failed)

    def reload(self, done: Callable[[], None] | None = None) -> None:
        """Read the case again, because a record, another screen or the centre may have changed it; then ``done``."""
        desk, case_id = self.counter.desk, self.id
        self.do(lambda: cases.load_case(desk, case_id), done)

    def do(self, deed: Callable[[], Case], done: Callable[[], None] | None = None) -> None:
        """Run ``deed`` in turn and show the case that it gives; then ``done``."""

        def arrived(case: Case) -> None:
            self.adopt(case)
            if done is not None:
                done()

        self.counter.work.in_turn(deed, arrived, self._failed)

    def adopt(self, case: Case) -> None:
        """Go on from ``case``, freshly read; what is typed and not kept yet stays on top."""
        if case != self._case:
            other_pages = case.papers != self._case.papers
            self._case = case
            self._news()
            if other_pages:
                self.papers.changed.emit()

    def _kept(self, outcome: tuple[Case, dict[str, str]]) -> None:
        case, given = outcome
        for path, text in given.items():
            if self._pending.get(path) == text:
                del self._pending[path]
        self.adopt(case)
        device = self.counter.desk.device
        local = self.counter.desk.now().astimezone(device.zone)
        self.saved_at = f"{local:%H.%M}"
        self.saved.emit(self.saved_at)

    def _canonical(self, path: str, text: str) -> str:
        fields = self.service.fields_by_path()
        field = fields.get(path)
        if field is None or path.removesuffix(REASON_SUFFIX) in fields.keys() - {path}:
            return text.strip()
        return canonical(field, text, today=self.today)

    def _news(self) -> None:
        self._review = None
        self._worked_out.clear()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
