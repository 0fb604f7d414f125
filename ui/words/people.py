"""Sentences about people and cases beside each other: duplicates, twins, volunteers and their area."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "duplicate.birth_same_child": "Nama anak mirip, tanggal lahir berdekatan, dan ibunya sama.",
    "duplicate.birth_same_mother": "Ibunya sama, dan kedua kelahiran berjarak kurang dari 270 hari.",
    "duplicate.death_same_nik": "NIK almarhum/almarhumah sama.",
    "duplicate.open_for_subject": "Permohonan lain untuk orang ini masih terbuka.",
    "duplicate.reason": "Tulis alasannya dengan singkat, agar petugas Disdukcapil mengerti.",
    "duplicate.unknown": "Kedua permohonan ini tidak lagi mirip. Buka kembali halaman ini.",
    "twin.service": "Salin untuk kembar hanya untuk akta kelahiran.",
    "volunteer.desk": "Keluar dahulu, lalu masuk dengan nama Anda sendiri.",
    "volunteer.office_only": "Bagian ini untuk petugas kantor. Mintalah bantuan petugas desa atau kelurahan.",
    "volunteer.not_own": "Permohonan ini diisi orang lain. Anda dapat membuka permohonan yang Anda isi sendiri.",
    "volunteer.pointed_only": "Permohonan yang sudah dikirim tidak dibuka lagi. Anda melihat bagian yang perlu diperbaiki saja.",
    "volunteer.path": "Bagian ini tidak diminta untuk diperbaiki.",
    "volunteer.area": "RT/RW ini di luar wilayah Anda. Tulis seperti 002/005, atau hubungi relawan RT itu.",
    "death.name": "Tulis nama almarhum/almarhumah.",
    "death.date": "Tanggal meninggal belum terjadi. Periksa lagi tanggalnya.",
}
