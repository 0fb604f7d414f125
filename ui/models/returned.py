"""A returned case: one card for each reason, what was mended, and sending it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.definition import Service
from kiosk.domain.groups import expanded
from kiosk.work import track
from kiosk.work.case import Case
from kiosk.work.correct import begin_correction
from kiosk.work.mended import mended_paths
from kiosk.work.track import CaseView
from ui.messages import sentence
from ui.models.counter import Counter
from ui.models.moments import in_full
from ui.routes import InCase, Step
from ui.words.labels import HISTORY


@dataclass(frozen=True, slots=True)
class Reason:
    """One card: what is meant, why, the officer's words, whether it is mended, and where it is mended."""

    path: str
    title: str
    why: str
    note: str
    scan: bool
    mended: bool
    value: str


@dataclass(frozen=True, slots=True)
class _Loaded:
    view: CaseView
    mended: frozenset[str]
    case: Case


class ReturnedModel(QObject):
    """Opening the page begins the mending; several operators continue the same draft.

    Signals:
        changed: Read `reasons`, `note`, `lead`, `history` again.
        failed: The case cannot be mended now; carries the exception with its code.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, case_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._case_id = case_id
        self._loaded: _Loaded | None = None
        self.reasons: Sequence[Reason] = ()

    def load(self) -> None:
        """Begin or continue the mending and read what was done already."""
        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id

        def job() -> _Loaded:
            case = begin_correction(desk, operator, case_id)
            return _Loaded(track.case(desk, case_id), mended_paths(desk, case_id), case)

        self._counter.work.in_turn(job, self._take, self.failed.emit)

    @property
    def lead(self) -> str:
        """Service, name and number."""
        if self._loaded is None:
            return ""
        row = self._loaded.view.row
        service = self._service()
        return f"{service.name if service else row.service} · {row.subject_name} · {row.number}"

    @property
    def note(self) -> str:
        """The officer's note on the whole case."""
        returned = self._loaded.view.returned if self._loaded else None
        return returned.note if returned else ""

    @property
    def done(self) -> int:
        """How many cards are mended."""
        return sum(1 for reason in self.reasons if reason.mended)

    @property
    def all_done(self) -> bool:
        """Whether it can be sent again."""
        return bool(self.reasons) and self.done == len(self.reasons)

    def history(self) -> Sequence[str]:
        """The story so far, one line a step."""
        if self._loaded is None:
            return ()
        desk = self._counter.desk
        return [
            f"{in_full(desk, line.at)} · {HISTORY.get(line.what.removeprefix('status.'), line.what)}"
            for line in self._loaded.view.history[-4:]
        ]

    def place(self, reason: Reason) -> InCase:
        """Exactly the field or scan that a card means."""
        step = Step.SCAN if reason.scan else Step.FORM
        return InCase(self._case_id, step, reason.path, back_to=Step.SAVED)

    def send(self) -> InCase:
        """Where sending again goes on: the reporter declares once more."""
        return InCase(self._case_id, Step.DECLARE)

    def _take(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        returned = loaded.view.returned
        service = self._service()
        self.reasons = [
            Reason(
                path=reason.path,
                title=_title(service, reason.path),
                why=sentence(f"return.{reason.code}"),
                note=reason.note,
                scan=service is None or reason.path not in service.fields_by_path(),
                mended=reason.path in loaded.mended,
                value=loaded.case.answers.get(reason.path, ""),
            )
            for reason in (returned.reasons if returned else ())
        ]
        self.changed.emit()

    def _service(self) -> Service | None:
        found = self._counter.desk.services.get(self._loaded.view.row.service) if self._loaded else None
        return expanded(found, self._loaded.case.answers) if found and self._loaded else None


def _title(service: Service | None, path: str) -> str:
    if service is None or not path:
        return path or "Seluruh permohonan"
    field = service.fields_by_path().get(path)
    if field is not None:
        page = next((page for page in service.pages if field in page.fields), None)
        return f"{field.label} ({page.short})" if page else field.label
    kind, _, number = path.partition("/")
    name = service.paper_label(kind)
    return f"{name}, halaman {number}" if number else name
