"""What of a definition concerns one case: which answers count, which pages, papers, forms and products there are.

An answer stays stored when a condition hides its field, in case the condition turns back, but it counts for nothing:
it is not asked, printed or sent, and no other condition sees it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from kiosk.domain.computed import computed_value
from kiosk.domain.conditions import Facts, holds
from kiosk.domain.definition import Choice, Field, FormRule, Page, PaperRule, ProductRule, Service


def derived_variant(service: Service, variant: str, answers: Mapping[str, str], today: date) -> str:
    """The variant that the dates make of the chosen one (``UMUM`` becomes ``TERLAMBAT`` after 60 days)."""
    facts = Facts(answers, variant, today)
    for candidate in service.variants:
        if variant in candidate.derived_from and holds(candidate.when, facts):
            return candidate.code
    return variant


def facts_for(
    service: Service, *, variant: str, answers: Mapping[str, str], papers: Mapping[str, str], today: date
) -> Facts:
    """The facts of a case: derived variant, answers that count (with defaults), papers of rules that are needed.

    ``variant`` is the chosen one, ``answers`` everything stored, ``papers`` the kind chosen for each paper rule.
    """
    return pruned(service, Facts(answers, derived_variant(service, variant, answers, today), today, papers))


def pruned(service: Service, facts: Facts) -> Facts:
    """``facts`` without answers of hidden fields and papers of rules that are not needed; defaults filled in.

    Conditions never form a circle (checked when the definition is read), so each round settles at least one more
    field or rule and the rounds end.
    """
    current = facts
    for _ in range(len(service.fields_by_path()) + len(service.papers) + 1):
        answers = _kept_answers(service, facts.answers, current)
        seen = Facts(answers, facts.variant, facts.today, current.papers)
        papers = {
            rule.id: facts.papers[rule.id]
            for rule in service.papers
            if facts.papers.get(rule.id) and holds(rule.needed_when, seen)
        }
        following = Facts(answers, facts.variant, facts.today, papers)
        if following == current:
            break
        current = following
    return current


def relevant(service: Service, facts: Facts) -> dict[str, str]:
    """The answers that are printed and sent: those of visible fields, defaults included."""
    return dict(pruned(service, facts).answers)


def visible_pages(service: Service, facts: Facts) -> tuple[Page, ...]:
    """The pages of this case, in order; a page without a visible field is none."""
    seen = pruned(service, facts)
    return tuple(page for page in service.pages if holds(page.shown_when, seen) and visible_fields(page, seen))


def visible_fields(page: Page, facts: Facts) -> tuple[Field, ...]:
    """The fields of ``page`` to ask; ``facts`` come from `facts_for`."""
    return tuple(field for field in page.fields if holds(field.shown_when, facts))


def visible_first_questions(service: Service, facts: Facts) -> tuple[Field, ...]:
    """The questions before the checklist."""
    seen = pruned(service, facts)
    return tuple(field for field in service.first_questions if holds(field.shown_when, seen))


def visible_choices(field: Field, facts: Facts) -> tuple[Choice, ...]:
    """The choices to offer for ``field``; ``facts`` come from `facts_for`."""
    return tuple(choice for choice in field.choices if holds(choice.shown_when, facts))


def is_required(field: Field, facts: Facts) -> bool:
    """Whether a visible field may not stay empty; what is computed asks for nothing itself."""
    if field.computed:
        return False
    return holds(field.required_when, facts) if field.required_when else field.required


def rules_needed(service: Service, facts: Facts) -> tuple[PaperRule, ...]:
    """The requirements of this case, in the order of the checklist."""
    seen = pruned(service, facts)
    return tuple(rule for rule in service.papers if holds(rule.needed_when, seen))


def missing_papers(service: Service, facts: Facts, kinds_present: Collection[str]) -> tuple[PaperRule, ...]:
    """The requirements that no scanned paper fulfils.

    A rule for which a form was chosen that is printed here is not missing: its sheet waits for signatures
    (`unsigned_forms`).
    """
    chosen = pruned(service, facts).papers

    def is_met(rule: PaperRule) -> bool:
        return any(
            option.kind in kinds_present or (option.form and chosen.get(rule.id) == option.kind)
            for option in rule.any_of
        )

    return tuple(rule for rule in rules_needed(service, facts) if not is_met(rule))


def forms_needed(service: Service, facts: Facts) -> tuple[FormRule, ...]:
    """The forms to print and sign."""
    seen = pruned(service, facts)
    return tuple(form for form in service.forms if holds(form.needed_when, seen))


def unsigned_forms(service: Service, facts: Facts, kinds_present: Collection[str]) -> tuple[FormRule, ...]:
    """The forms whose signed sheet is not among the scanned papers."""
    return tuple(form for form in forms_needed(service, facts) if form.paper not in kinds_present)


def ticks_of(service: Service, facts: Facts) -> dict[str, str]:
    """Of each needed form that has them, the boxes to tick: codes with blanks between, in the definition's order."""
    seen = pruned(service, facts)
    return {
        form.code: " ".join(tick.code for tick in form.ticks if holds(tick.when, seen))
        for form in service.forms
        if form.ticks and holds(form.needed_when, seen)
    }


def products_of(service: Service, facts: Facts) -> tuple[ProductRule, ...]:
    """The documents that the case yields."""
    seen = pruned(service, facts)
    return tuple(product for product in service.products if holds(product.when, seen))


def proposals(service: Service, facts: Facts, *, office: str = "", zone: str = "") -> dict[str, str]:
    """What may be filled in for visible fields that have no answer: the same datum given elsewhere, or the office's.

    ``office`` is the office's own region code (``99.01.01.2001``), ``zone`` WIB, WITA or WIT. A proposal is shown,
    never stored unseen.
    """
    seen = pruned(service, facts)
    regency = ".".join(office.split(".")[:2])
    own = {"office.regency": regency, "office.village": office, "office.zone": zone}
    found = {}
    for field in _visible(service, seen):
        if seen.answers.get(field.path) or seen.answers.get(field.reason_path):
            continue
        value = _copied(field, seen, seen.answers) or own.get(field.propose, "")
        if value:
            found[field.path] = value
    return found


def _visible(service: Service, seen: Facts) -> list[Field]:
    found = [field for field in service.first_questions if holds(field.shown_when, seen)]
    for page in service.pages:
        if holds(page.shown_when, seen):
            found.extend(visible_fields(page, seen))
    return found


def _kept_answers(service: Service, stored: Mapping[str, str], facts: Facts) -> dict[str, str]:
    kept: dict[str, str] = {}
    visible = _visible(service, facts)
    for field in visible:
        if field.computed:
            continue
        value = stored.get(field.path, "")
        reason = stored.get(field.reason_path, "") if field.optional_reason else ""
        if value:
            kept[field.path] = value
        elif reason:
            kept[field.reason_path] = reason
        elif field.default:
            kept[field.path] = _copied(field, facts, kept) or field.default
    for field in visible:
        if field.computed:
            columns = [[kept.get(path, "") for path in paths] for paths in field.computed_from]
            value = computed_value(field.computed, columns, facts.today)
            kept.update({field.path: value} if value else {})
    return kept


def _copied(field: Field, facts: Facts, answers: Mapping[str, str]) -> str:
    for copy in field.copy_from:
        if holds(copy.when, facts) and answers.get(copy.path):
            return answers[copy.path]
    return ""
