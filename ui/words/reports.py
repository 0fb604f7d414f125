"""Sentences about the office's report."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "report.period": "Tanggal awal ({first}) sesudah tanggal akhir ({last}). Tukar keduanya.",
    "report.days": "Isi tanggal awal dan tanggal akhir dengan lengkap, lalu tekan Tampilkan.",
    "report.month": "Bulan ditulis tahun dan angka bulannya, misalnya 2026-10.",
    "report.place": "Berkas tidak dapat disimpan di tempat itu. Pilih folder atau flashdisk lain.",
}
