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

LABEL_SENTENCE: dict[str, str] = {
    "draf": "Terakhir diubah {when}",
    "berkas_dititip": "Menunggu berkas yang kurang",
    "menunggu_tanda_tangan": "Formulir sudah dicetak",
    "siap_dikirim": "Tinggal dikirim",
    "menunggu_jaringan": "Akan dikirim otomatis saat ada jaringan",
    "terkirim": "Diterima Disdukcapil, {when}",
    "diperiksa": "Sedang diperiksa sejak {when}",
    "perlu_perbaikan": "Dikembalikan, {when}",
    "sedang_diperbaiki": "Perbaikan belum dikirim",
    "ditolak": "Ditolak, {when}",
    "lengkap": "Dinyatakan lengkap, {when}. Paling lama 24 jam",
    "diproses": "Sedang diproses Disdukcapil",
    "validasi": "Sedang diproses Disdukcapil",
    "tte": "Sedang diproses Disdukcapil",
    "terbit": "Terbit, {when}",
    "siap_diambil": "Terbit, {when}",
    "selesai": "Sudah diserahkan",
    "dibatalkan": "Dibatalkan, {when}",
    "kedaluwarsa": "Tidak diperbaiki sampai batas waktu",
    "menunggu_blangko": "Kartu menunggu blangko",
    "ditangguhkan": "Menunggu pihak lain",
    "perlu_dilihat": "Kiriman belum dapat diterima",
}

HISTORY: dict[str, str] = {
    "started": "Mulai diisi",
    "deposited": "Berkas dititip",
    "printed": "Formulir dicetak",
    "submitted": "Dikirim dari kantor ini",
    "mending": "Mulai diperbaiki",
    "definition.carried": "Dilanjutkan dengan aturan layanan yang baru",
    "withdrawn": "Dibatalkan pemohon",
    "handed_over": "Diserahkan",
    "not_applied": "Kiriman tidak dipakai",
    "received": "Diterima Disdukcapil",
    "in_review": "Sedang diperiksa",
    "returned": "Dikembalikan oleh verifikator",
    "rejected": "Ditolak",
    "complete": "Berkas dinyatakan lengkap",
    "issued": "Dokumen terbit",
    "done": "Selesai",
    "expired": "Kedaluwarsa",
    "suspended": "Ditangguhkan",
}

PRODUCT_STATUS: dict[str, str] = {
    "pending": "Menunggu dibuat",
    "processing": "Diproses / input SIAK",
    "validation": "Menunggu validasi",
    "signing": "Menunggu tanda tangan elektronik",
    "issued": "Dokumen terbit",
    "waiting_stock": "Menunggu blangko",
    "printed": "Sudah dicetak di Disdukcapil",
    "dispatched": "Dalam perjalanan ke kelurahan",
    "arrived": "Siap diambil",
    "handed_over": "Selesai",
    "suspended": "Ditangguhkan",
    "cancelled": "Dibatalkan",
}

# Captions of small tiles, where a paper's own name does not fit.
SHORT_PAPER: dict[str, str] = {
    "SKL_FASKES": "Surat lahir",
    "SKL_DESA": "Surat lahir",
    "SKL_NAKHODA": "Surat lahir",
    "BA_POLISI": "Berita acara",
    "AKTA_KAWIN": "Akta kawin",
    "BUKTI_KAWIN_LAIN": "Bukti kawin",
    "KK": "KK",
    "KTP": "KTP-el",
    "KTP_KUASA": "KTP kuasa",
}

ROLE: dict[str, str] = {
    "pelapor": "pelapor",
    "saksi1": "saksi pertama",
    "saksi2": "saksi kedua",
    "ayah": "ayah",
    "ibu": "ibu",
    "petugas": "petugas",
}
