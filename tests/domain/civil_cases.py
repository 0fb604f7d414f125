"""Whole cases of fictitious people for the other services of civil registration."""

from __future__ import annotations

from datetime import date

from kiosk.domain.answers import facts_for
from kiosk.domain.conditions import Facts
from kiosk.domain.services import builtin_services
from tests.domain.birth_case import BASE, TODAY

_WITNESSES = {path: text for path, text in BASE.items() if path.startswith("saksi")}
DEATH = {
    "mati.dokumen": "akta",
    "mati.terdata": "ya",
    "pelapor.hubungan": "anak",
    "mati.nik": "9901010507500001",
    "mati.nama": "Karta Contoh",
    "mati.no_kk": "9901011508200007",
    "mati.kepala_keluarga": "ya",
    "mati.jenis_kelamin": "1",
    "mati.tempat_lahir": "99.01",
    "mati.tanggal_lahir": "1950-07-05",
    "mati.tanggal": "2026-11-10",
    "mati.pukul": "17:40",
    "mati.zona": "WIB",
    "mati.tempat": "99.01",
    "mati.sebab": "1",
    "mati.menerangkan": "1",
    "mati.tempat_makam": "TPU Contoh Maju",
    "mati.punya_ktp": "ya",
    "ibu.nama": "Sumi Contoh",
    "ibu.nik_alasan": "meninggal",
    "ayah.nama_alasan": "tidak_diketahui",
    "pelapor.nik": "9901011203930002",
    "pelapor.nama": "Budi Contoh",
    "pelapor.no_kk": "9901011508200007",
    "pelapor.telepon": "+6281200000000",
    **_WITNESSES,
}
SPOUSE = {
    "mati.dokumen": "akta_kk_ktp",
    "pelapor.hubungan": "istri",
    "pasangan.nik": "9901014203550003",
    "pasangan.nama": "Ratmi Contoh",
    "pelapor.nik": "9901014203550003",
    "pelapor.nama": "Ratmi Contoh",
}
DEATH_PAPERS = {"bukti_mati": "SKM_DOKTER", "data_mati": "KK"}
DEATH_BY_VILLAGE = {"bukti_mati": "SKM_DESA", "data_mati": "KTP"}

STILLBIRTH = {
    **{path: text for path, text in BASE.items() if path not in {"anak.nama", "anak.berat_gram", "anak.panjang_cm"}},
    "lahir_mati.lama_kandungan": "34",
    "lahir_mati.sebab": "Tidak diketahui",
    "lahir_mati.menentukan": "2",
}
del STILLBIRTH["orang_tua.tanggal_kawin"]
PROXY = {
    "pelapor.hubungan": "kuasa",
    "pelapor.nik": "9901010101700005",
    "pelapor.nama": "Darma Contoh",
    "pemberi_kuasa.nik": "9901015508950003",
    "pemberi_kuasa.nama": "Siti Contoh",
    "pemberi_kuasa.tempat_lahir": "99.01",
    "pemberi_kuasa.tanggal_lahir": "1995-08-15",
    "pemberi_kuasa.pekerjaan": "2",
    "pemberi_kuasa.alamat": "Kp. Contoh RT 002 RW 005, Contoh Jaya, Contoh",
    "pemberi_kuasa.keadaan": "sakit",
}
_COUPLE = {
    "suami.nik": "9901011203930002",
    "suami.nama": "Markus Contoh",
    "suami.no_kk": "9901011508200007",
    "suami.tanggal_lahir": "1993-03-12",
    "istri.nik": "9901015508950003",
    "istri.nama": "Yohana Contoh",
    "istri.no_kk": "9901011508200015",
    "istri.tanggal_lahir": "1995-08-15",
    "pelapor.hubungan": "suami",
    "pelapor.nik": "9901011203930002",
    "pelapor.nama": "Markus Contoh",
    "pelapor.no_kk": "9901011508200007",
    "pelapor.telepon": "+6281200000000",
    **_WITNESSES,
}
MARRIAGE = {
    **_COUPLE,
    "kawin.status_suami": "1",
    "kawin.status_istri": "3",
    "ayah_suami.nama": "Petrus Contoh",
    "ibu_suami.nama": "Maria Contoh",
    "ayah_istri.nama": "Wayan Contoh",
    "ibu_istri.nama": "Kadek Contoh",
    "kawin.agama": "2",
    "kawin.tanggal_pemberkatan": "2026-11-07",
    "kawin.pemuka_agama": "Pdt. Lukas Contoh",
    "kawin.perkawinan_ke": "1",
    "kawin.ada_perjanjian": "tidak",
}
DIVORCE = {
    **_COUPLE,
    "cerai.pengaju": "istri",
    "cerai.nomor_akta_kawin": "9901-KW-07112019-0003",
    "cerai.tanggal_akta_kawin": "2019-11-07",
    "cerai.tempat_kawin": "99.01",
    "cerai.pengadilan": "Pengadilan Negeri Contoh",
    "cerai.nomor_putusan": "12/Pdt.G/2026/PN Cth",
    "cerai.tanggal_putusan": "2026-10-05",
}


def facts_of(
    service: str,
    answers: dict[str, str],
    papers: dict[str, str] | None = None,
    *,
    variant: str = "UMUM",
    today: date = TODAY,
) -> Facts:
    """The facts of a case; an empty text takes an answer away."""
    given = {path: text for path, text in answers.items() if text}
    return facts_for(builtin_services()[service], variant=variant, answers=given, papers=papers or {}, today=today)
