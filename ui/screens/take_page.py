"""Taking a page: live camera with the page outlined, or the scanner's glass, or files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.eye import Eye
from ui.models.pictures import Point
from ui.models.scan import ScanModel
from ui.screens.columns import columns
from ui.screens.scanner_part import ScannerPart
from ui.widgets.button import Button
from ui.widgets.camera_canvas import CameraCanvas
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard

_FILES = "Gambar atau PDF (*.jpg *.jpeg *.png *.webp *.avif *.tif *.tiff *.bmp *.pdf)"
_HINT = "Letakkan dokumen asli di tempat terang, di atas alas berwarna gelap."
_NO_PAGE = "Arahkan kamera ke dokumen"
_HAVE_PAGE = "Tahan diam, lalu ambil foto"


class TakePage(QWidget):
    """One big button; the other sources are quieter."""

    def __init__(self, counter: Counter, model: ScanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._model = model
        self._eye: Eye | None = None
        self.title = Label("", "h1")
        self.lead = Label(_HINT, "lead")
        self.canvas = CameraCanvas()
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
        target = self._model.target
        self.title.setText(target.label if target else "Semua dokumen sudah ada")
        if self._eye is None and not self.scanner.isVisible():
            self._open_eye()
        self.shoot.setFocus()

    def end(self) -> None:
        """Close the camera."""
        if self._eye is not None:
            self._eye.close()
            self._eye.deleteLater()
            self._eye = None

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
        column.addWidget(self.canvas, 1)
        right = QVBoxLayout()
        tips = Card("plain")
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
        space.activated.connect(self._shoot)

    def _open_eye(self) -> None:
        spec = self._counter.cameras[0] if self._counter.cameras else ""
        self._eye = Eye(spec, self)
        self._eye.seen.connect(self._seen)
        self._eye.found.connect(self._found)
        self._eye.lost.connect(self._lost)
        self.canvas.set_sentence(_NO_PAGE, "focus-auto")
        self._eye.open()

    def _seen(self, frame: QImage) -> None:
        self.canvas.set_frame(frame)

    def _found(self, quad: Sequence[Point] | None) -> None:
        self.canvas.set_quad(quad)
        self.canvas.set_sentence(_HAVE_PAGE if quad else _NO_PAGE, "focus-auto")

    def _lost(self, error: Exception) -> None:
        self.canvas.set_frame(QImage())
        self.canvas.set_quad(None)
        self.canvas.set_sentence(of_error(error), "camera-outline")
        self.end()

    def _shoot(self) -> None:
        frame = self._eye.newest() if self._eye is not None else None
        if frame is None or not self.shoot.isEnabled():
            return
        self.told.hide()
        self.canvas.flash()
        self._model.take(frame, "camera")

    def _pick(self) -> None:
        self.told.hide()
        dialog = QFileDialog(self, "Pilih berkas", "", _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_files)
        dialog.open()

    def take_files(self, names: Sequence[str]) -> None:
        """Read the files that were picked."""
        self._model.read_files([Path(name) for name in names])

    def _toggle_scanner(self) -> None:
        shown = not self.scanner.isVisible()
        self.scanner.setVisible(shown)
        self.shoot.setVisible(not shown)
        self.canvas.setVisible(not shown)
        self.glass.set_text("Pakai kamera" if shown else "Pakai pemindai")
        if shown:
            self.lead.setText("Letakkan dokumen asli menghadap ke bawah, rapat ke sudut kaca.")
            self.end()
            self.scanner.look()
        else:
            self.lead.setText(_HINT)
            self._open_eye()

    def _busy(self, busy: bool) -> None:
        self.shoot.set_busy("Memeriksa ..." if busy else "")
