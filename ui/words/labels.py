"""Words for values and states: sexes, public labels of a case, services' families."""

from __future__ import annotations

SEX: dict[str, str] = {"1": "laki-laki", "2": "perempuan"}

PUBLIC_LABEL: dict[str, str] = {
    "draf": "Draf",
    "berkas_dititip": "Berkas dititip",
    "menunggu_tanda_tangan": "Menunggu tanda tangan",
    "siap_dikirim": "Siap dikirim",
    "menunggu_jaringan": "Menunggu jaringan",
    "terkirim": "Terkirim ke Disdukcapil",
    "diperiksa": "Sedang diperiksa",
    "perlu_perbaikan": "Perlu perbaikan",
    "sedang_diperbaiki": "Sedang diperbaiki",
    "ditolak": "Ditolak",
    "lengkap": "Berkas dinyatakan lengkap",
    "diproses": "Diproses / input SIAK",
    "validasi": "Menunggu validasi",
    "tte": "Menunggu tanda tangan elektronik",
    "terbit": "Dokumen terbit",
    "siap_diambil": "Siap diambil",
    "selesai": "Selesai",
    "dibatalkan": "Dibatalkan",
    "kedaluwarsa": "Kedaluwarsa",
    "menunggu_blangko": "Menunggu blangko",
    "ditangguhkan": "Ditangguhkan",
    "perlu_dilihat": "Perlu dilihat",
}
