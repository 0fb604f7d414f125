"""Whole applications of fictitious people for KIA, moves, arrivals, KTP-el and non-permanent residents."""

from __future__ import annotations

from datetime import date

from kiosk.domain.answers import CheckContext, check_all, facts_for
from kiosk.domain.conditions import Facts
from kiosk.domain.groups import expanded
from kiosk.domain.services import Service, builtin_services

TODAY = date(2026, 11, 21)
OFFICE = "99.01.01.2001"


class Known:
    """A register of regions in which only province 99's villages of one kecamatan and of another kab/kota exist."""

    codes = frozenset((
        "99", "99.01", "99.01.01", "99.01.01.2001", "99.01.01.2002", "99.01.02", "99.01.02.2001", "99.02", "99.02.01",
        "99.02.01.2001",
    ))  # fmt: skip

    def get(self, code: str) -> object | None:
        return object() if code in self.codes else None


CONTEXT = CheckContext(TODAY, allow_contoh=True, regions=Known(), office=OFFICE)

APPLICANT = {
    "pemohon.nik": "9901011203930002",
    "pemohon.nama": "Budi Contoh",
    "pemohon.no_kk": "9901011508200007",
    "pemohon.telepon": "+6281200000000",
}
KIA = {
    **APPLICANT,
    "pemohon.hubungan": "ayah",
    "anak.nik": "9901015005240001",
    "anak.nama": "Aisyah Putri Contoh",
    "anak.jenis_kelamin": "2",
    "anak.tempat_lahir": "99.01",
    "anak.tanggal_lahir": "2024-05-10",
    "anak.no_akta_lahir": "9901-LU-15052024-0012",
}
FAMILY = {
    "anggota[k1].nik": "9901011203930002",
    "anggota[k1].nama": "Budi Contoh",
    "anggota[k1].shdk": "1",
    "anggota[k1].tanggal_lahir": "1993-03-12",
    "anggota[k2].nik": "9901015508950003",
    "anggota[k2].nama": "Siti Contoh",
    "anggota[k2].shdk": "3",
    "anggota[k2].tanggal_lahir": "1995-08-15",
    "anggota[k3].nik": "9901015005240001",
    "anggota[k3].nama": "Aisyah Putri Contoh",
    "anggota[k3].shdk": "4",
    "anggota[k3].tanggal_lahir": "2024-05-10",
}
MOVING = {f"anggota[{row}].pindah": "ya" for row in ("k1", "k2", "k3")}
ORIGIN = {"asal.wilayah": OFFICE, "asal.alamat": "Kp. Contoh No. 4", "asal.rt_rw": "002/005", "asal.kode_pos": "40111"}
TARGET = {
    "tujuan.tempat_tinggal": "milik_sendiri",
    "tujuan.wilayah": "99.02.01.2001",
    "tujuan.alamat": "Jl. Melati No. 1",
    "tujuan.rt_rw": "001/003",
}
PINDAH = {
    **APPLICANT,
    **FAMILY,
    **MOVING,
    **ORIGIN,
    **TARGET,
    "pemohon.hubungan": "diri_sendiri",
    "pindah.alasan": "1",
    "pindah.rencana_tanggal": "2026-12-01",
    "pindah.kk_pindah": "2",
}
DATANG = {
    **APPLICANT,
    **FAMILY,
    **TARGET,
    "tujuan.wilayah": OFFICE,
    "pemohon.hubungan": "diri_sendiri",
    "skpwni.nomor": "SKPWNI/9902/10112026/0007",
    "skpwni.tanggal": "2026-11-10",
    "asal.wilayah": "99.02",
}
KTP = {
    "pemohon.hubungan": "diri_sendiri",
    "pemohon.nik": "9901015005090001",
    "pemohon.nama": "Dewi Contoh",
    "pemohon.jenis_kelamin": "2",
    "pemohon.tempat_lahir": "99.01",
    "pemohon.tanggal_lahir": "2009-05-10",
    "pemohon.status_perkawinan": "1",
    "pemohon.no_kk": "9901011508200007",
    "pemohon.telepon": "+6281200000000",
}
VISIT = {"rekam.tanggal": "2026-11-25"}
BY_PROXY = {
    "pemohon.hubungan": "kuasa", "pemberi_kuasa.nik": "9901015508950003", "pemberi_kuasa.nama": "Siti Contoh",
    "pemberi_kuasa.tempat_lahir": "99.01", "pemberi_kuasa.tanggal_lahir": "1995-08-15",
    "pemberi_kuasa.pekerjaan": "2", "pemberi_kuasa.keadaan": "sakit",
    "pemberi_kuasa.alamat": "Kp. Contoh RT 002 RW 005, Contoh Jaya, Contoh",
}  # fmt: skip
NONPERMANEN = {
    **APPLICANT,
    **ORIGIN,
    "pemohon.jenis_kelamin": "1",
    "pemohon.tempat_lahir": "99.02",
    "pemohon.tanggal_lahir": "1993-03-12",
    "pemohon.pekerjaan": "15",
    "tinggal.bersama": "tidak",
    "asal.wilayah": "99.02.01.2001",
    "tujuan.wilayah": OFFICE,
    "tujuan.alamat": "Kp. Contoh No. 9",
    "tujuan.rt_rw": "001/001",
    "tinggal.alasan": "1",
    "tinggal.sejak": "2026-11-01",
    "tinggal.bulan": "6",
    "tinggal.pemilik_rumah": "Umar Contoh",
}
WHOLE = {
    ("KIA", "BARU_0_5"): KIA,
    ("KIA", "HILANG"): {path: text for path, text in KIA.items() if path != "anak.no_akta_lahir"},
    ("PINDAH", "DALAM_NEGERI"): PINDAH,
    ("DATANG", "KK_BARU"): DATANG,
    ("KTP_BARU", "UMUM"): {**KTP, **VISIT},
    ("KTP_HILANG", "UMUM"): KTP,
    ("KTP_RUSAK", "UMUM"): {**KTP, "ktp.sebab": "rusak"},
    ("KTP_LUAR_DOMISILI", "UMUM"): KTP,
    ("NONPERMANEN", "PENDATAAN"): NONPERMANEN,
}


def case_of(
    code: str, variant: str, answers: dict[str, str], *, papers: dict[str, str] | None = None, today: date = TODAY
) -> tuple[Service, Facts]:
    """The definition with a page a row, and the facts of the case; an empty answer takes it away."""
    given = {path: text for path, text in answers.items() if text}
    service = expanded(builtin_services()[code], given)
    return service, facts_for(service, variant=variant, answers=given, papers=papers or {}, today=today)


def found(
    code: str, variant: str, answers: dict[str, str], context: CheckContext = CONTEXT
) -> set[tuple[str, str, str]]:
    """Path, code and severity of everything that is found about the case."""
    service, facts = case_of(code, variant, answers, today=context.today)
    return {(one.path, one.code, one.severity) for one in check_all(service, facts, context)}
