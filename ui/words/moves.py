"""Sentences of the rules of KIA, moves, arrivals and KTP-el, and of the papers for everybody."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "applicant.under_age": "Pemohon berumur {age} tahun, padahal pemohon paling muda {minimum} tahun. Jika memang begitu, pilih “Tetap lanjut”.",
    "applicant.minor": "Umurnya {age} tahun. Yang mendata diri paling muda {minimum} tahun; isi data orang tua atau walinya.",
    "applicant.not_in_family": "NIK pemohon tidak ada di antara anggota keluarga yang diisi. Lengkapi anggota keluarga sesuai KK, atau perbaiki NIK pemohon.",
    "child.same_person": "NIK anak sama dengan NIK pemohon. Lihat lagi NIK anak di KK.",
    "family.one_head": "Harus ada tepat satu kepala keluarga. Periksa hubungan dalam keluarga setiap anggota.",
    "family.same_card": "Nomor KK yang ditumpangi sama dengan nomor KK pemohon. Lihat lagi KK yang ditumpangi.",
    "form.not_yet_valid": "Formulir ini baru berlaku mulai {date}. Periksa tanggal komputer, atau pakai formulir yang berlaku sekarang.",
    "letter.old": "Surat pindah ini sudah {days} hari, padahal biasanya berlaku {maximum} hari. Permohonan tetap dapat dikirim; Disdukcapil mungkin meminta surat baru. Pilih “Tetap lanjut”.",
    "move.date": "Tanggal pindah paling lama 30 hari yang lalu dan paling jauh satu tahun lagi. Perbaiki tanggalnya.",
    "mover.none": "Belum ada anggota yang pindah. Pilih “Pindah” pada yang ikut pindah.",
    "paper.size": "Ukuran kertas ini tidak dikenal. Pilih A4 atau F4 di Pengaturan.",
    "place.other_village": "Alamat ini di luar desa atau kelurahan ini. Pilih alamat di sini, atau ajukan di kantor desa tempat tinggal yang baru.",
    "subject.kia_age": "Umurnya {age} tahun. KIA untuk anak di bawah 17 tahun; mulai umur 17 tahun pilih layanan KTP-el.",
    "subject.too_young_for_ktp": "Umurnya {age} tahun. KTP-el untuk umur {minimum} tahun ke atas atau yang sudah pernah kawin. Di bawah itu pilih layanan KIA.",
    "visit.date": "Pilih hari mulai hari ini sampai 90 hari ke depan.",
}
