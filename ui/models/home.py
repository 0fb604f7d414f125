"""What waits for the operator: returned, ready to hand over, on their way, unfinished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.domain.application import PublicLabel
from kiosk.domain.definition import MENUS, Service, Variant
from kiosk.work import track
from kiosk.work.track import CaseRow
from ui.models.counter import Counter
from ui.models.moments import greeting, when
from ui.words.menus import MENU_WORDS, OTHERS

RETURNED = frozenset({PublicLabel.RETURNED, PublicLabel.BEING_MENDED})
READY = frozenset({PublicLabel.ISSUED, PublicLabel.READY_FOR_PICKUP})
WAITING = frozenset({PublicLabel.WAITING_NETWORK})
DRAFTS = frozenset({PublicLabel.DRAFT, PublicLabel.PAPERS_DEPOSITED, PublicLabel.WAITING_SIGNATURES, PublicLabel.READY})


CALL_LIST = "panggil"
_MANY = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One big tile: the service and, where it is chosen here already, the variant; ``usual`` is its commonest one.

    A tile behind which several services stand has a ``menu`` in place of a service.
    """

    service: str
    variant: str
    name: str
    hint: str
    usual: bool = True
    menu: str = ""


@dataclass(frozen=True, slots=True)
class Attention:
    """One row: ``key`` is the chip of the tracking page that it opens, or `CALL_LIST`."""

    key: str
    icon: str
    tone: str
    count: int
    text: str
    hint: str


class HomeModel(QObject):
    """Reads the cases once, and again whenever the road brought something.

    Signals:
        changed: `attention` may differ.
    """

    changed = Signal()

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.attention: Sequence[Attention] = ()
        counter.road.arrived.connect(self.refresh)

    @property
    def greeting(self) -> str:
        """``Selamat siang, Ratna Dewi``."""
        return greeting(self._counter.desk, self._counter.session.operator.name)

    def choices(self) -> Sequence[Choice]:
        """What can be applied for. While there are few services each of their variants is a choice of its own."""
        known = self._counter.desk.services
        services = {code: service for code, service in known.items() if service.kind == "application"}
        if len(services) >= _MANY:
            return menus(services)
        return [
            Choice(code, variant.code, *_name_and_hint(variant, service.name), usual=variant is service.variants[0])
            for code, service in services.items()
            for variant in service.variants
            if variant.offered
        ]

    def refresh(self) -> None:
        """Count again."""
        desk = self._counter.desk
        self._counter.work.in_turn(lambda: track.cases(desk, track.Filter(limit=2000)), self._count)

    def _count(self, rows: list[CaseRow]) -> None:
        made = (_to_call(rows), self._returned(rows), _ready(rows), _waiting(rows), self._drafts(rows))
        self.attention = [row for row in made if row.count]
        self.changed.emit()

    def _returned(self, rows: Sequence[CaseRow]) -> Attention:
        found = [row for row in rows if row.label in RETURNED]
        hint = found[0].subject_name if found else ""
        return Attention("perbaikan", "alert", "err", len(found), "Perlu perbaikan", hint)

    def _drafts(self, rows: Sequence[CaseRow]) -> Attention:
        found = [row for row in rows if row.label in DRAFTS]
        hint = f"Terakhir {when(self._counter.desk, found[0].updated_at)}" if found else ""
        return Attention("draf", "pencil-outline", "sunken", len(found), "Belum selesai", hint)


def menus(services: Mapping[str, Service]) -> list[Choice]:
    """The tiles of many services: one a menu, in the order of `MENUS`; a menu with one service is that service."""
    made = []
    for menu in MENUS:
        inside = services_of(services, menu)
        name, hint = MENU_WORDS[menu]
        if len(inside) == 1 and menu != OTHERS:
            made.append(Choice(inside[0].code, "", name, hint))
        elif inside:
            made.append(Choice("", "", name, hint, menu=menu))
    return made


def services_of(services: Mapping[str, Service], menu: str) -> list[Service]:
    """The services behind a tile; one whose definition names no tile of ours stands under its own code or `OTHERS`."""
    found = [one for one in services.values() if _menu_of(one) == menu]
    return sorted(found, key=lambda one: (one.kind != "application", one.name))


def _menu_of(service: Service) -> str:
    menu = service.menu or service.code
    return menu if menu in MENUS else OTHERS


def _name_and_hint(variant: Variant, service: str) -> tuple[str, str]:
    """``Bayi baru lahir`` with ``Akta, KK, dan KIA``: what stands behind the colon or comma is what one gets."""
    who, mark, what = variant.label.partition(": ") if ": " in variant.label else variant.label.partition(", ")
    return who, (what[:1].upper() + what[1:]) if mark else service


def _to_call(rows: Sequence[CaseRow]) -> Attention:
    found = [row for row in rows if row.label in RETURNED | READY]
    return Attention(CALL_LIST, "phone-outline", "info", len(found), "Daftar panggil", "Kabari keluarga, per RT")


def _ready(rows: Sequence[CaseRow]) -> Attention:
    found = [row for row in rows if row.label in READY]
    return Attention("siap", "certificate-outline", "ok", len(found), "Siap diserahkan", "Dokumen sudah terbit")


def _waiting(rows: Sequence[CaseRow]) -> Attention:
    found = [row for row in rows if row.label in WAITING]
    return Attention(
        "menunggu", "cloud-off-outline", "sunken", len(found), "Menunggu jaringan", "Tersimpan aman di sini"
    )
