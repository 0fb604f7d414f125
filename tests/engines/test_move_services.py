"""KIA, moves, arrivals, KTP-el and non-permanent residents at a real centre: two sets of papers, a return, an issue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.moves_cases import BY_PROXY, DATANG, KIA, KTP, NONPERMANEN, OWNER, PINDAH
from tests.engines.service_story import Counter, Story, tell

pytestmark = pytest.mark.linux
TODAY = datetime.now(UTC).date()


def days(count: int) -> str:
    """The day ``count`` days from now."""
    return (TODAY + timedelta(days=count)).isoformat()


def born(years: int, sequence: str) -> dict[str, str]:
    """Birth date and NIK of a girl of that age."""
    day = TODAY.replace(year=TODAY.year - years, day=1)
    return {"tanggal_lahir": day.isoformat(), "nik": f"990101{day.day + 40}{day:%m%y}{sequence}"}


def child(years: int) -> dict[str, str]:
    """The answers about a girl of that age who gets a KIA."""
    return {f"anak.{name}": text for name, text in born(years, "0001").items()}


OLD_ENOUGH = {f"pemohon.{name}": text for name, text in born(18, "0001").items()}
HOST = {"tumpangan.no_kk": "9901011508200008", "tumpangan.nama": "Umar Contoh"}
LETTER = {"skpwni.tanggal": days(-9)}
MOVE = {**PINDAH, "pindah.rencana_tanggal": days(10)}
CONSENT = {"kuasa_asuh": "SURAT_KUASA_ASUH", "terima_anggota": "PERNYATAAN_TERIMA_ANGGOTA"}
PROXY = {"surat_kuasa": "F_1_07", "ktp_kuasa": "KTP_KUASA"}
CARD = {"kk": "KK"}
NEW_KIA = {"akta_lahir": "AKTA_LAHIR", "kk": "KK"}
RENAMED = ("pemohon.nama", "Budi Contoh Dua")


def without(answers: dict[str, str], *paths: str) -> dict[str, str]:
    """``answers`` without some."""
    return {path: text for path, text in answers.items() if path not in paths}


NUMBERLESS = without(KIA, "anak.no_akta_lahir")
STORIES = [
    Story(
        "KIA", "BARU_0_5", {**KIA, **child(2)}, NEW_KIA, {**NEW_KIA, **PROXY}, ("anak.nama", "Aisyah Putri Contoh Dua"),
        differs=BY_PROXY,
    ),
    Story(
        "KIA", "BARU_5_17", {**KIA, **child(9)}, {**NEW_KIA, "foto_anak": "FOTO_ANAK"}, NEW_KIA,
        ("anak.no_akta_lahir", "9901-LU-15052024-0013"), differs=child(3),
    ),
    Story(
        "KIA", "HILANG", {**NUMBERLESS, **child(9)}, {**CARD, "bukti_hilang": "SURAT_HILANG_POLISI"},
        {**CARD, "bukti_hilang": "SURAT_HILANG_POLISI", **PROXY}, RENAMED, differs=BY_PROXY,
    ),
    Story(
        "KIA", "RUSAK", {**NUMBERLESS, **child(9)}, {**CARD, "kia_lama": "KIA_LAMA"},
        {**CARD, "kia_lama": "KIA_LAMA", **PROXY}, RENAMED, differs=BY_PROXY,
    ),
    Story(
        "KIA", "PINDAH_DATANG", {**NUMBERLESS, **child(9)},
        {**CARD, "kia_lama": "KIA_LAMA", "surat_pindah": "SKPWNI"},
        {**CARD, "kia_lama": "KIA_LAMA", "surat_pindah": "PASPOR"}, RENAMED,
    ),
    Story(
        "PINDAH", "DALAM_NEGERI", MOVE, CARD, {**CARD, **CONSENT, "pemilik_rumah": "PERNYATAAN_PEMILIK_RUMAH"},
        ("tujuan.alamat", "Jl. Melati No. 11"),
        differs={
            "tujuan.wilayah": "99.01.01.2002", "tujuan.tempat_tinggal": "menumpang", "anggota[k1].pindah": "tidak",
            "anggota[k2].pindah": "tidak", **OWNER,
        },
    ),
    Story(
        "PINDAH", "LUAR_NEGERI",
        {**MOVE, "tujuan.negara": "Malaysia", "tujuan.alamat_luar_negeri": "Kuala Lumpur"},
        {**CARD, "paspor": "PASPOR"}, {**CARD, "paspor": "PASPOR", **PROXY}, RENAMED,
        differs=BY_PROXY,
    ),
    Story(
        "DATANG", "KK_BARU", {**DATANG, **LETTER}, {"skpwni": "SKPWNI", "kartu_lama": "KTP"},
        {"skpwni": "SKPWNI", "kartu_lama": "SURAT_HILANG_POLISI", "pemilik_rumah": "PERNYATAAN_PEMILIK_RUMAH"},
        ("skpwni.nomor", "SKPWNI/9902/10112026/0008"), differs={"tujuan.tempat_tinggal": "sewa", **OWNER},
    ),
    Story(
        "DATANG", "NUMPANG_KK", {**DATANG, **LETTER, **HOST},
        {"skpwni": "SKPWNI", "kartu_lama": "KTP", "kk_tumpangan": "KK_TUMPANGAN"},
        {"skpwni": "SKPWNI", "kartu_lama": "KIA_LAMA", "kk_tumpangan": "KK_TUMPANGAN", **PROXY},
        ("tujuan.alamat", "Jl. Melati No. 11"), differs=BY_PROXY,
    ),
    Story(
        "KTP_BARU", "UMUM", {**KTP, **OLD_ENOUGH, "rekam.tanggal": days(4)}, CARD, CARD,
        ("pemohon.nama", "Dewi Contoh Dua"), differs={"pemohon.status_perkawinan": "2"},
    ),
    Story(
        "KTP_HILANG", "UMUM", {**KTP, **OLD_ENOUGH}, {**CARD, "bukti_hilang": "SURAT_HILANG_POLISI"},
        {**CARD, "bukti_hilang": "SURAT_HILANG_POLISI"}, ("pemohon.nama", "Dewi Contoh Dua"),
        differs={"pemohon.status_perkawinan": "2"},
    ),
    Story(
        "KTP_RUSAK", "UMUM", {**KTP, **OLD_ENOUGH, "ktp.sebab": "rusak"}, {**CARD, "ktp_lama": "KTP"},
        {**CARD, "ktp_lama": "KTP", "bukti_perubahan": "BUKU_NIKAH"}, ("pemohon.nama", "Dewi Contoh Dua"),
        differs={"ktp.sebab": "berubah"},
    ),
    Story(
        "KTP_LUAR_DOMISILI", "UMUM", {**KTP, **OLD_ENOUGH}, {**CARD, "ktp_lama": "KTP"},
        {**CARD, "ktp_lama": "SURAT_HILANG_POLISI"}, ("pemohon.nama", "Dewi Contoh Dua"),
    ),
    Story(
        "NONPERMANEN", "PENDATAAN", {**NONPERMANEN, **OWNER, "tinggal.sejak": days(-20)},
        {"ktp": "KTP", "pemilik_rumah": "PERNYATAAN_PEMILIK_RUMAH"}, {"ktp": "KK", "pemilik_rumah": "SURAT_KERJA"},
        ("tinggal.bulan", "7"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_it_is_filed_two_ways_returned_once_and_issued(counter: Counter, story: Story):
    tell(counter, story)
