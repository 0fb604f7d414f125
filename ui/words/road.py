"""Sentences about the network, enrolment and what the centre answered."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "link.offline": "Tidak ada jaringan; permohonan tetap tersimpan aman.",
    "link.timeout": "Jaringan sangat lambat. Pengiriman diteruskan sendiri nanti.",
    "link.refused": "Server Disdukcapil belum dapat dihubungi. Akan dicoba lagi sendiri.",
    "link.tls": "Sambungan aman ke Disdukcapil gagal. Jika berulang, hubungi admin Disdukcapil.",
    "link.clock": "Tanggal komputer ini keliru. Mohon perbaiki tanggal dan jam; data tetap aman.",
    "link.server": "Server Disdukcapil sedang bermasalah. Akan dicoba lagi sendiri.",
    "link.captive": "Wi-Fi ini meminta masuk dahulu. Buka peramban, masuk ke Wi-Fi, lalu coba lagi.",
    "link.identity": "Yang menjawab bukan server Disdukcapil. Tidak ada data yang dikirim. Hubungi admin Disdukcapil.",
    "enrol.code": "Kode tidak cocok. Periksa huruf dan angkanya, lalu coba lagi.",
    "enrol.used": "Kode ini sudah dipakai. Minta kode baru kepada admin Disdukcapil.",
    "enrol.expired": "Kode ini sudah lewat masa berlakunya. Minta kode baru kepada admin Disdukcapil.",
    "enrol.too_many": "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
    "enrol.file": "Berkas ini bukan berkas pendaftaran Loket. Pilih berkas dari Disdukcapil.",
    "enrol.ca": "Server ini bukan server yang membuat kode. Jangan lanjutkan; hubungi admin Disdukcapil.",
}
