"""Enrolling this computer: code, fingerprint, the first operator's passphrase, the recovery sheet."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.store import passphrase
from kiosk.store.people import Operator
from kiosk.store.recovery import read_phrase
from kiosk.store.store import Store
from kiosk.work import keys
from kiosk.work.clock import wall_now
from sync import enrol
from sync.enrol import Enrolled
from sync.protocol.enrolment import Invitation, decode_invitation, read_code
from ui.models.counter import Counter


class FirstStart(QObject):
    """The steps of enrolment, each asked for by one call.

    Signals:
        busy: True while the centre is asked or keys are made.
        failed: A step did not work; carries the exception with its code. The step can be repeated.
        fingerprint: The centre has answered; read `fingerprint_text` and `first_operator`.
        request_written: The request file for the back office was saved.
        entered: The passphrase was accepted; `phrase` is the recovery phrase to print.
    """

    busy = Signal(bool)
    failed = Signal(object)
    fingerprint = Signal()
    request_written = Signal(str)
    entered = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._enrolled: Enrolled | None = None
        self._invitation: Invitation | None = None
        self._store: Store | None = None
        self.phrase = ""

    @property
    def fingerprint_text(self) -> str:
        """Six groups of four, to be read out by telephone."""
        return "" if self._enrolled is None else self._enrolled.fingerprint

    @property
    def office_name(self) -> str:
        """The office that the centre named."""
        return "" if self._enrolled is None else self._enrolled.answer.office_name

    @property
    def computer(self) -> str:
        """What this computer is called on the recovery sheet."""
        return "" if self._enrolled is None else f"{platform.node()} ({self._enrolled.answer.kiosk_code})"

    @property
    def office_code(self) -> str:
        """The office's village code."""
        return "" if self._enrolled is None else self._enrolled.answer.office

    @property
    def first_operator(self) -> str:
        """The name that came with the answer."""
        return "" if self._enrolled is None else self._enrolled.answer.operators[0].name

    @property
    def has_invitation(self) -> bool:
        """Whether a code file was read, so that enrolment by file is possible."""
        return self._invitation is not None

    def ask(self, url: str, code: str) -> None:
        """Ask the centre at ``url`` with the typed ``code``; `fingerprint` or `failed` follows."""
        folder, label = self._counter.folder, platform.node()
        address = url.strip().rstrip("/")
        if address and "://" not in address:
            address = f"https://{address}"
        self._run(lambda: enrol.by_network(folder, address, read_code(code), label=label, now=wall_now()))

    def read_file(self, path: Path) -> None:
        """Take the code file from the registry and ask the centre that it names."""
        try:
            found = decode_invitation(path.read_bytes())
        except Exception as error:
            if not hasattr(error, "code") and not isinstance(error, OSError):
                raise
            self.failed.emit(error)
            return
        self._invitation = found
        folder, label = self._counter.folder, platform.node()
        self._run(
            lambda: enrol.by_network(
                folder, found.url, found.code, label=label, now=wall_now(), ca_sha256=found.ca_sha256
            )
        )

    def write_request(self, path: Path) -> None:
        """Save the request for the back office: the road by stick, when there is no network."""
        invitation = self._invitation
        if invitation is None:
            return
        folder, label = self._counter.folder, platform.node()

        def job() -> str:
            path.write_bytes(enrol.request_file(folder, invitation, label=label, now=wall_now()))
            return str(path)

        self.busy.emit(True)
        self._counter.work.in_turn(job, self._written, self._fail)

    def read_answer(self, path: Path) -> None:
        """Take the answer file that came back from the registry."""
        folder = self._counter.folder
        self._run(lambda: enrol.read_answer_file(folder, path.read_bytes()))

    def choose(self, chosen: str) -> None:
        """Make the store, and the first operator's passphrase its first key."""
        enrolled = self._enrolled
        if enrolled is None:
            return
        folder = self._counter.folder

        def job() -> tuple[Store, str]:
            passphrase.require(chosen)
            store = self._store or enrol.finish(folder, enrolled, now=wall_now())
            first = enrolled.answer.operators[0]
            keys.set_passphrase(store, Operator(first.id, first.name, first.role), chosen)
            return store, keys.new_recovery_phrase(store)

        self.busy.emit(True)
        self._counter.work.in_turn(job, self._made, self._fail)

    def same_phrase(self, typed: str) -> bool:
        """Whether what was read back from the sheet is the phrase. Raises StoreTrouble when it is no phrase at all."""
        return read_phrase(typed) == self.phrase

    def finish(self) -> None:
        """Go to work as the first operator."""
        if self._store is not None and self._enrolled is not None:
            self._counter.session.take(self._store, self._enrolled.answer.operators[0].id)

    def _run(self, job: Callable[[], Enrolled]) -> None:
        self.busy.emit(True)
        self._counter.work.aside(job, self._answered, self._fail)

    def _answered(self, enrolled: Enrolled) -> None:
        self._enrolled = enrolled
        self.busy.emit(False)
        self.fingerprint.emit()

    def _written(self, path: str) -> None:
        self.busy.emit(False)
        self.request_written.emit(path)

    def _made(self, made: tuple[Store, str]) -> None:
        self._store, self.phrase = made
        self.busy.emit(False)
        self.entered.emit()

    def _fail(self, error: Exception) -> None:
        self.busy.emit(False)
        if not hasattr(error, "code") and not isinstance(error, OSError):
            self._counter.work.crashed.emit(error)
        self.failed.emit(error)
