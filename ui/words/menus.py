"""The tiles of the start page: what each is called, and what stands behind it in a few words."""

from __future__ import annotations

OTHERS = "LAINNYA"
MENU_WORDS = {
    "AKTA_LAHIR": ("Akta Kelahiran", "Bayi, anak, dan dewasa"),
    "AKTA_MATI": ("Akta Kematian", "Kami turut berdukacita"),
    "KK": ("Kartu Keluarga (KK)", "Baru, berubah, hilang, rusak"),
    "KIA": ("Kartu Identitas Anak", "Di bawah 17 tahun"),
    "PINDAH": ("Pindah", "Keluar dari desa ini"),
    "DATANG": ("Datang", "Masuk ke desa ini"),
    "KTP": ("KTP-el", "Menyiapkan perekaman"),
    OTHERS: ("Layanan lain", "Biodata, perkawinan, surat"),
}
