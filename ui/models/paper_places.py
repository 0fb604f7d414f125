"""Where on a paper a datum stands, as fractions of its page: to zoom a scan to it, and to draw where to look."""

from __future__ import annotations

from dataclasses import dataclass

_AROUND = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in fractions (0 to 1) of the page: left, top, width, height."""

    x: float
    y: float
    wide: float
    tall: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a kind of paper looks: height over width, its heading, and where data stand by the field's last name.

    ``official`` papers are printed alike everywhere: on their scans the very place may be framed. On others it is
    only about there.
    """

    ratio: float
    heading: str
    places: dict[str, Place]
    official: bool = False


# KTP-el: the two heading lines, then NIK in large type, then one line a datum (Permendagri 72/2022, annex).
_CARD = Sheet(
    0.63,
    "KTP-el",
    {
        "nik": Place(0.03, 0.17, 0.68, 0.13),
        "nama": Place(0.03, 0.30, 0.70, 0.09),
        "tempat_lahir": Place(0.03, 0.37, 0.70, 0.09),
        "tanggal_lahir": Place(0.03, 0.37, 0.70, 0.09),
        "jenis_kelamin": Place(0.03, 0.44, 0.70, 0.09),
        "alamat": Place(0.03, 0.50, 0.70, 0.24),
        "pekerjaan": Place(0.03, 0.84, 0.70, 0.09),
        "kewarganegaraan": Place(0.03, 0.90, 0.70, 0.09),
    },
    official=True,
)
# Family card on A4 across: its number under the title, the first table with names and numbers, the second below it.
_FAMILY = Sheet(
    0.71,
    "Kartu Keluarga",
    {
        "no_kk": Place(0.30, 0.08, 0.42, 0.09),
        "alamat": Place(0.03, 0.15, 0.45, 0.13),
        "nama": Place(0.04, 0.28, 0.25, 0.16),
        "nik": Place(0.27, 0.28, 0.17, 0.16),
        "jenis_kelamin": Place(0.42, 0.28, 0.12, 0.16),
        "tempat_lahir": Place(0.52, 0.28, 0.19, 0.16),
        "tanggal_lahir": Place(0.52, 0.28, 0.19, 0.16),
        "pekerjaan": Place(0.78, 0.28, 0.20, 0.16),
        "kewarganegaraan": Place(0.45, 0.54, 0.14, 0.16),
    },
    official=True,
)
# Birth certificates of clinics differ; these bands hold on the usual ones: child first, then the parents.
_BIRTH = Sheet(
    1.41,
    "Surat keterangan lahir",
    {
        "nama": Place(0.06, 0.34, 0.88, 0.12),
        "jenis_kelamin": Place(0.06, 0.26, 0.88, 0.12),
        "tanggal_lahir": Place(0.06, 0.20, 0.88, 0.12),
        "pukul": Place(0.06, 0.20, 0.88, 0.14),
        "tempat_kelahiran": Place(0.06, 0.24, 0.88, 0.14),
        "tempat_dilahirkan": Place(0.06, 0.24, 0.88, 0.14),
        "jenis_kelahiran": Place(0.06, 0.28, 0.88, 0.14),
        "anak_ke": Place(0.06, 0.28, 0.88, 0.14),
        "penolong": Place(0.06, 0.70, 0.88, 0.22),
        "berat_gram": Place(0.06, 0.34, 0.88, 0.14),
        "panjang_cm": Place(0.06, 0.34, 0.88, 0.14),
    },
)
_MARRIAGE = Sheet(0.71, "Buku nikah", {"tanggal_kawin": Place(0.05, 0.12, 0.90, 0.22)})
_SHEETS = {
    "KTP": _CARD, "KTP_KUASA": _CARD, "KK": _FAMILY, "SKL_FASKES": _BIRTH, "SKL_DESA": _BIRTH, "SKL_NAKHODA": _BIRTH,
    "BUKU_NIKAH": _MARRIAGE, "AKTA_KAWIN": _MARRIAGE,
}  # fmt: skip


def sheet(kind: str) -> Sheet | None:
    """How a kind of paper looks; None when it has no usual look."""
    return _SHEETS.get(kind)


def place(kind: str, path: str) -> Place | None:
    """Where the datum of an answer path stands on a kind of paper; None when nobody can say."""
    found = _SHEETS.get(kind)
    return found.places.get(path.rpartition(".")[2]) if found else None


def part_of_scan(kind: str, path: str) -> Place | None:
    """What of a scan to show for an answer path: the place itself, or the lines around it where papers differ."""
    found = place(kind, path)
    if found is None or is_official(kind):
        return found
    return Place(found.x, max(0.0, found.y - _AROUND), min(found.wide, 0.64), found.tall + 2 * _AROUND)


def is_official(kind: str) -> bool:
    """Whether a kind of paper is printed alike everywhere."""
    found = _SHEETS.get(kind)
    return found is not None and found.official


def drawn(kinds: tuple[str, ...], path: str) -> str:
    """The first of ``kinds`` on which the place of ``path`` is known; "" for none."""
    return next((kind for kind in kinds if place(kind, path) is not None), "")
