"""What a definition says together: names that exist, conditions that can hold, questions that can be put on paper.

Whatever is wrong stops the program at its start with the file and the place in it, not the counter in the middle of a
case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kiosk.domain.computed import COMPUTED
from kiosk.domain.condition_checks import can_hold, faults, find_circle
from kiosk.domain.conditions import AllOf, Condition, Not, PaperIs
from kiosk.domain.cross_checks import RULES, RuleShape
from kiosk.domain.definition import (
    APPLICANT,
    OFFICIALS,
    BadDefinition,
    Choice,
    CrossCheck,
    Field,
    PaperOption,
    PaperRule,
    Service,
)
from kiosk.domain.groups import ROW_MARK
from kiosk.domain.paths import AnswerPath, BadPath, PaperPath

_LEVELS = range(1, 5)


def check_definition(service: Service, *, file: str) -> None:
    """Raises `BadDefinition` for the first fault."""
    for code, key, found in _all_faults(service):
        raise BadDefinition(code, file=file, key=key, found=found)


_Fault = tuple[str, str, str]


def _all_faults(service: Service) -> Iterator[_Fault]:
    yield from _names(service)
    yield from _group_faults(service)
    for key, field in _located_fields(service):
        yield from _field_faults(service, field, key)
    yield from _condition_faults(service)
    yield from _papers_and_forms(service)
    for number, check in enumerate(service.checks):
        yield from _check_faults(service, check, f"checks[{number}]")
    for number, rule in enumerate(service.follow_ups):
        for path, _ in rule.carries:
            if path not in service.fields_by_path():
                yield "definition.unknown_field", f"follow_ups[{number}].carries", path


def _names(service: Service) -> Iterator[_Fault]:
    if service.version < 1:
        yield "definition.number", "version", str(service.version)
    for key, names in (
        ("variants", [variant.code for variant in service.variants]),
        ("papers", [rule.id for rule in service.papers]),
        ("pages", [page.id for page in service.pages]),
        ("products", [product.code for product in service.products]),
        ("fields", [field.path for field in service.fields()]),
    ):
        if not names:
            yield "definition.empty", key, ""
        yield from (("definition.twice", key, name) for name, count in Counter(names).items() if count > 1)
    if service.subject not in service.fields_by_path():
        yield "definition.unknown_field", "subject", service.subject
    if service.applicant != APPLICANT and f"{service.applicant}.nama" not in service.fields_by_path():
        yield "definition.unknown_field", "applicant", f"{service.applicant}.nama"
    yield from _variant_faults(service)


def _variant_faults(service: Service) -> Iterator[_Fault]:
    codes = {variant.code for variant in service.variants}
    groups = {page.group.name for page in service.pages if page.group}
    for number, variant in enumerate(service.variants):
        key = f"variants[{number}]"
        if not variant.offered and not (variant.derived_from and variant.when):
            yield "definition.never_reached", key, variant.code
        if variant.subject and variant.subject not in service.fields_by_path():
            yield "definition.unknown_field", f"{key}.subject", variant.subject
        for source in set(variant.derived_from) - codes:
            yield "definition.unknown_variant", f"{key}.derived_from", source
        for path in variant.when.paths() if variant.when else ():
            if path.partition(".")[0] in groups:
                yield "definition.group", f"{key}.when", path


def _group_faults(service: Service) -> Iterator[_Fault]:
    """A page that repeats holds the fields of its group, and no other page does."""
    rules = [(f"pages[{number}]", page.group) for number, page in enumerate(service.pages) if page.group]
    names = Counter(rule.name for _, rule in rules)
    yield from (("definition.twice", "pages", name) for name, count in names.items() if count > 1)
    for key, rule in rules:
        yield from _path_faults(f"{rule.name}.{ROW_MARK}", f"{key}.group")
        if not 1 <= rule.minimum <= rule.maximum:
            yield "definition.range", f"{key}.minimum", str(rule.minimum)
    for number, page in enumerate(service.pages):
        own = page.group.name if page.group else ""
        for at, field in enumerate(page.fields):
            group, _, rest = field.path.partition(".")
            strange = group != own if own else group in names
            if strange or (own and rest == ROW_MARK):
                yield "definition.group", f"pages[{number}].fields[{at}].path", field.path


def _located_fields(service: Service) -> Iterator[tuple[str, Field]]:
    for number, field in enumerate(service.first_questions):
        yield f"first_questions[{number}]", field
    for page_number, page in enumerate(service.pages):
        for number, field in enumerate(page.fields):
            yield f"pages[{page_number}].fields[{number}]", field


def _field_faults(service: Service, field: Field, key: str) -> Iterator[_Fault]:
    yield from _path_faults(field.path, f"{key}.path")
    yield from _type_faults(field, key)
    if field.default and field.default not in {choice.code for choice in field.choices}:
        yield "definition.unknown_choice", f"{key}.default", field.default
    if field.optional_reason and not field.optional_reason.choices:
        yield "definition.empty", f"{key}.optional_reason.choices", ""
    for name in ("born", "sex"):
        path = getattr(field, name)
        if path not in {"", "1", "2"} and path not in service.fields_by_path():
            yield "definition.unknown_field", f"{key}.{name}", path
    for kind in field.papers:
        yield from _kind_faults(kind, f"{key}.papers")
    yield from _choice_faults(field.choices, f"{key}.choices")
    yield from _computed_faults(service, field, key)


def _computed_faults(service: Service, field: Field, key: str) -> Iterator[_Fault]:
    """What is computed looks at as many answers as its rule wants, of the types that it can read."""
    paths = [path for column in field.computed_from for path in column]
    wanted = COMPUTED[field.computed].types if field.computed else ()
    if len(paths) != len(wanted):
        yield "definition.parameter", f"{key}.computed_from", ", ".join(paths)
        return
    fields = service.fields_by_path()
    for path, types in zip(paths, wanted, strict=True):
        if path not in fields:
            yield "definition.unknown_field", f"{key}.computed_from", path
        elif fields[path].type not in types:
            yield "definition.type", f"{key}.computed_from", path


def _path_faults(path: str, key: str) -> Iterator[_Fault]:
    try:
        whole = len(AnswerPath.parse(path).steps) > 1
    except BadPath:
        whole = False
    if not whole:
        yield "definition.path", key, path


def _type_faults(field: Field, key: str) -> Iterator[_Fault]:
    for limits in (("minimum", "maximum"), ("usual_minimum", "usual_maximum")):
        least, most = (getattr(field, name) for name in limits)
        if least is not None and most is not None and least > most:
            yield "definition.range", f"{key}.{limits[0]}", str(least)
    if field.type in {"choice", "long_choice"} and not field.choices:
        yield "definition.empty", f"{key}.choices", ""
    if field.type not in {"choice", "long_choice"} and field.choices:
        yield "definition.unknown_key", f"{key}.choices", field.type
    if field.type == "region" and field.level not in _LEVELS:
        yield "definition.number", f"{key}.level", str(field.level)
    if field.must_exist and (field.type != "region" or field.free_text):
        yield "definition.parameter", f"{key}.must_exist", field.type
    if field.type in {"text", "multiline"} and field.max_length < 1:
        yield "definition.number", f"{key}.max_length", str(field.max_length)


def _choice_faults(choices: Iterable[Choice], key: str) -> Iterator[_Fault]:
    codes = Counter(choice.code for choice in choices)
    yield from (("definition.twice", key, code) for code, count in codes.items() if count > 1)


def _kind_faults(kind: str, key: str) -> Iterator[_Fault]:
    try:
        PaperPath(kind)
    except BadPath:
        yield "definition.path", key, kind


def _located_conditions(service: Service) -> Iterator[tuple[str, Condition]]:
    """Every condition with its place; a field's together with that of its page, since both must hold."""
    found: list[tuple[str, Condition | None]] = []
    for key, field in _located_fields(service):
        found += [(f"{key}.{name}", getattr(field, name)) for name in ("required_when", "existing_when")]
        found += [(f"{key}.choices[{at}].shown_when", one.shown_when) for at, one in enumerate(field.choices)]
        found += [(f"{key}.copy_from[{at}].when", copy.when) for at, copy in enumerate(field.copy_from)]
    for number, question in enumerate(service.first_questions):
        found.append((f"first_questions[{number}].shown_when", question.shown_when))
    for number, page in enumerate(service.pages):
        found.append((f"pages[{number}].shown_when", page.shown_when))
        for at, field in enumerate(page.fields):
            both = tuple(one for one in (page.shown_when, field.shown_when) if one is not None)
            key = f"pages[{number}].fields[{at}].shown_when"
            found.append((key, AllOf(both) if field.shown_when and both else None))
    found += [(f"papers[{at}].needed_when", item.needed_when) for at, item in enumerate(service.papers)]
    found += [(f"forms[{at}].needed_when", item.needed_when) for at, item in enumerate(service.forms)]
    for number, form in enumerate(service.forms):
        found += [(f"forms[{number}].ticks[{at}].when", tick.when) for at, tick in enumerate(form.ticks)]
    found += [(f"products[{at}].when", item.when) for at, item in enumerate(service.products)]
    found += [(f"variants[{at}].when", item.when) for at, item in enumerate(service.variants)]
    found += [(f"checks[{at}].when", item.when) for at, item in enumerate(service.checks)]
    found += [(f"follow_ups[{at}].when", item.when) for at, item in enumerate(service.follow_ups)]
    yield from ((key, condition) for key, condition in found if condition is not None)


def _condition_faults(service: Service) -> Iterator[_Fault]:
    for key, condition in _located_conditions(service):
        broken = False
        for code, found in faults(condition, service):
            broken = True
            yield code, key, found
        if not broken and not can_hold(condition, service):
            yield "definition.impossible", key, ""
    circle = find_circle(service)
    if circle:
        yield "definition.circle", "pages", " > ".join(circle)
    for number, variant in enumerate(service.variants):
        for path in variant.when.paths() if variant.when else ():
            if _is_conditional(service, path):
                yield "definition.conditional", f"variants[{number}].when", path


def _is_conditional(service: Service, path: str) -> bool:
    """Whether the field at ``path`` may be hidden: a variant must not hang on such a one."""
    for page in service.pages:
        for field in page.fields:
            if field.path == path:
                return field.shown_when is not None or page.shown_when is not None
    return any(field.path == path and field.shown_when is not None for field in service.first_questions)


def _papers_and_forms(service: Service) -> Iterator[_Fault]:
    for number, rule in enumerate(service.papers):
        yield from _rule_faults(service, rule, f"papers[{number}]")
    groups = {path.partition(".")[0] for path in service.fields_by_path() if path.endswith(".nama")}
    for number, form in enumerate(service.forms):
        key = f"forms[{number}]"
        yield from _kind_faults(form.paper, f"{key}.paper")
        if not form.signers:
            yield "definition.empty", f"{key}.signers", ""
        for signer in set(form.signers) - groups - OFFICIALS:
            yield "definition.unknown_field", f"{key}.signers", f"{signer}.nama"


def _rule_faults(service: Service, rule: PaperRule, key: str) -> Iterator[_Fault]:
    printed = {form.code for form in service.forms}
    if not rule.any_of:
        yield "definition.empty", f"{key}.any_of", ""
    for at, option in enumerate(rule.any_of):
        yield from _kind_faults(option.kind, f"{key}.any_of[{at}].kind")
        if option.form and option.form not in printed:
            yield "definition.unknown_form", f"{key}.any_of[{at}].form", option.form
        elif option.form and _stays_unprinted(service, rule, option):
            yield "definition.form_missing", f"{key}.any_of[{at}].form", option.form


def _stays_unprinted(service: Service, rule: PaperRule, option: PaperOption) -> bool:
    """Whether ``option`` can be chosen while none of its forms is needed: the rule would be met by no paper at all."""
    forms = [form for form in service.forms if form.code == option.form]
    if option.kind not in {form.paper for form in forms}:
        return True
    needs = [form.needed_when for form in forms]
    chosen: list[Condition] = [PaperIs(rule.id, (option.kind,)), *([rule.needed_when] if rule.needed_when else [])]
    unneeded = [Not(need) for need in needs if need is not None]
    return len(unneeded) == len(needs) and can_hold(AllOf((*chosen, *unneeded)), service)


def _check_faults(service: Service, check: CrossCheck, key: str) -> Iterator[_Fault]:
    shape = RULES.get(check.rule)
    if shape is None:
        yield "definition.unknown_rule", f"{key}.rule", check.rule
        return
    fields = service.fields_by_path()
    yield from _checked_paths(check, shape, fields, f"{key}.paths")
    if bool(shape.at_types) != bool(check.at):
        yield "definition.parameter", f"{key}.at", check.at
    elif check.at and check.at not in {path for path, field in fields.items() if field.type in shape.at_types}:
        yield "definition.unknown_field", f"{key}.at", check.at
    if shape.needs_bounds and check.minimum is None and check.maximum is None:
        yield "definition.parameter", f"{key}.minimum", ""
    if shape.needs_value != bool(check.value):
        yield "definition.parameter", f"{key}.value", check.value


def _checked_paths(check: CrossCheck, shape: RuleShape, fields: Mapping[str, Field], key: str) -> Iterator[_Fault]:
    if not check.paths:
        yield "definition.empty", key, ""
    for path in check.paths:
        if path not in fields:
            yield "definition.unknown_field", key, path
        elif fields[path].type not in shape.types:
            yield "definition.type", key, path
