"""A small service about a family, with a member a row: for tests of repeating groups."""

from tests.trial_service import OPENING

FAMILY = (
    OPENING.replace(b'subject = "anak.nama"', b'subject = "pemohon.nama"\napplicant = "pemohon"').replace(
        b"checks = []\n",
        b"""checks = [
  { rule = "distinct", paths = ["anggota.nik"], code = "member.twice" },
  { rule = "exactly_one", paths = ["anggota.shdk"], value = "1", code = "head.count" },
  { rule = "among", paths = ["pemohon.nik"], at = "anggota.nik", code = "applicant.not_listed" },
  { rule = "before", paths = ["anggota.lahir"], at = "anggota.nikah", code = "marriage.before_birth" },
]
""",
    )
    + b"""
forms = []
products = [{ code = "KK", name = "KK", kind = "pdf" }]

[conditions]
ada_anak = { field = "anggota.shdk", is = "4" }
kepala = { field = "anggota.shdk", is = "1" }

[shared.shdk]
type = "choice"
choices = [{ code = "1", label = "Kepala" }, { code = "4", label = "Anak" }]

[[papers]]
id = "kk"
title = "KK"
any_of = [{ kind = "KK", label = "KK" }]
[[papers]]
id = "akta"
title = "Akta"
needed_when = "ada_anak"
any_of = [{ kind = "AKTA_LAHIR", label = "Akta" }]

[[pages]]
id = "pemohon"
title = "Pemohon"
fields = [
  { path = "pemohon.nama", type = "name", label = "Nama" },
  { path = "pemohon.nik", type = "nik", label = "NIK" },
]
[[pages]]
id = "anggota"
title = "Anggota keluarga"
group = "anggota"
minimum = 1
maximum = 3
row = "Anggota"
add = "Tambah anggota"
fields = [
  { path = "anggota.nama", type = "name", label = "Nama" },
  { path = "anggota.nik", type = "nik", label = "NIK", born = "anggota.lahir" },
  { path = "anggota.shdk", use = "shdk", label = "SHDK" },
  { path = "anggota.lahir", type = "date", label = "Lahir", required = false },
  { path = "anggota.nikah", type = "date", label = "Menikah", required = false, shown_when = "kepala" },
]
[[pages]]
id = "akhir"
title = "Akhir"
fields = [{ path = "akhir.anak", type = "text", max_length = 20, label = "Anak", shown_when = "ada_anak" }]
"""
)
