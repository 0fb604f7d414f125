"""Official code lists with their numbers, the codes of provinces, and the words of the calendar.

The lists are those of the national forms (Permendagri 109/2019) as village systems carry them. A code never changes
its meaning; labels are printed in capitals on official output.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.domain.errors import DomainError
from kiosk.domain.occupations import FREQUENT_OCCUPATIONS, OCCUPATIONS

MALE = 1
FEMALE = 2

# Kemendagri's codes of the 38 provinces; 99 is the fictitious one of training mode and tests.
PROVINCE_CODES = frozenset((
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52", "53",
    "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94", "95", "96",
))  # fmt: skip
CONTOH_PROVINCE = "99"

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_MAY_BE_RECORDED = frozenset({"2", "3"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a list: the code as stored and sent (``"3"``), and the Indonesian label that is shown."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list in official order; ``frequent`` are the codes to offer first."""

    id: str
    entries: tuple[Entry, ...]
    frequent: tuple[str, ...] = ()
    _labels: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_labels", {entry.code: entry.label for entry in self.entries})

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, code: object) -> bool:
        return code in self._labels

    def label(self, code: str) -> str:
        """The label of ``code``; raises `DomainError` ``reference.code``."""
        if code not in self:
            raise DomainError("reference.code", {"list": self.id, "code": code})
        return self._labels[code]

    def official(self, code: str) -> str:
        """The label of ``code`` in capitals, as official output prints it."""
        return self.label(code).upper()


def code_list(list_id: str) -> CodeList:
    """The list called ``list_id``; raises `DomainError` ``reference.list``."""
    try:
        return CODE_LISTS[list_id]
    except KeyError:
        raise DomainError("reference.list", {"list": list_id}) from None


def marital_status_on_card(code: str, *, recorded: bool | None = None) -> str:
    """The words of a family card for marital status ``code`` ("1" to "4") and whether the event is ``recorded``.

    New cards print six values (domain list 4.5); ``recorded`` None, for cards of before, leaves the base words.
    """
    label = code_list("status_perkawinan").label(code)
    if recorded is None or code not in _MAY_BE_RECORDED:
        return label.title()
    return f"{label.title()} {'Tercatat' if recorded else 'Belum Tercatat'}"


def _numbered(list_id: str, *labels: str, frequent: tuple[int, ...] = ()) -> CodeList:
    entries = tuple(Entry(str(number), label) for number, label in enumerate(labels, 1))
    return CodeList(list_id, entries, tuple(map(str, frequent)))


def _named(list_id: str, **labels: str) -> CodeList:
    return CodeList(list_id, tuple(Entry(code, label) for code, label in labels.items()))


_LISTS = (
    _numbered("jenis_kelamin", "Laki-laki", "Perempuan"),
    _numbered(
        "agama", "Islam", "Kristen", "Katholik", "Hindu", "Budha", "Khonghucu",
        "Kepercayaan terhadap Tuhan YME / lainnya",
    ),
    _numbered(
        "golongan_darah", "A", "B", "AB", "O", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-", "Tidak tahu",
    ),
    _numbered(
        "pendidikan", "Tidak/belum sekolah", "Belum tamat SD/sederajat", "Tamat SD/sederajat", "SLTP/sederajat",
        "SLTA/sederajat", "Diploma I/II", "Akademi/Diploma III/S. Muda", "Diploma IV/Strata I", "Strata II",
        "Strata III",
    ),
    _numbered("status_perkawinan", "Belum kawin", "Kawin", "Cerai hidup", "Cerai mati"),
    _numbered(
        "shdk", "Kepala keluarga", "Suami", "Istri", "Anak", "Menantu", "Cucu", "Orang tua", "Mertua",
        "Famili lain", "Pembantu", "Lainnya",
    ),
    _numbered(
        "disabilitas", "Fisik", "Netra", "Rungu/wicara", "Mental/jiwa", "Fisik dan mental", "Lainnya", "Tidak ada",
    ),
    _numbered("tempat_dilahirkan", "RS/Rumah Bersalin", "Puskesmas", "Polindes", "Rumah", "Lainnya"),
    _numbered("jenis_kelahiran", "Tunggal", "Kembar 2", "Kembar 3", "Kembar 4", "Lainnya"),
    _numbered("penolong_kelahiran", "Dokter", "Bidan/Perawat", "Dukun", "Lainnya"),
    _numbered(
        "sebab_kematian", "Sakit biasa/tua", "Wabah penyakit", "Kecelakaan", "Kriminalitas", "Bunuh diri",
        "Lainnya",
    ),
    _numbered("yang_menerangkan_kematian", "Dokter", "Tenaga kesehatan", "Kepolisian", "Lainnya"),
    _numbered(
        "yang_menentukan_lahir_mati", "Dokter", "Bidan/Perawat", "Tenaga kesehatan", "Kepolisian", "Lainnya",
    ),
    _numbered(
        "jenis_permohonan_pindah", "Surat Keterangan Kependudukan", "Surat Keterangan Pindah",
        "Surat Keterangan Pindah Luar Negeri (SKPLN)",
        "Surat Keterangan Tempat Tinggal (SKTT) bagi Orang Asing Tinggal Terbatas",
    ),
    _numbered(
        "klasifikasi_kepindahan", "Dalam satu desa/kelurahan", "Antar desa/kelurahan", "Antar kecamatan",
        "Antar kab/kota", "Antar provinsi",
    ),
    _numbered(
        "alasan_pindah", "Pekerjaan", "Pendidikan", "Keamanan", "Kesehatan", "Perumahan", "Keluarga", "Lainnya",
    ),
    _numbered(
        "jenis_kepindahan", "Kepala keluarga", "Kepala keluarga dan seluruh anggota",
        "Kepala keluarga dan sebagian anggota", "Anggota keluarga",
    ),
    _numbered("status_kk_tidak_pindah", "Numpang KK", "Membuat KK baru"),
    _numbered("status_kk_pindah", "Numpang KK", "Membuat KK baru"),
    _numbered("kewarganegaraan", "WNI", "Orang Asing (WNA)", "Dwi kewarganegaraan (anak)"),
    _numbered(
        "tipe_sponsor", "Organisasi internasional", "Perorangan", "Pemerintah", "Tanpa sponsor", "Perusahaan",
    ),
    # The elements whose change renews a family card; the first three have columns of their own on F-1.06, numbers ours.
    _numbered(
        "elemen_data", "Pendidikan terakhir", "Pekerjaan", "Agama atau kepercayaan", "Nama", "Jenis kelamin",
        "Tempat lahir", "Tanggal lahir", "Golongan darah", "Status perkawinan", "Hubungan dalam keluarga",
        "Kewarganegaraan", "Dokumen imigrasi", "Nama orang tua", "Alamat",
    ),
    _numbered("hari", *WEEKDAYS),
    _numbered("bulan", *MONTHS),
    _numbered("pekerjaan", *OCCUPATIONS, frequent=FREQUENT_OCCUPATIONS),
    _named(
        "hubungan_pelapor", ayah="Ayah", ibu="Ibu", suami="Suami", istri="Istri", anak="Anak",
        saudara_kandung="Saudara kandung", kakek_nenek="Kakek/nenek", wali="Wali", keluarga_lain="Keluarga lain",
        ketua_rt="Ketua RT", petugas="Petugas desa/kelurahan", diri_sendiri="Diri sendiri", kuasa="Kuasa",
    ),
)  # fmt: skip

CODE_LISTS = {listed.id: listed for listed in _LISTS}
