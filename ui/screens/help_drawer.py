"""Bantuan: a drawer at the right over any page, with short ways to do things and whom to call."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models.counter import Counter
from ui.routes import InCase, Issued, Report, Requirements, Returned, Route, Step, Sync, Tracking
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.page_scroll import PageScroll

_WIDE = 420
_APPLY, _DRAFT, _SCAN, _SIGN, _OFFLINE, _RETURN, _HAND, _REPORT = 0, 1, 2, 3, 4, 6, 7, 9  # places in _WAYS
_WAYS = (
    (
        "Cara mengajukan",
        "Pilih layanan di Beranda, ikuti langkah di kiri, lalu Kirim permohonan. Boleh berhenti kapan saja.",
    ),
    ("Cara melanjutkan draf", "Beranda, Perlu perhatian Anda, Belum selesai; atau Lacak permohonan."),
    (
        "Cara memindai",
        "Letakkan dokumen asli, tunggu garis kuning mengelilinginya, lalu Ambil foto. Pemindai dan berkas juga bisa.",
    ),
    (
        "Cara menandatangani",
        "Cetak formulir, minta tanda tangan, lalu pindai. Kode pada lembar membuatnya tersimpan sendiri.",
    ),
    ("Tidak ada jaringan", "Tetap bekerja seperti biasa. Semua tersimpan aman dan dikirim sendiri saat ada jaringan."),
    ("Listrik padam", "Nyalakan lagi, masuk, lalu lanjutkan. Isian terakhir sudah tersimpan."),
    ("Permohonan dikembalikan", "Buka Perlu perbaikan. Setiap kartu langsung membuka bagian yang harus diperbaiki."),
    ("Cara menyerahkan dokumen", "Lacak permohonan, Serahkan. Cetak dokumennya, pilih penerima, lalu simpan."),
    ("Pintasan", "F3 lacak, F11 layar penuh, Ctrl+Enter lanjut, Alt+Kiri kembali, Ctrl+L kunci layar."),
    (
        "Cara membaca laporan",
        "Pilih bulan, layanan, atau saluran. Angkanya dari komputer ini, tanpa data pribadi.",
    ),
)
_OF_STEP = {Step.SCAN: _SCAN, Step.SIGN: _SIGN}
_OF_PLACE: dict[type, int] = {
    Tracking: _DRAFT, Sync: _OFFLINE, Returned: _RETURN, Issued: _HAND, Report: _REPORT, Requirements: _APPLY,
}  # fmt: skip


class HelpDrawer(QFrame):
    """Opens and closes by F1; Esc closes it and the focus goes back."""

    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self._counter = counter
        self._page = parent
        self._before: QWidget | None = None
        self.setProperty("card", "plain")
        self.setFixedWidth(_WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 12, 0)
        head.addWidget(Label("Bantuan", "h1"), 1)
        self.close_button = Button("Tutup", "quiet")
        self.close_button.clicked.connect(lambda _on=False: self.toggle())
        head.addWidget(self.close_button)
        column.addLayout(head)
        scroll = PageScroll((24, 6, 24, 16))
        self._ways = [(Label("", "h3"), Label("", wrap=True)) for _ in _WAYS]
        for title, words in self._ways:
            scroll.column.addWidget(title)
            scroll.column.addWidget(words)
        self._about = Label("", "hint", wrap=True)
        scroll.column.addWidget(self._about)
        scroll.column.addStretch(1)
        column.addWidget(scroll, 1)
        parent.installEventFilter(self)
        self.hide()

    def toggle(self, route: Route | None = None) -> None:
        """Open with the answer for ``route`` first, or close and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._before is not None and shiboken6.isValid(self._before):
                self._before.setFocus()
            return
        self._order(route)
        # Not above: the drawer is built with the window, which is painted before any use-case is loaded.
        from kiosk.work.session import program_version

        session = self._counter.session
        about = f"Loket versi {program_version()}"
        if session.store_open:
            device = session.desk.device
            phone = device.settings.get("help_phone", "")
            about = f"{device.office_name}, komputer {device.kiosk_code}. {about}."
            about += f" Admin Disdukcapil: {phone}." if phone else " Hubungi admin Disdukcapil bila perlu."
        self._about.setText(about)
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.toggle()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _order(self, route: Route | None) -> None:
        first = _OF_STEP.get(route.step, _APPLY) if isinstance(route, InCase) else _OF_PLACE.get(type(route), _APPLY)
        ways = [_WAYS[first], *(way for number, way in enumerate(_WAYS) if number != first)]
        for (title, words), way in zip(self._ways, ways, strict=True):
            title.setText(way[0])
            words.setText(way[1])

    def _place(self) -> None:
        top = 64
        self.setGeometry(self._page.width() - _WIDE, top, _WIDE, self._page.height() - top)
