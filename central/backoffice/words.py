"""The officers' words: states, reasons, deeds and roles by their stable codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.domain.application import ProductStatus, Status
from kiosk.domain.complaints import ComplaintStatus


@dataclass(frozen=True, slots=True)
class Chip:
    """A state as shown: icon and words first, colour third (``tone`` is a class of the style sheet)."""

    words: str
    icon: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A coded reason for returning or rejecting."""

    code: str
    words: str


WAITING: Final = Chip("Menunggu", "timer-sand")
MENDED: Final = Chip("Perbaikan masuk", "file-document-outline", "warn")
LATE: Final = Chip("Lewat waktu", "clock-alert-outline", "errfull")

STATUS: Final[dict[str, Chip]] = {
    Status.RECEIVED: WAITING,
    Status.IN_REVIEW: Chip("Diperiksa", "eye-check-outline", "info"),
    Status.RETURNED: Chip("Dikembalikan", "arrow-u-left-top", "err"),
    Status.REJECTED: Chip("Ditolak", "close-octagon-outline", "errfull"),
    Status.COMPLETE: Chip("Berkas lengkap", "text-box-check-outline", "brand"),
    Status.ISSUED: Chip("Dokumen terbit", "certificate-outline", "ok"),
    Status.DONE: Chip("Selesai", "check-circle", "okfull"),
    Status.WITHDRAWN: Chip("Dibatalkan", "cancel"),
    Status.EXPIRED: Chip("Kedaluwarsa", "clock-remove-outline"),
    Status.SUSPENDED: Chip("Ditangguhkan", "pause-circle-outline", "warn"),
}
STATE: Final[dict[str, str]] = {
    Status.RECEIVED: "Ambil dahulu untuk memutuskan.",
    Status.RETURNED: "Menunggu perbaikan dari kelurahan.",
    Status.REJECTED: "Permohonan ini ditolak.",
    Status.COMPLETE: "Berkas lengkap. Dokumen sedang dibuat.",
    Status.ISSUED: "Semua dokumen terbit. Menunggu diserahkan kepada pemohon.",
    Status.DONE: "Semua dokumen sudah diserahkan.",
    Status.WITHDRAWN: "Permohonan ini dibatalkan oleh pemohon.",
    Status.EXPIRED: "Permohonan ini kedaluwarsa.",
    Status.SUSPENDED: "Permohonan ini ditangguhkan.",
}
PRODUCT: Final[dict[str, Chip]] = {
    ProductStatus.PENDING: Chip("Menunggu dibuat", "timer-sand"),
    ProductStatus.PROCESSING: Chip("Diproses / input SIAK", "progress-clock", "brand"),
    ProductStatus.VALIDATION: Chip("Menunggu validasi", "account-check-outline", "brand"),
    ProductStatus.SIGNING: Chip("Menunggu tanda tangan elektronik", "draw-pen", "brand"),
    ProductStatus.ISSUED: Chip("Terbit", "certificate-outline", "ok"),
    ProductStatus.WAITING_STOCK: Chip("Menunggu blangko", "timer-sand", "warn"),
    ProductStatus.PRINTED: Chip("Dicetak", "printer-outline", "ok"),
    ProductStatus.DISPATCHED: Chip("Dikirim ke kelurahan", "send-check-outline", "ok"),
    ProductStatus.ARRIVED: Chip("Tiba di kelurahan", "hand-extended-outline", "ok"),
    ProductStatus.HANDED_OVER: Chip("Diserahkan", "check-circle", "okfull"),
    ProductStatus.SUSPENDED: Chip("Ditangguhkan", "pause-circle-outline", "warn"),
    ProductStatus.CANCELLED: Chip("Dibatalkan", "cancel"),
}
PRODUCT_MOVE: Final[dict[str, str]] = {
    ProductStatus.PROCESSING: "Teruskan ke input SIAK",
    ProductStatus.VALIDATION: "Minta validasi",
    ProductStatus.SIGNING: "Ajukan tanda tangan elektronik",
    ProductStatus.WAITING_STOCK: "Menunggu blangko",
    ProductStatus.PRINTED: "Sudah dicetak",
    ProductStatus.DISPATCHED: "Dikirim ke kelurahan",
    ProductStatus.ARRIVED: "Tiba di kelurahan",
    ProductStatus.SUSPENDED: "Tangguhkan",
}

RETURN_REASONS: Final = (
    Reason("scan_unreadable", "Hasil pindai tidak terbaca"),
    Reason("not_original", "Bukan dokumen asli"),
    Reason("papers_missing", "Berkas kurang"),
    Reason("data_differs", "Data tidak sama dengan dokumen"),
    Reason("nik_not_found", "NIK tidak ditemukan"),
    Reason("marriage_not_in_kk", "Status perkawinan di KK belum sesuai"),
    Reason("signature_missing", "Tanda tangan atau saksi belum lengkap"),
    Reason("wrong_service", "Salah layanan"),
    Reason("already_issued", "Sudah pernah terbit"),
    Reason("other", "Lainnya"),
)
LIKELY_FOR_SCAN: Final = "scan_unreadable not_original papers_missing signature_missing"
LIKELY_FOR_DATA: Final = "data_differs"
LIKELY_FOR_NIK: Final = "nik_not_found data_differs"
REJECT_REASONS: Final = (
    Reason("already_issued", "Dokumen yang sama sudah pernah terbit"),
    Reason("not_entitled", "Pemohon tidak berhak mengajukan"),
    Reason("false_data", "Data terbukti tidak benar"),
    Reason("wrong_district", "Harus diurus di daerah lain atau lembaga lain"),
    Reason("other", "Lainnya"),
)
RETURN_WORDS: Final = {reason.code: reason.words for reason in RETURN_REASONS}
REJECT_WORDS: Final = {reason.code: reason.words for reason in REJECT_REASONS}
ROLE: Final[dict[str, str]] = {
    "verifier": "Verifikator",
    "operator": "Operator",
    "supervisor": "Sub-koordinator",
    "head": "Kepala Dinas",
    "admin": "Admin",
    "auditor": "Auditor",
}
REPLY: Final[dict[str, Chip]] = {
    "accepted": Chip("Diterima", "check-circle", "ok"),
    "duplicate": Chip("Sudah ada", "content-copy"),
    "conflict": Chip("Isi berbeda", "alert", "err"),
    "deferred": Chip("Ditunda", "clock-outline", "warn"),
    "rejected": Chip("Ditolak", "close-octagon-outline", "err"),
}
RECORD_TYPE: Final[dict[str, str]] = {
    "application.submitted": "Permohonan",
    "application.withdrawn": "Pembatalan",
    "handover.recorded": "Penyerahan",
    "contact.recorded": "Kabar kepada keluarga",
    "audit.noted": "Catatan audit",
    "device.reported": "Laporan perangkat",
    "record.voided": "Pembatalan kiriman",
    "complaint.filed": "Pengaduan",
    "household.recorded": "Pendataan",
}
DEED: Final[dict[str, str]] = {
    "submitted": "Permohonan diterima dari kelurahan",
    "received": "Permohonan diterima dari kelurahan",
    "mended": "Perbaikan diterima",
    "claimed": "Mulai diperiksa",
    "released": "Dilepas ke antrean",
    "returned": "Dikembalikan untuk diperbaiki",
    "rejected": "Ditolak",
    "completed": "Berkas dinyatakan lengkap",
    "issued": "Dokumen terbit",
    "handed_over": "Diserahkan kepada penerima",
    "withdrawn": "Dibatalkan pemohon",
    "contacted": "Keluarga sudah diberi tahu",
}
CONTACT_WAY: Final[dict[str, str]] = {
    "call": "Lewat telepon.",
    "message": "Lewat SMS atau WhatsApp.",
    "slip": "Lewat surat panggilan.",
    "visit": "Disampaikan langsung.",
}
COMPLAINT_STATUS: Final[dict[ComplaintStatus, Chip]] = {
    ComplaintStatus.WAITING: Chip("Menunggu diproses", "timer-sand"),
    ComplaintStatus.IN_PROCESS: Chip("Sedang diproses", "progress-clock", "brand"),
    ComplaintStatus.DONE: Chip("Selesai", "check-circle", "okfull"),
    ComplaintStatus.FORWARDED: Chip("Diteruskan", "send-check-outline", "info"),
    ComplaintStatus.REJECTED: Chip("Ditolak", "close-octagon-outline", "errfull"),
}
COMPLAINT_MOVE: Final[dict[ComplaintStatus, str]] = {
    ComplaintStatus.IN_PROCESS: "Sedang diproses",
    ComplaintStatus.DONE: "Selesai dijawab",
    ComplaintStatus.FORWARDED: "Diteruskan ke instansi lain",
    ComplaintStatus.REJECTED: "Ditolak",
}
COMPLAINT_CATEGORY: Final[dict[str, str]] = {
    "keterlambatan": "Layanan terlambat",
    "syarat_tidak_jelas": "Syarat tidak jelas",
    "pungutan": "Pungutan atau calo",
    "petugas": "Petugas",
    "data_salah": "Data pada dokumen salah",
    "aplikasi": "Aplikasi atau perangkat",
    "lainnya": "Lainnya",
}
PROBLEM: Final[dict[str, str]] = {
    "complaint.unknown": "Pengaduan ini tidak ditemukan.",
    "note.length": "Penjelasan terlalu panjang. Paling banyak {most} huruf.",
    "move.not_allowed": "Keadaan permohonan sudah berubah, jadi langkah ini tidak dapat dilakukan lagi.",
    "case.changed": "Permohonan ini baru saja berubah. Periksa kembali sebelum memutuskan.",
    "case.claimed_by_other": "Permohonan ini sedang diperiksa {name}.",
    "case.incomplete": "Belum dapat dinyatakan lengkap: {missing} masih dalam perjalanan.",
    "case.not_complete": "Nyatakan berkas lengkap dahulu.",
    "case.unknown": "Permohonan ini tidak ditemukan.",
    "product.unknown": "Dokumen ini bukan bagian dari permohonan.",
    "product.kind": "Langkah ini bukan untuk jenis dokumen ini.",
    "product.number": "Nomor dokumen terlalu panjang.",
    "case.not_claimed": "Ambil permohonan ini dahulu, lalu putuskan.",
    "deed.forbidden": "Akun Anda tidak berhak membuka atau melakukan ini. Hubungi admin dinas bila seharusnya berhak.",
    "reasons.missing": "Pilih alasan untuk setiap bagian yang ditandai.",
    "note.missing": "Penjelasan belum ditulis.",
    "reasons.code": "Pilih alasan dari daftar.",
    "pdf.format": "Berkas ini bukan PDF yang utuh. Pilih berkas PDF dari SIAK.",
    "pdf.size": "PDF ini terlalu besar. Paling besar 5 MB.",
    "pdf.empty": "Berkas ini kosong.",
    "number.missing": "Isi nomor dokumen.",
    "case.not_taken_over": "Tulis alasan mengambil alih.",
    "file.missing": "Pilih berkas PDF dahulu.",
    "note.take_back": "Tulis alasan menarik kembali dokumen ini.",
    "device.name_differs": "Nama kantor yang diketik tidak sama, atau alasannya kosong. Komputer tidak dicabut.",
    "kiosk.used_up": "Kantor ini sudah memakai semua kode komputer.",
}


def problem(code: str, details: Mapping[str, str | int] | None = None) -> str:
    """The sentence for what went wrong; a calm general one for a code without words."""
    said = PROBLEM.get(code)
    if said is None:
        return f"Langkah ini belum berhasil. Coba lagi. (kode {code})"
    return said.format_map(details or {})


WARNING: Final[dict[str, str]] = {
    "nik.date_differs": "Tanggal lahir berbeda dengan NIK.",
    "nik.sex_differs": "Jenis kelamin berbeda dengan NIK.",
    "nik.region_old": "Kode wilayah pada NIK sudah tidak dipakai.",
    "nik.date_invalid": "Tanggal di dalam NIK tidak ada di kalender.",
    "nik.province": "Kode provinsi pada NIK tidak dikenal.",
    "kk.looks_like_nik": "Nomor KK mirip NIK.",
    "kk.same_as_nik": "Nomor KK sama dengan NIK.",
    "kk.region_old": "Kode wilayah pada nomor KK sudah tidak dipakai.",
    "kk.date_invalid": "Tanggal di dalam nomor KK tidak ada di kalender.",
    "name.one_word": "Nama hanya satu kata.",
    "name.title": "Nama memuat kata yang mirip gelar.",
    "name.abbreviation": "Nama memuat kata yang mirip singkatan.",
    "duplicate.birth_same_child": "Mirip permohonan lain di kantor itu: anak yang sama.",
    "duplicate.birth_same_mother": "Mirip permohonan lain di kantor itu: ibu yang sama.",
    "duplicate.death_same_nik": "NIK ini sudah dilaporkan meninggal di kantor itu.",
    "duplicate.open_for_subject": "Masih ada permohonan lain yang terbuka untuk orang ini.",
}
SOURCE: Final[dict[str, str]] = {"camera": "kamera", "scanner": "pemindai", "file": "berkas", "phone": "HP"}
GATE: Final[dict[str, str]] = {
    "capture.dark": "terlalu gelap",
    "capture.glare": "ada pantulan cahaya",
    "capture.blur": "buram",
    "capture.small": "terlalu kecil",
    "capture.cut": "terpotong",
    "capture.unreadable": "tidak terbaca",
    "capture.blank": "kosong",
}
OUTCOME: Final[dict[str, str]] = {
    "applied": "Berlaku",
    "not_applied": "Disimpan, tidak dipakai",
    "held": "Menunggu permohonannya",
}
QUARANTINE: Final[dict[str, str]] = {
    "record.conflict": "Nomor kiriman sama, isinya berbeda.",
    "record.signature": "Tanda tangan digital tidak cocok.",
    "record.json": "Isi kiriman tidak dapat dibaca.",
    "record.field": "Isi kiriman tidak lengkap.",
    "record.body": "Isi permohonan tidak lengkap.",
    "record.blobs": "Daftar pindaian di dalam kiriman tidak cocok.",
    "record.subject": "Kiriman tidak menyebut permohonannya.",
    "record.id": "Nomor kiriman tidak cocok dengan isinya.",
    "device.revoked": "Dikirim oleh komputer yang sudah dicabut.",
    "device.unproven": "Dikirim oleh komputer yang belum selesai didaftarkan.",
    "record.foreign": "Kiriman memakai nama kantor atau komputer lain.",
}
DEVICE: Final[dict[str, Chip]] = {
    "unproven": Chip("Belum selesai didaftarkan", "timer-sand", "warn"),
    "active": Chip("Aktif", "check-circle", "ok"),
    "quiet": Chip("Lama tidak tersambung", "clock-alert-outline", "warn"),
    "revoked": Chip("Dicabut", "cancel", "errfull"),
}
AUDIT_DEED: Final[dict[str, str]] = {
    "case.viewed": "Melihat permohonan",
    "case.copied": "Menyalin data untuk SIAK",
    "case.searched": "Mencari",
    "case.claimed": "Mengambil permohonan",
    "case.taken_over": "Mengambil alih permohonan",
    "case.released": "Melepas permohonan",
    "case.returned": "Mengembalikan permohonan",
    "case.rejected": "Menolak permohonan",
    "case.completed": "Menyatakan berkas lengkap",
    "case.opened": "Membuka permohonan di kelurahan",
    "product.moved": "Memindahkan langkah dokumen",
    "product.issued": "Mengunggah dokumen hasil",
    "product.taken_back": "Menarik kembali dokumen hasil",
    "result.viewed": "Melihat dokumen hasil",
    "complaint.viewed": "Melihat pengaduan",
    "complaint.moved": "Mengubah keadaan pengaduan",
    "door.opened": "Masuk",
    "door.failed": "Gagal masuk",
    "door.closed": "Keluar",
    "quarantine.seen": "Memeriksa karantina",
    "enrolment.code": "Membuat kode pendaftaran",
    "device.enrolled": "Mendaftarkan komputer lewat berkas",
    "operator.granted": "Memberi akses petugas kelurahan",
    "operator.removed": "Mencabut akses petugas kelurahan",
    "device.proven": "Komputer selesai didaftarkan",
    "device.revoked": "Mencabut komputer",
    "centre.restored": "Data pusat dipulihkan",
    "clock.confirmed": "Memastikan tanggal komputer",
    "clock.jumped": "Jam komputer berubah",
    "login.failed": "Gagal masuk di kelurahan",
    "login": "Masuk di kelurahan",
    "letter.numbered": "Memberi nomor surat desa",
    "number.given": "Memberi nomor permohonan",
    "person.history": "Melihat riwayat warga di kelurahan",
    "person.searched": "Mencari riwayat warga di kelurahan",
    "result.copied": "Menyalin dokumen hasil ke flashdisk",
    "old_documents.bundled": "Mencetak daftar dokumen lama",
    "tracking.failed": "Pelacakan dengan nomor atau angka yang salah",
    "signer.added": "Menambah penanda tangan surat",
    "signer.ended": "Mengakhiri penanda tangan surat",
    "printed": "Mencetak di kelurahan",
}
VARIANT: Final[dict[str, str]] = {"PAKET_3IN1": "3\u2011in\u20111", "TERLAMBAT": "lewat 60 hari", "DEWASA": "dewasa"}
PAPER_SHORT: Final[dict[str, str]] = {
    "SKL_FASKES": "Surat lahir",
    "SKL_DESA": "Surat lahir desa",
    "SKL_NAKHODA": "Surat nakhoda",
    "BUKU_NIKAH": "Buku nikah",
    "AKTA_KAWIN": "Akta kawin",
    "BUKTI_KAWIN_LAIN": "Bukti kawin",
    "BA_POLISI": "Berita acara",
    "KK": "KK",
    "KTP": "KTP-el",
    "KTP_KUASA": "KTP-el kuasa",
    "FOTO_ANAK": "Foto anak",
    "FOTO_PASANGAN": "Foto pasangan",
    "AKTA_CERAI": "Akta cerai",
    "AKTA_MATI": "Akta kematian",
    "KITAP": "KITAP",
    "KITAS": "KITAS",
    "KK_LAMA": "KK lama",
    "KTP_PASANGAN": "KTP-el pasangan",
    "PENETAPAN_PN": "Penetapan",
    "PUTUSAN_CERAI": "Putusan cerai",
    "SK_LAHIR_MATI": "Surat lahir mati",
    "SKM_DESA": "Surat mati desa",
    "SKM_DOKTER": "Surat kematian",
    "SKM_MASKAPAI": "Surat maskapai",
    "SKM_PERWAKILAN": "Surat perwakilan",
    "SKM_POLISI": "Surat polisi",
    "SURAT_AGAMA": "Surat pemuka agama",
    "AKTA_LAHIR": "Akta lahir",
    "BUKTI_ALAMAT": "Bukti alamat",
    "BUKTI_HUBUNGAN": "Bukti hubungan",
    "HASIL_GOLDAR": "Golongan darah",
    "KK_TUMPANGAN": "KK tumpangan",
    "PASPOR": "Paspor",
    "PENGANTAR_RT_RW": "Pengantar RT/RW",
    "PENGGANTI_IDENTITAS": "Pengganti KTP-el",
    "PERNYATAAN_PEKERJAAN": "Pernyataan kerja",
    "PERNYATAAN_PEMILIK_RUMAH": "Izin pemilik rumah",
    "PERNYATAAN_TERIMA_ANGGOTA": "Izin kepala keluarga",
    "PERNYATAAN_WALI": "Pernyataan wali",
    "SKDLN": "SKDLN",
    "SKPWNI": "SKPWNI",
    "SKP_PERWAKILAN": "Surat pindah LN",
    "SK_KEWARGANEGARAAN": "SK warga negara",
    "SPLP": "SPLP",
    "SURAT_HILANG_POLISI": "Surat hilang",
    "SURAT_KERJA": "Surat kerja",
    "SURAT_KUASA_ASUH": "Kuasa asuh",
}
NOT_APPLIED: Final[dict[str, str]] = {
    "base.superseded": "Perbaikan ini menjawab pengembalian yang sudah lewat.",
    "case.already_mended": "Perbaikan lain sudah lebih dahulu diterima.",
    "case.exists": "Permohonan ini sudah pernah diterima.",
    "case.closed": "Permohonan sudah selesai ketika kiriman ini datang.",
    "case.in_process": "Permohonan sedang diproses ketika kiriman ini datang.",
    "record.training": "Kiriman latihan.",
}
EMPTY: Final[dict[str, tuple[str, str]]] = {
    "antrean": ("Antrean kosong", "Semua permohonan sudah diperiksa."),
    "menunggu": ("Tidak ada yang menunggu", "Semua permohonan sudah diperiksa."),
    "lewat": ("Tidak ada yang lewat waktu", "Semua dokumen terbit dalam 24 jam."),
    "perbaikan": ("Tidak ada perbaikan masuk", "Perbaikan dari desa dan kelurahan muncul di sini."),
    "lengkap": ("Tidak ada berkas lengkap yang menunggu", "Semua yang lengkap sudah terbit."),
    "mirip": ("Tidak ada yang mirip", "Permohonan yang mungkin sama dengan permohonan lain muncul di sini."),
    "saya": ("Tidak ada yang Anda tangani", "Ambil permohonan berikutnya dari antrean."),
    "proses": ("Tidak ada yang diproses", "Permohonan muncul di sini setelah berkasnya dinyatakan lengkap."),
    "hasil": ("Tidak ada dokumen yang ditunggu", "Semua dokumen dari SIAK sudah diunggah."),
    "terbit": ("Belum ada dokumen terbit", "Permohonan muncul di sini setelah hasilnya diunggah."),
    "cari": ("Tidak ada yang ditemukan", "Ketik nomor permohonan atau nama, lalu tekan Enter."),
}
ENROLMENT: Final[dict[str, str]] = {
    "enrolment.refused": "Kode di dalam berkas tidak cocok.",
    "enrolment.used": "Kode ini sudah dipakai. Buat kode baru.",
    "enrolment.expired": "Kode ini sudah lewat masa berlakunya. Buat kode baru.",
    "enrolment.slow": "Terlalu banyak percobaan. Coba lagi nanti.",
}
