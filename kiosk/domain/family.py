"""What a new case takes over from one of the same family: parents, reporter, witnesses and shared papers.

Field ids mean the same in every service (domain.md 2), so an answer goes to where the other definition asks for it
under the same path. What belongs to one person alone (his name, his weight, his own letter) is asked again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from kiosk.domain.definition import REASON_SUFFIX, Service
from kiosk.domain.duplicates import event_of

FAMILY: Final = frozenset({"ibu", "ayah", "orang_tua", "saksi1", "saksi2", "keluarga"})
"""Groups of answers that are the family's and its witnesses', whoever the case is about."""

_PARENTS: Final = frozenset({"ibu", "ayah", "orang_tua"})
_REPORTERS: Final = ("pelapor", "pemohon")
_RELATION: Final = "hubungan"
# Two children of one birth share these; all else of a child is its own.
_OF_ONE_BIRTH: Final = frozenset(
    {"tanggal_lahir", "tempat_kelahiran", "tempat_dilahirkan", "jenis_kelahiran", "penolong", "no_kk"}
)
_ORDER: Final = "anak_ke"
_FAMILY_CARD: Final = "no_kk"
# Letters about one child or person; whatever is signed on a form is signed for one case.
_OWN_PAPERS: Final = frozenset(
    {"SKL_FASKES", "SKL_DESA", "SKL_NAKHODA", "SKM_FASKES", "SKM_DESA", "BA_POLISI", "IJAZAH", "KTP", "FOTO_ANAK",
     "KIA", "AKTA_LAHIR", "AKTA_MATI"}
)  # fmt: skip
_FORM: Final = "F_"


def for_twin(service: Service, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers of the next child of the same birth: everything but what is that child's own.

    The order among the mother's children counts on by one; a person looks at it before the case is sent.
    """
    group = service.subject.rpartition(".")[0]
    taken = {}
    for path, value in answers.items():
        owner, _, name = path.rpartition(".")
        if owner != group or name in _OF_ONE_BIRTH:
            taken[path] = value
    order = answers.get(f"{group}.{_ORDER}", "")
    if order.isdecimal():
        taken[f"{group}.{_ORDER}"] = str(int(order) + 1)
    return taken


def for_family(source: Service, answers: Mapping[str, str], target: Service) -> dict[str, str]:
    """The answers that ``target`` asks of the same family: parents, reporter, witnesses, the number of the card.

    How the reporter stands to the person is asked anew: it is another person, or another service.
    """
    asked = target.fields_by_path()
    taken: dict[str, str] = {}
    # The parents asked of a death are those of the one who died.
    deaths = "death" in {event_of(source.code), event_of(target.code)}
    family = FAMILY - _PARENTS if deaths else FAMILY
    for path, value in answers.items():
        owner, _, name = path.rpartition(".")
        if owner in family and _base(path) in asked:
            taken[path] = value
        elif owner in _REPORTERS and _base(name) != _RELATION:
            places = [f"{one}.{name}" for one in (owner, *_REPORTERS) if _base(f"{one}.{name}") in asked]
            taken |= {place: value for place in places if place == path or place not in answers}
    card = answers.get(f"{source.subject.rpartition('.')[0]}.{_FAMILY_CARD}", "")
    place = f"{target.subject.rpartition('.')[0]}.{_FAMILY_CARD}"
    if card and place in asked:
        taken[place] = card
    return taken


def shared_kinds(kinds: Collection[str], target: Service) -> frozenset[str]:
    """Those of ``kinds`` of paper that a case of ``target`` needs too and that are the family's, not one person's."""
    wanted = {option.kind for rule in target.papers for option in rule.any_of}
    return frozenset(
        kind for kind in kinds if kind in wanted and kind not in _OWN_PAPERS and not kind.startswith(_FORM)
    )


def _base(path: str) -> str:
    """The question that an answer or the reason for having none belongs to."""
    return path.removesuffix(REASON_SUFFIX)
