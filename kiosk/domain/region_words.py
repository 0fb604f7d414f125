"""Words that people type around the names of regions: levels, and short names of provinces."""

from __future__ import annotations

# Word -> level and, where the word tells it, the kind.
LEVEL_WORDS = {
    "provinsi": (1, ""),
    "propinsi": (1, ""),
    "prov": (1, ""),
    "kabupaten": (2, "kabupaten"),
    "kab": (2, "kabupaten"),
    "kota": (2, "kota"),
    "kecamatan": (3, ""),
    "kec": (3, ""),
    "distrik": (3, ""),
    "kapanewon": (3, ""),
    "kemantren": (3, ""),
    "kelurahan": (4, ""),
    "kel": (4, ""),
    "desa": (4, ""),
    "ds": (4, ""),
    "kalurahan": (4, ""),
    "nagari": (4, ""),
    "gampong": (4, ""),
    "kampung": (4, ""),
    "pekon": (4, ""),
}

PROVINCE_WORDS = {
    "sumut": "12", "sumbar": "13", "sumsel": "16", "babel": "19", "kepri": "21", "dki": "31", "jabar": "32",
    "jateng": "33", "diy": "34", "jogja": "34", "yogya": "34", "jatim": "35", "ntb": "52", "ntt": "53", "kalbar": "61",
    "kalteng": "62", "kalsel": "63", "kaltim": "64", "kaltara": "65", "sulut": "71", "sulteng": "72", "sulsel": "73",
    "sultra": "74", "sulbar": "76", "malut": "82",
}  # fmt: skip

# What stands before the names of the second level; they are searched without it.
SECOND_LEVEL_NAMES = {"kabupaten": "Kabupaten ", "kota": "Kota "}
