"""The history of a case in words: who did what, when, from which counter, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from central.backoffice import show, words
from central.devices.models import Device, Office, Operator
from central.register.models import Application, HistoryEntry, Product, Revision


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the history; ``lines`` are reasons and notes below it."""

    words: str
    at: str
    who: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Names:
    """What ids of the district are called."""

    operators: Mapping[str, str]
    devices: Mapping[str, str]

    def who(self, who: str, device: str) -> str:
        """An officer by name, an operator with the counter where he works, or the centre itself."""
        if not device:
            return who
        person, place = self.operators.get(who, ""), self.devices.get(device, "komputer kelurahan")
        return f"{person}, {place}" if person else place


def names(district: str) -> Names:
    """The names of every operator and counter of ``district``."""
    offices = dict(Office.objects.filter(district=district).values_list("code", "name"))
    devices = Device.objects.filter(district=district).values_list("id", "office", "kiosk_code")
    return Names(
        dict(Operator.objects.filter(district=district).values_list("id", "name")),
        {device: f"{offices.get(office, office)} ({kiosk})" for device, office, kiosk in devices},
    )


def history(case: Application, at: ZoneInfo, labels: Mapping[str, str]) -> list[Told]:
    """Every move of the case, newest first, and the submissions that did not count; ``labels`` name its parts."""
    known = names(case.district)
    products = dict(Product.objects.filter(district=case.district, case_id=case.id).values_list("code", "name"))
    scope = HistoryEntry.objects.filter(district=case.district, case_id=case.id)
    found = [(entry.at, entry.id, _told(entry, at, known, products, labels)) for entry in scope]
    found += [(entry.received_at, entry.id, _unused(entry, at, known)) for entry in _others(case)]
    return [told for _, _, told in sorted(found, key=lambda item: item[:2], reverse=True)]


def _others(case: Application) -> list[Revision]:
    return list(Revision.objects.filter(district=case.district, case_id=case.id, effect="not_applied"))


def _told(
    entry: HistoryEntry, at: ZoneInfo, known: Names, products: Mapping[str, str], labels: Mapping[str, str]
) -> Told:
    said = words.DEED.get(entry.deed, "")
    if not said:
        table = words.PRODUCT if entry.product else words.STATUS
        said = table[entry.new].words if entry.new in table else entry.deed
    if entry.product:
        said = f"{products.get(entry.product, entry.product)}: {show.inside(said)}"
    lines = [*_reasons(entry.detail, labels), *([entry.note] if entry.note else [])]
    if entry.detail.get("from"):
        lines.append(f"Diambil alih dari {entry.detail['from']}.")
    if entry.deed == "handed_over" and entry.detail.get("receiver"):
        lines.append(f"Penerima: {entry.detail['receiver']}.")
    if entry.deed == "contacted":
        lines.append(words.CONTACT_WAY.get(str(entry.detail.get("way", "")), "Disampaikan oleh petugas."))
    return Told(said, show.long(entry.at, at), known.who(entry.who, entry.device), lines)


def _reasons(detail: Mapping[str, object], labels: Mapping[str, str]) -> list[str]:
    given = detail.get("reasons")
    found = []
    for reason in given if isinstance(given, list) else ():
        path, code, note = (str(reason.get(name, "")) for name in ("path", "code", "note"))
        said = f"{labels.get(path, path)}: {show.inside(words.RETURN_WORDS.get(code, code))}"
        found.append(f"{said} ({note})" if note else said)
    if "code" in detail:
        code = str(detail["code"])
        found.append(words.REJECT_WORDS.get(code, code))
    return found


def _unused(revision: Revision, at: ZoneInfo, known: Names) -> Told:
    said = (
        f"Kiriman perbaikan ke-{revision.number - 1} tidak dipakai" if revision.number > 1 else "Kiriman tidak dipakai"
    )
    why = words.NOT_APPLIED.get(revision.effect_code, "Disimpan di samping permohonan ini.")
    return Told(said, show.long(revision.received_at, at), known.who(revision.operator, revision.device_id), [why])
