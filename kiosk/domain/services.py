"""The services that the counter offers, each defined by one TOML file of ``kiosk/services``.

The parts of a definition are in `kiosk.domain.definition`; this module reads one and is what others import.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType

from kiosk.domain.definition import (
    PROPOSALS,
    REASON_SUFFIX,
    BadDefinition,
    Choice,
    Copy,
    CrossCheck,
    Field,
    FieldType,
    FollowUp,
    FormRule,
    GroupRule,
    OptionalReason,
    Page,
    PaperOption,
    PaperRule,
    ProductRule,
    Service,
    Variant,
)
from kiosk.domain.definition_checks import check_definition
from kiosk.domain.definition_reader import read_service

__all__ = [
    "PROPOSALS",
    "REASON_SUFFIX",
    "BadDefinition",
    "Choice",
    "Copy",
    "CrossCheck",
    "Field",
    "FieldType",
    "FollowUp",
    "FormRule",
    "GroupRule",
    "OptionalReason",
    "Page",
    "PaperOption",
    "PaperRule",
    "ProductRule",
    "Service",
    "Variant",
    "builtin_services",
    "field",
    "load_service",
    "page_of",
]


def load_service(source: bytes, *, name: str) -> Service:
    """Read and cross-check a definition; ``name`` is what errors call the file.

    Raises `BadDefinition`; its text tells the file and the place in it.
    """
    try:
        values = tomllib.loads(source.decode("utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadDefinition("definition.syntax", file=name, key="", found=str(error)) from None
    service = read_service(values, file=name, source=source, sha256=hashlib.sha256(source).hexdigest())
    check_definition(service, file=name)
    return service


@cache
def builtin_services() -> Mapping[str, Service]:
    """The definitions that come with the program, by code. Raises `BadDefinition`."""
    folder = resources.files("kiosk") / "services"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda one: one.name)
    # A checkout on Windows may have changed the line ends; the digest must be the same on both ends of the road.
    sources = [(entry.read_bytes().replace(b"\r\n", b"\n"), entry.name) for entry in files]
    services = [load_service(source, name=name) for source, name in sources]
    return MappingProxyType({service.code: service for service in services})


def field(service: Service, path: str) -> Field | None:
    """The field at ``path``; None when the definition has none."""
    return service.fields_by_path().get(path)


def page_of(service: Service, path: str) -> Page | None:
    """The page on which ``path`` is asked; None for first questions and unknown paths."""
    return next((page for page in service.pages if any(one.path == path for one in page.fields)), None)
