"""Complaint and survey behind their screens: with or without login, kept before "Terima kasih" is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.domain.complaints import MOST_ATTACHMENTS, Complaint, complaint_of
from kiosk.domain.errors import Problem
from kiosk.domain.survey import Element, Response
from kiosk.store import public
from kiosk.store.complaints import FiledComplaint
from kiosk.work.anonymous import Letterbox, leave_complaint, leave_survey, letterbox
from kiosk.work.clock import wall_now
from kiosk.work.complain import Picture, file_complaint, filed_here
from kiosk.work.errors import DeedRefused
from ui.models.counter import Counter
from ui.words.voices import OTHER_WAY


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture to send along, by the name of its file."""

    name: str
    picture: Picture


class ComplaintModel(QObject):
    """What is being typed; nothing of it is kept before `send`, and nothing stays here after it.

    Signals:
        filed: It is on the disk; carries the number, empty for one without a name.
        wrong: Something typed is missing or too long; carries the list of `Problem`.
        failed: It could not be kept; carries the exception with its code.
        pictures_changed: `pictures` was added to or taken from.
    """

    filed = Signal(str)
    wrong = Signal(list)
    failed = Signal(object)
    pictures_changed = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.category = ""
        self.pictures: list[Attached] = []

    @property
    def may_be_named(self) -> bool:
        """A person's name is written down only where somebody of the office has logged in."""
        return self._counter.session.logged_in

    def send(self, narrative: str, *, anonymous: bool, name: str = "", contact: str = "", related: str = "") -> None:
        """Keep the complaint; `filed`, `wrong` or `failed` follows."""
        complaint, problems = complaint_of(
            self.category, narrative, anonymous=anonymous, name=name, contact=contact, related=related
        )
        if complaint is None:
            self.wrong.emit(problems)
        elif anonymous:
            self._leave(complaint)
        else:
            self._file(complaint)

    def attach(self, path: Path) -> None:
        """Read a picture from a file, made small as scans are; `pictures_changed` or `failed` follows."""
        if len(self.pictures) >= MOST_ATTACHMENTS:
            self.failed.emit(DeedRefused("complaint.pictures", {"most": MOST_ATTACHMENTS}))
            return
        self._counter.work.aside(lambda: _read(path), self._attached, self.failed.emit)

    def detach(self, index: int) -> None:
        """Take a picture away."""
        del self.pictures[index]
        self.pictures_changed.emit()

    def _attached(self, found: Attached) -> None:
        self.pictures.append(found)
        self.pictures_changed.emit()

    def _leave(self, complaint: Complaint) -> None:
        keep = _kept(self._counter, lambda box: leave_complaint(box, complaint))
        self._counter.work.in_turn(keep, lambda _none: self._done(""), self.failed.emit)

    def _file(self, complaint: Complaint) -> None:
        desk, operator = self._counter.desk, self._counter.session.operator
        pictures = [one.picture for one in self.pictures]

        def job() -> str:
            return file_complaint(desk, operator, complaint, pictures).number

        self._counter.work.in_turn(job, self._sent, self.failed.emit)

    def _sent(self, number: str) -> None:
        # Only here: after a complaint without a name the road must not stir, or its moment would show on the way.
        self._counter.road.wake()
        self._done(number)

    def _done(self, number: str) -> None:
        self.pictures = []
        self.filed.emit(number)


class SurveyModel(QObject):
    """The answers so far; nothing of them is kept before `send`.

    Signals:
        kept: The survey is on the disk.
        failed: It could not be kept; carries the exception with its code.
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.answers: dict[Element, int] = {}
        self.about: dict[str, str] = {}

    def answer(self, element: str, value: str) -> None:
        """Note one answer, ``1`` to ``4``; an empty one leaves the question open."""
        if value:
            self.answers[Element(element)] = int(value)
        else:
            self.answers.pop(Element(element), None)

    def tell(self, name: str, value: str) -> None:
        """Note something about the respondent: sex, education, job or service."""
        self.about[name] = value

    def send(self) -> None:
        """Keep the survey; `kept` or `failed` follows."""
        told = {name: self.about.get(name, "") for name in ("sex", "education", "job", "service")}
        response = Response(dict(self.answers), told["sex"], told["education"], told["job"], told["service"])
        keep = _kept(self._counter, lambda box: leave_survey(box, response))
        self._counter.work.in_turn(keep, lambda _none: self.kept.emit(), self.failed.emit)


class FiledModel(QObject):
    """What the office knows of complaints with a name.

    Signals:
        changed: `complaints` was read.
    """

    changed = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.complaints: Sequence[FiledComplaint] = ()

    def load(self) -> None:
        """Read them, newest first."""
        desk = self._counter.desk
        self._counter.work.in_turn(lambda: filed_here(desk), self._take)

    def _take(self, found: list[FiledComplaint]) -> None:
        self.complaints = found
        self.changed.emit()


def other_way(counter: Counter) -> str:
    """The national channel, and before it the district's own number where it has one."""
    facts = public.read(counter.folder)
    own = facts.complaint if facts else ""
    return f"{own}, atau {OTHER_WAY}" if own and own != OTHER_WAY else OTHER_WAY


def words_by_path(problems: list[Problem], words: Callable[[Problem], str]) -> dict[str, str]:
    """The sentence at each field."""
    return {problem.path: words(problem) for problem in problems}


def _kept(counter: Counter, leave: Callable[[Letterbox], None]) -> Callable[[], None]:
    desk = counter.session.desk if counter.session.store_open else None
    return lambda: leave(letterbox(desk, counter.folder, wall_now()))


def _read(path: Path) -> Attached:
    # Here, because the page is shown before anybody wants a picture, and this brings what decodes them.
    from kiosk.capture.encode import travel_copy
    from kiosk.capture.load import load_file

    with load_file(path, most_pages=1) as pages:
        coded = travel_copy(pages.read(0))
    return Attached(path.name, Picture(coded.data, coded.mime))
