"""Who is working, and the desk that the open store makes possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.domain.neighbourhoods import VOLUNTEER
from kiosk.store import passphrase, people
from kiosk.store.people import Operator
from kiosk.store.store import Store
from kiosk.work import keys, unlock
from kiosk.work.errors import DeedRefused
from kiosk.work.unlock import LoginName
from ui.work import Work

if TYPE_CHECKING:
    from kiosk.domain.regions import Regions
    from kiosk.work.desk import Desk


@dataclass(frozen=True, slots=True)
class _Entered:
    """The desk of this process and who sits at it now."""

    desk: Desk
    operator: Operator


class Session(QObject):
    """Login and logout. The store stays open through logout, so that the road goes on.

    Signals:
        opened: Somebody logged in; `desk` and `operator` can be read.
        closed: Nobody is logged in any more.
        refused: A login failed; carries the exception with its code.
        busy: True while a passphrase is being tried.
    """

    opened = Signal()
    closed = Signal()
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, folder: Path, work: Work, regions: Regions | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._work = work
        self._regions = regions
        self._entered: _Entered | None = None
        self._desk: Desk | None = None

    @property
    def enrolled(self) -> bool:
        """Whether this computer belongs to an office already."""
        return unlock.enrolled(self.folder)

    @property
    def logged_in(self) -> bool:
        """Whether somebody is logged in."""
        return self._entered is not None

    @property
    def store_open(self) -> bool:
        """Whether the store was opened since the program started."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The desk as who is logged in may use it: limited for a volunteer.

        Raises DeedRefused ``session.closed`` before the first login.
        """
        if self._entered is not None and self._entered.operator.role == VOLUNTEER:
            from kiosk.work.guard import desk_for

            return desk_for(self.whole_desk, self._entered.operator)
        return self.whole_desk

    @property
    def whole_desk(self) -> Desk:
        """The desk of this process, for the road. Raises DeedRefused ``session.closed`` before the first login."""
        if self._desk is None:
            raise DeedRefused("session.closed")
        return self._desk

    @property
    def operator(self) -> Operator:
        """Who is logged in. Raises DeedRefused ``session.closed`` when nobody is."""
        if self._entered is None:
            raise DeedRefused("session.closed")
        return self._entered.operator

    def names(self) -> list[LoginName]:
        """Who may log in here. Raises StoreTrouble when keys.json is missing or damaged."""
        return unlock.login_names(self.folder)

    def login(self, operator_id: str, passphrase: str) -> None:
        """Try a passphrase off the UI thread; `opened` or `refused` follows."""
        folder = self.folder
        self._enter(operator_id, lambda: unlock.login(folder, operator_id, passphrase, now=_machine_time()))

    def activate(self, operator_id: str, secret: str, chosen: str) -> None:
        """Replace a new operator's one-time secret by the passphrase ``chosen``; `opened` or `refused` follows."""
        folder = self.folder
        self._enter(operator_id, lambda: unlock.activate(folder, operator_id, secret, chosen, now=_machine_time()))

    def take(self, store: Store, operator_id: str) -> None:
        """Enter with a store that was opened elsewhere: at first start, or by the recovery phrase."""
        self._enter(operator_id, lambda: store)

    def recover(self, phrase: str, operator_id: str, chosen: str) -> None:
        """Open with the recovery phrase and give an operator a new passphrase; `opened` or `refused` follows."""
        folder, known = self.folder, self._desk

        def job() -> Store:
            passphrase.require(chosen)
            store = unlock.unlock_with_phrase(folder, phrase, now=_machine_time())
            operator = people.find(store, operator_id)
            if operator is None:
                store.close()
                raise DeedRefused("operator.unknown")
            keys.set_passphrase(store, operator, chosen)
            if known is not None:
                store.close()
                return known.store
            return store

        self._enter(operator_id, job)

    def logout(self) -> None:
        """End this person's work; the store stays open and the road goes on."""
        self._entered = None
        self.closed.emit()

    def shut(self) -> None:
        """Close the store at the end of the program."""
        if self._desk is not None:
            self._desk.store.close()
            self._desk = None

    def _enter(self, operator_id: str, unlocking: Callable[[], Store]) -> None:
        self.busy.emit(True)
        known, regions = self._desk, self._regions

        def job() -> _Entered:
            store = unlocking()
            if known is not None:
                operator = people.find(known.store, operator_id)
                if store is not known.store:
                    store.close()
                desk = known
            else:
                from kiosk.work.desk import open_desk

                desk = open_desk(store, regions=regions)
                operator = people.find(store, operator_id)
            if operator is None:
                raise DeedRefused("operator.unknown")
            from kiosk.work.guard import desk_for
            from kiosk.work.session import begin_session

            begin_session(desk_for(desk, operator), operator)
            return _Entered(desk, operator)

        self._work.in_turn(job, self._arrived, self._failed)

    def _arrived(self, entered: _Entered) -> None:
        self._desk = entered.desk
        self._entered = entered
        self.busy.emit(False)
        self.opened.emit()

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        self.refused.emit(error)


def _machine_time() -> datetime:
    # Imported where it is used, like the desk: the login screen is painted before either is needed.
    from kiosk.work.clock import wall_now

    return wall_now()
