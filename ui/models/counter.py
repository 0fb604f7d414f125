"""What every view-model may use, put together once by ui.app."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ui.models.open_case import OpenCase
from ui.models.road import Road
from ui.models.session import Session
from ui.printing import Printer
from ui.routes import Navigator
from ui.work import Work

if TYPE_CHECKING:
    from kiosk.domain.regions import Regions
    from kiosk.work.desk import Desk


@dataclass(frozen=True)
class Counter:
    """The counter: folder, thread door, places, session, road, printer, regions, and the cameras to offer.

    ``cameras`` are specifications of `kiosk.capture.camera.open_camera`, empty to look for real ones; ``open_case``
    keeps the model of the case in hand.
    """

    folder: Path
    work: Work
    go: Navigator
    session: Session
    road: Road
    printer: Printer
    regions: Regions | None
    cameras: tuple[str, ...] = ()
    open_case: OpenCase = field(default_factory=OpenCase)

    @property
    def desk(self) -> Desk:
        """The desk of the open store."""
        return self.session.desk
