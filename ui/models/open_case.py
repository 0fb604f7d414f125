"""Which case is open: its model is kept while the window moves between the steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kiosk.work.case import Case
    from ui.models.case import CaseModel
    from ui.models.counter import Counter
    from ui.models.session import Session


class OpenCase:
    """Holds the model of the case opened last. One a counter; used on the window's thread only."""

    def __init__(self) -> None:
        self._model: CaseModel | None = None
        self._session: Session | None = None

    def kept(self, case_id: str) -> CaseModel | None:
        """The model of this case when it is the one opened last."""
        return self._model if self._model is not None and self._model.id == case_id else None

    def keep(self, model: CaseModel) -> None:
        """Let ``model`` be the open case, until somebody else may sit down here."""
        self._model = model
        session = model.counter.session
        if self._session is not session:
            self._session = session
            session.closed.connect(self.drop)

    def drop(self) -> None:
        """Forget the open case, because nobody works any more; what its screen kept when it was left is on the disk."""
        if self._model is not None:
            self._model.deleteLater()
            self._model = None

    def open(
        self,
        counter: Counter,
        case_id: str,
        done: Callable[[CaseModel], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read the case in the background and keep its model; typed answers not on the disk yet stay on top."""
        from kiosk.work.track import seen

        desk = counter.desk

        def arrived(case: Case) -> None:
            from ui.models.case import CaseModel

            model = self.kept(case_id)
            if model is None:
                model = CaseModel(counter, case)
                self.keep(model)
            else:
                model.adopt(case)
            owner = getattr(done, "__self__", None)
            if not isinstance(owner, QObject) or shiboken6.isValid(owner):  # its screen may be gone by now
                done(model)

        counter.work.in_turn(lambda: seen(desk, case_id), arrived, failed)
