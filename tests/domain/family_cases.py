"""One family of province 99 and, for each service of the family card, a case with two ways to bring its papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.answers import facts_for
from kiosk.domain.conditions import Facts
from kiosk.domain.definition import Service
from kiosk.domain.groups import expanded
from kiosk.domain.services import builtin_services

TODAY = date(2026, 11, 21)
CARD, OTHER_CARD = "9901011508200007", "9901012003210004"
ADDRESS = "Kp. Contoh RT 002 RW 005, Contoh Jaya, Contoh"

Person = Mapping[str, str]
BUDI: Person = {"nik": "9901011203930002", "nama": "Budi Contoh", "shdk": "1"}
SITI: Person = {"nik": "9901015508950003", "nama": "Siti Contoh", "shdk": "3"}
RAFI: Person = {"nik": "9901011005120001", "nama": "Rafi Contoh", "shdk": "4"}
NISA: Person = {"nik": "9901014302150002", "nama": "Nisa Contoh", "shdk": "4"}
YUSUF: Person = {"nik": "9901010407600005", "nama": "Yusuf Contoh", "shdk": "1"}
FAMILY = (BUDI, SITI, RAFI, NISA)

WITNESSES = {
    "saksi1.nik": "9901010101800004", "saksi1.nama": "Umar Contoh",
    "saksi2.nik": "9901014202820007", "saksi2.nama": "Salma Contoh",
}  # fmt: skip
# What F-1.05 asks.
COUPLE = {
    "suami.nik": BUDI["nik"], "suami.nama": BUDI["nama"], "suami.tempat_lahir": "99.01",
    "suami.tanggal_lahir": "1993-03-12", "suami.pekerjaan": "9", "suami.alamat": ADDRESS,
    "istri.nik": SITI["nik"], "istri.nama": SITI["nama"], "istri.tempat_lahir": "Sukamaju",
    "istri.tanggal_lahir": "1995-08-15", "istri.pekerjaan": "2", "istri.alamat": ADDRESS,
    "pernyataan.tanggal": "2019-05-04", "pernyataan.tempat": "Contoh Jaya", **WITNESSES,
}  # fmt: skip
OWNER = {
    "pemilik_rumah.nik": "9901011005700004", "pemilik_rumah.nama": "Umar Contoh", "pemilik_rumah.alamat": ADDRESS,
}  # fmt: skip
PROXY = {"surat_kuasa": "F_1_07", "ktp_kuasa": "KTP_KUASA"}
BY_PROXY = {
    "pemohon.hubungan": "kuasa", "pemohon.nik": "9901010909850006", "pemohon.nama": "Joko Contoh",
    "pemberi_kuasa.nik": SITI["nik"], "pemberi_kuasa.nama": SITI["nama"], "pemberi_kuasa.tempat_lahir": "Sukamaju",
    "pemberi_kuasa.tanggal_lahir": "1995-08-15", "pemberi_kuasa.pekerjaan": "2", "pemberi_kuasa.alamat": ADDRESS,
    "pemberi_kuasa.keadaan": "sakit",
}  # fmt: skip


def rows(group: str, *people: Person) -> dict[str, str]:
    """The answers of the rows k1, k2, ... of ``group``."""
    return {f"{group}[k{n}].{name}": text for n, one in enumerate(people, 1) for name, text in one.items()}


def without(person: Person, *names: str, **more: str) -> Person:
    """``person`` without the data called ``names`` and with ``more``."""
    return {name: text for name, text in person.items() if name not in names} | more


def applicant(person: Person = BUDI, relation: str = "kepala_keluarga") -> dict[str, str]:
    """Who stands at the counter."""
    return {
        "pemohon.hubungan": relation, "pemohon.nik": person["nik"], "pemohon.nama": person["nama"],
        "pemohon.no_kk": CARD, "pemohon.telepon": "+6281200000000",
    }  # fmt: skip


HOUSE = {"keluarga.alamat": "Kp. Contoh", "keluarga.rt_rw": "002/005"}
HEAD = {"kepala.nik": BUDI["nik"], "kepala.nama": BUDI["nama"]}


def biodata(person: Person, born: str, sex: str, **more: str) -> Person:
    """A member with what F-1.01 must know of it."""
    return {
        **person, "jenis_kelamin": sex, "tempat_lahir": "99.01", "tanggal_lahir": born, "punya_akta_lahir": "2",
        "status_perkawinan": "1", "pendidikan": "3", "pekerjaan": "9", "nik_ibu_alasan": "meninggal",
        "nama_ibu": "Aminah Contoh", **more,
    }  # fmt: skip


UNKNOWN_FAMILY = rows(
    "anggota",
    biodata(
        without(BUDI, "nik", nik_alasan="belum_terdata"), "1993-03-12", "1", status_perkawinan="2",
        punya_akta_kawin="1", no_akta_kawin="12/2019", tanggal_kawin="2019-05-04", golongan_darah="4", agama="1",
        disabilitas="7", nama_ayah="Hasan Contoh",
    ),
    biodata(
        without(SITI, "nik", nik_alasan="belum_terdata"), "1995-08-15", "2", status_perkawinan="2",
        punya_akta_kawin="2", punya_akta_lahir="1", no_akta_lahir="123/1995", tambahan="ya", gelar_belakang="A.Md.",
        no_paspor="A1234567", paspor_berlaku="2031-01-15", pekerjaan="2",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A service with answers that are whole, two sets of papers, and what the second needs beside.

    ``mend`` is a change that may be made after a return.
    """

    service: str
    variant: str
    answers: Mapping[str, str]
    papers: Mapping[str, str]
    alternative: Mapping[str, str]
    mend: tuple[str, str]
    differs: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.service}-{self.variant}"

    def facts(self, *, alternative: bool = False, changes: Mapping[str, str] | None = None) -> tuple[Service, Facts]:
        """The service with its rows and the facts; an empty text in ``changes`` takes an answer away."""
        given = {**self.answers, **(self.differs if alternative else {}), **(changes or {})}
        answers = {path: text for path, text in given.items() if text}
        service = expanded(builtin_services()[self.service], answers)
        papers = self.alternative if alternative else self.papers
        return service, facts_for(service, variant=self.variant, answers=answers, papers=papers, today=TODAY)


_KK = {"kk_lama": "KK_LAMA"}
_CHANGE = {
    "nik": RAFI["nik"], "elemen": "1", "semula": "Tamat SD/sederajat", "menjadi": "SLTP/sederajat",
    "dasar": "Ijazah SMP No. 12/2026",
}  # fmt: skip
_STATUS = {
    "nik": BUDI["nik"], "elemen": "9", "semula": "Belum kawin", "menjadi": "Kawin belum tercatat",
    "dasar": "F-1.05",
}  # fmt: skip

NEW_FAMILY = Case(
    "KK_BARU_KELUARGA", "KAWIN", {**applicant(), **rows("anggota", BUDI, SITI)},
    {"bukti_kawin": "BUKU_NIKAH"}, {"bukti_kawin": "F_1_05"}, ("anggota[k2].nama", "Siti Contoh Dua"), COUPLE,
)  # fmt: skip
AFTER_DIVORCE = Case(
    "KK_BARU_KELUARGA", "CERAI", {**applicant(SITI), **rows("anggota", without(SITI, shdk="1"))},
    {"bukti_cerai": "AKTA_CERAI"}, {"bukti_cerai": "F_1_05"}, ("anggota[k1].nama", "Siti Contoh Dua"), COUPLE,
)  # fmt: skip
NEW_HEAD = Case(
    "KK_GANTI_KEPALA", "ANGGOTA",
    {
        **applicant(SITI), "kepala_lama.nik": BUDI["nik"], "kepala_lama.nama": BUDI["nama"],
        **rows("anggota", without(SITI, shdk="1"), RAFI),
    },
    {**_KK, "akta_mati": "AKTA_MATI"}, {**_KK, "akta_mati": "AKTA_MATI", **PROXY},
    ("kepala_lama.nama", "Budi Contoh Dua"), BY_PROXY,
)  # fmt: skip
ENTRUSTED = Case(
    "KK_GANTI_KEPALA", "TITIP",
    {
        **applicant(YUSUF, "wali"), "pemohon.no_kk": OTHER_CARD, "tumpangan.no_kk": OTHER_CARD,
        "tumpangan.kepala": YUSUF["nama"], "kepala_lama.nik": BUDI["nik"], "kepala_lama.nama": BUDI["nama"],
        **rows("anggota", without(RAFI, shdk="9"), without(NISA, shdk="9")),
    },
    {**_KK, "akta_mati": "AKTA_MATI", "kk_tumpangan": "KK_TUMPANGAN"},
    {**_KK, "akta_mati": "AKTA_MATI", "kk_tumpangan": "KK_TUMPANGAN", **PROXY}, ("anggota[k2].nama", "Nisa Contoh Dua"),
    {**BY_PROXY, "pemohon.no_kk": CARD},
)  # fmt: skip
SPLIT = Case(
    "KK_PISAH", "UMUM", {**applicant(), **rows("anggota", BUDI, SITI)}, {**_KK, "bukti_dewasa": "KTP"},
    {**_KK, "bukti_dewasa": "BUKU_NIKAH"}, ("anggota[k1].nama", "Budi Contoh Dua"),
)  # fmt: skip
ARRIVAL = Case(
    "KK_DATANG", "UMUM",
    {
        **applicant(), **HOUSE, "keluarga.rumah": "sendiri", "skpwni.nomor": "SKPWNI/9901/15112026/0007",
        "skpwni.tanggal": "2026-11-15", "skpwni.asal": "99.01", **rows("anggota", BUDI, SITI),
    },
    {"skpwni": "SKPWNI"}, {"skpwni": "SKPWNI", "pemilik_rumah": "PERNYATAAN_PEMILIK_RUMAH"},
    ("keluarga.alamat", "Kp. Contoh Dua"), {"keluarga.rumah": "orang_lain", **OWNER},
)  # fmt: skip
FROM_ABROAD = Case(
    "KK_LUAR_NEGERI", "UMUM",
    {
        **applicant(), **HOUSE, **HEAD, "keluarga.rumah": "sendiri", "keluarga.terdata": "ya",
        **rows("anggota", BUDI, SITI),
    },
    {"surat_datang": "SKDLN", "dokumen_perjalanan": "PASPOR"},
    {"surat_datang": "SKP_PERWAKILAN", "dokumen_perjalanan": "SPLP"}, ("keluarga.alamat", "Kp. Contoh Dua"),
    {
        "keluarga.terdata": "tidak",
        **rows(
            "anggota", biodata(BUDI, "1993-03-12", "1"), biodata(SITI, "1995-08-15", "2", punya_akta_lahir="2"),
        ),
    },
)  # fmt: skip
VULNERABLE = Case(
    "KK_RENTAN", "UMUM",
    {
        **applicant(), **HOUSE, **HEAD, "keluarga.rumah": "sendiri", "keluarga.terdata": "ya",
        **rows("anggota", BUDI, SITI),
    },
    {"pengganti_identitas": "PENGGANTI_IDENTITAS"},
    {"pengganti_identitas": "PENGGANTI_IDENTITAS", "pemilik_rumah": "PERNYATAAN_PEMILIK_RUMAH"},
    ("keluarga.alamat", "Kp. Contoh Dua"), {"keluarga.rumah": "orang_lain", **OWNER},
)  # fmt: skip
BORN_INTO = Case(
    "KK_TAMBAH_ANGGOTA", "LAHIR",
    {
        **applicant(), "kepala.nama": BUDI["nama"],
        **rows(
            "anggota",
            {
                "nik_alasan": "bayi", "nama": "Aisyah Putri Contoh", "shdk": "4", "jenis_kelamin": "2",
                "tanggal_lahir": "2026-11-10",
            },
        ),
    },
    {**_KK, "bukti_lahir": "AKTA_LAHIR"}, {**_KK, "bukti_lahir": "SKL_FASKES"},
    ("anggota[k1].nama", "Aisyah Putri Contoh Dua"),
)  # fmt: skip
LODGER = Case(
    "KK_TAMBAH_ANGGOTA", "MENUMPANG",
    {
        **applicant(), "kepala.nama": BUDI["nama"], "tumpangan.no_kk": OTHER_CARD, "tumpangan.kepala": YUSUF["nama"],
        **rows("anggota", without(RAFI, shdk="9")),
    },
    {**_KK, "kk_tumpangan": "KK_TUMPANGAN"}, {**_KK, "kk_tumpangan": "KK_TUMPANGAN", **PROXY},
    ("anggota[k1].nama", "Rafi Contoh Dua"), BY_PROXY,
)  # fmt: skip
MARRIED_AWAY = Case(
    "KK_KURANG_ANGGOTA", "KAWIN",
    {**applicant(), "kepala.nama": BUDI["nama"], **rows("anggota", without(SITI, shdk="4"))},
    {**_KK, "bukti_kawin": "BUKU_NIKAH"}, {**_KK, "bukti_kawin": "AKTA_KAWIN"}, ("anggota[k1].nama", "Siti Contoh Dua"),
)  # fmt: skip
CHANGED = Case(
    "KK_UBAH_ELEMEN", "UMUM",
    {
        **applicant(), "kepala.nama": BUDI["nama"], "pemohon.alamat": ADDRESS, **rows("anggota", *FAMILY),
        **rows("perubahan", _CHANGE),
    },
    {**_KK, "bukti_pendidikan": "IJAZAH"}, {**_KK, "bukti_pendidikan": "IJAZAH", "bukti_status": "F_1_05"},
    ("perubahan[k1].dasar", "Ijazah SMP No. 21/2026"),
    {**COUPLE, "pernyataan.peristiwa": "kawin", **rows("perubahan", _CHANGE, _STATUS)},
)  # fmt: skip
LOST = Case(
    "KK_HILANG", "UMUM", {**applicant(), "kepala.nama": BUDI["nama"]},
    {"surat_hilang": "SURAT_HILANG_POLISI", "ktp": "KTP"},
    {"surat_hilang": "SURAT_HILANG_POLISI", "ktp": "KTP", **PROXY}, ("kepala.nama", "Budi Contoh Dua"), BY_PROXY,
)  # fmt: skip
DAMAGED = Case(
    "KK_RUSAK", "UMUM", {**applicant(), "kepala.nama": BUDI["nama"]}, {"kk_rusak": "KK_LAMA", "ktp": "KTP"},
    {"kk_rusak": "KK_LAMA", "ktp": "KTP", **PROXY}, ("kepala.nama", "Budi Contoh Dua"), BY_PROXY,
)  # fmt: skip
OLD_CARD = Case(
    "KK_BARCODE", "UMUM", {**applicant(), "kepala.nama": BUDI["nama"], "keluarga.status": "kawin"},
    {**_KK, "bukti_kawin": "BUKU_NIKAH"}, {**_KK, "bukti_kawin": "F_1_05"}, ("kepala.nama", "Budi Contoh Dua"), COUPLE,
)  # fmt: skip
BIODATA = Case(
    "BIODATA_BARU", "UMUM",
    {
        **applicant(), "pemohon.nik": "", "pemohon.nik_alasan": "belum_terdata", "pemohon.no_kk": "",
        "pemohon.no_kk_alasan": "belum_punya", **HOUSE, "keluarga.rumah": "sendiri", "keluarga.dusun": "Dusun Contoh",
        "keluarga.kode_pos": "99123", "kepala.nik_alasan": "belum_terdata", "kepala.nama": BUDI["nama"],
        **UNKNOWN_FAMILY,
    },
    {"pengantar": "PENGANTAR_RT_RW", "bukti_peristiwa": "AKTA_LAHIR", "ijazah": "IJAZAH"},
    {"pengantar": "PENGANTAR_RT_RW", "bukti_peristiwa": "F_1_04", "ijazah": "F_1_04"},
    ("keluarga.alamat", "Kp. Contoh Dua"),
    {
        "kepala.tempat_lahir": "99.01", "kepala.tanggal_lahir": "1993-03-12", "kepala.jenis_kelamin": "1",
        "kepala.pekerjaan": "9", "kepala.alamat": ADDRESS, "tanpa_dokumen.kk": "2", "tanpa_dokumen.ktp": "2",
        "tanpa_dokumen.akta_lahir": "2", "tanpa_dokumen.akta_kawin": "1", "tanpa_dokumen.ijazah": "2",
        "tanpa_dokumen.sebab": "Belum pernah mengurus dokumen karena tinggal jauh dari kantor desa",
    },
)  # fmt: skip

CASES = (
    NEW_FAMILY, AFTER_DIVORCE, NEW_HEAD, ENTRUSTED, SPLIT, ARRIVAL, FROM_ABROAD, VULNERABLE, BORN_INTO, LODGER,
    MARRIED_AWAY, CHANGED, LOST, DAMAGED, OLD_CARD, BIODATA,
)  # fmt: skip
