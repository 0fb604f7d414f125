"""What a district adds to a national definition: further papers, its own texts, whether it offers the service.

An overlay is a TOML file of its own, written for one version of one base. It never touches fields, forms or products:
what is asked is the same in every district. Both files stay as they are; what identifies the definition that they make
together is the hash over both (`identity`).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from kiosk.domain.definition import BadDefinition, PaperRule, Service
from kiosk.domain.definition_checks import check_definition
from kiosk.domain.definition_reader import read_paper_rules
from kiosk.domain.definition_table import Table
from kiosk.domain.services import load_service

_TEXTS: Final = ("summary", "duration", "deadline", "complaint")
_LISTS: Final = ("procedure", "not_needed")
_FOR_THE_BASE: Final = (
    "code", "version", "subject", "first_questions", "pages", "fields", "forms", "products", "variants", "checks",
    "shared", "cost",
)  # fmt: skip
_PAPER: Final = re.compile(r"papers\[(\d+)\](.*)")


@dataclass(frozen=True, slots=True)
class Overlay:
    """An overlay as it was read: number ``number`` for version ``base`` of ``service``.

    ``basis`` is the regulation by which the district asks for more; ``rules`` bear it as `PaperRule.local`.
    ``alternatives`` are further papers that fulfil a rule of the base, by its id. ``file`` is what errors call it.
    """

    service: str
    base: int
    number: int
    basis: str
    rules: tuple[PaperRule, ...]
    alternatives: Mapping[str, PaperRule]
    texts: Mapping[str, str | tuple[str, ...]]
    offered: bool
    file: str
    source: bytes

    @property
    def sha256(self) -> str:
        """The digest of the source in lower hex."""
        return hashlib.sha256(self.source).hexdigest()


def identity(base_sha256: str, overlay_sha256: str) -> str:
    """What names a base with an overlay: the SHA-256 over the hashes of both sources; the base's own without one."""
    if not overlay_sha256:
        return base_sha256
    return hashlib.sha256(f"loket-overlay/1\n{base_sha256}\n{overlay_sha256}\n".encode()).hexdigest()


def read_overlay(source: bytes, *, name: str) -> Overlay:
    """The overlay in ``source``; ``name`` is what errors call the file.

    Raises `BadDefinition`: those of a base, ``overlay.not_allowed`` for a key that only a base may have.
    """
    try:
        values: dict[str, Any] = tomllib.loads(source.decode("utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadDefinition("definition.syntax", file=name, key="", found=str(error)) from None
    root = Table(values, file=name, key="")
    for key in _FOR_THE_BASE:
        if root.has(key):
            raise root.bad("overlay.not_allowed", key)
    basis = root.text("basis", "")
    rules = tuple(replace(rule, local=basis) for rule in read_paper_rules(root))
    overlay = Overlay(
        service=root.text("service"),
        base=_positive(root, "base"),
        number=_positive(root, "overlay"),
        basis=basis,
        rules=rules,
        alternatives=_alternatives(root.table("alternatives")),
        texts=_texts(root.table("texts")),
        offered=root.flag("offered", default=True),
        file=name,
        source=source,
    )
    if rules and not basis:
        raise root.bad("overlay.basis", "basis")
    root.done()
    return overlay


def apply(base: Service, overlay: Overlay) -> Service:
    """``base`` as the district has it, checked as a whole.

    Raises `BadDefinition` with the overlay's file and key: ``overlay.service`` or ``overlay.base`` when it was written
    for another one, ``overlay.unknown_rule``, and whatever the checks of a definition find.
    """
    if overlay.service != base.code:
        raise BadDefinition("overlay.service", file=overlay.file, key="service", found=overlay.service)
    if overlay.base != base.version:
        raise BadDefinition("overlay.base", file=overlay.file, key="base", found=str(overlay.base))
    for rule in overlay.alternatives.keys() - {rule.id for rule in base.papers}:
        raise BadDefinition("overlay.unknown_rule", file=overlay.file, key=f"alternatives.{rule}", found=rule)
    texts: dict[str, Any] = dict(overlay.texts)
    service = replace(
        base,
        papers=(*(_widened(rule, overlay) for rule in base.papers), *overlay.rules),
        sha256=identity(base.sha256, overlay.sha256),
        overlay=overlay.number,
        overlay_source=overlay.source,
        offered=overlay.offered,
        **texts,
    )
    try:
        check_definition(service, file=overlay.file)
    except BadDefinition as fault:
        raise _in_the_overlay(fault, base) from None
    return service


def load_definition(base_source: bytes, overlay_source: bytes, *, name: str) -> Service:
    """A base with its overlay, or alone when ``overlay_source`` is empty. Raises `BadDefinition`."""
    base = load_service(base_source, name=name)
    return apply(base, read_overlay(overlay_source, name=f"{name}+")) if overlay_source else base


def _positive(root: Table, at: str) -> int:
    number = root.whole(at)
    if number is None or number < 1:
        raise root.bad("definition.number", at, "" if number is None else number)
    return number


def _texts(table: Table) -> Mapping[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {key: table.text(key) for key in _TEXTS if table.has(key)}
    found |= {key: table.texts(key) for key in _LISTS if table.has(key)}
    table.done()
    return found


def _alternatives(table: Table) -> Mapping[str, PaperRule]:
    """Read as rules without a condition, because that is the form in which options are written."""
    found = {}
    for rule in table.keys():  # noqa: SIM118
        options = [{"id": rule, "title": rule, "any_of": table.raw(rule)}]
        found[rule] = read_paper_rules(Table({"papers": options}, file=table.file, key=table.place(rule)))[0]
    return found


def _widened(rule: PaperRule, overlay: Overlay) -> PaperRule:
    more = overlay.alternatives.get(rule.id)
    return replace(rule, any_of=(*rule.any_of, *more.any_of)) if more else rule


def _in_the_overlay(fault: BadDefinition, base: Service) -> BadDefinition:
    """The place as the overlay's author counts: his first paper stands behind those of the base."""
    key = str(fault.details["key"])
    match = _PAPER.fullmatch(key)
    if match and int(match[1]) >= len(base.papers):
        key = f"papers[{int(match[1]) - len(base.papers)}]{match[2]}"
    elif match:
        key = f"alternatives.{base.papers[int(match[1])].id}"
    return BadDefinition(fault.code, file=str(fault.details["file"]), key=key, found=str(fault.details["found"]))
