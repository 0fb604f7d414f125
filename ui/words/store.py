"""Sentences about the encrypted store, signing in and this computer."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "store.too_new": "Data di komputer ini dibuat oleh Loket yang lebih baru. Pasang Loket terbaru, lalu buka lagi. Data Anda tetap aman.",
    "store.busy": "Data sedang dipakai. Coba lagi sebentar.",
    "store.damaged": "Sebagian data di komputer ini rusak. Jangan hapus apa pun; hubungi admin Disdukcapil.",
    "store.disk": "Penyimpanan komputer ini bermasalah. Isian terakhir belum tersimpan. Hubungi admin Disdukcapil.",
    "store.disk_full": "Penyimpanan komputer ini penuh. Kosongkan sebagian isinya, lalu coba lagi. Isian lama tetap aman.",
    "store.read_only": "Folder data tidak dapat ditulisi. Hubungi admin komputer ini.",
    "store.fault": "Penyimpanan tidak dapat dibuka. Mulai ulang komputer ini. Jika berulang, hubungi admin Disdukcapil.",
}
