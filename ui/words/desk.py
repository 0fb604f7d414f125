"""Sentences of the desk's daily work: calling families, tracking by number, a person's history, old documents."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "contact.nothing_to_tell": "Tidak ada yang perlu dikabarkan: permohonan ini sudah diperbaiki atau diserahkan.",
    "tracking.digits": "Isi 4 angka yang disebut pada tanda terima.",
    "tracking.wrong": "Nomor dan 4 angka tidak cocok. Periksa tanda terima, lalu coba lagi. Sisa {left} percobaan.",
    "tracking.paused": "Terlalu banyak percobaan yang tidak cocok. Tunggu {minutes} menit, atau tanyakan kepada petugas.",
    "tracking.full": "Terlalu banyak nomor yang menunggu ditanyakan. Coba lagi setelah ada jaringan.",
    "tracking.closed": "Komputer ini belum dibuka sejak dinyalakan, jadi datanya masih terkunci. Minta petugas masuk satu kali; setelah itu nomor dapat dilacak di sini.",
    "tracking.asked": "Nomor ini tidak ada di komputer ini. Akan ditanyakan saat ada jaringan.",
    "tracking.none": "Nomor permohonan tidak ditemukan. Mohon periksa nomor dan 4 angka pada tanda terima.",
    "person.short": "Ketik paling sedikit tiga huruf nama, atau 16 angka NIK.",
    "old_documents.state": "Pilih apa yang terjadi dengan dokumen lama ini.",
    "old_documents.none": "Belum ada dokumen lama yang ditarik sejak daftar terakhir.",
    "print.code_same": "Kode QR pada cetakan terbaca dan sama dengan dokumen aslinya.",
    "print.code_differs": "Kode QR pada cetakan berbeda dari dokumen ini. Pastikan lembarnya tidak tertukar, atau cetak ulang.",
    "print.code_missing": "Dokumen ini tidak memuat kode QR, jadi tidak ada yang dapat dicocokkan.",
    "copy.no_room": "Flashdisk penuh. Kosongkan sebagian isinya atau pakai flashdisk lain, lalu coba lagi.",
    "copy.failed": "Dokumen tidak dapat ditulis ke flashdisk. Cabut dan pasang lagi, lalu coba sekali lagi.",
    "copy.differs": "Salinan di flashdisk rusak dan sudah dihapus. Pakai flashdisk lain, lalu coba lagi.",
}
CONSENT_VERSION = "1"
CONSENT = "Boleh dikabari lewat SMS/WhatsApp"
CONSENT_HINT = "Boleh ditolak. Permohonan tetap diproses."
CONTACT_WAY: dict[str, str] = {
    "call": "Lewat telepon",
    "message": "Lewat SMS atau WhatsApp",
    "slip": "Lewat surat panggilan",
    "visit": "Disampaikan langsung",
}
KEEP: dict[str, str] = {
    "returned": "Asli dikembalikan",
    "kept": "Asli disimpan di kantor ini",
    "destroyed": "Asli ditarik setelah dokumen baru terbit",
}
OLD_DOCUMENT: dict[str, str] = {"KK_LAMA": "KK lama", "KTP_LAMA": "KTP-el lama", "KIA_LAMA": "KIA lama"}
OLD_STATE: dict[str, str] = {"collected": "Diambil", "lost": "Hilang", "not_brought": "Tidak dibawa"}
