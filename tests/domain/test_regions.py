"""Looking up and searching regions, on the real data and on the fictitious province."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import DomainError
from kiosk.domain.reference import PROVINCE_CODES
from kiosk.domain.region_table import BadRegionData
from kiosk.domain.region_words import PROVINCE_WORDS
from kiosk.domain.regions import CONTOH_FILE, DATA_FILE, Region, Regions

FOLDER = Path(__file__).parents[2] / "assets" / "regions"
ALL = Regions.load(FOLDER, contoh=True)
REAL = Regions.load(FOLDER)

TINY = "11\tSatu\n12\tDua\n1101\tKabupaten Maju\n1171\tKota Maju\n110101\tKota Baru\n1101011001\tMaju Terus\n"
CIKOLE = (
    "11\tSatu\n1101\tKabupaten Dua\n110101\tTiga\n1101012001\tPacikolean\n1101012002\tBumi Cikole\n"
    "1101012003\tCikole Maju\n1101012004\tCikole\n"
)


def codes(text: str, **asked: object) -> list[str]:
    return [region.code for region in ALL.search(text, **asked)]  # type: ignore[arg-type]


def test_all_four_levels_are_there() -> None:
    assert len(REAL) == 38 + 514 + 7_285 + 83_762
    assert {region.code for region in REAL.children("")} == PROVINCE_CODES
    assert REAL.get("99") is None
    assert len(ALL) > len(REAL)


@pytest.mark.parametrize(
    ("code", "level", "name", "kind"),
    [
        ("32", 1, "Jawa Barat", "provinsi"),
        ("32.72", 2, "Kota Sukabumi", "kota"),
        ("63.11", 2, "Kabupaten Balangan", "kabupaten"),
        ("31.01", 2, "Kabupaten Administrasi Kepulauan Seribu", "kabupaten"),
        ("32.72.07", 3, "Cibeureum", "kecamatan"),
        ("32.72.01.1001", 4, "Gunung Puyuh", "kelurahan"),
        ("11.01.02.2018", 4, "Pasi Kuala Ba'u", "desa"),
        ("99.01.01.2001", 4, "CONTOH MAJU", "desa"),
        ("99.01.03.3001", 4, "CONTOH ADAT", "desa_adat"),
        ("96", 1, "Papua Barat Daya", "provinsi"),
    ],
)
def test_a_code_gives_its_region(code: str, level: int, name: str, kind: str) -> None:
    assert ALL.get(code) == Region(code, level, name, kind)
    assert ALL.get(code.replace(".", "")) == ALL.get(code)


@pytest.mark.parametrize(
    "code",
    ["", "3", "22", "32.99", "32.72.01.9999", "32.72.1", "32 72", "Jawa", "\u0663\u0662", "32.72.01.1001.1", "94.71"],
)
def test_other_codes_are_not_known(code: str) -> None:
    assert ALL.get(code) is None
    assert ALL.label(code) == code


def test_what_is_around_and_below() -> None:
    assert [region.code for region in ALL.parents("32.72.01.1001")] == ["32.72.01", "32.72", "32"]
    assert [region.code for region in ALL.parents("32.72.99.1001")] == ["32.72", "32"]
    assert ALL.parents("32") == []
    assert [region.name for region in ALL.children("32.72")][:2] == ["Gunung Puyuh", "Cikole"]
    assert len(ALL.children("32.72")) == 7
    assert ALL.children("32.72.01.1001") == []
    assert ALL.label("32.72.02") == "Cikole, Kota Sukabumi, Jawa Barat"
    assert ALL.label("99.01.01.2001") == "CONTOH MAJU, CONTOH SATU, Kabupaten CONTOH, CONTOH"


def test_every_name_of_the_second_level_fits_its_kind() -> None:
    for province in ALL.children(""):
        for region in ALL.children(province.code):
            first = region.name.split()[0]
            assert first == {"kota": "Kota", "kabupaten": "Kabupaten"}[region.kind]


@pytest.mark.parametrize("text", ["32.72", "3272", "32 72", " 32.72. "])
def test_the_beginning_of_a_code(text: str) -> None:
    assert codes(text, limit=3) == ["32.72", "32.72.01", "32.72.02"]


def test_codes_within_bounds() -> None:
    assert codes("32", level=2, within="32.72") == ["32.72"]
    assert codes("32.72.01", within="32", level=4, limit=2) == ["32.72.01.1001", "32.72.01.1002"]
    assert codes("33", within="32") == []
    assert codes("327201100", level=4, limit=2) == ["32.72.01.1001", "32.72.01.1002"]
    assert codes("32 72 01 1001 5") == []


@pytest.mark.parametrize(
    ("text", "asked", "first"),
    [
        ("sukabumi", {}, ["32.02", "32.72"]),
        ("SUKABUMI", {"level": 2}, ["32.02", "32.72"]),
        ("kota sukabumi", {}, ["32.72"]),
        ("kab sukabumi", {}, ["32.02"]),
        ("Kab. Balangan", {}, ["63.11"]),
        ("prov jawa barat", {}, ["32"]),
        ("barat", {"level": 1}, ["13", "32"]),
        ("jabar", {}, ["32"]),
        ("ntt", {}, ["53"]),
        ("kotabaru", {}, ["63.02"]),
        ("gunungpuyuh", {}, ["32.72.01", "32.72.01.1001"]),
        ("bau bau", {"level": 2}, ["74.72"]),
        ("baubau", {"level": 2}, ["74.72"]),
        ("ba\u2019u", {"level": 4}, ["11.01.02.2018"]),
        ("tjikole", {}, []),
        ("cikole sukabumi", {}, ["32.72.02", "32.72.02.1001"]),
        ("kec cikole, kota sukabumi, jabar", {}, ["32.72.02"]),
        ("kel gunung puyuh sukabumi", {}, ["32.72.01.1001"]),
        ("contoh maju", {}, ["99.01.01.2001", "99.01.03.2003"]),
        ("maju contoh tiga", {}, ["99.01.03.2003"]),
        ("contoh maju", {"within": "99.01.03"}, ["99.01.03.2003"]),
        ("contoh", {"within": "99.71", "level": 3}, ["99.71.01", "99.71.02"]),
        ("melati", {"within": "99"}, ["99.71.01.1003"]),
        ("elat", {"within": "99"}, ["99.71.01.1003"]),
        ("el", {"within": "99"}, []),
        ("jabar", {"within": "33"}, []),
        ("jabar", {"level": 2}, []),
        ("", {}, []),
        (" .,- ", {}, []),
        ("\u738b", {}, []),
        ("tidak ada nama begini", {}, []),
    ],
)
def test_letters(text: str, asked: dict[str, object], first: list[str]) -> None:
    found = codes(text, **asked)
    assert found[: len(first)] == first
    assert bool(found) == bool(first)


def test_whole_names_come_before_beginnings_and_words() -> None:
    def rank(name: str) -> int:
        if name.lower() == "cikole":
            return 0
        if name.lower().startswith("cikole"):
            return 1
        return 2 if " cikole" in name.lower() else 3

    ranks = [rank(region.name) for region in Regions(CIKOLE).search("cikole")]
    assert ranks == [0, 1, 2, 3]


def test_the_neighbourhood_comes_first_among_equals() -> None:
    assert codes("cibeureum", near="32.72.01.1001")[0] == "32.72.07"
    assert codes("contoh maju", near="99.01.03.2001") == ["99.01.03.2003", "99.01.01.2001"]
    assert codes("contoh maju", near="99.01.03.2001", within="99.01.01") == ["99.01.01.2001"]
    assert sorted(codes("cikole", limit=50)) == sorted(codes("cikole", limit=50, near="32.72"))


def test_the_limit_is_kept_and_nothing_comes_twice() -> None:
    found = codes("s", limit=40)
    assert len(found) == len(set(found)) == 40


@pytest.mark.parametrize("asked", [{"within": "jawa"}, {"near": "3"}])
def test_bounds_have_to_be_codes(asked: dict[str, object]) -> None:
    with pytest.raises(DomainError) as caught:
        codes("cikole", **asked)
    assert caught.value.code == "region.code"


@given(
    st.text(max_size=12) | st.text("abiknostu .'", max_size=20),
    st.sampled_from([None, 1, 2, 3, 4]),
    st.sampled_from([None, "99", "32.72", "99.01.01"]),
)
def test_any_text_finds_only_what_was_asked_for(text: str, level: int | None, within: str | None) -> None:
    for region in ALL.search(text, level=level, within=within):
        assert level in (None, region.level)
        assert region.code.startswith(within or "")
        assert ALL.get(region.code) == region


@given(st.data())
def test_every_region_is_found_by_its_code_and_by_its_name_and_parents(data: st.DataObject) -> None:
    district = data.draw(st.sampled_from(ALL.children("32") + ALL.children("99") + ALL.children("53")))
    region = data.draw(
        st.sampled_from([below for kec in ALL.children(district.code) for below in ALL.children(kec.code)])
    )
    assert codes(region.code) == [region.code]
    assert region.code in codes(region.name, within=district.code, level=4, limit=20)


def test_short_names_of_provinces_are_codes() -> None:
    assert set(PROVINCE_WORDS.values()) <= PROVINCE_CODES


def test_read_later_is_read_once_and_the_same() -> None:
    later = Regions.later(FOLDER, contoh=True)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: len(later), range(4))) == {len(ALL)}
    assert later.search("contoh maju") == ALL.search("contoh maju")


def test_read_later_tells_a_missing_file_when_it_is_asked(tmp_path: Path) -> None:
    later = Regions.later(tmp_path)
    with pytest.raises(BadRegionData):
        later.get("32")


def test_tiny_data() -> None:
    tiny = Regions(TINY)
    assert [region.code for region in tiny.search("maju")] == ["11.01", "11.71", "11.01.01.1001"]
    assert [region.code for region in tiny.search("kota")] == ["11.01.01"]
    assert tiny.search("jabar") == []
    assert tiny.children("12") == []
    assert len(Regions(TINY, "99\tContoh\n")) == 7
    assert len(Regions("")) == 0
    assert Regions("").search("apa saja") == []


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("11\tSatu",), "columns"),
        (("11 Satu\n",), "columns"),
        (("11\tSatu\tDua\n",), "columns"),
        (("11\tSatu\n\n",), "columns"),
        (("1x\tSatu\n",), "code"),
        (("12\tDua\n11\tSatu\n",), "order"),
        (("11\tSatu\n11\tSatu\n",), "order"),
        ((TINY, TINY), "order"),
        (("11\tSatu\n111\tDua\n",), "order"),
        (("11\tSatu\n11010120011\tDua\n",), "order"),
    ],
)
def test_broken_data_are_refused(texts: tuple[str, ...], reason: str) -> None:
    with pytest.raises(BadRegionData) as caught:
        Regions(*texts)
    assert (caught.value.code, caught.value.details) == ("region.file", {"reason": reason})


@pytest.mark.parametrize("data", [None, b"", b"no archive", gzip.compress(TINY.encode())[:-9], gzip.compress(b"\xff")])
def test_an_unreadable_file_is_refused(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / DATA_FILE).write_bytes(data)
    with pytest.raises(BadRegionData):
        Regions.load(tmp_path)


def test_the_fictitious_province_is_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / DATA_FILE).write_bytes(gzip.compress(TINY.encode()))
    assert len(Regions.load(tmp_path)) == 6
    with pytest.raises(BadRegionData):
        Regions.load(tmp_path, contoh=True)
    (tmp_path / CONTOH_FILE).write_text("99\tContoh\n", encoding="ascii")
    assert len(Regions.load(tmp_path, contoh=True)) == 7
