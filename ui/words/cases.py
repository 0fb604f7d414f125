"""Sentences about a case: what blocks it, what the centre said, what may be done."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "case.exists": "Permohonan ini sudah ada di Disdukcapil.",
    "case.already_mended": "Permohonan ini sudah diperbaiki dari komputer lain. Perbaikan yang pertama yang dipakai.",
    "base.superseded": "Disdukcapil sudah mengembalikan lagi dengan alasan baru. Silakan lihat alasan yang terbaru.",
    "case.closed": "Permohonan ini sudah ditutup di Disdukcapil. Kiriman Anda tetap disimpan.",
    "case.in_process": "Permohonan ini sudah diproses Disdukcapil, jadi tidak dapat diubah. Kiriman Anda tetap disimpan.",
    "product.already_handed_over": "Dokumen ini sudah diserahkan sebelumnya. Kiriman Anda tetap disimpan.",
    "product.not_issued": "Dokumen ini belum terbit. Kiriman Anda tetap disimpan.",
    "case.papers_missing": "Berkas belum lengkap: {papers}. Anda dapat menyimpan draf dan melanjutkan nanti.",
    "move.not_allowed": "Langkah ini tidak dapat dilakukan sekarang.",
}
