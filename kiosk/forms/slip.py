"""The slip for papers left at the counter ("Berkas dititip"): what is there, what is still missing. A5."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.forms.receipt import Receipt, case_rows, shortened
from kiosk.forms.slip_page import begin, bullets, finish, heading, paragraph, rows


def slip(data: Receipt, *, missing: Sequence[str]) -> bytes:
    """The slip as a PDF of one A5 page; ``missing`` are the names of papers and data that are to be brought."""
    pen, y = begin(data.office, "BERKAS DITITIP", number=data.number, call_name=data.call_name)
    y = rows(pen, y, case_rows(data))
    y = heading(pen, y + 1, "Yang masih perlu dibawa")
    y = bullets(pen, y, shortened(missing), boxes=True)
    if data.papers:
        y = heading(pen, y + 1, "Sudah ada di sini")
        y = bullets(pen, y, shortened(data.papers))
    y = paragraph(pen, y + 3, "Permohonan BELUM dikirim ke Disdukcapil.", bold=True)
    paragraph(
        pen, y,
        "Datanglah kembali dengan lembar ini. Setiap petugas di kantor ini dapat melanjutkannya. Jangka waktu "
        "dihitung setelah berkas lengkap.",
    )  # fmt: skip
    return finish(pen, data.office, "Lembar ini bukan tanda terima permohonan.")
