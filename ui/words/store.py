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
WORDS |= {
    "store.missing": "Data Loket tidak ada di folder ini. Hubungi admin Disdukcapil.",
    "store.exists": "Komputer ini sudah terdaftar. Tutup Loket, lalu buka lagi.",
    "store.closed": "Data sudah ditutup. Silakan masuk lagi.",
    "keys.missing": "Berkas kunci komputer ini hilang. Jangan hapus apa pun; hubungi admin Disdukcapil.",
    "keys.damaged": "Berkas kunci komputer ini rusak. Jangan hapus apa pun; hubungi admin Disdukcapil.",
    "keys.no_slot": "Nama ini belum dapat masuk di komputer ini. Hubungi admin Disdukcapil.",
    "passphrase.wrong": "Kata sandi tidak cocok. Coba lagi dalam {wait_s} detik.",
    "passphrase.again": "Sekarang boleh dicoba lagi.",
    "passphrase.wait": "Tunggu {wait_s} detik, lalu coba lagi.",
    "passphrase.short": "Kata sandi terlalu pendek. Pakai paling sedikit {least} huruf atau angka.",
    "passphrase.weak": "Kata sandi terlalu mudah ditebak. Pakai beberapa kata atau campuran huruf dan angka.",
    "passphrase.differs": "Kedua kata sandi tidak sama. Ketik ulang.",
    "recovery.format": "Kode pemulihan terdiri atas 8 kelompok, masing-masing 4 huruf atau angka.",
    "recovery.check": "Ada huruf yang keliru. Cocokkan lagi dengan lembarnya.",
    "recovery.differs": "Belum sama dengan kode pada lembar. Cocokkan lagi.",
    "operator.unknown": "Nama ini tidak lagi bekerja di komputer ini. Hubungi admin Disdukcapil.",
    "operator.secret": "Kode aktivasi tidak cocok. Periksa lagi.",
    "device.sealed": "Komputer ini dikunci oleh Disdukcapil. Data tetap aman; hubungi admin Disdukcapil.",
    "device.missing": "Komputer ini belum terdaftar.",
    "session.closed": "Silakan masuk lagi.",
    "blob.missing": "Pindaian ini tidak ada di komputer ini. Akan diambil saat ada jaringan.",
    "blob.damaged": "Pindaian ini rusak di komputer ini. Silakan pindai ulang.",
    "blob.hash": "Pindaian ini berubah di perjalanan. Akan dikirim ulang sendiri.",
}
