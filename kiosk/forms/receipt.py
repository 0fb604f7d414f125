"""The receipt that a resident takes home: number, what was received, how to follow it, that it costs nothing. A5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.dates import format_moment
from kiosk.domain.names import official_name
from kiosk.domain.usual_delivery import usual_words
from kiosk.forms.office import Office
from kiosk.forms.slip_page import begin, bullets, finish, heading, paragraph, rows

_MOST_PAPERS = 9

_WAITING = "Permohonan tersimpan di komputer kantor ini dan akan dikirim otomatis saat ada jaringan."
_SENT = "Permohonan sudah dikirim ke Disdukcapil."


# What opens the tracking, after `kiosk.domain.tracking_digits`.
_TRACK_WITH = {"nik": "4 angka terakhir NIK {applicant}", "phone": "4 angka terakhir nomor HP {applicant}"}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What stands on a receipt or a deposit slip.

    ``service`` and ``papers`` are words, not codes, ``applicant_word`` what the applicant is called here ("pemohon").
    ``track_with`` says which four digits open the tracking: those of a NIK or a telephone are never printed, for
    whoever finds the paper must not have both; a PIN (``pin``) must be, for nobody knows it otherwise. ``offline`` is
    whether it still waits for a network, ``usual_days`` how long the way usually takes from here (None: not known),
    ``originals_home`` whether every original was given back at once.
    """

    number: str
    call_name: str
    service: str
    subject: str
    applicant: str
    papers: Sequence[str]
    made_at: datetime
    office: Office
    offline: bool = True
    revision: int = 1
    duration: str = ""
    pickup: str = ""
    track_with: str = "nik"
    pin: str = ""
    applicant_word: str = "pelapor"
    usual_days: int | None = None
    originals_home: bool = True

    @property
    def tracking(self) -> str:
        """The sentence about tracking."""
        key = _TRACK_WITH.get(self.track_with, "PIN {pin}").format(applicant=self.applicant_word, pin=self.pin)
        return f"Untuk melacak: nomor permohonan di atas dan {key}."

    def following(self) -> Sequence[str]:
        """What happens next, as sentences."""
        sentences = (
            _WAITING if self.offline else _SENT,
            usual_words(self.usual_days) if self.offline else "",
            self.duration,
            f"Ambil hasilnya di {self.pickup or self.office.name} dengan tanda terima ini.",
        )
        return [sentence for sentence in sentences if sentence]


def receipt(data: Receipt) -> bytes:
    """The receipt as a PDF of one A5 page."""
    pen, y = begin(data.office, "TANDA TERIMA", number=data.number, call_name=data.call_name)
    y = rows(pen, y, case_rows(data))
    y = heading(pen, y + 1, f"Berkas yang diterima ({len(data.papers)})")
    y = bullets(pen, y, shortened(data.papers))
    y = heading(pen, y + 1, "Selanjutnya")
    for sentence in data.following():
        y = paragraph(pen, y, sentence)
    paragraph(pen, y, data.tracking, bold=True)
    home = " Dokumen asli dibawa pulang oleh pemohon." if data.originals_home else ""
    return finish(pen, data.office, f"Simpan tanda terima ini.{home}")


def case_rows(data: Receipt) -> list[tuple[str, str]]:
    """The rows about the case."""
    return [
        ("Layanan", data.service),
        ("Nama", official_name(data.subject)),
        (data.applicant_word.capitalize(), official_name(data.applicant)),
        ("Diterima", format_moment(data.made_at, data.office.zone)),
        ("Perbaikan", f"Kiriman ke-{data.revision}" if data.revision > 1 else ""),
    ]


def shortened(items: Sequence[str]) -> list[str]:
    """As many items as the page has room for; the rest is counted."""
    if len(items) <= _MOST_PAPERS:
        return list(items)
    return [*items[: _MOST_PAPERS - 1], f"dan {len(items) - _MOST_PAPERS + 1} berkas lain"]
