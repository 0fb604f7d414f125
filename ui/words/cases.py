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
WORDS |= {
    "case.unknown": "Permohonan ini tidak ada di komputer ini.",
    "case.not_open": "Permohonan ini tidak sedang diisi.",
    "case.not_returned": "Tidak ada yang perlu diperbaiki pada permohonan ini.",
    "case.not_withdrawable": "Permohonan ini tidak dapat dibatalkan lagi.",
    "case.being_mended": "Permohonan ini sedang diperbaiki. Selesaikan atau hapus perbaikannya dahulu.",
    "case.incomplete": "Belum dapat dikirim: masih ada isian, berkas, atau tanda tangan yang kurang.",
    "case.rejected": "Mohon maaf, permohonan tidak dapat diproses karena: {reason} {note} Anda dapat mengajukan pengaduan.",
    "case.number_twice": "Nomor kembar: ada permohonan lain dengan nomor yang sama. Keduanya tetap sah.",
    "product.unknown": "Dokumen ini bukan bagian dari permohonan.",
    "product.not_here": "Berkas dokumen belum sampai di komputer ini. Akan diambil saat ada jaringan.",
    "paper.unknown": "Halaman ini sudah tidak ada.",
    "paper.order": "Urutan halaman berubah. Coba sekali lagi.",
    "paper.kind": "Berkas ini bukan bagian dari layanan ini.",
    "paper.empty": "Gambar ini kosong. Ambil ulang.",
    "sheet.unknown": "Lembar ini bukan dari permohonan di komputer ini.",
    "service.unknown": "Layanan ini belum ada di komputer ini.",
    "variant.unknown": "Pilihan ini tidak ada pada layanan ini.",
    "record.conflict": "Nomor kiriman sama dengan isi berbeda. Data Anda tetap aman di komputer ini; hubungi admin Disdukcapil.",
    "record.training": "Ini data latihan, tidak diproses.",
    "return.papers_missing": "Berkas kurang",
    "return.scan_unreadable": "Hasil pindai tidak terbaca",
    "return.not_original": "Bukan dokumen asli",
    "return.data_differs": "Data tidak sama dengan dokumen",
    "return.nik_not_found": "NIK tidak ditemukan",
    "return.marriage_not_in_kk": "Status perkawinan di KK belum sesuai",
    "return.signature_missing": "Tanda tangan atau saksi belum lengkap",
    "return.wrong_service": "Salah layanan",
    "return.already_issued": "Sudah pernah terbit",
    "return.other": "Lihat catatan petugas",
    "reject.not_entitled": "Pemohon tidak berhak mengajukan.",
    "reject.false_data": "Data terbukti tidak benar.",
    "reject.already_issued": "Dokumen yang sama sudah pernah terbit.",
    "reject.wrong_district": "Harus diurus di daerah lain atau lembaga lain.",
    "reject.other": "Lihat penjelasan petugas.",
}
_KEPT = "Disdukcapil belum dapat membaca kiriman ini. Data Anda tetap aman di komputer ini; hubungi admin Disdukcapil."
WORDS |= {
    "record.blobs": "Daftar pindaian pada kiriman ini tidak lengkap. Data Anda tetap aman; hubungi admin Disdukcapil.",
    "record.foreign": "Kiriman ini milik kantor lain. Data Anda tetap aman di komputer ini; hubungi admin Disdukcapil.",
    "record.body": _KEPT,
    "record.field": _KEPT,
    "record.id": _KEPT,
    "record.json": _KEPT,
    "record.signature": _KEPT,
    "record.subject": _KEPT,
    "record.trouble": "Disdukcapil belum selesai memeriksa kiriman ini. Akan dicoba lagi sendiri.",
    "device.revoked": "Komputer ini tidak lagi terdaftar. Data tetap aman; hubungi admin Disdukcapil.",
    "device.unproven": "Komputer ini belum disahkan Disdukcapil. Data tetap aman; hubungi admin Disdukcapil.",
}
WORDS |= {
    "receiver.who": "Pilih siapa yang menerima dokumen.",
    "receiver.name": "Tulis nama penerima.",
}
