"""The deeds that end work on a case for now: beginning, depositing and sending it, and what is printed then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.domain.application import Delivery
from kiosk.work import answer as answering
from kiosk.work import change_mind, related, track
from kiosk.work import deposit as depositing
from kiosk.work import start as starting
from kiosk.work import submit as submitting
from kiosk.work.body import Declaration
from kiosk.work.case import Case, load_case
from kiosk.work.consent import record_consent
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.printing import Printed
from ui.words.consent import DECLARATION_VERSION, NOTICE_VERSION
from ui.words.desk import CONSENT_VERSION

Failed = Callable[[Exception], None]


def begin(
    counter: Counter,
    service: str,
    variant: str,
    answers: Mapping[str, str],
    done: Callable[[CaseModel], None],
    failed: Failed,
    *,
    family: str = "",
) -> None:
    """Start a case after the notice was understood: the draft, the notice's version and time, the first answers.

    ``family`` is the case whose family's data and papers it takes over.
    """
    desk, operator = counter.desk, counter.session.operator

    def job() -> Case:
        if family:
            case = related.begin_for_family(desk, operator, family, service, variant, answers)
            starting.show_notice(desk, operator, case.id, NOTICE_VERSION)
            return load_case(desk, case.id)
        case = starting.start(desk, operator, service, variant)
        starting.show_notice(desk, operator, case.id, NOTICE_VERSION)
        return answering.answer(desk, operator, case.id, answers, step="papers")

    def arrived(case: Case) -> None:
        model = CaseModel(counter, case)
        counter.open_case.keep(model)
        done(model)

    counter.work.in_turn(job, arrived, failed)


def copy_for_twin(counter: Counter, case_id: str, done: Callable[[CaseModel], None], failed: Failed) -> None:
    """Begin the case of the next child of the same birth."""
    desk, operator = counter.desk, counter.session.operator

    def arrived(case: Case) -> None:
        model = CaseModel(counter, case)
        counter.open_case.keep(model)
        done(model)

    counter.work.in_turn(lambda: related.copy_for_twin(desk, operator, case_id), arrived, failed)


def deposit(model: CaseModel, done: Callable[[], None], failed: Failed) -> None:
    """Give the case its number and let it wait for what is missing ("Berkas dititip")."""
    model.flush()
    counter, case_id = model.counter, model.id
    desk, operator = counter.desk, counter.session.operator

    def job() -> Case:
        depositing.deposit(desk, operator, case_id)
        return track.seen(desk, case_id)

    counter.work.in_turn(job, lambda case: _over(model, case, done), failed)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said when sending: who declared, where the result is fetched, whether messages are welcome.

    ``messages`` is None when nobody could be asked, because there is no telephone.
    """

    name: str
    office: str
    messages: bool | None = None


def submit(model: CaseModel, wishes: Wishes, done: Callable[[], None], failed: Failed) -> None:
    """Send the case; ``done`` is called only after the commit."""
    model.flush()
    counter, case_id = model.counter, model.id
    desk, operator = counter.desk, counter.session.operator

    def job() -> Case:
        if wishes.office != load_case(desk, case_id).home_office:
            change_mind.choose_pickup(desk, operator, case_id, wishes.office)
        if wishes.messages is not None:
            record_consent(desk, operator, case_id, CONSENT_VERSION, messages=wishes.messages)
        submitting.submit(desk, operator, case_id, Declaration(wishes.name, DECLARATION_VERSION))
        return track.seen(desk, case_id)

    counter.work.in_turn(job, lambda case: _over(model, case, done), failed)


def delivered(model: CaseModel, done: Callable[[bool], None]) -> None:
    """Ask whether the centre has confirmed this revision."""
    desk, case_id = model.counter.desk, model.id
    received = {Delivery.RECEIVED, Delivery.WHOLE}
    model.counter.work.in_turn(lambda: track.case(desk, case_id).row.delivery in received, done, model.failed.emit)


def print_pdf(
    counter: Counter,
    make: Callable[[], bytes],
    title: str,
    done: Callable[[Printed], None],
    failed: Failed,
) -> None:
    """Draw a PDF and print it, both beside the window; ``title`` names the print, never a person."""
    printer, now = counter.printer, counter.desk.now()
    counter.work.aside(lambda: printer.print_pdf(make(), title, now), done, failed)


def _over(model: CaseModel, case: Case, done: Callable[[], None]) -> None:
    model.adopt(case)
    model.counter.road.wake()
    done()
