"""What a twin and another service of the same family take over, and what is asked again."""

from __future__ import annotations

from kiosk.domain.family import for_family, for_twin, shared_kinds
from kiosk.domain.services import builtin_services, load_service
from tests.domain.birth_case import BASE
from tests.trial_service import OPENING

BIRTH = builtin_services()["AKTA_LAHIR"]
CARD = load_service(
    OPENING.replace(b'"UJI"', b'"KIA"')
    + b"""
forms = []
products = [{ code = "KIA", name = "KIA", kind = "card" }]

[[papers]]
id = "kk"
title = "Kartu Keluarga"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }, { kind = "AKTA_LAHIR", label = "Akta" }]

[[pages]]
id = "anak"
title = "Anak"
short = "Anak"
fields = [
  { path = "anak.nama", type = "name", label = "Nama" },
  { path = "anak.no_kk", type = "kk", label = "Nomor KK" },
  { path = "ibu.nama", type = "name", label = "Nama ibu" },
  { path = "pemohon.nama", type = "name", label = "Nama pemohon" },
  { path = "pemohon.hubungan", type = "text", max_length = 20, label = "Hubungan" },
]
""",
    name="kia.toml",
)


def test_a_twin_takes_over_everything_but_its_own_data() -> None:
    taken = for_twin(BIRTH, {**BASE, "anak.anak_ke": "2"})
    own = {"anak.nama", "anak.jenis_kelamin", "anak.pukul", "anak.berat_gram", "anak.panjang_cm"}
    assert own & BASE.keys() == own
    assert not own & taken.keys()
    assert taken["anak.tanggal_lahir"] == BASE["anak.tanggal_lahir"]
    assert taken["anak.anak_ke"] == "3"
    others = {path: value for path, value in BASE.items() if not path.startswith("anak.")}
    assert others.items() <= taken.items()


def test_another_service_takes_over_the_family_and_its_card() -> None:
    taken = for_family(BIRTH, BASE, CARD)
    assert taken == {
        "anak.no_kk": BASE["anak.no_kk"], "ibu.nama": BASE["ibu.nama"], "pemohon.nama": BASE["pelapor.nama"],
    }  # fmt: skip


def test_the_same_service_again_keeps_what_the_reporter_could_not_give() -> None:
    answers = {"pelapor.telepon_alasan": "tidak_punya_hp", "pelapor.hubungan": "ayah", "saksi1.nama": "Contoh"}
    assert for_family(BIRTH, answers, BIRTH) == {"pelapor.telepon_alasan": "tidak_punya_hp", "saksi1.nama": "Contoh"}


def test_papers_of_the_family_are_shared_and_signed_forms_are_not() -> None:
    kinds = {"KK", "BUKU_NIKAH", "SKL_FASKES", "F_2_01", "F_2_04", "KTP_KUASA", "AKTA_LAHIR", "TIDAK_DIKENAL"}
    assert shared_kinds(kinds, BIRTH) == {"KK", "BUKU_NIKAH", "KTP_KUASA"}
    assert shared_kinds(kinds, CARD) == {"KK"}
