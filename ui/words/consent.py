"""What is read to the applicant: the privacy notice (UU 27/2022 art. 21) and the declaration, with their versions."""

from __future__ import annotations

NOTICE_VERSION = "1"
NOTICE = "Data Anda digunakan hanya untuk pengurusan dokumen kependudukan dan dilindungi undang-undang."
# icon, what it is about, the sentence
NOTICE_ROWS: tuple[tuple[str, str, str], ...] = (
    (
        "card-account-details-outline",
        "Data apa",
        "Nama, NIK, nomor KK, tempat dan tanggal lahir, alamat, nomor HP, dan gambar dokumen Anda.",
    ),
    ("file-document-check-outline", "Untuk apa", "Hanya untuk membuat dokumen yang Anda minta."),
    ("account-eye-outline", "Siapa yang melihat", "Petugas kantor ini dan petugas Disdukcapil yang memeriksa."),
    ("calendar-clock", "Berapa lama", "Di komputer ini sampai permohonan selesai dan salinannya aman di Disdukcapil."),
    ("account-check-outline", "Hak Anda", "Melihat, memperbaiki, dan membatalkan sebelum dokumen diproses."),
    ("phone-outline", "Siapa yang dihubungi", "Petugas ini atau pengaduan Disdukcapil: {complaint}."),
)
COMPLAINT = "SP4N-LAPOR!, SMS 1708"
NOTICE_FULL: tuple[str, ...] = (
    "Yang bertanggung jawab atas data Anda adalah Disdukcapil {district}, menurut UU 23/2006 yang diubah dengan UU 24/2013. Dasar pemrosesan adalah kewajiban hukum mencatat peristiwa penting.",
    "Data diisi oleh petugas bersama Anda, disimpan terkunci di komputer ini, lalu dikirim lewat sambungan aman ke Disdukcapil. Data tidak diberikan kepada pihak lain di luar undang-undang.",
    "Setiap kali data dibuka, dicetak, atau dikirim, nama petugas dan waktunya dicatat.",
    "Anda berhak meminta penjelasan, salinan, dan perbaikan data, serta mengadu menurut UU 27/2022. Petugas dapat membacakan pemberitahuan ini.",
)

DECLARATION_VERSION = "1"
DECLARATION = (
    "Saya menyatakan data yang saya isi benar. Jika tidak benar, saya bersedia dikenai sanksi sesuai peraturan."
)
