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
}
WORDS |= {
    "link.denied": "Disdukcapil menolak kode atau komputer ini. Periksa kodenya, atau hubungi admin Disdukcapil.",
    "link.answer": "Jawaban server tidak dapat dibaca. Akan dicoba lagi sendiri.",
    "sync.bug": "Pengiriman terhenti karena kendala di komputer ini. Data tetap aman; hubungi admin Disdukcapil.",
    "enrolment.code": "Kode terdiri atas 12 huruf dan angka. Periksa lagi, lalu coba sekali lagi.",
    "enrolment.refused": "Kode tidak cocok. Periksa huruf dan angkanya, lalu coba lagi.",
    "enrolment.used": "Kode ini sudah dipakai. Minta kode baru kepada admin Disdukcapil.",
    "enrolment.expired": "Kode ini sudah lewat masa berlakunya. Minta kode baru kepada admin Disdukcapil.",
    "enrolment.slow": "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
    "enrolment.file": "Berkas ini bukan berkas pendaftaran Loket. Pilih berkas dari Disdukcapil.",
    "enrolment.field": "Berkas ini tidak lengkap. Minta lagi kepada admin Disdukcapil.",
    "enrolment.json": "Berkas ini bukan berkas pendaftaran Loket. Pilih berkas dari Disdukcapil.",
    "enrolment.format": "Berkas ini bukan berkas pendaftaran Loket. Pilih berkas dari Disdukcapil.",
    "enrolment.not_asked": "Komputer ini belum membuat berkas permintaan. Pilih berkas kode dahulu.",
    "enrolment.proof": "Berkas jawaban ini bukan untuk komputer ini. Minta lagi kepada Disdukcapil.",
    "enrolment.nonce": "Berkas jawaban ini bukan untuk permintaan yang terakhir. Minta lagi kepada Disdukcapil.",
    "definition.unread": "Program di komputer ini perlu diperbarui untuk memakai aturan baru. Sementara itu aturan sebelumnya tetap dipakai, dan permohonan tetap dapat dikirim.",
}
