"""The script that makes the region data: it writes what it read, and refuses what it does not know."""

import gzip
import importlib.util
import io
import sys
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.domain.regions import Regions

FOLDER = Path(__file__).parents[2] / "assets" / "regions"
TABLES = {
    "provinces": "code,name\n12,Dua\n11,Satu\n",
    "regencies": "code,province_code,name\n11.01,11,Kabupaten Maju\n",
    "districts": "code,regency_code,name\n11.01.01,11.01,Baru\n",
    "villages": (
        'code,district_code,name\n11.01.01.2001,11.01.01,"Soka""an  Lama"\n11.01.01.2002,11.01.01,Regapu\u2019u\n'
    ),
}


@pytest.fixture
def convert(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("convert_regions", FOLDER / "convert.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sizes = (2, 1, 1, 2)
    levels = tuple((name, length, size) for (name, length, _), size in zip(module.LEVELS, sizes, strict=True))
    monkeypatch.setattr(module, "LEVELS", levels)
    monkeypatch.setattr(module, "TARGET", tmp_path / "regions.tsv.gz")
    return module


def archive(path: Path, tables: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as opened:
        for name, text in tables.items():
            member = tarfile.TarInfo(f"package/data/{name}.csv")
            member.size = len(text.encode())
            opened.addfile(member, io.BytesIO(text.encode()))
    return path


def run(convert: ModuleType, monkeypatch: pytest.MonkeyPatch, source: Path) -> int:
    monkeypatch.setattr(sys, "argv", ["convert.py", str(source)])
    status: int = convert.main()
    return status


def test_levels_and_codes_are_in_order_and_names_are_plain(
    convert: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(convert, monkeypatch, archive(tmp_path / "a.tgz", TABLES)) == 0
    made = convert.TARGET.read_bytes()
    text = gzip.decompress(made).decode("ascii")
    assert text.splitlines() == [
        "11\tSatu",
        "12\tDua",
        "1101\tKabupaten Maju",
        "110101\tBaru",
        "1101012001\tSoka'an Lama",
        "1101012002\tRegapu'u",
    ]
    assert len(Regions(text)) == 6
    assert run(convert, monkeypatch, archive(tmp_path / "b.tgz", TABLES)) == 0
    assert convert.TARGET.read_bytes() == made


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("villages", TABLES["villages"] + "11.01.01.2003,11.01.01,Satu Lagi\n"),
        ("villages", TABLES["villages"].replace("2002", "2001")),
        ("villages", TABLES["villages"].replace("11.01.01.2002", "11.01.02.2002")),
        ("villages", TABLES["villages"].replace("2002", "20x2")),
        ("districts", "code,regency_code,name\n11.01.1,11.01,Baru\n"),
        ("districts", "code,regency_code,name\n11.01.01,11.01,Ba\tru;\n"),
        ("provinces", None),
    ],
)
def test_what_it_does_not_know_is_refused(
    convert: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    table: str,
    text: str | None,
) -> None:
    tables = {name: text if name == table else given for name, given in TABLES.items()}
    source = archive(tmp_path / "a.tgz", {name: given for name, given in tables.items() if given is not None})
    assert run(convert, monkeypatch, source) == 1
    assert not convert.TARGET.exists()
    assert str(source) in capsys.readouterr().err


def test_a_missing_archive_is_named(convert: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run(convert, monkeypatch, tmp_path / "none.tgz") == 1


def test_the_data_travel_with_their_licence() -> None:
    notice = (FOLDER / "NOTICE").read_text(encoding="utf-8")
    assert "Open Database" in notice
    assert "idn-area-data" in notice
    assert (FOLDER / "LICENSE").read_text(encoding="utf-8").startswith("# Open Database License")
    assert (FOLDER / "regions.tsv.gz").stat().st_size < 1_000_000
