"""Where the window can go: one frozen value a place, so that a screen names a place and never builds another screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Step(StrEnum):
    """The places inside one case, in the order of the rail."""

    NOTICE = "notice"
    VARIANT = "variant"
    PAPERS = "papers"
    FORM = "form"
    SCAN = "scan"
    REVIEW = "review"
    SIGN = "sign"
    DECLARE = "declare"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class FirstStart:
    """Enrol this computer."""


@dataclass(frozen=True, slots=True)
class Login:
    """Choose an operator and unlock the store."""


@dataclass(frozen=True, slots=True)
class Home:
    """The operator's start page; ``toast`` is said once on arrival.

    With ``family``, a case's id, a service is chosen that takes over that family's data.
    """

    toast: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """The services behind one tile of the start page; ``family`` as for `Home`."""

    menu: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class NewCase:
    """Start a case: the privacy notice, then, once it was understood (``noticed``), the first questions.

    ``variant`` was chosen on the start page already and stands ticked among the questions. ``family`` is the case
    whose parents, reporter, witnesses and papers are taken over.
    """

    service: str
    noticed: bool = False
    variant: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class InCase:
    """A step of a case; ``place`` is a page id, a field path or a paper kind; ``back_to`` returns there when saved.

    ``back_to`` REVIEW is the review, SAVED the list of what the centre returned.
    """

    case: str
    step: Step
    place: str = ""
    back_to: Step | None = None


@dataclass(frozen=True, slots=True)
class Tracking:
    """The list of cases, filtered and searched."""

    chip: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """One case: stages, papers, what was sent, what can be done."""

    case: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A case that the centre returned: a card for each thing to mend."""

    case: str


@dataclass(frozen=True, slots=True)
class Issued:
    """The issued documents of a case, to print and hand over."""

    case: str


@dataclass(frozen=True, slots=True)
class Sync:
    """What waits, what was sent, what needs a person."""


@dataclass(frozen=True, slots=True)
class DeathReport:
    """A volunteer's short report of a death."""


@dataclass(frozen=True, slots=True)
class Requirements:
    """What to bring for a service, or all services to choose from; readable without login."""

    service: str = ""


@dataclass(frozen=True, slots=True)
class Blanks:
    """The official forms to print or take home empty; no login needed."""


@dataclass(frozen=True, slots=True)
class Report:
    """The office's own figures, by period, service and channel."""


@dataclass(frozen=True, slots=True)
class Complain:
    """File a complaint, with a name or without; no login needed for one without."""


@dataclass(frozen=True, slots=True)
class FiledComplaints:
    """Number and status of the complaints with a name."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The satisfaction survey; no login needed."""


@dataclass(frozen=True, slots=True)
class Recover:
    """Open the store with the recovery phrase and choose a new passphrase."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Display, new operators, recovery sheet."""


@dataclass(frozen=True, slots=True)
class AskTracking:
    """How a case stands, by receipt number and four digits; without login."""


@dataclass(frozen=True, slots=True)
class CallList:
    """Families to tell, by RT."""


@dataclass(frozen=True, slots=True)
class Person:
    """The history of one person; ``text`` is a NIK or a name to look for at once."""

    text: str = ""


Route = (
    FirstStart
    | Login
    | Home
    | Menu
    | NewCase
    | InCase
    | Tracking
    | Detail
    | Returned
    | Issued
    | Sync
    | Requirements
    | Blanks
    | Report
    | DeathReport
    | Complain
    | FiledComplaints
    | Survey
    | Recover
    | Settings
    | AskTracking
    | CallList
    | Person
)


class Navigator(QObject):
    """Says where to go; the window listens.

    Signals:
        wanted: Emitted with a Route when a screen asks for another place.
    """

    wanted = Signal(object)

    def to(self, route: Route) -> None:
        """Ask for ``route``."""
        self.wanted.emit(route)
