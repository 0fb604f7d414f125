"""What the public may know of a service before coming, from its definition alone.

Papers with alternatives and conditions in plain words, and the other public components of a service standard
(UU 25/2009, PermenPANRB 15/2014).
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.condition_checks import can_hold
from kiosk.domain.conditions import Condition, Facts, VariantIs
from kiosk.domain.definition import PaperRule, Service
from kiosk.domain.extras import reason_of
from kiosk.domain.visibility import products_of, rules_needed

_BECAUSE = "Karena "
_IF = "Bila "


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing to bring: any of ``papers``, or one of ``forms``, which the office prints and the resident signs.

    ``when`` says in words for whom, empty for everybody; ``hints`` stand beside ``papers``, empty where there is none.
    """

    title: str
    papers: tuple[str, ...]
    hints: tuple[str, ...]
    forms: tuple[str, ...]
    when: str = ""

    def choices(self) -> tuple[str, ...]:
        """Each paper that will do with where it comes from, the forms last."""
        pairs = zip(self.papers, self.hints, strict=True)
        named = (f"{paper} \u2013 {small(hint)}" if hint else paper for paper, hint in pairs)
        return (*named, *(f"{form}, dibuat di kantor ini" for form in self.forms))

    def line(self) -> str:
        """What to say under the title: a single paper that the title names already leaves only where it comes from."""
        if len(self.papers) == 1 and not self.forms and self.papers[0].lower() in self.title.lower():
            return self.hints[0]
        return self.sentence()

    def sentence(self) -> str:
        """All of it in one line: ``Buku nikah atau kutipan akta perkawinan (bila tidak ada: F-2.04)``."""
        if not self.papers:
            return f"{_or(self.forms)}, dibuat di kantor ini"
        words = _or((self.papers[0], *map(small, self.papers[1:])))
        return f"{words} (bila tidak ada: {_or(self.forms)})" if self.forms else words


@dataclass(frozen=True, slots=True)
class PublicSheet:
    """The six public components, the legal basis, and what need not be brought. ``about`` is variant or summary."""

    code: str
    version: int
    name: str
    about: str
    requirements: tuple[Requirement, ...]
    procedure: tuple[str, ...]
    duration: str
    deadline: str
    cost: str
    products: tuple[str, ...]
    complaint: str
    legal_basis: tuple[str, ...]
    not_needed: tuple[str, ...]

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Cost, times and products as label and value, empty ones left out."""
        rows = (
            ("Biaya", self.cost),
            ("Jangka waktu", self.duration),
            ("Batas lapor", self.deadline),
            ("Hasil", ", ".join(self.products)),
        )
        return tuple(row for row in rows if row[1])


def public_sheet(service: Service, variant: str = "") -> PublicSheet:
    """What anybody may have to bring, for one variant or for the whole service."""
    chosen = service.variant(variant)
    codes = _reached_from(service, variant)
    return _sheet(
        service,
        chosen.label if chosen else service.summary,
        tuple(
            _requirement(rule, general=True) for rule in service.papers if _concerns(rule.needed_when, service, codes)
        ),
        tuple(product.name for product in service.products if _concerns(product.when, service, codes)),
    )


def sheet_of_case(service: Service, facts: Facts) -> PublicSheet:
    """What this case has to bring."""
    chosen = service.variant(facts.variant)
    return _sheet(
        service,
        chosen.label if chosen else service.summary,
        tuple(_requirement(rule, general=False) for rule in rules_needed(service, facts)),
        tuple(product.name for product in products_of(service, facts)),
    )


def as_text(sheet: PublicSheet, *, contact: str = "") -> str:
    """The sheet as a message to send on."""
    lines = [sheet.name.upper(), sheet.about, "", "Yang dibawa (dokumen asli):"]
    for number, requirement in enumerate(sheet.requirements, 1):
        condition = f"{requirement.when}: " if requirement.when else ""
        lines.append(f"{number}. {condition}{requirement.sentence()}")
    if sheet.not_needed:
        lines += ["", f"Tidak perlu: {'; '.join(sheet.not_needed)}"]
    lines += ["", *(f"{label}: {value}" for label, value in sheet.facts())]
    lines += ["", "Alur:", *(f"{number}. {step}" for number, step in enumerate(sheet.procedure, 1))]
    lines += ["", f"Pengaduan: {sheet.complaint}{f' ({contact})' if contact else ''}"]
    lines.append(f"Dasar hukum: {'; '.join(sheet.legal_basis)}")
    return "\n".join(lines)


def short_text(sheet: PublicSheet, most: int) -> str:
    """What to bring in at most ``most`` bytes, for a QR code: whole lines only, and a word when some are left out."""
    lines = [f"{sheet.name}, {sheet.cost}. Bawa dokumen asli:"]
    for number, requirement in enumerate(sheet.requirements, 1):
        condition = f" ({small(requirement.when)})" if requirement.when else ""
        lines.append(f"{number}. {' / '.join(requirement.papers) or requirement.title}{condition}")
    rest = "Selengkapnya tanya petugas."
    while len("\n".join(lines).encode()) > most and len(lines) > 1:
        lines = [*lines[: -2 if lines[-1] == rest else -1], rest]
    return "\n".join(lines)


def one_line(service: Service) -> str:
    """What nearly everybody brings for this service, for a list of all services."""
    first = (service.variants[0].code,)
    own = [rule for rule in service.papers if _concerns(rule.needed_when, service, first)]
    usual = [rule for rule in own if not rule.why or _by_variant_alone(rule.needed_when)] or own[:1]
    return ", ".join(rule.title for rule in usual)


def small(words: str) -> str:
    """Words inside a sentence: no capital, except in abbreviations."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _sheet(
    service: Service, about: str, requirements: tuple[Requirement, ...], products: tuple[str, ...]
) -> PublicSheet:
    return PublicSheet(
        code=service.code, version=service.version, name=service.name, about=about, requirements=requirements,
        procedure=service.procedure, duration=service.duration, deadline=service.deadline, cost=service.cost,
        products=products, complaint=service.complaint, legal_basis=service.legal_basis,
        not_needed=service.not_needed,
    )  # fmt: skip


def _requirement(rule: PaperRule, *, general: bool) -> Requirement:
    papers = [option for option in rule.any_of if not option.form]
    forms = dict.fromkeys(option.name or option.label for option in rule.any_of if option.form)
    return Requirement(
        title=rule.title,
        papers=tuple(option.label for option in papers),
        hints=tuple(option.hint for option in papers),
        forms=tuple(forms),
        when=_as_condition(reason_of(rule)) if general else reason_of(rule),
    )


def _as_condition(why: str) -> str:
    """The reason for one case, read as the condition for any."""
    return f"{_IF}{why.removeprefix(_BECAUSE)}" if why.startswith(_BECAUSE) else why


def _reached_from(service: Service, variant: str) -> tuple[str, ...]:
    """The variants that a case of ``variant`` may become, itself included; all for an empty one."""
    codes = [one.code for one in service.variants]
    if not variant:
        return tuple(codes)
    return (variant, *(one.code for one in service.variants if variant in one.derived_from))


def _concerns(condition: Condition | None, service: Service, variants: tuple[str, ...]) -> bool:
    return condition is None or can_hold(condition, service, variants=variants)


def _by_variant_alone(condition: Condition | None) -> bool:
    """Whether the kind of case alone makes it so, whatever is answered."""
    return condition is not None and all(isinstance(atom, VariantIs) for atom in condition.atoms())


def _or(names: tuple[str, ...]) -> str:
    return " atau ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, atau {names[-1]}"
