"""The words of reports for stable codes: reasons of a return, channels, and what is printed beside a figure."""

from __future__ import annotations

from kiosk.domain.goals import Goal, Trend
from kiosk.domain.report_facts import Channel
from kiosk.domain.survey import Element, Grade

REASON: dict[str, str] = {
    "papers_missing": "Berkas kurang",
    "scan_unreadable": "Hasil pindai tidak terbaca",
    "not_original": "Bukan dokumen asli",
    "data_differs": "Data tidak sama dengan dokumen",
    "nik_not_found": "NIK tidak ditemukan",
    "marriage_not_in_kk": "Status perkawinan di KK belum sesuai",
    "signature_missing": "Tanda tangan atau saksi belum lengkap",
    "wrong_service": "Salah layanan",
    "already_issued": "Sudah pernah terbit",
    "other": "Lainnya",
}

CHANNEL: dict[str, str] = {
    Channel.DESK: "Meja pelayanan",
    Channel.VOLUNTEER: "Relawan RT/RW",
    Channel.DRIVE: "Jemput bola",
}

ELEMENT: dict[str, str] = {
    Element.REQUIREMENTS: "Persyaratan",
    Element.PROCEDURE: "Sistem, mekanisme, dan prosedur",
    Element.TIME: "Waktu penyelesaian",
    Element.COST: "Biaya/tarif",
    Element.PRODUCT: "Produk spesifikasi jenis pelayanan",
    Element.COMPETENCE: "Kompetensi pelaksana",
    Element.BEHAVIOUR: "Perilaku pelaksana",
    Element.COMPLAINTS: "Penanganan pengaduan, saran, dan masukan",
    Element.FACILITIES: "Sarana dan prasarana",
}
RESPONDENT: dict[str, str] = {
    "sex": "Jenis kelamin",
    "education": "Pendidikan",
    "job": "Pekerjaan",
    "L": "Laki-laki",
    "P": "Perempuan",
    "SD": "SD atau sederajat",
    "SMP": "SMP atau sederajat",
    "SMA": "SMA atau sederajat",
    "DIPLOMA": "Diploma",
    "SARJANA": "Sarjana",
    "PASCASARJANA": "Pascasarjana",
    "ASN": "ASN",
    "TNI_POLRI": "TNI atau Polri",
    "SWASTA": "Pegawai swasta",
    "WIRAUSAHA": "Wirausaha",
    "PETANI_NELAYAN": "Petani atau nelayan",
    "PELAJAR": "Pelajar atau mahasiswa",
    "RUMAH_TANGGA": "Mengurus rumah tangga",
    "LAINNYA": "Lainnya",
}
GRADE: dict[str, str] = {
    Grade.A: "Sangat baik",
    Grade.B: "Baik",
    Grade.C: "Kurang baik",
    Grade.D: "Tidak baik",
}
TREND: dict[str, str] = {
    Trend.UP: "naik",
    Trend.DOWN: "turun",
    Trend.SAME: "tetap",
    Trend.UNKNOWN: "belum ada pembanding",
}

TRAVEL = "(a) Dicatat di desa sampai diterima Disdukcapil"
CHECKING = "(b) Diterima sampai dinyatakan lengkap atau dikembalikan"
ISSUING = "(c) Dinyatakan lengkap sampai terbit"
TO_MANUAL = "Rasio terhadap layanan manual (daring : manual)"
OF_ALL = "Bagian sebenarnya (daring : daring + manual)"
RATIO_NOTE = (
    "Rasio membandingkan permohonan lewat Loket dengan permohonan manual saja (rumus profil inovasi) dan dapat "
    "melebihi 100 %. Bagian sebenarnya membandingkannya dengan seluruh permohonan. Keduanya jangan dipertukarkan."
)
BEYOND_NOTE = (
    "Di atas 100 %: tanggal data penduduk (penyebut) berbeda dari tanggal dokumen yang dihitung (pembilang), atau ada "
    "yang pindah dan meninggal sesudahnya. Angka ini bukan berarti ada dokumen ganda."
)
SMALL_NOTE = (
    'Jumlah di bawah 5 ditulis "<5" agar tidak menunjuk orang tertentu; bila hanya satu yang kecil, satu angka lain '
    "ikut disembunyikan supaya tidak dapat dihitung dari jumlahnya."
)
SMALL = "<5"
HIDDEN = "disembunyikan"


def reason(code: str) -> str:
    """The words for a reason's code; one that is not known here is shown as it came."""
    return REASON.get(code, code)


def channel(code: str) -> str:
    """The words for a channel's code."""
    return CHANNEL.get(code, code)


def move(goal: Goal) -> str:
    """``naik (membaik)``: the words beside the arrow."""
    said = TREND[goal.trend]
    return said if goal.improved is None else f"{said} ({'membaik' if goal.improved else 'memburuk'})"


def against_target(goal: Goal) -> str:
    """Whether the target is reached, in words."""
    if goal.target is None:
        return "tanpa target"
    if goal.reached is None:
        return "belum dapat dinilai"
    return "tercapai" if goal.reached else "belum tercapai"
