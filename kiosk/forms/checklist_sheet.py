"""The list of papers to bring, to take home before the application is made; also as text in a QR code. A4."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.answers import rules_needed
from kiosk.domain.conditions import Facts
from kiosk.domain.services import PaperOption, PaperRule, Service
from kiosk.forms.extras import LOCAL_EXTRA
from kiosk.forms.office import Office
from kiosk.forms.pen import GREY, Pen, wrapped
from kiosk.forms.render import HEIGHT, WATERMARK, WIDTH
from kiosk.forms.slip_page import FREE

_LEFT = 18.0
_INNER = WIDTH - 2 * _LEFT
_QR = 42.0
_TEXT = 9.6
_LINE = 4.7
_MOST_IN_QR = 380
_FOOT = HEIGHT - 24


def checklist_sheet(service: Service, facts: Facts | None, *, office: Office) -> bytes:
    """What to bring for the case of ``facts``, or for any case of the service when there are none."""
    pen = Pen(WIDTH, HEIGHT, title=f"Daftar berkas {service.name}")
    needed = rules_needed(service, facts) if facts else service.papers
    y = _head(pen, service, facts, office, needed)
    for number, rule in enumerate(needed, 1):
        if y + _rule_height(rule) > _FOOT:
            y = _turn(pen, service, office)
        y = _rule(pen, y, number, rule, general=facts is None)
    for title, items in (
        ("Tidak perlu dibawa", ("; ".join(service.not_needed),)),
        ("Alurnya", service.procedure),
        ("Pengaduan", (service.complaint,)),
        ("Dasar hukum", ("; ".join(service.legal_basis),)),
    ):
        tall = 8 + sum(len(wrapped(item, _TEXT, _INNER - 6)) * _LINE for item in items)
        if y + tall > _FOOT:
            y = _turn(pen, service, office)
        y = _list(pen, y, title, items)
    _foot(pen, service, office)
    pen.next_page()
    return pen.finish()


def _turn(pen: Pen, service: Service, office: Office) -> float:
    """End the page and begin the next one; returns where its body starts."""
    _foot(pen, service, office)
    pen.next_page()
    if office.training:
        pen.watermark(WATERMARK)
    return 22.0


def _head(pen: Pen, service: Service, facts: Facts | None, office: Office, needed: Sequence[PaperRule]) -> float:
    if office.training:
        pen.watermark(WATERMARK)
    room = _INNER - _QR - 4
    pen.text((_LEFT, 22), f"Berkas untuk {service.name}", 18, bold=True, width=room)
    variant = service.variant(facts.variant) if facts else None
    pen.text((_LEFT, 29), variant.label if variant else service.summary, 10, width=room)
    pen.text((_LEFT, 35), f"{office.name}, {office.district_word} {office.district}", 9, grey=GREY, width=room)
    y = 43.0
    for label, value in (
        ("Biaya", service.cost),
        ("Jangka waktu", service.duration),
        ("Batas lapor", service.deadline),
    ):
        if value:
            pen.text((_LEFT, y), label, 9, grey=GREY)
            pen.text((_LEFT + 28, y), value, 9, bold=True, width=room - 28)
            y += 5.2
    # Any telephone reads the list, without a network.
    pen.qr((WIDTH - _LEFT - _QR + 4, 12), _as_text(service, needed), _QR, error="l")
    pen.rule((_LEFT, 60), (WIDTH - _LEFT, 60), grey=0, thick=0.5)
    return 68.0


def _as_text(service: Service, needed: Sequence[PaperRule]) -> str:
    lines = [f"{service.name}, {service.cost}. Bawa dokumen asli:"]
    for number, rule in enumerate(needed, 1):
        papers = " / ".join(option.label for option in rule.any_of if not option.form) or rule.title
        lines.append(f"{number}. {papers}")
    return "\n".join(lines)[:_MOST_IN_QR]


def _rule_height(rule: PaperRule) -> float:
    return 13 + len(rule.any_of) * 5.4 + (5 if rule.local else 0)


def _rule(pen: Pen, y: float, number: int, rule: PaperRule, *, general: bool) -> float:
    pen.tick((_LEFT, y - 4), ticked=False, size=5)
    pen.text((_LEFT + 8, y), f"{number}. {rule.title}", 11, bold=True, width=_INNER - 10)
    if rule.local:
        y += 5
        pen.text((_LEFT + 8, y), f"{LOCAL_EXTRA} ({rule.local})", 8.6, grey=GREY)
    if rule.why:
        y += 5
        pen.text((_LEFT + 8, y), _as_condition(rule.why) if general else rule.why, 8.6, grey=GREY)
    choose = len(rule.any_of) > 1
    if choose:
        y += 5
        pen.text((_LEFT + 8, y), "Salah satu dari:", 8.6, grey=GREY)
    for option in rule.any_of:
        words = _option_words(option, rule.title, choose=choose)
        if words:
            y += 5.2
            pen.text((_LEFT + 8, y), words, _TEXT, width=_INNER - 8)
    return y + 8.6


def _option_words(option: PaperOption, title: str, *, choose: bool) -> str:
    """A paper and where it comes from; what the title has said already is not said again."""
    if choose:
        return f"\u2022 {option.label}" + (f" \u2013 {option.hint}" if option.hint else "")
    if option.label.lower() in title.lower():
        return option.hint
    return f"{option.label} \u2013 {option.hint}" if option.hint else option.label


def _as_condition(why: str) -> str:
    """The reason for one case, read as the condition for any."""
    return f"Bila {why.removeprefix('Karena ')}" if why.startswith("Karena ") else why


def _list(pen: Pen, y: float, title: str, items: Sequence[str]) -> float:
    pen.text((_LEFT, y), title, 10, bold=True)
    y += 5.4
    for item in items:
        lines = wrapped(item, _TEXT, _INNER - 6)
        pen.text((_LEFT + 1, y), "\u2013", _TEXT)
        pen.lines((_LEFT + 6, y), lines, _TEXT, leading=_LINE)
        y += len(lines) * _LINE
    return y + 3.4


def _foot(pen: Pen, service: Service, office: Office) -> None:
    pen.rule((_LEFT, HEIGHT - 20), (WIDTH - _LEFT, HEIGHT - 20), grey=0, thick=0.5)
    words = FREE if not office.complaint else f"{FREE} ({office.complaint})"
    pen.text((_LEFT, HEIGHT - 13.5), words, 11, bold=True)
    note = f"{service.code} versi {service.version}"
    pen.text((WIDTH - _LEFT, HEIGHT - 13.5), note, 7, grey=GREY, align="right")
