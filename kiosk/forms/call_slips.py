"""The papers of the call list: a slip for each family, four on an A4 page, and a list for each head of RT."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.call_list import Call, Group, families
from kiosk.domain.dates import format_long
from kiosk.domain.names import official_name
from kiosk.forms.call_words import days, for_others, headline
from kiosk.forms.office import Office
from kiosk.forms.paper_size import A4
from kiosk.forms.pen import GREY, Pen, fitted, wrapped
from kiosk.forms.render import WATERMARK
from kiosk.forms.slip_page import FREE

_ON_A_PAGE = 4
_SLIP_TALL = A4.height / _ON_A_PAGE
_MARGIN = 14.0
_INNER = A4.width - 2 * _MARGIN
_HALF = 104.0
_LEFT = 16.0
_MOST_THINGS = 5
_FOOT = A4.height - 24
_NO_RT = "RT tidak diketahui"
_COLUMNS = ((_LEFT, 8.0), (_LEFT + 9, 66.0), (_LEFT + 78, 78.0), (_LEFT + 159, 19.0))


def call_slips(groups: Sequence[Group], *, office: Office, made_at: datetime) -> bytes:
    """A slip for each family of ``groups``, four a page, to be cut; ``made_at`` is aware."""
    pen = Pen(A4.width, A4.height, title="Surat panggilan")
    slips = [(group, family) for group in groups for family in families(group.calls)]
    for index, (group, family) in enumerate(slips):
        place = index % _ON_A_PAGE
        if place == 0:
            if index:
                pen.next_page()
            if office.training:
                pen.watermark(WATERMARK)
        _slip(pen, place * _SLIP_TALL, group, family, office, made_at)
    pen.next_page()
    return pen.finish()


def rt_sheets(groups: Sequence[Group], *, office: Office, made_at: datetime) -> bytes:
    """A list for the head of each RT: names and what to bring, in words that anybody may read."""
    pen = Pen(A4.width, A4.height, title="Daftar panggil RT")
    for group in groups:
        _sheet(pen, group, office, made_at)
    return pen.finish()


def _slip(pen: Pen, top: float, group: Group, family: Sequence[Call], office: Office, made_at: datetime) -> None:
    if top:
        pen.rule((0, top), (A4.width, top), dashed=True)
    first = family[0]
    pen.text((_MARGIN, top + 12), "PANGGILAN", 8, grey=GREY)
    pen.text((_MARGIN, top + 19), official_name(first.applicant or first.name), 14, bold=True, width=_INNER - 50)
    where = group.place.text if group.place else _NO_RT
    pen.text((A4.width - _MARGIN, top + 12), office.name, 8, grey=GREY, align="right", width=90)
    pen.text((A4.width - _MARGIN, top + 19), where, 12, bold=True, align="right")
    pen.rule((_MARGIN, top + 22.5), (A4.width - _MARGIN, top + 22.5), grey=0, thick=0.4)
    pen.text((_MARGIN, top + 29), headline(family), 10.5, bold=True, width=_INNER)
    pen.text((_MARGIN, top + 35.5), "Mohon datang dan membawa:", 8.6, grey=GREY)
    _things(pen, (_MARGIN, top + 41), for_others(thing for call in family for thing in call.bring))
    pen.text((_MARGIN + _HALF, top + 35.5), "Nomor panggil", 8.6, grey=GREY)
    numbers = ", ".join(call.call_name for call in family if call.call_name) or "-"
    pen.text((_MARGIN + _HALF, top + 42), numbers, 12, bold=True, width=_INNER - _HALF)
    left = [call.days_left for call in family if call.days_left is not None]
    if left:
        pen.text((_MARGIN + _HALF, top + 49), "Paling lambat", 8.6, grey=GREY)
        until = "hari ini" if min(left) == 0 else f"{min(left)} hari sejak tanggal surat ini"
        pen.text((_MARGIN + _HALF, top + 54.5), until, 10, bold=True, width=_INNER - _HALF)
    foot = f"{format_long(made_at.astimezone(office.zone).date())} \u00b7 {FREE}"
    pen.text((_MARGIN, top + _SLIP_TALL - 6), foot, 7.6, grey=GREY, width=_INNER)


def _things(pen: Pen, at: tuple[float, float], things: Sequence[str]) -> None:
    shown = list(things[:_MOST_THINGS])
    if len(things) > _MOST_THINGS:
        shown[-1] = f"dan {len(things) - _MOST_THINGS + 1} hal lain, tanyakan kepada petugas"
    for number, thing in enumerate(shown):
        y = at[1] + number * 5.2
        pen.tick((at[0], y - 3.2), ticked=False)
        pen.text((at[0] + 6, y), thing, 9.4, width=_HALF - 12)


def _sheet(pen: Pen, group: Group, office: Office, made_at: datetime) -> None:
    y = _head(pen, group, office, made_at)
    for number, family in enumerate(families(group.calls), 1):
        things = wrapped(", ".join(for_others(one for call in family for one in call.bring)), 9, _COLUMNS[2][1])
        tall = max(3, len(things)) * 4.4 + 5
        if y + tall > _FOOT:
            _end(pen, office)
            y = _head(pen, group, office, made_at)
        _row(pen, y, number, family, things)
        y += tall
        pen.rule((_LEFT, y - 5.6), (A4.width - _LEFT, y - 5.6))
    _end(pen, office)


def _head(pen: Pen, group: Group, office: Office, made_at: datetime) -> float:
    if office.training:
        pen.watermark(WATERMARK)
    pen.text((_LEFT, 20), f"Daftar panggil {group.place.text if group.place else _NO_RT}", 17, bold=True)
    day = format_long(made_at.astimezone(office.zone).date())
    pen.text((_LEFT, 26.5), f"{office.name}, {office.district_word} {office.district} \u00b7 {day}", 9, grey=GREY)
    lead = "Mohon disampaikan kepada keluarga berikut. Alasan dan data pribadi hanya dibicarakan di kantor."
    pen.text((_LEFT, 33), lead, 9)
    pen.rule((_LEFT, 36.5), (A4.width - _LEFT, 36.5), grey=0, thick=0.4)
    for (x, _), label in zip(_COLUMNS, ("No.", "Nama", "Membawa", "Sampai"), strict=True):
        pen.text((x, 42), label, 8.4, grey=GREY)
    pen.rule((_LEFT, 44), (A4.width - _LEFT, 44))
    return 50.0


def _row(pen: Pen, y: float, number: int, family: Sequence[Call], things: Sequence[str]) -> None:
    first = family[0]
    soonest = min(family, key=lambda call: 999 if call.days_left is None else call.days_left)
    pen.text((_COLUMNS[0][0], y), str(number), 9.4)
    x, wide = _COLUMNS[1]
    names, size = fitted(official_name(first.applicant or first.name), 9.4, wide, 2)
    pen.lines((x, y), names, size, leading=4.4, bold=True, width=wide)
    numbers = ", ".join(call.call_name for call in family if call.call_name)
    pen.text((x, y + len(names) * 4.4), f"Nomor panggil {numbers}" if numbers else "", 8, grey=GREY, width=wide)
    pen.lines((_COLUMNS[2][0], y), things, 9, leading=4.4)
    pen.text((_COLUMNS[3][0], y), days(soonest).removeprefix("sisa "), 9, width=_COLUMNS[3][1])


def _end(pen: Pen, office: Office) -> None:
    pen.text((_LEFT, A4.height - 14), FREE, 8.4, bold=True)
    pen.text((A4.width - _LEFT, A4.height - 14), "Loket", 7.2, grey=GREY, align="right")
    if office.complaint:
        pen.text((_LEFT, A4.height - 9.5), f"Pengaduan: {office.complaint}", 7.6, grey=GREY)
    pen.next_page()
