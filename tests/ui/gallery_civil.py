"""The screens of a death, a marriage and the village's signers, for the gallery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from kiosk.work.letters import add_signer
from tests.domain.civil_cases import DEATH_BY_VILLAGE, MARRIAGE, SPOUSE, STILLBIRTH
from tests.ui.civil_fixture import death, death_scanned, opened
from tests.work.desks import SITI
from ui.routes import InCase, NewCase, Requirements, Settings, Step

if TYPE_CHECKING:
    from tests.ui.gallery_screens import Look


def civil_pages(look: Look) -> dict[str, Callable[[], None]]:
    """Every page by name; each shows itself when called."""
    counter, desk = look.counter, look.counter.desk
    since = desk.today() - timedelta(days=300)
    add_signer(desk, SITI, "H. Rahmat Contoh, S.Sos", "Lurah Contoh Maju", nip="198001012005011001", valid_from=since)
    until = desk.today() + timedelta(days=9)
    add_signer(desk, SITI, "Dewi Contoh, S.E.", "Plt. Lurah Contoh Maju", valid_from=desk.today(), valid_to=until)
    whole = death_scanned(counter).id
    by_village = death(counter, SPOUSE, DEATH_BY_VILLAGE).id
    marriage = opened(counter, "AKTA_KAWIN", MARRIAGE, {}).id
    still = opened(counter, "AKTA_LAHIR", STILLBIRTH, {}, "LAHIR_MATI").id

    return {**_death(look, whole, by_village), **_others(look, marriage, still), **_over_the_page(look, whole)}


def _death(look: Look, whole: str, by_village: str) -> dict[str, Callable[[], None]]:
    def print_all() -> None:
        look.go(InCase(by_village, Step.SIGN))
        button = look.window.screen_shown.findChild(QAbstractButton, "sign-primary")
        button.click()
        look.settle(500)

    return {
        "mati-notice": lambda: look.go(NewCase("AKTA_MATI")),
        "mati-variant": lambda: look.go(NewCase("AKTA_MATI", noticed=True)),
        "mati-papers": lambda: look.go(InCase(by_village, Step.PAPERS)),
        "mati-form-who": lambda: look.go(InCase(by_village, Step.FORM, "mati")),
        "mati-form-event": lambda: look.go(InCase(by_village, Step.FORM, "kematian")),
        "mati-form-event2": lambda: look.go(InCase(by_village, Step.FORM, "mati.punya_ktp")),
        "mati-form-father": lambda: look.go(InCase(by_village, Step.FORM, "ayah")),
        "mati-review": lambda: look.go(InCase(whole, Step.REVIEW)),
        "mati-sign": lambda: look.go(InCase(by_village, Step.SIGN)),
        "mati-sign-printed": print_all,
    }


def _others(look: Look, marriage: str, still: str) -> dict[str, Callable[[], None]]:
    return {
        "lahir-mati-form": lambda: look.go(InCase(still, Step.FORM, "lahir_mati")),
        "lahir-variant": lambda: look.go(NewCase("AKTA_LAHIR", noticed=True, variant="LAHIR_MATI")),
        "kawin-sign": lambda: look.go(InCase(marriage, Step.SIGN)),
        "kawin-form": lambda: look.go(InCase(marriage, Step.FORM, "kawin")),
        "kawin-requirements": lambda: look.go(Requirements("AKTA_KAWIN")),
        "signers": lambda: look.go(Settings()),
    }


def _over_the_page(look: Look, whole: str) -> dict[str, Callable[[], None]]:
    """Last of all: nothing takes them away."""

    def aloud() -> None:
        look.go(InCase(whole, Step.REVIEW))
        buttons = look.window.screen_shown.findChildren(QAbstractButton)
        next(one for one in buttons if one.text() == "Bacakan").click()
        look.settle(300)

    def new_signer() -> None:
        look.go(Settings())
        look.window.screen_shown.findChild(QAbstractButton, "add-signer").click()
        look.settle(300)

    return {
        "signers-new": new_signer,
        "mati-aloud": aloud,
    }
