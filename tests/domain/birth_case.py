"""One whole birth application of fictitious people, for tests of answers and forms."""

from datetime import date

from kiosk.domain.answers import CheckContext, facts_for
from kiosk.domain.conditions import Facts
from kiosk.domain.services import Service, builtin_services

TODAY = date(2026, 11, 21)
CONTEXT = CheckContext(TODAY, allow_contoh=True, regions=None)

BASE = {
    "orang_tua.status_perkawinan": "1",
    "pelapor.hubungan": "ayah",
    "anak.nama": "Aisyah Putri Contoh",
    "anak.jenis_kelamin": "2",
    "anak.tanggal_lahir": "2026-11-10",
    "anak.pukul": "04:25",
    "anak.zona": "WIB",
    "anak.tempat_kelahiran": "99.01",
    "anak.tempat_dilahirkan": "2",
    "anak.jenis_kelahiran": "1",
    "anak.anak_ke": "1",
    "anak.penolong": "2",
    "anak.berat_gram": "3100",
    "anak.panjang_cm": "49.5",
    "anak.no_kk": "9901011508200007",
    "ibu.nik": "9901015508950003",
    "ibu.nama": "Siti Contoh",
    "ibu.tempat_lahir": "99.01",
    "ibu.tanggal_lahir": "1995-08-15",
    "ayah.nik": "9901011203930002",
    "ayah.nama": "Budi Contoh",
    "ayah.tempat_lahir": "Sukamaju",
    "ayah.tanggal_lahir": "1993-03-12",
    "orang_tua.tanggal_kawin": "2019-05-04",
    "pelapor.nik": "9901011203930002",
    "pelapor.nama": "Budi Contoh",
    "pelapor.no_kk": "9901011508200007",
    "pelapor.telepon": "+6281200000000",
    "saksi1.nik": "9901010101800004",
    "saksi1.nama": "Umar Contoh",
    "saksi2.nik": "9901014202820007",
    "saksi2.nama": "Salma Contoh",
}
PAPERS = {"bukti_lahir": "SKL_FASKES", "bukti_kawin": "BUKU_NIKAH", "kk": "KK"}

# What F-2.03 and F-2.04 ask beside F-2.01.
DECLARED = {
    "ayah.pekerjaan": "9",
    "ayah.alamat": "Kp. Contoh RT 002 RW 005, Contoh Jaya, Contoh",
    "ibu.pekerjaan": "2",
    "ibu.alamat": "Kp. Contoh RT 002 RW 005, Contoh Jaya, Contoh",
    "pelapor.tempat_lahir": "Sukamaju",
    "pelapor.tanggal_lahir": "1993-03-12",
    "pelapor.pekerjaan": "9",
    "pelapor.alamat": "Kp. Contoh RT 002 RW 005, Contoh Jaya, Contoh",
}
BY_STATEMENT = {"bukti_lahir": "F_2_03", "bukti_kawin": "F_2_04", "kk": "KK"}


def birth() -> Service:
    return builtin_services()["AKTA_LAHIR"]


def facts(
    changes: dict[str, str] | None = None,
    *,
    variant: str = "UMUM",
    papers: dict[str, str] | None = None,
    today: date = TODAY,
) -> Facts:
    """The facts of the case with ``changes``; an empty text takes an answer away."""
    answers = {path: text for path, text in {**BASE, **(changes or {})}.items() if text}
    return facts_for(
        birth(), variant=variant, answers=answers, papers=PAPERS if papers is None else papers, today=today
    )
