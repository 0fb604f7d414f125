"""Who may apply for somebody: family and guardians, at deaths the head of the RT, anybody else with authority.

Domain.md 5.4: the applicant is the person himself, a parent, a guardian or a member of the same KK; for a death also
the ketua RT. Everybody else needs the letter of authority F-1.07 and his own KTP-el, whoever helps at the counter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.domain.duplicates import event_of

PROXY: Final = "kuasa"
"""The relation of somebody who applies with a letter of authority."""

PROXY_PAPERS: Final = frozenset({"F_1_07", "KTP_KUASA"})
"""What a proxy must show."""

_GROUPS: Final = ("pelapor", "pemohon")
_FAMILY: Final = frozenset(
    {"diri_sendiri", "ayah", "ibu", "suami", "istri", "anak", "kepala_keluarga", "saudara_kandung", "kakek_nenek",
     "wali", "anggota", "keluarga_lain"}
)  # fmt: skip
_AT_DEATHS: Final = frozenset({"ketua_rt"})


def is_entitled(relation: str, service: str) -> bool:
    """Whether somebody of this relation may apply for ``service`` without a letter of authority."""
    return relation in _FAMILY or (relation in _AT_DEATHS and event_of(service) == "death")


def applicant_group(answers: Mapping[str, str]) -> str:
    """``pelapor`` (who reports an event) or ``pemohon`` (who asks for a card), whichever was asked; else the first.

    For answers of which no definition is at hand.
    """
    return next((group for group in _GROUPS if any(path.startswith(f"{group}.") for path in answers)), _GROUPS[0])
