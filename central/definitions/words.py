"""Sentences about mistakes in files that a registry writes: what is wrong, where, and what to do."""

from __future__ import annotations

from typing import Final

from kiosk.domain.definition import BadDefinition

PROBLEM: Final[dict[str, str]] = {
    "definition.syntax": "Berkas ini bukan TOML yang benar: {found}. Periksa tanda kutip, tanda kurung, dan baris itu.",
    "definition.table": "Di sini harus ada tabel dengan nama dan nilai.",
    "definition.list": "Di sini harus ada daftar tabel, ditulis dengan [[...]].",
    "definition.text": "Di sini harus ada teks yang tidak kosong; tertulis “{found}”.",
    "definition.texts": "Di sini harus ada daftar teks yang tidak kosong; tertulis “{found}”.",
    "definition.flag": "Di sini harus tertulis true atau false, tanpa tanda kutip; tertulis “{found}”.",
    "definition.number": "Di sini harus ada bilangan bulat yang benar; tertulis “{found}”.",
    "definition.type": "Isian “{found}” bukan jenis yang dapat diperiksa dengan aturan ini.",
    "definition.unknown": "“{found}” tidak dikenal di sini. Pakai salah satu nilai yang ada di panduan.",
    "definition.unknown_key": "Kunci ini tidak dikenal atau salah eja. Perbaiki atau hapus.",
    "definition.unknown_field": "Isian “{found}” tidak ada dalam layanan ini. Periksa ejaannya.",
    "definition.unknown_choice": "Pilihan “{found}” tidak ada pada isian itu.",
    "definition.unknown_variant": "Jenis permohonan “{found}” tidak ada dalam layanan ini.",
    "definition.unknown_paper": "Berkas “{found}” tidak disebut syarat mana pun dalam layanan ini.",
    "definition.unknown_form": "Formulir “{found}” tidak ada dalam layanan ini.",
    "definition.form_missing": "Berkas ini dapat dipilih tanpa formulir “{found}” ikut dicetak. Periksa bagian forms.",
    "definition.unknown_rule": "Aturan pemeriksaan “{found}” tidak dikenal.",
    "definition.unknown_condition": "Ketentuan bernama “{found}” belum ditulis di bagian conditions.",
    "definition.empty": "Bagian ini kosong; tulis paling sedikit satu.",
    "definition.empty_condition": "Ketentuan ini kosong. Tulis syaratnya atau hapus kuncinya.",
    "definition.operator": "Cara menulis ketentuan ini tidak dikenal: “{found}”.",
    "definition.parameter": "Ketentuan atau aturan ini tidak lengkap, atau memuat nilai yang tidak dipakai: “{found}”.",
    "definition.twice": "“{found}” tertulis dua kali. Hapus salah satu atau beri nama lain.",
    "definition.path": "“{found}” bukan nama yang dapat dipakai untuk isian atau berkas.",
    "definition.range": "Batas terendah {found} lebih besar daripada batas tertinggi.",
    "definition.impossible": "Ketentuan ini tidak pernah dapat dipenuhi.",
    "definition.circle": "Ketentuan saling menunggu tanpa akhir: {found}.",
    "definition.conditional": "Jenis permohonan tidak boleh bergantung pada isian “{found}” yang dapat tersembunyi.",
    "definition.never_reached": "Jenis permohonan “{found}” tidak pernah dapat dipilih atau diturunkan.",
    "definition.group": "Kelompok isian berulang ini belum lengkap: “{found}”.",
    "definition.version_twice": "Versi {found} sudah pernah diaktifkan dengan isi lain. Naikkan nomor version.",
    "definition.other": "Isi berkas ini bukan definisi yang disebut.",
    "definition.waiting": "Berkas definisi ini masih dalam perjalanan.",
    "overlay.not_allowed": "Tambahan daerah tidak boleh mengubah bagian ini; isian dan formulir berlaku nasional.",
    "overlay.basis": "Tulis dasar hukum daerah (basis) yang mewajibkan syarat tambahan ini.",
    "overlay.service": "Layanan “{found}” tidak ada di sini. Aktifkan dahulu layanan itu, atau perbaiki kodenya.",
    "overlay.base": "Tambahan daerah ini ditulis untuk versi {found}, bukan untuk versi layanan yang berlaku.",
    "overlay.unknown_rule": "Syarat “{found}” tidak ada dalam layanan ini. Periksa kodenya.",
    "district.code": "Kode kabupaten/kota ditulis seperti 99.02; tertulis “{found}”.",
    "district.other": "Berkas ini untuk daerah lain. Jalankan pusat daerah itu dengan LOKET_DISTRICT={found}.",
    "district.office": "Kode kantor “{found}” bukan kode desa/kelurahan daerah ini, misalnya 99.02.01.2001.",
    "district.long": "Teks ini terlalu panjang ({found} huruf). Singkatkan.",
    "district.phone": "“{found}” bukan nomor telepon. Tulis angka saja, boleh dengan spasi atau tanda hubung.",
    "district.nip": "NIP terdiri atas 18 angka tanpa spasi; tertulis “{found}”.",
    "district.date": "Tanggal ditulis tanpa tanda kutip, misalnya 2026-01-31; tertulis “{found}”.",
    "district.period": "Masa jabatan berakhir pada {found}, sebelum dimulai.",
    "district.hours": "Jam ditulis seperti \"08:00\", dan jam tutup sesudah jam buka; tertulis “{found}”.",
    "district.weekdays": "Hari ditulis sebagai angka 1 (Senin) sampai 7 (Minggu), misalnya [1, 2, 3, 4, 5].",
    "district.days": "Jumlah hari antara 1 dan 365; tertulis “{found}”.",
    "district.twice": "“{found}” tertulis dua kali.",
}  # fmt: skip


def sentence(fault: BadDefinition) -> str:
    """File and place, then the sentence: ``district.toml, signers[0].nip: NIP terdiri atas ...``."""
    said = PROBLEM.get(fault.code, "Bagian ini belum benar (kode {code}).")
    place = ", ".join(str(fault.details[name]) for name in ("file", "key") if fault.details[name])
    return f"{place}: {said.format(found=fault.details['found'], code=fault.code)}"
