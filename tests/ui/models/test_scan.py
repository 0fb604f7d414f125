"""Taking papers: files of every kind, pages one by one, findings, corners, replacing, sheets that file themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from kiosk.capture.pdf import PdfPages
from kiosk.work.case import load_case
from tests.capture.files import png_claiming
from tests.ui.case_fixture import begun, filled, picture
from tests.ui.desk_fixture import settle
from tests.ui.paper_fixture import on_table, pdf, saved, sheet
from ui.models import arriving
from ui.models.pictures import corners
from ui.models.scan import ScanModel
from ui.models.sign import SignModel

FIRST, SECOND, THIRD = "SKL_FASKES", "BUKU_NIKAH", "KK"


class Hand:
    """A scan model and what it said."""

    def __init__(self, counter, qtbot, case, place=""):
        self.counter, self.qtbot, self.case = counter, qtbot, case
        self.model = ScanModel(case, place)
        self.errors: list[Exception] = []
        self.filed: list[object] = []
        self.told: list[str] = []
        self.model.failed.connect(self.errors.append)
        case.failed.connect(self.errors.append)
        self.model.filed.connect(self.filed.append)
        self.model.filed_itself.connect(self.told.append)

    def wait(self):
        settle(self.counter, self.qtbot)

    def take(self, image, source="file"):
        self.model.take(image, source)
        self.wait()

    def read(self, *paths: Path):
        self.model.read_files(paths)
        self.wait()

    def accept(self, **how):
        self.model.accept(**how)
        self.wait()

    @property
    def codes(self):
        return [error.code for error in self.errors]

    def pages(self, kind):
        return [paper.path for paper in load_case(self.counter.desk, self.case.id).papers if paper.kind == kind]


@pytest.fixture
def hand(counter, qtbot):
    return Hand(counter, qtbot, begun(counter))


def test_the_first_missing_paper_is_in_turn(hand):
    assert hand.model.kind == FIRST
    assert [target.kind for target in hand.model.in_sight()] == [FIRST, SECOND, THIRD]
    assert hand.model.target.label == "Surat keterangan lahir"


def test_a_picture_is_kept_as_the_paper_in_turn(hand, tmp_path):
    hand.read(saved(tmp_path, sheet()))
    assert hand.model.page is not None
    assert hand.model.page.findings == ()
    hand.accept()
    assert hand.pages(FIRST) == [f"{FIRST}/1"]
    assert hand.model.page is None
    assert hand.model.next_missing() == SECOND
    paper = load_case(hand.counter.desk, hand.case.id).papers[0]
    assert (paper.source, paper.original) == ("file", "asli")


def test_pdf_pages_come_into_hand_one_by_one(hand, tmp_path):
    hand.read(pdf(tmp_path, 3))
    for left in (True, True, False):
        assert hand.model.page is not None
        assert hand.model.page_waits is left
        hand.accept(original="fotokopi")
    assert hand.pages(FIRST) == [f"{FIRST}/1", f"{FIRST}/2", f"{FIRST}/3"]
    assert not hand.model.page_waits


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"bukan gambar", "file.not_image"),
        (png_claiming(20_000, 20_000), "file.too_large"),
        (png_claiming(300, 200), "file.broken"),
    ],
)
def test_a_file_that_is_no_picture_is_a_code(hand, tmp_path, data, code):
    (tmp_path / "berkas.png").write_bytes(data)
    hand.read(tmp_path / "berkas.png")
    assert hand.codes == [code]
    assert hand.model.page is None
    assert not hand.model.page_waits


def test_a_bad_file_among_good_ones_is_told_after_them(hand, tmp_path):
    (tmp_path / "rusak.png").write_bytes(png_claiming(300, 200))
    hand.read(
        saved(tmp_path, sheet(1), "1.png"), tmp_path / "rusak.png", tmp_path / "tidak-ada.png",
        saved(tmp_path, sheet(2), "2.png"),
    )  # fmt: skip
    hand.accept()
    assert hand.errors == []
    hand.accept()
    assert hand.pages(FIRST) == [f"{FIRST}/1", f"{FIRST}/2"]
    assert len(hand.codes) == 1


def test_waiting_pages_are_not_in_memory(tmp_path):
    arrival = arriving.from_files([pdf(tmp_path, 9), pdf(tmp_path, 21, "terlalu-banyak.pdf")])
    assert [page.index for page in arrival.pages] == list(range(9))
    assert arrival.trouble.code == "file.too_many_pages"
    assert arriving.picture(arrival.pages[8]).shape[2] == 3


def test_a_page_with_a_finding_keeps_the_reason(hand):
    hand.take(np.full((1200, 850, 3), 250, np.uint8))
    assert hand.model.page.findings == ("capture.blank",)
    hand.accept(reason="Alasan lain")
    paper = load_case(hand.counter.desk, hand.case.id).papers[0]
    assert [(one.gate, one.reason) for one in paper.overrides] == [("capture.blank", "Alasan lain")]


def test_a_page_before_the_camera_is_found_turned_and_cropped(hand):
    hand.take(on_table(), "camera")
    flat = hand.model.page.picture
    assert flat.width() > flat.height()
    hand.model.turn()
    hand.wait()
    turned = hand.model.page.picture
    assert turned.height() > turned.width()
    hand.model.crop([(500.0, 200.0), (1500.0, 200.0), (1500.0, 900.0), (500.0, 900.0)])
    hand.wait()
    assert corners(hand.model.taken)[2] == (1500.0, 900.0)
    cropped = hand.model.page.picture
    assert (cropped.width(), cropped.height()) != (turned.width(), turned.height())
    hand.accept()
    assert load_case(hand.counter.desk, hand.case.id).papers[0].source == "camera"


def test_a_page_taken_again_stands_in_its_place(hand, tmp_path):
    hand.read(pdf(tmp_path, 3))
    for _ in range(3):
        hand.accept()
    second = hand.case.papers.of(FIRST)[1]
    hand.model.replace(second)
    assert hand.model.replacing
    hand.take(sheet(7))
    hand.accept()
    now = hand.case.papers.of(FIRST)
    assert [paper.page for paper in now] == [1, 2, 3]
    assert now[1].id != second.id
    assert not hand.model.replacing


def test_a_return_names_the_page_to_replace(counter, qtbot):
    case = begun(counter)
    case.papers.attach(THIRD, picture(1), "image/webp")
    case.papers.attach(THIRD, picture(2), "image/webp")
    settle(counter, qtbot)
    hand = Hand(counter, qtbot, case, f"{THIRD}/2")
    assert (hand.model.kind, hand.model.replacing) == (THIRD, True)
    assert not Hand(counter, qtbot, case, f"{THIRD}/9").model.replacing


def test_a_page_dropped_gives_way_to_the_next(hand, tmp_path):
    hand.read(pdf(tmp_path, 2))
    first = hand.model.page
    hand.model.drop()
    hand.wait()
    assert hand.model.page is not first
    hand.model.drop()
    hand.wait()
    assert hand.model.page is None
    assert hand.pages(FIRST) == []


def test_a_page_that_cannot_be_kept_stays_in_hand(hand, monkeypatch):
    hand.take(sheet())
    monkeypatch.setattr(hand.model, "kind", "x" * 60)
    hand.accept()
    assert hand.codes == ["paper.kind"]
    assert hand.model.page is not None
    monkeypatch.setattr(hand.model, "kind", FIRST)
    hand.accept()
    assert hand.pages(FIRST) == [f"{FIRST}/1"]


def test_pressing_twice_keeps_one_page(hand):
    hand.take(sheet())
    hand.model.accept()
    hand.model.accept()
    hand.wait()
    assert hand.pages(FIRST) == [f"{FIRST}/1"]


def test_a_printed_sheet_files_itself_whatever_is_in_turn(counter, qtbot, tmp_path):
    case = filled(counter)
    sign = SignModel(case)
    with qtbot.waitSignal(sign.printed, timeout=10_000):
        sign.print_forms()
    settle(counter, qtbot)
    (forms,) = (tmp_path / "cetakan").glob("*.pdf")
    pages = PdfPages(forms.read_bytes(), most_pages=9)
    try:
        scan = pages.read(2, dpi=200)
    finally:
        pages.close()
    hand = Hand(counter, qtbot, case, THIRD)
    hand.take(scan, "scanner")
    hand.accept()
    assert hand.errors == []
    assert hand.told == ["Formulir pendaftaran (F-1.02) halaman 1 tersimpan di tempatnya."]
    assert hand.pages("F_1_02") == ["F_1_02/1"]
    assert hand.pages(THIRD) == []


needs_sane = [
    pytest.mark.linux,
    pytest.mark.skipif(shutil.which("scanimage") is None, reason="sane-utils is not installed"),
]


class TestScanner:
    pytestmark = needs_sane

    @pytest.fixture(autouse=True)
    def sane(self, tmp_path, monkeypatch):
        (tmp_path / "dll.conf").write_text("test\n", "ascii")
        (tmp_path / "test.conf").write_text("number_of_devices 1\n", "ascii")
        monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path))

    def test_the_glass_gives_one_page(self, hand):
        hand.model.scan("test:0", "flatbed")
        hand.wait()
        assert hand.errors == []
        assert hand.model.page is not None
        assert not hand.model.page_waits

    def test_the_feeder_gives_all_its_sheets(self, hand):
        hand.model.scan("test:0", "feeder")
        hand.wait()
        kept = 0
        while hand.model.page is not None:
            hand.accept(reason="Alasan lain")
            kept += 1
        assert kept == len(hand.pages(FIRST)) > 1

    def test_a_cancelled_scan_says_so(self, hand):
        hand.model.scan("test:0", "flatbed")
        hand.model.cancel.set()
        hand.wait()
        assert hand.codes in (["scanner.cancelled"], [])
        assert (hand.model.page is None) is bool(hand.codes)

    def test_a_scanner_that_is_not_there_is_a_code(self, hand):
        hand.model.scan("test:9", "flatbed")
        hand.wait()
        assert len(hand.codes) == 1
        assert hand.codes[0].startswith("scanner.")
