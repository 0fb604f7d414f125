"""Sentences about pictures, scanners, cameras, files and printers."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "capture.dark": "Terlalu gelap. Nyalakan lampu atau mendekat ke jendela.",
    "capture.glare": "Ada pantulan cahaya. Miringkan kertas sedikit.",
    "capture.blur": "Gambar buram. Tahan kertas dan kamera diam sebentar.",
    "capture.small": "Terlalu jauh. Dekatkan kamera.",
    "capture.cut": "Dokumen terpotong. Perlihatkan keempat sudut.",
    "capture.unreadable": "Tulisan tidak terbaca. Ambil ulang lebih dekat.",
    "capture.blank": "Halaman kosong.",
    "capture.same": "Halaman ini sudah diambil.",
    "file.not_image": "Berkas ini bukan gambar atau PDF. Pilih berkas JPG, PNG, atau PDF.",
    "file.too_large": "Gambar ini terlalu besar. Foto ulang dengan ukuran biasa, atau pilih berkas lain.",
    "file.broken": "Berkas ini rusak dan tidak dapat dibuka. Pindai atau foto ulang dokumennya.",
    "file.too_many_pages": "PDF ini berisi terlalu banyak halaman. Pilih hanya halaman yang diperlukan.",
    "file.empty": "Berkas ini kosong. Pilih berkas lain.",
    "file.unreadable": "Berkas ini tidak dapat dibaca. Salin ulang ke komputer ini, lalu coba lagi.",
    "file.encrypted": "PDF ini memakai kata sandi. Simpan ulang tanpa kata sandi, atau pindai dokumennya.",
    "scanner.none": "Pemindai tidak ditemukan. Periksa kabel dan daya, atau pakai kamera.",
    "scanner.timeout": "Pemindai tidak menjawab. Periksa kabel dan daya, lalu coba lagi.",
    "scanner.jam": "Kertas macet. Keluarkan kertas, lalu tekan Pindai.",
    "scanner.empty": "Pengumpan kosong. Letakkan kertas, lalu tekan Pindai.",
    "scanner.busy": "Pemindai sedang dipakai program lain. Tutup program itu, lalu coba lagi.",
    "scanner.cover": "Penutup pemindai terbuka. Tutup, lalu tekan Pindai.",
    "scanner.failed": "Pemindaian gagal. Coba sekali lagi, atau pakai kamera.",
    "scanner.cancelled": "Pemindaian dibatalkan.",
    "camera.none": "Kamera tidak ditemukan. Sambungkan kamera, atau pakai pemindai.",
    "camera.lost": "Kamera terlepas. Sambungkan lagi, lalu coba sekali lagi.",
    "print.failed": "Pencetak tidak menjawab. Periksa kertas dan daya, lalu coba lagi.",
    "print.no_room": "Tidak ada ruang untuk menyimpan PDF. Kosongkan sebagian isi komputer ini, lalu coba lagi.",
}
WORDS |= {
    "capture.reason": "Pilih alasannya, atau ambil ulang.",
    "camera.spec": "Alamat kamera tidak dikenal. Pakai pemindai atau pilih berkas.",
    "sheet.form": "Formulir pada lembar ini tidak dipakai oleh permohonannya.",
}
