"""What is asked and said about complaints and the satisfaction survey, and the sentences of their codes."""

from __future__ import annotations

CATEGORIES: tuple[tuple[str, str, str], ...] = (
    ("keterlambatan", "Layanan terlambat", ""),
    ("syarat_tidak_jelas", "Syarat tidak jelas", ""),
    ("pungutan", "Diminta uang, pungutan, atau calo", "Hanya dibaca Inspektorat"),
    ("petugas", "Sikap atau tindakan petugas", "Hanya dibaca Inspektorat"),
    ("data_salah", "Data pada dokumen salah", ""),
    ("aplikasi", "Aplikasi, komputer, atau alat", ""),
    ("lainnya", "Lainnya", ""),
)
COMPLAINT_STATUS: dict[str, str] = {
    "waiting": "Menunggu diproses",
    "in_process": "Sedang diproses",
    "done": "Selesai",
    "forwarded": "Diteruskan",
    "rejected": "Ditolak",
}
OTHER_WAY = "SP4N-LAPOR!, SMS ke 1708"

# element, question, the four answers from worst to best (PermenPANRB 14/2017, our wording)
QUESTIONS: tuple[tuple[str, str, tuple[str, str, str, str]], ...] = (
    (
        "persyaratan",
        "Apakah persyaratan sesuai dengan jenis layanan?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    ("prosedur", "Apakah alur layanan mudah?", ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah")),
    ("waktu", "Apakah layanan cepat?", ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat")),
    ("biaya", "Apakah biaya wajar?", ("Sangat mahal", "Cukup mahal", "Murah", "Gratis")),
    (
        "produk",
        "Apakah hasil sesuai dengan yang tercantum?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    (
        "kompetensi",
        "Apakah petugas mampu?",
        ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    ),
    (
        "perilaku",
        "Apakah petugas sopan dan ramah?",
        ("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"),
    ),
    (
        "pengaduan",
        "Bagaimana penanganan pengaduan?",
        ("Tidak ada", "Ada, tetapi tidak berfungsi", "Berfungsi, kurang maksimal", "Dikelola dengan baik"),
    ),
    ("sarana", "Bagaimana kualitas sarana?", ("Buruk", "Cukup", "Baik", "Sangat baik")),
)

# Each: the field's name, what is asked, and the choices as code and words.
ABOUT_YOU: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("sex", "Jenis kelamin", (("L", "Laki-laki"), ("P", "Perempuan"))),
    (
        "education",
        "Pendidikan terakhir",
        (
            ("SD", "SD ke bawah"),
            ("SMP", "SMP"),
            ("SMA", "SMA atau SMK"),
            ("DIPLOMA", "D1 sampai D3"),
            ("SARJANA", "D4 atau S1"),
            ("PASCASARJANA", "S2 ke atas"),
        ),
    ),
    (
        "job",
        "Pekerjaan",
        (
            ("ASN", "ASN"),
            ("TNI_POLRI", "TNI atau Polri"),
            ("SWASTA", "Pegawai swasta"),
            ("WIRAUSAHA", "Wirausaha"),
            ("PETANI_NELAYAN", "Petani atau nelayan"),
            ("PELAJAR", "Pelajar atau mahasiswa"),
            ("RUMAH_TANGGA", "Mengurus rumah tangga"),
            ("LAINNYA", "Lainnya"),
        ),
    ),
    (
        "service",
        "Layanan yang diterima",
        (
            ("AKTA_LAHIR", "Akta Kelahiran"),
            ("KIA", "Kartu Identitas Anak"),
            ("KK", "Kartu Keluarga"),
            ("AKTA_MATI", "Akta Kematian"),
            ("PINDAH", "Pindah"),
            ("DATANG", "Datang"),
            ("KTP", "KTP-el"),
            ("LAINNYA", "Layanan lain"),
        ),
    ),
)

WORDS: dict[str, str] = {
    "complaint.category": "Pilih dahulu apa yang Anda adukan.",
    "complaint.narrative_length": "Tulisan Anda terlalu panjang: {count} huruf. Paling banyak {most} huruf. Mohon dipersingkat; tulisan Anda belum hilang.",
    "complaint.short_length": "Isian ini terlalu panjang: {count} huruf. Paling banyak {most} huruf.",
    "complaint.anonymous": "Pengaduan tanpa nama dikirim tanpa nomor. Silakan ulangi dari awal.",
    "complaint.named": "Pengaduan tanpa nama tidak boleh memuat data diri. Silakan ulangi dari awal.",
    "complaint.pictures": "Paling banyak {most} gambar. Hapus salah satu, lalu coba lagi.",
    "complaint.login": "Pengaduan dengan nama memerlukan petugas. Mohon petugas masuk dahulu, atau pilih tanpa nama.",
    "complaint.exists": "Pengaduan ini sudah tercatat di Disdukcapil.",
    "survey.empty": "Belum ada pertanyaan yang dijawab. Jawab paling sedikit satu.",
    "survey.answer": "Jawaban ini tidak dikenal. Silakan pilih lagi.",
    "survey.sex": "Pilihan ini tidak dikenal. Silakan pilih lagi.",
    "survey.education": "Pilihan ini tidak dikenal. Silakan pilih lagi.",
    "survey.job": "Pilihan ini tidak dikenal. Silakan pilih lagi.",
    "spool.full": "Tempat titipan di komputer ini penuh. Mohon petugas masuk dahulu, lalu coba lagi.",
    "receipt.format": "Nomor permohonan belum lengkap. Salin seluruh nomor pada tanda terima.",
    "receipt.check": "Nomor permohonan keliru. Cocokkan lagi dengan tanda terima.",
    "receipt.village": "Nomor permohonan keliru. Cocokkan lagi dengan tanda terima.",
    "receipt.day": "Nomor permohonan keliru. Cocokkan lagi dengan tanda terima.",
    "receipt.kiosk": "Nomor permohonan keliru. Cocokkan lagi dengan tanda terima.",
    "receipt.serial": "Nomor permohonan keliru. Cocokkan lagi dengan tanda terima.",
}
