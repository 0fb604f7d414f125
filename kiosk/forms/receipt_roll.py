"""The receipt and the slip of papers left at the counter, on thermal paper 80 mm wide."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.forms.pen import GREY, QR_ERROR_LEVEL
from kiosk.forms.receipt import Receipt, case_rows, shortened
from kiosk.forms.roll import Roll
from kiosk.forms.slip_page import FREE


def receipt_roll(data: Receipt) -> bytes:
    """The receipt as a PDF of one page as long as needed."""
    roll = _begin(data, "TANDA TERIMA")
    roll.heading(f"Berkas yang diterima ({len(data.papers)})")
    roll.items(shortened(data.papers))
    roll.heading("Selanjutnya")
    for sentence in data.following():
        roll.text(sentence)
    roll.gap(1)
    roll.text(data.tracking, bold=True)
    return _end(roll, data, "Simpan tanda terima ini. Dokumen asli dibawa pulang oleh pemohon.")


def slip_roll(data: Receipt, *, missing: Sequence[str]) -> bytes:
    """The slip for a deposited case; ``missing`` are the names of what is to be brought."""
    roll = _begin(data, "BERKAS DITITIP")
    roll.heading("Yang masih perlu dibawa")
    roll.items(shortened(missing))
    if data.papers:
        roll.heading("Sudah ada di sini")
        roll.items(shortened(data.papers))
    roll.gap(1)
    roll.text("Permohonan BELUM dikirim ke Disdukcapil.", bold=True)
    roll.text("Datanglah kembali dengan lembar ini. Jangka waktu dihitung setelah berkas lengkap.")
    return _end(roll, data, "Lembar ini bukan tanda terima permohonan.")


def _begin(data: Receipt, title: str) -> Roll:
    roll = Roll(data.office, title=f"{title} {data.number}".strip())
    roll.text(title, 14, bold=True)
    roll.text(f"{data.office.name}, {data.office.district_word} {data.office.district}", 7.6, grey=GREY)
    roll.rule()
    roll.text("Nomor permohonan", 7.4, grey=GREY)
    roll.text(data.number, 10.5, bold=True)
    roll.text("Nomor panggil", 7.4, grey=GREY)
    roll.text(data.call_name, 20, bold=True)
    roll.qr(data.number, 36, error=QR_ERROR_LEVEL)
    roll.rule()
    for label, value in case_rows(data):
        roll.pair(label, value)
    return roll


def _end(roll: Roll, data: Receipt, note: str) -> bytes:
    roll.rule()
    roll.text(FREE if not data.office.complaint else f"{FREE} ({data.office.complaint})", 10, bold=True)
    roll.text(note, 7.4, grey=GREY)
    return roll.finish()
