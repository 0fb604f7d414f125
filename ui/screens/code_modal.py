"""Holding a paper to the camera so that its QR code is read; a hand-held reader may type it instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.messages import of_error
from ui.models.code_reader import CodeReader
from ui.models.counter import Counter
from ui.widgets.camera_canvas import CameraCanvas
from ui.widgets.labels import Label
from ui.widgets.modal import WIDEST, Modal
from ui.widgets.text_field import TextField


class CodeModal(Modal):
    """Closed by its owner. Signals: code_read(list of texts), from the camera or a hand-held reader."""

    code_read = Signal(object)

    def __init__(self, window: QWidget, counter: Counter, title: str, lead: str) -> None:
        super().__init__(window, title, "Baca", cancel="Tutup", width=WIDEST)
        self.reader = CodeReader(counter, self)
        self.canvas = CameraCanvas()
        self.canvas.setFixedHeight(320)
        self.canvas.set_sentence("Arahkan kode QR ke kamera")
        self.typed = TextField("Atau pakai pembaca kode", hint="alat pembaca mengetik sendiri di sini", optional=True)
        self.typed.setObjectName("typed-code")
        self.content.addWidget(Label(lead, wrap=True))
        self.content.addWidget(self.canvas)
        self.content.addWidget(self.typed)
        self.reader.seen.connect(self.canvas.set_frame)
        self.reader.read.connect(self.code_read)
        self.reader.lost.connect(lambda error: self.canvas.set_sentence(of_error(error), "camera-off-outline"))
        self.typed.edit.returnPressed.connect(self._enter)
        self.accepted.connect(self._enter)
        self.cancelled.connect(self.close_modal)

    def open(self) -> None:
        """Cover the window and look."""
        super().open()
        self.reader.open()
        self.typed.focus_first()

    def close_modal(self) -> None:
        """Let the camera go with the card."""
        self.reader.close()
        super().close_modal()

    def say(self, text: str, icon: str = "information-outline") -> None:
        """The one sentence over the picture."""
        self.canvas.set_sentence(text, icon)

    def _enter(self) -> None:
        text = self.typed.value().strip()
        if text:
            self.typed.set_value("")
            self.code_read.emit([text])
