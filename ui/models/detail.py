"""One case as it stands: its stages with dates, what was sent, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.application import Delivery, PublicLabel, Status
from kiosk.domain.instants import from_text
from kiosk.work import track
from kiosk.work.person_history import OPENED
from kiosk.work.track import CaseView
from kiosk.work.withdraw import withdraw
from ui.messages import sentence
from ui.models.counter import Counter
from ui.models.moments import in_full, when_short
from ui.words.labels import HISTORY, PUBLIC_LABEL

_OPEN_TO_WITHDRAW = frozenset({Status.NONE, Status.RECEIVED, Status.IN_REVIEW, Status.RETURNED, Status.SUSPENDED})


@dataclass(frozen=True, slots=True)
class StageLineItem:
    """One stage of the way: ``state`` done, now, later or stop."""

    title: str
    note: str
    state: str


class DetailModel(QObject):
    """What the page shows and does.

    Signals:
    changed: The case was read (again); read `view`.
    failed: A deed was refused; carries the exception with its code.
    withdrawn: The withdrawal is stored.
    """

    changed = Signal()
    failed = Signal(object)
    withdrawn = Signal()

    def __init__(self, counter: Counter, case_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._case_id = case_id
        self.view: CaseView | None = None
        counter.road.arrived.connect(self.refresh)

    def refresh(self) -> None:
        """Read the case again."""
        desk, case_id = self._counter.desk, self._case_id
        self._counter.work.in_turn(lambda: track.case(desk, case_id), self._take, self.failed.emit)

    def withdraw(self, reason: str, name: str) -> None:
        """Cancel the application for the applicant ``name``; `withdrawn` or `failed` follows."""
        desk, operator, case_id = self._counter.desk, self._counter.session.operator, self._case_id
        self._counter.work.in_turn(
            lambda: withdraw(desk, operator, case_id, reason=reason, name=name), self._gone, self.failed.emit
        )

    @property
    def may_withdraw(self) -> bool:
        """Whether the centre could still stop it."""
        view = self.view
        return view is not None and view.row.label is not PublicLabel.WITHDRAWN and view.row.status in _OPEN_TO_WITHDRAW

    @property
    def title(self) -> str:
        """Whose case it is."""
        return self.view.row.subject_name if self.view else ""

    @property
    def lead(self) -> str:
        """Service, number, and from which moment the state is."""
        if self.view is None:
            return ""
        desk, row = self._counter.desk, self.view.row
        service = desk.services.get(row.service)
        as_of = f"per {when_short(desk, from_text(self.view.learned_at))}"
        return f"{service.name if service else row.service} · {row.number or 'belum bernomor'} · {as_of}"

    def stages(self) -> Sequence[StageLineItem]:
        """The way of the case, from what is known of it."""
        view = self.view
        if view is None:
            return ()
        desk = self._counter.desk
        label = PUBLIC_LABEL[view.row.label]
        lines = [
            StageLineItem(HISTORY.get(line.what.removeprefix("status."), line.what), in_full(desk, line.at), "done")
            for line in view.history
            if line.what != OPENED
        ]
        stop = view.row.label in {PublicLabel.RETURNED, PublicLabel.REJECTED, PublicLabel.NEEDS_ATTENTION}
        now = StageLineItem(label, in_full(desk, view.row.since), "stop" if stop else "now")
        return [*lines, now]

    def opened_by(self) -> Sequence[str]:
        """Who opened the case from a person's history, the last one first: a resident may ask."""
        if self.view is None:
            return ()
        desk = self._counter.desk
        return [f"{line.who}, {in_full(desk, line.at)}" for line in reversed(self.view.history) if line.what == OPENED]

    def sent(self) -> str:
        """What of it is at the registry."""
        view = self.view
        if view is None:
            return ""
        return {
            Delivery.NONE: "Belum dikirim.",
            Delivery.WAITING: "Menunggu jaringan. Tersimpan aman di komputer ini.",
            Delivery.RECEIVED: "Data sudah diterima Disdukcapil; pindaian masih dikirim.",
            Delivery.WHOLE: "Data dan semua pindaian sudah diterima Disdukcapil.",
            Delivery.REFUSED: "Belum dapat diterima Disdukcapil.",
        }[view.row.delivery]

    def remarks(self) -> Sequence[str]:
        """Sentences that somebody should read: rejection, deeds without effect, twin numbers."""
        view = self.view
        if view is None:
            return ()
        found = [sentence(record.outcome_code) for record in view.not_applied]
        refused = [record for record in view.records if record.state in {"rejected", "conflict"}]
        found += [sentence(record.code or "record.body") for record in refused]
        if view.rejected is not None:
            code = sentence(f"reject.{view.rejected.get('code', '')}")
            note = view.rejected.get("note", "")
            found.append(sentence("case.rejected", {"reason": code, "note": note}))
        if view.number_twice:
            found.append(sentence("case.number_twice"))
        return found

    def _take(self, view: CaseView) -> None:
        self.view = view
        self.changed.emit()

    def _gone(self, _record: str) -> None:
        self._counter.road.wake()
        self.withdrawn.emit()
        self.refresh()
