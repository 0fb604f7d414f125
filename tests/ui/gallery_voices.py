"""Complaint and survey in the gallery, page by page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.routes import Complain, FiledComplaints, Survey

if TYPE_CHECKING:
    from tests.ui.gallery_screens import Look


def voice_pages(look: Look) -> dict[str, Callable[[], None]]:
    """Complaint and survey, page by page, with login and without."""

    def complaint(*, named: bool = False, send: bool = False, wrong: bool = False, inside: bool = True) -> None:
        session, entered = look.counter.session, look.counter.session._entered
        session._entered = entered if inside else None
        look.go(Complain())
        screen = look.window.screen_shown
        screen.category.set_value("pungutan")
        screen.about.bar.primary.click()
        screen.words.narrative.set_value("x" * 2003 if wrong else "Diminta dua ratus ribu rupiah di depan kantor.")
        if named:
            screen.words.choice.set_value("dengan")
            screen.words._show_person()
            screen.words.name.set_value("" if wrong else "SITI CONTOH")
        if send:
            screen.words.bar.primary.click()
        look.settle(400)
        session._entered = entered

    return {
        "complaint": lambda: look.go(Complain()),
        "complaint-nameless": lambda: complaint(inside=False),
        "complaint-named": lambda: complaint(named=True),
        "complaint-wrong": lambda: complaint(named=True, send=True, wrong=True),
        "complaint-number": lambda: complaint(named=True, send=True),
        "complaint-thanks": lambda: complaint(send=True),
        "complaints-filed": lambda: look.go(FiledComplaints()),
        "survey": lambda: _survey(look, 0),
        "survey-about": lambda: _survey(look, 9),
        "survey-job": lambda: _survey(look, 10),
        "survey-service": lambda: _survey(look, 11),
        "survey-thanks": lambda: _survey(look, 11, send=True),
    }


def _survey(look: Look, page: int, *, send: bool = False) -> None:
    look.go(Survey())
    screen = look.window.screen_shown
    screen.model.answer("waktu", "3")
    screen._to(page)
    if send:
        screen.page.bar.primary.click()
    look.settle(400)
