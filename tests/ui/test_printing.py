"""Printers: a PDF file written whole or not at all, and the system's printer where there is one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kiosk.capture.pdf import PdfPages
from kiosk.forms.office import Office
from kiosk.forms.render import render_blank
from ui import printing
from ui.models.receipts import told
from ui.printing import FilePrinter, Printed, PrintTrouble, SystemPrinter

NOW = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)


def test_the_file_says_what_it_is_and_when(tmp_path):
    printer = FilePrinter(tmp_path / "cetakan")
    first = printer.print_pdf(b"satu", "tanda terima", NOW)
    again = printer.print_pdf(b"dua", "tanda terima", NOW)
    assert Path(first.file).name == "tanda-terima-20261121-074000.pdf"
    assert Path(again.file).name == "tanda-terima-20261121-074000-2.pdf"
    assert Path(first.file).read_bytes() == b"satu"
    assert Path(again.file).read_bytes() == b"dua"
    assert sorted(path.suffix for path in (tmp_path / "cetakan").iterdir()) == [".pdf", ".pdf"]


def test_a_name_holds_nothing_that_a_disk_refuses(tmp_path):
    printed = FilePrinter(tmp_path).print_pdf(b"x", 'a/b:c*?"', NOW)
    assert Path(printed.file).name == "a-b-c-20261121-074000.pdf"


def test_a_disk_that_refuses_leaves_nothing_half_written(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PrintTrouble) as trouble:
        FilePrinter(tmp_path).print_pdf(b"x", "uji", NOW)
    assert trouble.value.code == "print.no_room"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_a_trouble(tmp_path):
    (tmp_path / "cetakan").write_bytes(b"")
    with pytest.raises(PrintTrouble):
        FilePrinter(tmp_path / "cetakan").print_pdf(b"x", "uji", NOW)


def test_without_a_printer_the_pdf_is_kept(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(QPrinterInfo))
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", staticmethod(list))
    printed = SystemPrinter(FilePrinter(tmp_path)).print_pdf(b"satu", "uji", NOW)
    assert Path(printed.file).read_bytes() == b"satu"


def test_pages_keep_their_own_size(qapp, tmp_path):
    """What goes to paper is drawn at 100 %: the same millimetres as in the PDF."""
    office = Office("99.01.01.2001", "Contoh", "Contoh", "Contoh", "Contoh")
    paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "kertas.pdf"))
    printing._paint_pages(paper, render_blank("F_2_01", office=office))
    pages = PdfPages((tmp_path / "kertas.pdf").read_bytes(), most_pages=9)
    try:
        sizes = [pages.read(index, dpi=72).shape[:2] for index in range(len(pages))]
    finally:
        pages.close()
    wanted = PdfPages(render_blank("F_2_01", office=office), most_pages=9)
    try:
        for index, size in enumerate(sizes):
            there = wanted.read(index, dpi=72).shape[:2]
            assert all(abs(one - other) <= 1 for one, other in zip(size, there, strict=True))
        assert len(sizes) == len(wanted) == 2
    finally:
        wanted.close()


def test_the_sentence_names_the_printer_or_the_file():
    assert told(Printed("Epson L3210"), "Formulir") == "Formulir dicetak pada Epson L3210."
    assert "disimpan sebagai PDF: x.pdf" in told(Printed("", "x.pdf"), "Formulir")
