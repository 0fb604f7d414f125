"""The whole way of one service at a real centre: filed with two sets of papers, returned once, issued, handed over.

A test of a service is a `Story` and one call of `tell`. Forms are filled, printed and signed as the counter does it:
each signed sheet files itself by its QR text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.domain.application import PublicLabel
from kiosk.domain.definition import ProductRule, Service
from kiosk.forms.filled import fill
from kiosk.forms.office import Office
from kiosk.forms.render import page_count, render
from kiosk.store.people import Operator
from kiosk.work import hand_over, track
from kiosk.work.answer import answer, choose_paper, confirm
from kiosk.work.attach import attach, detach
from kiosk.work.body import Declaration
from kiosk.work.case import facts, load_case
from kiosk.work.correct import begin_correction
from kiosk.work.desk import Desk
from kiosk.work.hand_over import Receiver
from kiosk.work.letters import add_signer, letter_of
from kiosk.work.print_and_sign import FormPrint, file_signed, mark_printed, prepare_sheets
from kiosk.work.review import review
from kiosk.work.start import show_notice, start
from kiosk.work.submit import submit
from sync.http import Link
from sync.loop import run_once
from tests.centre import running_centre
from tests.engines.clerk import Clerk, clerk_at
from tests.journeys.cases import scan
from tests.sync.real import enrol_kiosk, link_of, operator_of

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
DECLARED = Declaration("BUDI CONTOH", "1")
OFFICE = Office("99.01.01.2001", "CONTOH MAJU", "CONTOH", "CONTOH", "CONTOH")
_MINIMAL = 14
_IMPORTS = """
from central.register.claim import claim
from central.register.declare_complete import declare_complete
from central.register.issue_product import issue_product
from central.register.move_product import move_product
from central.register.return_case import Reason, return_case
from kiosk.domain.application import ProductStatus
who = officer()
"""


@dataclass(frozen=True)
class Story:
    """One service and two ways to bring its papers.

    ``papers`` and ``alternative`` map paper rules to the kind that is brought, ``differs`` are the answers that the
    alternative needs beside ``answers``. ``mend`` is the path that the centre returns and what is answered then.
    ``warnings`` are the codes that this case is expected to raise and the operator confirms.
    """

    service: str
    variant: str
    answers: Mapping[str, str]
    papers: Mapping[str, str]
    alternative: Mapping[str, str]
    mend: tuple[str, str]
    differs: Mapping[str, str] = field(default_factory=dict)
    warnings: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.service}-{self.variant}"


@dataclass
class Counter:
    """A kiosk that a centre has taken in, with its road, and an officer of the centre."""

    desk: Desk
    operator: Operator
    link: Link
    clerk: Clerk
    scans: int = 0

    def sync(self) -> None:
        """Rounds until nothing waits."""
        for _ in range(_MINIMAL):
            report = run_once(self.desk, self.link)
            assert not report.trouble, report
            assert not report.failed, report
            if not report.waits:
                return
        raise AssertionError("something waits on")

    def page(self) -> bytes:
        """Another small scan each time."""
        self.scans += 1
        return scan(self.scans)


@contextmanager
def counter_at(folder: Path) -> Iterator[Counter]:
    """A running centre and a kiosk of it, for all stories."""
    with running_centre(folder / "centre") as centre, clerk_at(centre) as clerk:
        desk = enrol_kiosk(folder / "kiosk", centre, centre.enrolment_code())
        # The village's own letters need somebody who signs them.
        add_signer(desk, operator_of(desk), "Rahmat Contoh", "Lurah Contoh Maju", valid_from=desk.today())
        with link_of(desk) as link:
            yield Counter(desk, operator_of(desk), link, clerk)
        desk.store.close()


def tell(counter: Counter, story: Story) -> None:
    """File both, have the first returned and mended, issue both, hand everything over."""
    service = counter.desk.service(story.service)
    cases = [file_case(counter, story), file_case(counter, story, alternative=True)]
    counter.sync()
    assert [label(counter, case) for case in cases] == [PublicLabel.SENT] * 2
    _return(counter, story, cases[0])
    counter.sync()
    assert label(counter, cases[0]) is PublicLabel.RETURNED
    _mend(counter, story, cases[0])
    counter.sync()
    for case in cases:
        products = review(counter.desk, load_case(counter.desk, case)).products
        _issue(counter, case, products)
        counter.sync()
        for product in products:
            hand_over.hand_over(counter.desk, counter.operator, case, product.code, Receiver("BUDI CONTOH", "", "anak"))
    counter.sync()
    assert [label(counter, case) for case in cases] == [PublicLabel.DONE] * 2
    assert service.code == track.case(counter.desk, cases[0]).case.service


def file_case(counter: Counter, story: Story, *, alternative: bool = False) -> str:
    """A case with everything scanned and signed, sent; its id."""
    desk, operator = counter.desk, counter.operator
    case = start(desk, operator, story.service, story.variant).id
    show_notice(desk, operator, case, "1")
    answer(desk, operator, case, {**story.answers, **(story.differs if alternative else {})})
    for rule, kind in (story.alternative if alternative else story.papers).items():
        choose_paper(desk, operator, case, rule, kind)
        if not _printed_here(desk.service(story.service), rule, kind):
            attach(desk, operator, case, kind, counter.page(), "image/webp")
    _confirm(counter, story, case)
    sign_forms(counter, case)
    found = review(desk, load_case(desk, case))
    assert not found.missing, [rule.id for rule in found.missing]
    assert submit(desk, operator, case, DECLARED).number
    return case


def sign_forms(counter: Counter, case_id: str) -> None:
    """Fill, draw and print every form that the case needs, and file the signed sheets by their codes."""
    desk, operator = counter.desk, counter.operator
    case = load_case(desk, case_id)
    service, known, now = desk.service(case.service), facts(desk, case), desk.now().astimezone(desk.device.zone)
    filled = {
        form.code: fill(
            service, form.code, known, office=OFFICE, number=case.number, application=case_id, printed_at=now,
            officer=operator.name, letter=letter_of(desk, operator, case_id, form.code),
        )
        for form in review(desk, case).unsigned
    }  # fmt: skip
    prints = {code: FormPrint(form.version, page_count(form), form.values) for code, form in filled.items()}
    sheets = [sheet for sheet in prepare_sheets(desk, case_id, prints) if sheet.form.code in filled]
    if filled:
        assert render(list(filled.values())).startswith(b"%PDF")
    mark_printed(desk, operator, case_id, [sheet.sheet.id for sheet in sheets])
    for sheet in sheets:
        for code in sheet.codes:
            file_signed(desk, operator, [code], counter.page(), "image/webp")


def label(counter: Counter, case: str) -> PublicLabel:
    """What the resident reads."""
    return track.case(counter.desk, case).row.label


def _printed_here(service: Service, rule: str, kind: str) -> bool:
    options = next(one for one in service.papers if one.id == rule).any_of
    return bool(next(option for option in options if option.kind == kind).form)


def _confirm(counter: Counter, story: Story, case: str) -> None:
    problems = review(counter.desk, load_case(counter.desk, case)).problems
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert {problem.code for problem in problems} == story.warnings, problems
    for problem in problems:
        confirm(counter.desk, counter.operator, case, problem)


def _return(counter: Counter, story: Story, case: str) -> None:
    path = load_case(counter.desk, case).papers[0].path
    reasons = f"[Reason({story.mend[0]!r}, 'data_differs'), Reason({path!r}, 'scan_unreadable')]"
    _deed(counter, case, f"claim(found, who, now())\nreturn_case(found, who, {reasons}, 'Lihat KK', now())")


def _mend(counter: Counter, story: Story, case_id: str) -> None:
    desk, operator = counter.desk, counter.operator
    returned = track.case(desk, case_id).returned
    assert returned is not None
    assert returned.reasons[0].path == story.mend[0]
    case = begin_correction(desk, operator, case_id)
    blurred = case.papers[0]
    assert blurred.path == returned.reasons[1].path
    answer(desk, operator, case_id, {story.mend[0]: story.mend[1]})
    detach(desk, operator, case_id, blurred.id)
    attach(desk, operator, case_id, blurred.kind, counter.page(), "image/webp", at_page=blurred.page)
    for problem in review(desk, load_case(desk, case_id)).problems:
        assert problem.code in story.warnings, problem
        confirm(desk, operator, case_id, problem)
    assert submit(desk, operator, case_id, DECLARED).revision == 2


def _issue(counter: Counter, case: str, products: tuple[ProductRule, ...]) -> None:
    lines = ["claim(found, who, now())", "declare_complete(found, who, now())"]
    for product in products:
        if product.kind == "pdf":
            number = f"9901-{product.code}-0001"
            lines.append(f"issue_product(found, {product.code!r}, {PDF!r}, {number!r}, who, now())")
        else:
            lines += [
                f"move_product(found, {product.code!r}, ProductStatus.{step}, who, '', now())"
                for step in ("PRINTED", "DISPATCHED", "ARRIVED")
            ]
    _deed(counter, case, "\n".join(lines))


def _deed(counter: Counter, case: str, deed: str) -> None:
    counter.clerk.deed(f"{_IMPORTS}\nfound = case({case!r})\n{deed}\n")
