"""What stands beside a case: others that may be the same one, both side by side, and signs of a broker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.urls import reverse

from central.backoffice import queues, show
from central.devices.models import Office
from central.register.like import standing
from central.register.models import Application
from central.register.watch_models import BrokerSignal, CaseTraits
from kiosk.domain.broker_signals import Code
from kiosk.domain.dates import format_long
from kiosk.domain.duplicates import Rule

_RULE: Final[dict[str, str]] = {
    Rule.SAME_CHILD: "Nama anak mirip, tanggal lahir berdekatan, dan ibunya sama.",
    Rule.SAME_MOTHER: "Ibunya sama, dan kedua kelahiran berjarak kurang dari 270 hari.",
    Rule.SAME_DECEASED: "NIK almarhum sama.",
    Rule.OPEN_CASE: "Orangnya sama, dan kedua permohonan masih terbuka.",
}
_SIGNAL: Final[dict[str, str]] = {
    Code.PHONE: "Nomor HP pemohon dipakai {families} keluarga yang berbeda dalam 30 hari.",
    Code.PROXY: "Penerima kuasa ini mengurus {families} keluarga yang berbeda dalam 30 hari.",
    Code.ACCOUNT: "Akun ini mengirim untuk {families} keluarga di luar wilayahnya dalam 30 hari.",
    Code.OUTSIDE: "Dikirim dari luar wilayah akun yang mengisi.",
    Code.LEVY: "Ada pengaduan pungutan tentang permohonan seperti ini.",
}
_KNOWN: Final = " Terdaftar sebagai relawan atau nomor kantor."


@dataclass(frozen=True, slots=True)
class Line:
    """One datum of both cases; ``same`` when they agree."""

    label: str
    mine: str
    other: str

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return bool(self.mine) and self.mine == self.other


@dataclass(frozen=True, slots=True)
class Pair:
    """This case and another one that may be the same."""

    why: str
    url: str
    lines: Sequence[Line]


def pairs(case: Application, at: ZoneInfo, now: datetime) -> list[Pair]:
    """The cases that may be the same as this one, oldest first; rejected and withdrawn ones are no longer shown."""
    rows = list(standing(case.district).filter(case_id=case.id).select_related("other").order_by("other__arrival"))
    if not rows:
        return []
    known = CaseTraits.objects.filter(district=case.district, case_id__in=[case.id, *(row.other_id for row in rows)])
    traits = {found.case_id: found for found in known}
    offices = dict(Office.objects.filter(district=case.district).values_list("code", "name"))

    def facts(one: Application) -> list[tuple[str, str]]:
        return _facts(one, traits.get(one.id), offices, (at, now))

    mine = facts(case)
    return [
        Pair(
            why=_RULE.get(row.rule, ""),
            url=reverse("backoffice:case", args=[row.other_id]),
            lines=[
                Line(label, value, other)
                for (label, value), (_, other) in zip(mine, facts(row.other), strict=True)
                if value or other
            ],
        )
        for row in rows
    ]


def signs(case: Application) -> list[str]:
    """Sentences about who stands behind the case; none of them decides anything."""
    found = BrokerSignal.objects.filter(district=case.district, case_id=case.id).order_by("registered", "code")
    return [
        _SIGNAL.get(row.code, "").format(families=row.families) + (_KNOWN if row.registered else "") for row in found
    ]


def _facts(
    one: Application, traits: CaseTraits | None, offices: Mapping[str, str], moment: tuple[ZoneInfo, datetime]
) -> list[tuple[str, str]]:
    at, now = moment
    born = format_long(traits.born) if traits and traits.born else ""
    return [
        ("Nama", one.subject_name),
        ("NIK", traits.nik if traits else ""),
        ("Tanggal lahir", born),
        ("Ibu", traits.mother if traits else ""),
        ("NIK ibu", traits.mother_nik if traits else ""),
        ("Nomor", one.number),
        ("Kantor", offices.get(one.home_office, one.home_office)),
        ("Diterima", show.day_and_clock(one.first_received_at, at, now)),
        ("Pemohon", one.applicant_name),
        ("Keadaan", queues.chip_of(one, late=False).words),
    ]
