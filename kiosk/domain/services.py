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
from importlib.resources.abc import Traversable
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
    "builtin_sources",
    "builtin_version",
    "builtin_versions",
    "field",
    "load_service",
    "page_of",
]

_FOLDER = "services"
_OLD = "services/old"


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
    """The newest definitions that come with the program, by code. Raises `BadDefinition`."""
    return MappingProxyType({service.code: service for service in map(_builtin, _files(_FOLDER))})


@cache
def builtin_versions() -> tuple[Service, ...]:
    """Every version that this and earlier programs came with, by code and version. Raises `BadDefinition`.

    A version is written once: two files that call themselves the same must be the same.
    """
    found: dict[tuple[str, int], Service] = {}
    for file in _by_hash().values():
        service = _builtin(file)
        if found.setdefault((service.code, service.version), service) is not service:
            raise BadDefinition("definition.version_twice", file=file.name, key="version", found=str(service.version))
    return tuple(found[name] for name in sorted(found))


@cache
def builtin_sources() -> Mapping[str, bytes]:
    """The bytes of every version that comes with the program, by SHA-256, without reading what they say."""
    return MappingProxyType({sha256: _source(file) for sha256, file in _by_hash().items()})


def builtin_version(sha256: str) -> Service | None:
    """The definition with this digest where it comes with the program; only that one is read."""
    file = _by_hash().get(sha256)
    return None if file is None else _builtin(file)


@cache
def _by_hash() -> Mapping[str, Traversable]:
    return {hashlib.sha256(_source(file)).hexdigest(): file for file in (*_files(_OLD), *_files(_FOLDER))}


def _files(folder: str) -> list[Traversable]:
    place = resources.files("kiosk").joinpath(*folder.split("/"))
    return sorted((file for file in place.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def _source(file: Traversable) -> bytes:
    # A checkout on Windows may have changed the line ends; the digest must be the same on both ends of the road.
    return file.read_bytes().replace(b"\r\n", b"\n")


@cache
def _loaded(source: bytes, name: str) -> Service:
    return load_service(source, name=name)


def _builtin(file: Traversable) -> Service:
    return _loaded(_source(file), file.name)


def field(service: Service, path: str) -> Field | None:
    """The field at ``path``; None when the definition has none."""
    return service.fields_by_path().get(path)


def page_of(service: Service, path: str) -> Page | None:
    """The page on which ``path`` is asked; None for first questions and unknown paths."""
    return next((page for page in service.pages if any(one.path == path for one in page.fields)), None)
