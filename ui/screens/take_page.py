"""Taking a page: live camera with the page outlined, or the scanner's glass, or files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QVBoxLayout, QWidget

from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.eye import Eye
from ui.models.pictures import Point
from ui.models.scan import ScanModel
from ui.screens.columns import columns
from ui.screens.file_dialog import open_dialog
from ui.screens.glass_sketch import GlassSketch
from ui.screens.scanner_part import ScannerPart
from ui.widgets.button import Button
from ui.widgets.camera_canvas import CameraCanvas
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard

_FILES = "Gambar atau PDF (*.jpg *.jpeg *.png *.webp *.avif *.tif *.tiff *.bmp *.pdf)"
_HINT = "Letakkan dokumen asli di tempat terang, di atas alas berwarna gelap."
_GLASS_HINT = "Letakkan dokumen asli menghadap ke bawah, rapat ke sudut kaca."
_ALL_THERE = "Tekan Lanjut, atau ambil halaman tambahan untuk {label}."
_NO_PAGE = "Arahkan kamera ke dokumen"
_HAVE_PAGE = "Tahan diam, lalu ambil foto"


class TakePage(QWidget):
    """One big button; the other sources are quieter."""

    def __init__(self, counter: Counter, model: ScanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._model = model
        self._eye: Eye | None = None
        self._warned = ""
        self.title = Label("", "h1")
        self.lead = Label(_HINT, "lead")
        self.canvas = CameraCanvas()
        self.views = QStackedWidget()
        self.views.addWidget(self.canvas)
        self.sketch = GlassSketch()
        self.views.addWidget(self.sketch)
        self.told = MessageCard("warn")
        self.told.hide()
        self.scanner = ScannerPart(counter, model)
        self.shoot = Button("Ambil foto", "primary", "camera", size="capture")
        self.shoot.setObjectName("shoot")
        self.glass = Button("Pakai pemindai", "secondary", "scanner")
        self.glass.setObjectName("use-scanner")
        self.pick = Button("Pilih berkas", "secondary", "folder-open-outline")
        self.pick.setObjectName("pick-file")
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Open the camera and say what is to be taken."""
        self._name()
        if self.by_scanner:
            self.scanner.scan.setFocus()
            return
        if self._eye is None:
            self._open_eye()
        self.shoot.setFocus()

    @property
    def by_scanner(self) -> bool:
        """Whether pages come from the scanner now."""
        return self.views.currentWidget() is self.sketch

    def end(self) -> None:
        """Close the camera."""
        if self._eye is not None:
            self._eye.close()
            self._eye.deleteLater()
            self._eye = None
            self._warned = ""

    def tell(self, words: str) -> None:
        """Say what went wrong, beside the buttons."""
        self.told.set_message("warn", words)
        self.told.show()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(6)
        column.addWidget(self.views, 1)
        right = QVBoxLayout()
        tips = self.tips = Card("plain")
        tips.column.addWidget(Label("Agar jelas terbaca", "h3"))
        for words in ("Keempat sudut terlihat", "Cahaya cukup, tanpa pantulan", "Kertas rata dan tidak bergerak"):
            tips.column.addWidget(Label(f"•  {words}"))
        right.addWidget(tips)
        right.addWidget(self.told)
        right.addStretch(1)
        right.addWidget(self.scanner)
        right.addWidget(self.shoot)
        right.addWidget(self.glass)
        right.addWidget(self.pick)
        for button in (self.shoot, self.glass, self.pick):
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        self.scanner.hide()
        self.setLayout(columns(left, right))

    def _connect(self) -> None:
        self.shoot.clicked.connect(self._shoot)
        self.glass.clicked.connect(self._toggle_scanner)
        self.pick.clicked.connect(self._pick)
        self._model.working.connect(self._busy)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self)
        space.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        space.activated.connect(self._space)
        self._model.targets_changed.connect(self._name)

    def _open_eye(self) -> None:
        spec = self._counter.cameras[0] if self._counter.cameras else ""
        self._eye = Eye(spec, self)
        self._eye.seen.connect(self._seen)
        self._eye.found.connect(self._found)
        self._eye.lost.connect(self._lost)
        self._eye.judged.connect(self._judged)
        self.shoot.set_text("Ambil foto")
        self.shoot.set_icon("camera")
        self.canvas.set_sentence(_NO_PAGE, "focus-auto")
        self._eye.open()

    def _seen(self, frame: QImage) -> None:
        self.canvas.set_frame(frame)

    def _judged(self, code: str) -> None:
        self._warned = code

    def _found(self, quad: Sequence[Point] | None) -> None:
        self.canvas.set_quad(quad)
        words = sentence(self._warned) or (_HAVE_PAGE if quad else _NO_PAGE)
        self.canvas.set_sentence(words, "focus-auto")

    def _lost(self, error: Exception) -> None:
        self.end()
        self.canvas.set_frame(QImage())
        self.canvas.set_quad(None)
        self.canvas.set_sentence(of_error(error), "camera-outline")
        self.shoot.set_text("Coba kamera lagi")
        self.shoot.set_icon("cloud-sync-outline")

    def _shoot(self) -> None:
        if self.by_scanner or not self.shoot.isEnabled():
            return
        self.told.hide()
        if self._eye is None:
            self._open_eye()
            return
        frame = self._eye.newest()
        if frame is not None:
            self.canvas.flash()
            self._model.take(frame, "camera")

    def _space(self) -> None:
        """Space takes the photo from anywhere on the page, except on a button, which it presses as everywhere."""
        held = QApplication.focusWidget()
        if isinstance(held, QAbstractButton) and held is not self.shoot and self.isAncestorOf(held):
            held.click()
        else:
            self._shoot()

    def _name(self) -> None:
        """Say which paper is in turn; when all are there, taking more is not the next thing to do."""
        target = self._model.target
        label = target.label if target else ""
        finished = not self._model.next_missing() and not self._model.replacing and (not target or bool(target.pages))
        self.title.setText("Semua dokumen sudah ada" if finished else label)
        hint = _GLASS_HINT if self.by_scanner else _HINT
        self.lead.setText(_ALL_THERE.format(label=label) if finished and label else hint)
        self.shoot.set_kind("secondary" if finished else "primary")
        self.scanner.scan.set_kind("secondary" if finished else "primary")

    def _pick(self) -> None:
        self.told.hide()
        dialog = open_dialog(self, "Pilih berkas", _FILES, several=True)
        dialog.filesSelected.connect(self.take_files)
        dialog.open()

    def take_files(self, names: Sequence[str]) -> None:
        """Read the files that were picked."""
        self._model.read_files([Path(name) for name in names])

    def _toggle_scanner(self) -> None:
        scanning = not self.by_scanner
        self.views.setCurrentWidget(self.sketch if scanning else self.canvas)
        self.scanner.setVisible(scanning)
        self.tips.setVisible(not scanning)
        self.shoot.setVisible(not scanning)
        self.glass.set_text("Pakai kamera" if scanning else "Pakai pemindai")
        self.glass.set_icon("camera-outline" if scanning else "scanner")
        self.told.hide()
        self._name()
        if scanning:
            self.end()
            self.scanner.look()
        else:
            self._open_eye()
            self.shoot.setFocus()

    def _busy(self, busy: bool) -> None:
        self.shoot.set_busy("Memeriksa ..." if busy else "")
