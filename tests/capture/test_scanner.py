"""SANE through its own test device: real programs, real pipes, no scanner."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from kiosk.capture import scanimage, scanner
from kiosk.capture.errors import CaptureError
from kiosk.capture.pnm import read_pnm

needs_sane = [
    pytest.mark.linux,
    pytest.mark.skipif(shutil.which("scanimage") is None, reason="sane-utils is not installed"),
]


@pytest.fixture
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """SANE with only its test back end; TMPDIR is a folder that the test can look into."""
    (tmp_path / "dll.conf").write_text("test\n", "ascii")
    (tmp_path / "test.conf").write_text("number_of_devices 1\n", "ascii")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path


def device(*extra: str, patience_s: float = 20) -> scanner.SaneScanner:
    return scanner.SaneScanner("test:0", extra=extra, patience_s=patience_s)


@pytest.mark.usefixtures("sane")
class TestDevice:
    pytestmark = needs_sane

    def test_it_is_listed(self) -> None:
        (found,) = scanner.list_scanners()
        assert found.device == "test:0"
        assert found.name == "Noname frontend-tester"
        assert found.kind == "virtual device"

    def test_it_has_glass_and_feeder(self) -> None:
        assert device().sources() == ("flatbed", "feeder")

    def test_the_glass_gives_one_colour_picture_at_200_dpi(self) -> None:
        (seen,) = device("--test-picture=Color pattern").scan()
        assert seen.dtype == np.uint8
        assert abs(seen.shape[0] - 200 / 25.4 * 200) < 2
        assert seen.shape[2] == 3
        assert (seen.max(axis=2) - seen.min(axis=2)).max() > 200, "no colour at all"

    def test_white_paper_is_white(self) -> None:
        (seen,) = device("--test-picture=Solid white").scan(dpi=50)
        assert (seen == 255).all()

    def test_a_picture_of_unknown_height(self) -> None:
        (seen,) = device("--hand-scanner=yes").scan(dpi=50)
        assert seen.shape[0] > 100

    def test_sixteen_bits(self) -> None:
        (seen,) = device("--depth=16", "--test-picture=Solid white").scan(dpi=30)
        assert (seen == 255).all()

    def test_the_feeder_is_emptied_sheet_by_sheet(self) -> None:
        sheets = list(device("--test-picture=Grid").scan(source="feeder", dpi=40))
        assert len(sheets) == 10
        assert len({sheet.shape for sheet in sheets}) == 1

    def test_no_sheet_ever_lies_on_a_disk(self, sane: Path) -> None:
        pages = device().scan(source="feeder", dpi=40)
        next(pages)
        lying = [path for path in (sane / "tmp").rglob("*") if path.is_file()]
        assert lying == []
        pages.close()
        assert list((sane / "tmp").iterdir()) == []

    @pytest.mark.parametrize("source", ["flatbed", "feeder"])
    @pytest.mark.parametrize(
        ("status", "code"),
        [
            ("JAMMED", "scanner.jam"),
            ("NO_DOCS", "scanner.empty"),
            ("DEVICE_BUSY", "scanner.busy"),
            ("COVER_OPEN", "scanner.cover"),
            ("IO_ERROR", "scanner.failed"),
        ],
    )
    def test_faults_have_codes(self, source: scanner.Source, status: str, code: str) -> None:
        with pytest.raises(CaptureError) as caught:
            list(device(f"--read-return-value=SANE_STATUS_{status}").scan(source=source, dpi=30))
        assert caught.value.code == code

    @pytest.mark.parametrize("source", ["flatbed", "feeder"])
    def test_cancel_is_heard_at_once(self, source: scanner.Source) -> None:
        slow = device("--read-delay=yes", "--read-delay-duration=200000")
        slow.sources()
        cancel = threading.Event()
        threading.Timer(0.3, cancel.set).start()
        start = time.monotonic()
        with pytest.raises(CaptureError, match=r"scanner\.cancelled"):
            list(slow.scan(source=source, cancel=cancel))
        assert time.monotonic() - start < 4

    def test_a_silent_scanner_is_given_up(self, sane: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = sane / "scanimage"
        program.write_text("#!/bin/sh\nexec sleep 60\n", "ascii")
        program.chmod(0o755)
        quiet = device(patience_s=0.3)
        quiet.sources()
        monkeypatch.setattr(scanimage, "PROGRAM", str(program))
        for source in ("flatbed", "feeder"):
            with pytest.raises(CaptureError, match=r"scanner\.timeout"):
                list(quiet.scan(source=source))

    def test_a_device_that_is_gone(self) -> None:
        with pytest.raises(CaptureError, match=r"scanner\.none"):
            list(scanner.SaneScanner("test:7").scan())

    def test_sheets_before_a_stop_are_kept(self) -> None:
        three = list(itertools.islice(device().scan(source="feeder", dpi=30), 3))
        assert len(three) == 3


def test_without_sane_there_are_no_scanners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanimage, "PROGRAM", "scanimage-that-is-not-there")
    assert scanner.list_scanners() == []
    with pytest.raises(CaptureError, match=r"scanner\.none"):
        list(scanner.SaneScanner("test:0").scan())


AN_ALL_IN_ONE = """
All options specific to device `hpaio:/usb/DeskJet':
  Scan mode:
    --mode Lineart|Gray|Color [Lineart]
        Selects the scan mode.
    --resolution 75|100|150|300|600dpi [75]
    --source Flatbed|ADF|Duplex ADF [Flatbed]
  Advanced:
    --brightness -1000..1000 [0]
    --duplex [inactive]
  Geometry:
    -l 0..215.9mm [0]
    -x 0..215.9mm [215.9]
    -y 0..297.011mm [297.011]
"""


def test_options_of_an_all_in_one() -> None:
    known = scanimage.options(AN_ALL_IN_ONE)
    assert scanimage.choices(known["source"]) == ("Flatbed", "ADF", "Duplex ADF")
    assert scanimage.choices(known["mode"]) == ("Lineart", "Gray", "Color")
    assert scanimage.nearest(known["resolution"], 200) == 300
    assert scanimage.nearest(known["resolution"], 1200) == 600
    assert scanimage.nearest("50..1200dpi (in steps of 1) [75]", 200) == 200
    assert scanimage.largest(known["y"]) == pytest.approx(297.011)
    assert "duplex" not in known


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("scanimage: open of device x failed: Device busy", "scanner.busy"),
        ("scanimage: sane_start: Document feeder jammed", "scanner.jam"),
        ("scanimage: no SANE devices found", "scanner.none"),
        ("scanimage: sane_start: Error during device I/O", "scanner.failed"),
    ],
)
def test_words_tell_when_the_status_does_not(words: str, code: str) -> None:
    assert scanimage.trouble(1, words).code == code


@pytest.mark.parametrize(
    "data", [b"", b"P6\n", b"P6\n2 2\n255\n" + bytes(11), b"P4\n8 1\n\0", b"P6\n0 5\n255\n", b"<html>"]
)
def test_half_a_picture_is_none(data: bytes) -> None:
    with pytest.raises(CaptureError, match=r"scanner\.failed"):
        read_pnm(data)


def test_pnm_with_a_comment() -> None:
    seen = read_pnm(b"P6\n# SANE data follows\n2 1\n255\n" + bytes([1, 2, 3, 4, 5, 6]))
    assert seen.tolist() == [[[3, 2, 1], [6, 5, 4]]]
