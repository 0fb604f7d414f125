"""Information before anybody has logged in: what is offered and whom to call, as the counter knew it last."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from kiosk.domain.definition import BadDefinition, Service
from kiosk.domain.district import DistrictSettings, from_texts
from kiosk.domain.overlay import load_definition
from kiosk.domain.services import builtin_services, builtin_sources, builtin_version
from kiosk.store import noticeboard
from kiosk.store.blobs import digest
from kiosk.store.noticeboard import Noticeboard, Posted
from kiosk.work.catalogue import ActiveCatalogue
from kiosk.work.desk import Desk

_LOG = logging.getLogger(__name__)


def post(desk: Desk) -> None:
    """Bring layanan.json up to date; a disk that refuses it is logged, for the file can be made again."""
    if not isinstance(desk.services, ActiveCatalogue):
        return
    board = Noticeboard(tuple(_posted(service) for service in desk.services.values()), dict(desk.device.settings))
    try:
        noticeboard.write(desk.store.folder, board)
    except OSError as problem:
        _LOG.warning("layanan.json was not written: %s", problem.strerror)


def public_services(folder: Path) -> Mapping[str, Service]:
    """The services to inform about, by code: those of the last session, before the first the program's own."""
    board = noticeboard.read(folder)
    if board is None:
        return builtin_services()
    found = [service for service in map(_read, board.services) if service is not None]
    return {service.code: service for service in found}


def public_settings(folder: Path) -> DistrictSettings:
    """The district's settings as the last session knew them."""
    board = noticeboard.read(folder)
    return from_texts(board.settings if board else {})


def _posted(service: Service) -> Posted:
    name = digest(service.source)
    text = "" if name in builtin_sources() else service.source.decode()
    return Posted(name, text, service.overlay_source.decode())


def _read(posted: Posted) -> Service | None:
    source = builtin_sources().get(posted.base) or posted.text.encode()
    try:
        return (not posted.overlay and builtin_version(posted.base)) or load_definition(
            source, posted.overlay.encode(), name=noticeboard.FILE_NAME
        )
    except BadDefinition:
        return None
