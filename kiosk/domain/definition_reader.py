"""A definition file turned into a `Service`, key by key; what it says together is judged by `definition_checks`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from kiosk.domain.computed import COMPUTED
from kiosk.domain.condition_reader import ConditionReader
from kiosk.domain.conditions import Condition
from kiosk.domain.definition import (
    APPLICANT,
    ASKED_AT,
    FIELD_TYPES,
    KEEPING,
    MENUS,
    OLD_DOCUMENTS,
    PROPOSALS,
    SERVICE_KINDS,
    VARIANT_QUESTION,
    Choice,
    Copy,
    CrossCheck,
    Field,
    FieldType,
    FollowUp,
    FormRule,
    GroupRule,
    Keep,
    OptionalReason,
    Page,
    PaperOption,
    PaperRule,
    ProductRule,
    Service,
    Tick,
    Variant,
)
from kiosk.domain.definition_table import Table
from kiosk.domain.reference import CODE_LISTS

# From group, to group, pairs of paths beside those of the same name, condition.
_Copies = tuple[str, str, dict[str, str], Condition | None]


def read_service(values: dict[str, Any], *, file: str, source: bytes, sha256: str) -> Service:
    """The service that the parsed TOML ``values`` describe. Raises `BadDefinition` with the place of the fault."""
    root = Table(values, file=file, key="")
    reader = _Reader(root)
    service = Service(
        code=root.text("code"),
        version=root.whole("version") or 0,
        name=root.text("name"),
        summary=root.text("summary"),
        subject=root.text("subject"),
        legal_basis=root.texts("legal_basis"),
        duration=root.text("duration"),
        deadline=root.text("deadline", ""),
        cost=root.text("cost"),
        procedure=root.texts("procedure"),
        complaint=root.text("complaint"),
        not_needed=root.texts("not_needed"),
        variants=tuple(map(reader.variant, root.tables("variants"))),
        first_questions=tuple(map(reader.field, root.tables("first_questions"))),
        papers=tuple(map(reader.paper_rule, root.tables("papers"))),
        pages=reader.pages(root.tables("pages")),
        forms=tuple(map(reader.form, root.tables("forms"))),
        products=tuple(map(reader.product, root.tables("products"))),
        checks=tuple(map(reader.check, root.tables("checks"))),
        sha256=sha256,
        source=source,
        kind=root.one_of("kind", SERVICE_KINDS, SERVICE_KINDS[0]),
        menu=root.one_of("menu", MENUS, ""),
        applicant=root.text("applicant", APPLICANT),
        variant_question=root.text("variant_question", VARIANT_QUESTION),
        greeting=root.text("greeting", ""),
        follow_ups=tuple(map(reader.follow_up, root.tables("follow_ups"))),
    )
    root.done()
    return service


def read_paper_rules(root: Table) -> tuple[PaperRule, ...]:
    """The ``papers`` of ``root``, whose ``conditions`` they may name; an overlay writes them as a base does."""
    return tuple(map(_Reader(root).paper_rule, root.tables("papers")))


class _Reader:
    """What the parts of one file share: named conditions and shared properties of fields."""

    def __init__(self, root: Table) -> None:
        self._conditions = ConditionReader(root.table("conditions"))
        self._shared = root.table("shared")

    def _when(self, table: Table, at: str) -> Condition | None:
        return self._conditions.read(table, at)

    def variant(self, table: Table) -> Variant:
        variant = Variant(
            code=table.text("code"),
            label=table.text("label"),
            hint=table.text("hint", ""),
            offered=table.flag("offered", default=True),
            derived_from=table.texts("derived_from"),
            when=self._when(table, "when"),
            notice=table.text("notice", ""),
            subject=table.text("subject", ""),
            greeting=table.text("greeting", ""),
        )
        table.done()
        return variant

    def field(self, table: Table) -> Field:
        if table.has("use"):
            name = table.text("use")
            if not self._shared.has(name):
                raise table.bad("definition.unknown", "use", name)
            table = table.merged(self._shared.table(name))
            table.text("use")
        kind = cast("FieldType", table.one_of("type", FIELD_TYPES))
        return Field(
            path=table.text("path"),
            type=kind,
            label=table.text("label"),
            hint=table.text("hint", ""),
            help=table.text("help", ""),
            example=table.text("example", ""),
            papers=table.texts("papers"),
            default=table.text("default", ""),
            propose=table.one_of("propose", PROPOSALS, ""),
            computed=table.one_of("computed", tuple(COMPUTED), ""),
            computed_from=tuple((path,) for path in table.texts("computed_from")),
            **self._when_asked(table),
            **self._limits(table),
        )

    def _when_asked(self, table: Table) -> dict[str, Any]:
        return {
            "required": table.flag("required", default=True),
            "shown_when": self._when(table, "shown_when"),
            "required_when": self._when(table, "required_when"),
            "existing_when": self._when(table, "existing_when"),
            "optional_reason": self._reason(table),
            "choices": self._choices(table),
            "frequent": _frequent(table),
        }

    @staticmethod
    def _limits(table: Table) -> dict[str, Any]:
        limits = {
            "minimum": table.number("minimum"),
            "maximum": table.number("maximum"),
            "usual_minimum": table.number("usual_minimum"),
            "usual_maximum": table.number("usual_maximum"),
            "max_length": table.whole("max_length") or 0,
            "unit": table.text("unit", ""),
            "level": table.whole("level") or 0,
            "free_text": table.flag("free_text", default=False),
            "must_exist": table.flag("must_exist", default=False),
            "past_only": table.flag("past_only", default=False),
            "born": table.text("born", ""),
            "sex": table.text("sex", ""),
        }
        table.done()
        return limits

    def _choices(self, table: Table) -> tuple[Choice, ...]:
        listed = table.text("list", "")
        only = table.texts("only")
        written = tuple(self._choice(choice) for choice in table.tables("choices"))
        if not listed:
            return written
        if listed not in CODE_LISTS:
            raise table.bad("definition.unknown", "list", listed)
        known = tuple(Choice(str(entry.code), entry.label) for entry in CODE_LISTS[listed])
        for code in only:
            if code not in {choice.code for choice in known}:
                raise table.bad("definition.unknown", "only", code)
        return tuple(choice for choice in known if not only or choice.code in only)

    def _choice(self, table: Table) -> Choice:
        choice = Choice(
            table.text("code"), table.text("label"), table.text("hint", ""), self._when(table, "shown_when")
        )
        table.done()
        return choice

    def _reason(self, table: Table) -> OptionalReason | None:
        if not table.has("optional_reason"):
            return None
        reason = table.table("optional_reason")
        found = OptionalReason(reason.text("label"), tuple(map(self._choice, reason.tables("choices"))))
        reason.done()
        return found

    def paper_rule(self, table: Table) -> PaperRule:
        rule = PaperRule(
            id=table.text("id"),
            title=table.text("title"),
            any_of=tuple(map(_paper_option, table.tables("any_of"))),
            needed_when=self._when(table, "needed_when"),
            why=table.text("why", ""),
            several_pages=table.flag("several_pages", default=False),
        )
        table.done()
        return rule

    def pages(self, tables: tuple[Table, ...]) -> tuple[Page, ...]:
        read = [(self._page(table), self._copies(table)) for table in tables]
        for table in tables:
            table.done()
        copies = [copy for _, found in read for copy in found]
        paths = {field.path for page, _ in read for field in page.fields}
        return tuple(
            replace(page, fields=tuple(_with_copies(field, copies, paths) for field in page.fields)) for page, _ in read
        )

    def _page(self, table: Table) -> Page:
        title = table.text("title")
        return Page(
            id=table.text("id"),
            title=title,
            short=table.text("short", title),
            lead=table.text("lead", ""),
            fields=tuple(map(self.field, table.tables("fields"))),
            shown_when=self._when(table, "shown_when"),
            group=_group(table) if table.has("group") else None,
            asked_at=table.one_of("asked_at", ASKED_AT, ASKED_AT[0]),
        )

    def _copies(self, page: Table) -> list[_Copies]:
        found: list[_Copies] = []
        for table in page.tables("copies"):
            also = table.table("also")
            pairs = {at: also.text(at) for at in also.keys()}  # noqa: SIM118
            found.append((table.text("from"), table.text("to"), pairs, self._when(table, "when")))
            table.done()
        return found

    def form(self, table: Table) -> FormRule:
        rule = FormRule(
            code=table.text("code"),
            name=table.text("name"),
            signers=table.texts("signers"),
            paper=table.text("paper"),
            needed_when=self._when(table, "needed_when"),
            ticks=tuple(map(self._tick, table.tables("ticks"))),
        )
        table.done()
        return rule

    def _tick(self, table: Table) -> Tick:
        tick = Tick(table.text("code"), self._when(table, "when"))
        table.done()
        return tick

    def product(self, table: Table) -> ProductRule:
        kind = table.one_of("kind", ("pdf", "card"))
        product = ProductRule(
            table.text("code"),
            table.text("name"),
            "pdf" if kind == "pdf" else "card",
            self._when(table, "when"),
            _replaces(table),
        )
        table.done()
        return product

    def follow_up(self, table: Table) -> FollowUp:
        carried = table.table("carries")
        rule = FollowUp(
            service=table.text("service"),
            variant=table.text("variant", ""),
            why=table.text("why"),
            when=self._when(table, "when"),
            carries=tuple((path, carried.text(path)) for path in carried.keys()),  # noqa: SIM118
        )
        table.done()
        return rule

    def check(self, table: Table) -> CrossCheck:
        check = CrossCheck(
            rule=table.text("rule"),
            paths=table.texts("paths"),
            at=table.text("at", ""),
            minimum=table.whole("minimum"),
            maximum=table.whole("maximum"),
            code=table.text("code"),
            value=table.text("value", ""),
            setting=table.text("setting", ""),
            when=self._when(table, "when"),
        )
        table.done()
        return check


def _paper_option(table: Table) -> PaperOption:
    option = PaperOption(
        table.text("kind"),
        table.text("label"),
        table.text("hint", ""),
        table.text("form", ""),
        table.text("name", ""),
        cast("Keep", table.one_of("keep", KEEPING, "returned")),
    )
    table.done()
    return option


def _group(table: Table) -> GroupRule:
    return GroupRule(
        name=table.text("group"),
        minimum=table.whole("minimum", 1) or 0,
        maximum=table.whole("maximum", 10) or 0,
        row=table.text("row"),
        add=table.text("add"),
    )


def _replaces(table: Table) -> tuple[str, ...] | None:
    if not table.has("replaces"):
        return None
    kinds = table.texts("replaces")
    for kind in kinds:
        if kind not in OLD_DOCUMENTS:
            raise table.bad("definition.unknown", "replaces", kind)
    return kinds


def _frequent(table: Table) -> tuple[str, ...]:
    listed = CODE_LISTS.get(table.text("list", ""))
    return tuple(str(code) for code in listed.frequent) if listed else ()


def _with_copies(field: Field, copies: list[_Copies], paths: set[str]) -> Field:
    """``field`` with its proposals: the same name in another group, or the pair that the definition names."""
    found: list[Copy] = []
    for source, target, also, when in copies:
        named = [path for path, copied_to in also.items() if copied_to == field.path]
        if field.path.startswith(f"{target}."):
            named.append(f"{source}.{field.path.removeprefix(f'{target}.')}")
        found.extend(Copy(path, when) for path in named if path in paths)
    return replace(field, copy_from=tuple(found)) if found else field
