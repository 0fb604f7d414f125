"""Sentences about answers by the codes of the form's own rules, and the words around a warning."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "field.required": "Kolom ini wajib diisi.",
    "field.reason": "Silakan pilih alasannya.",
    "field.choice": "Silakan pilih salah satu.",
    "field.length": "Isian terlalu panjang. Paling banyak {most} huruf.",
    "field.characters": "Ada tanda yang tidak dapat dicetak. Ketik ulang isian ini.",
    "field.number": "Isi dengan angka saja.",
    "field.range": "Angka ini tidak mungkin. Isi antara {minimum} dan {maximum}.",
    "field.usual": "Angka ini tidak biasa (biasanya {minimum} sampai {maximum}). Jika memang begitu, pilih “Tetap lanjut”.",
    "region.format": "Pilih wilayah dari daftar, atau ketik kode wilayah.",
    "region.level": "Pilih wilayah pada tingkat yang diminta.",
    "region.unknown": "Kode wilayah {code} tidak ada dalam daftar sekarang, mungkin kode lama. Jika memang begitu, pilih “Tetap lanjut”.",
    "region.nothing": "Wilayah tidak ditemukan. Pilih dari daftar, atau ketik kode wilayah.",
    "rt_rw.format": "Tulis RT/RW seperti 002/005.",
    "witness.same_person": "NIK ini sudah dipakai orang lain di permohonan ini. Pelapor dan dua saksi harus tiga orang yang berbeda.",
    "parent.same_person": "NIK ini sudah dipakai untuk orang lain di permohonan ini. Lihat lagi KTP-el atau KK.",
    "parent.age": "Umur saat anak lahir {age} tahun (biasanya {minimum} sampai {maximum}). Jika memang begitu, pilih “Tetap lanjut”.",
    "parent.born_later": "Tanggal lahir orang tua ({date}) tidak mungkin sesudah tanggal lahir anak ({other_date}).",
    "marriage.after_birth": "Tanggal perkawinan ({date}) sesudah tanggal lahir anak ({other_date}). Jika memang begitu, pilih “Tetap lanjut”.",
    "witness.young": "Menurut NIK, saksi ini berumur {age} tahun, padahal saksi paling muda {minimum} tahun. Jika memang begitu, pilih “Tetap lanjut”.",
    "subject.not_adult": "Umurnya {age} tahun, belum {minimum} tahun. Pilih “Anak, akta saja” pada pertanyaan awal.",
    "subject.too_old_for_kia": "Umurnya {age} tahun, sudah melewati {maximum} tahun, jadi tidak mendapat KIA. Pilih “akta saja” pada pertanyaan awal.",
    "copy.differs": "Isian ini berbeda dengan yang ditulis sebelumnya ({other_value}). Jika memang berbeda, pilih “Tetap lanjut”.",
    "answer.path": "Isian ini tidak dikenal. Mulai ulang Loket, lalu coba lagi.",
    "group.full": "Sudah {most}, tidak bisa ditambah lagi. Sisanya diajukan dalam permohonan berikutnya.",
    "group.least": "Paling sedikit harus ada {least}. Ubah isinya bila keliru.",
    "group.row": "Bagian ini sudah tidak ada. Buka kembali halamannya.",
    "group.unknown": "Bagian ini tidak dikenal. Mulai ulang Loket, lalu coba lagi.",
    "pickup.office": "Pilih kelurahan atau desa di kabupaten/kota ini.",
    "case.notice_missing": "Pemberitahuan privasi belum dibacakan untuk permohonan ini. Buka permohonan dari beranda, lalu coba lagi.",
    "case.package_missing": "Data permohonan ini belum sampai di komputer ini. Tunggu sampai ada jaringan, lalu buka lagi.",
    "case.not_refused": "Permohonan ini tidak ditolak saat dikirim, jadi tidak perlu dibuka kembali.",
    "form.unknown": "Formulir ini tidak dikenal. Pakai formulir yang dicetak dari komputer ini.",
    "declaration.missing": "Tandai dahulu pernyataan ini setelah dibacakan kepada pelapor.",
}

# What the first button of a warning says; the last code part decides where no whole code is named.
MEND: dict[str, str] = {
    "nik.date_differs": "Perbaiki tanggal",
    "nik.sex_differs": "Perbaiki jenis kelamin",
    "nik.date_invalid": "Perbaiki NIK",
    "nik.region_old": "Perbaiki NIK",
    "nik.province": "Perbaiki NIK",
    "marriage.after_birth": "Perbaiki tanggal",
    "parent.age": "Perbaiki tanggal",
    "witness.young": "Perbaiki NIK",
    "applicant.young": "Perbaiki NIK",
    "letter.old": "Perbaiki tanggal",
}
MEND_OTHERWISE: dict[str, str] = {"name": "Perbaiki nama", "kk": "Perbaiki nomor KK", "nik": "Perbaiki NIK"}

# The one line that stays of a warning that was confirmed, and how the review says it.
DONE: dict[str, str] = {
    "nik.date_differs": "tanggal lahir berbeda dengan NIK",
    "nik.sex_differs": "jenis kelamin berbeda dengan NIK",
    "nik.date_invalid": "tanggal di dalam NIK tidak ada di kalender",
    "nik.region_old": "kode wilayah NIK sudah tidak dipakai",
    "nik.province": "kode wilayah NIK tidak dikenal",
    "kk.region_old": "kode wilayah nomor KK sudah tidak dipakai",
    "kk.province": "kode wilayah nomor KK tidak dikenal",
    "kk.date_invalid": "tanggal di dalam nomor KK tidak ada di kalender",
    "kk.date_future": "tanggal di dalam nomor KK belum terjadi",
    "kk.looks_like_nik": "nomor KK mirip NIK",
    "kk.same_as_nik": "nomor KK sama dengan NIK",
    "name.one_word": "nama hanya satu kata",
    "name.title": "nama memuat kata yang mirip gelar",
    "name.abbreviation": "nama memuat singkatan",
    "name.characters": "nama memuat tanda selain huruf",
    "name.length": "nama lebih dari 60 huruf",
    "field.usual": "angka di luar kebiasaan",
    "region.unknown": "kode wilayah lama",
    "parent.age": "umur orang tua di luar kebiasaan",
    "marriage.after_birth": "tanggal perkawinan sesudah tanggal lahir anak",
    "witness.young": "saksi berumur di bawah 17 tahun menurut NIK",
    "copy.differs": "data pelapor berbeda dengan data orang tua",
    "applicant.young": "pemohon berumur di bawah 17 tahun menurut NIK",
    "letter.old": "surat pindah sudah lama",
}

# Why an error may be overridden; the officer reads the words.
OVERRIDE = "Jika pada dokumen memang tertulis begitu, pilih “Tetap lanjut” lalu sebutkan alasannya."
OVERRIDE_QUESTION = "Mengapa tetap dipakai?"
OVERRIDE_REASONS: tuple[str, ...] = (
    "Tertulis begitu di KTP-el",
    "Tertulis begitu di KK",
    "Tertulis begitu di dokumen lain",
)
