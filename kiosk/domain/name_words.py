"""Words that mean something in Indonesian names: titles, abbreviations, and spellings of one and the same name."""

from __future__ import annotations

# Academic and religious titles, letters only. They may stand in a KK or KTP-el, not in an akta.
TITLES_BEFORE = frozenset((
    "DR", "DRG", "DRH", "DRS", "DRA", "IR", "PROF", "H", "HJ", "KH", "KYAI", "KIAI", "UST", "USTADZ", "USTAD",
    "USTADZAH", "HAJI", "HAJJAH", "PDT", "PENDETA", "PASTOR", "ROMO",
))  # fmt: skip
TITLES_AFTER = frozenset((
    "SPD", "SPDI", "SPDSD", "SH", "SHI", "SE", "SEI", "ST", "SKOM", "SSOS", "SAG", "SKM", "SKEP", "SSI", "SIP",
    "SP", "SPT", "SPSI", "SS", "SSN", "SFARM", "STP", "SAP", "SKED", "SHUT", "STRKEB", "SSTP", "MM", "MH", "MSI",
    "MPD", "MPDI", "MKES", "MT", "MKOM", "MAG", "MSC", "MAP", "ME", "MSOS", "AMD", "AMDKEB", "AMDKEP", "AMKEB",
    "AMKEP", "AMKL", "AMA", "BA", "LC", "PHD", "APT", "NERS", "SPOG", "SPA", "SPB", "BSC",
))  # fmt: skip

# Short forms that a new name should not have (Permendagri 73/2022 art. 5): the name is to be written out.
ABBREVIATIONS = frozenset((
    "MUH", "MUHD", "MUHAM", "MHD", "MOH", "MOHD", "MOCH", "MUCH", "MOKH", "MD", "ABD", "ABDL", "AHM", "ACH", "AKH",
    "SY", "ST", "NRL", "RD",
))  # fmt: skip

_VARIANTS = {
    "MUHAMAD": (
        "MUHAMMAD", "MOHAMMAD", "MOHAMAD", "MUHAMMED", "MOHAMMED", "MOHAMED", "MUHAMED", "MOCHAMMAD", "MOCHAMAD",
        "MUCHAMMAD", "MUCHAMAD", "MUKHAMMAD", "MUKHAMAD", "MOKHAMMAD", "MOKHAMAD", "MUHAMMMAD", "MUHAMMAT",
        "MUHAMAT", "MUH", "MUHD", "MUHAM", "MHD", "MOH", "MOHD", "MOCH", "MUCH", "MOKH", "MD", "M",
    ),
    "AHMAD": ("ACHMAD", "AKHMAD", "AHMAT", "AKHMAT", "ACHMAT", "AHMED", "ACHMED", "AHM", "ACH", "AKH"),
    "ABDUL": ("ABDOEL", "ABDOUL", "ABDUR", "ABDUN", "ABDUS", "ABDL", "ABD"),
    "SITI": ("SITTI", "SITY", "SITHI", "ST"),
    "NUR": ("NOER", "NOOR", "NOR", "NUUR"),
    "SARIP": ("SYARIF", "SYARIEF", "SARIF", "SARIEF", "SJARIF"),
    "YUSUP": ("YUSUF", "JUSUF", "JUSUP", "YOESOEF", "JOESOEF", "YUSSUF"),
    "YUNUS": ("JUNUS", "YOENOES"),
    "YAHYA": ("JAHJA", "YAHIA"),
    "HUSEN": ("HUSAIN", "HUSEIN", "HUSSEIN", "HUSSAIN", "HOESEIN"),
}  # fmt: skip

# Any spelling -> the one that stands for all of them.
SAME_NAME = {variant: name for name, variants in _VARIANTS.items() for variant in variants}
