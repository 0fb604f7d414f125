"""What a family reads when it is called: on a slip, on the list of a head of RT, in a message. Never why, no NIK."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.domain.call_list import Call, Why
from kiosk.domain.names import official_name
from kiosk.domain.to_bring import Bring, Need

OLD_DOCUMENTS = {"KK_LAMA": "KK lama", "KTP_LAMA": "KTP-el lama", "KIA_LAMA": "KIA lama"}
"""What each kind of old document is called."""

_HIDDEN_PAPER = "berkas yang diminta petugas"
_PRIVATE = {
    Need.SIGNATURE: "menandatangani {name}",
    Need.CHECK: "mencocokkan {name}",
    Need.TALK: "datang untuk penjelasan petugas",
    Need.RECEIPT: "tanda terima",
    Need.PAPER: "{name} asli",
    Need.OLD: "{name} asli, untuk ditukar",
}
_PUBLIC = {
    Need.SIGNATURE: "datang sendiri untuk tanda tangan",
    Need.CHECK: "datang untuk mencocokkan isian",
    Need.TALK: "datang untuk penjelasan petugas",
    Need.RECEIPT: "tanda terima",
}


def for_officer(bring: Iterable[Bring]) -> tuple[str, ...]:
    """What to bring, with names, for the officer who calls."""
    unnamed = {Need.SIGNATURE: "menandatangani formulir", Need.PAPER: _HIDDEN_PAPER}
    said = (
        unnamed.get(one.need, _PRIVATE[one.need]) if not one.name else _PRIVATE[one.need].format(name=_small(one.name))
        for one in bring
    )
    return tuple(dict.fromkeys(said))


def for_others(bring: Iterable[Bring]) -> tuple[str, ...]:
    """What to bring, in words that anybody may read."""
    return tuple(dict.fromkeys(map(_openly, bring)))


def headline(calls: Sequence[Call]) -> str:
    """What a slip is about, for one family."""
    kinds = {call.why for call in calls}
    if kinds == {Why.READY}:
        return "Dokumen Anda sudah dapat diambil."
    if kinds == {Why.RETURNED}:
        return "Permohonan Anda perlu dilengkapi."
    return "Ada dokumen yang dapat diambil dan permohonan yang perlu dilengkapi."


def message(call: Call, office: str) -> str:
    """The text of an SMS or WhatsApp message; no NIK, no reason, no link."""
    what = "sudah dapat diambil" if call.why is Why.READY else "perlu dilengkapi"
    bring = ", ".join(for_others(call.bring))
    number = f" Nomor panggil {call.call_name}." if call.call_name else ""
    left = f" Paling lambat {call.days_left} hari lagi." if call.days_left is not None else ""
    name = official_name(call.applicant or call.name)
    return (
        f"Bapak/Ibu {name}, dokumen kependudukan Anda {what} di {office}. Mohon membawa: {bring}.{number}{left}"
        " Layanan ini GRATIS. Balas BERHENTI bila tidak ingin dikabari lewat pesan."
    )


def days(call: Call) -> str:
    """``sisa 12 hari``, ``hari terakhir``; "" where nothing expires."""
    if call.days_left is None:
        return ""
    return f"sisa {call.days_left} hari" if call.days_left else "hari terakhir"


def _openly(one: Bring) -> str:
    if one.need in _PUBLIC:
        return _PUBLIC[one.need]
    return _PRIVATE[one.need].format(name=_small(one.name)) if one.open else _HIDDEN_PAPER


def _small(name: str) -> str:
    """A label inside a sentence: its first letter small, unless it begins an abbreviation or a document's own name."""
    word = name.partition(" ")[0]
    keeps = word.isupper() or word[1:2].isupper() or "-" in word or word in {"Kartu", "Surat", "Akta"}
    return name if keeps else name[:1].lower() + name[1:]
