"""Who stands behind a submission: the family, the telephone, a proxy, the account and whether it is in its area."""

from __future__ import annotations

from collections.abc import Mapping

from central.devices.models import Office, Operator
from kiosk.domain.applicants import is_entitled
from kiosk.domain.broker_signals import Registered
from kiosk.domain.neighbourhoods import is_inside, of_address
from sync.protocol.records import Record

_KECAMATAN = 6
_FAMILY_CARDS = ("anak.no_kk", "pelapor.no_kk", "pemohon.no_kk", "keluarga.no_kk")
_REPORTERS = ("pelapor", "pemohon")


def family_of(answers: Mapping[str, str], case_id: str) -> str:
    """What tells this family from others: the number of its card, else the mother's NIK, else the case alone."""
    card = family_card(answers)
    return card or answers.get("ibu.nik", "") or case_id


def family_card(answers: Mapping[str, str]) -> str:
    """The number of the family's card, "" where none is given."""
    return next((answers[path] for path in _FAMILY_CARDS if answers.get(path)), "")


def proxy_of(answers: Mapping[str, str], service: str) -> str:
    """The NIK of an applicant who is neither family nor guardian; "" for everybody else."""
    for who in _REPORTERS:
        relation = answers.get(f"{who}.hubungan", "")
        if relation and not is_entitled(relation, service):
            return answers.get(f"{who}.nik", "")
    return ""


def is_outside(record: Record, home_office: str, answers: Mapping[str, str]) -> bool:
    """Whether the account sent this from outside its area.

    The area of a village account is its office: the result is fetched elsewhere, or the family's card is of another
    kecamatan. A volunteer has his RT/RW besides, where the applicant's address names one. What is unknown lies inside.
    """
    if home_office != record.office:
        return True
    card, office = family_card(answers), record.office.replace(".", "")
    if card and card[:_KECAMATAN] != office[:_KECAMATAN]:
        return True
    operator = Operator.objects.filter(district=record.district, id=record.operator).first()
    return bool(operator and operator.area) and not is_inside(_place(answers), operator.area if operator else [])


def registered(district: str) -> Registered:
    """The telephones and NIKs that the district wrote down: of its offices, and of its active volunteers."""
    offices = Office.objects.filter(district=district).values_list("phones", flat=True)
    volunteers = list(Operator.objects.filter(district=district, active=True).exclude(area=[]).values("phone", "nik"))
    phones = {phone for listed in offices for phone in listed} | {one["phone"] for one in volunteers}
    return Registered(frozenset(phones - {""}), frozenset({one["nik"] for one in volunteers} - {""}))


def _place(answers: Mapping[str, str]) -> str:
    addresses = (answers.get(f"{who}.alamat", "") for who in (*_REPORTERS, "ibu", "ayah"))
    return next((found for found in map(of_address, addresses) if found), "")
