"""The page just taken: large, with its verdict, corners to mend, and one button to keep it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.sheets import parse_sheet_code
from ui.messages import sentence
from ui.models.pictures import corners, to_qimage
from ui.models.scan import REASONS, ScanModel
from ui.screens.columns import columns
from ui.widgets.button import Button
from ui.widgets.crop_editor import CropEditor
from ui.widgets.image_viewer import ImageViewer
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option

_ORIGINALS = (Option("asli", "Dokumen asli"), Option("fotokopi", "Fotokopi"))


class PageResult(QWidget):
    """Signals: dropped() when the picture is to be taken again."""

    dropped = Signal()

    def __init__(self, model: ScanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sheet = False
        words = "Geser keempat sudut. Dengan papan ketik: Tab sudut berikutnya, panah menggeser, Shift lebih jauh."
        self.corners = MessageCard("info", words)
        self.corners.hide()
        self.title = Label("", "h1")
        self.viewer = ImageViewer("Halaman yang diambil")
        self.crop = CropEditor()
        self.views = QStackedWidget()
        self.views.addWidget(self.viewer)
        self.views.addWidget(self.crop)
        self.verdict = MessageCard("ok")
        self.told = MessageCard("err")
        self.told.hide()
        self.original = OptionList("Yang diambil", _ORIGINALS)
        self.reason = OptionList("Tetap pakai, karena", [Option(key, words) for key, words in REASONS])
        self.reason.setObjectName("override-reason")
        self.keep = Button("Pakai halaman ini", "primary", "check-bold", size="big")
        self.keep.setObjectName("keep-page")
        self.again = Button("Ambil ulang", "secondary", "camera-outline")
        self.again.setObjectName("take-again")
        self.turn = Button("Putar", "secondary", "rotate-right")
        self.cut = Button("Potong", "secondary", "crop")
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.again.clicked.connect(self._again)
        self.turn.clicked.connect(self._model.turn)
        self.cut.clicked.connect(self._cut)
        self._model.working.connect(lambda busy: self.keep.set_busy("Sebentar ..." if busy else ""))

    def show_page(self) -> None:
        """Show the page in hand and what the gates say of it."""
        page = self._model.page
        if page is None:
            return
        self.rename()
        self.viewer.set_image(page.picture)
        self.views.setCurrentWidget(self.viewer)
        self._crop_shown(shown=False)
        self.told.hide()
        finding = page.findings[0] if page.findings else ""
        sheet = any(parse_sheet_code(text) is not None for text in page.codes)
        if finding:
            self.verdict.set_message("warn", sentence(finding), title="Perlu dilihat", icon="alert")
        elif sheet:
            self.verdict.set_message(
                "ok", "Kode pada lembar ini terbaca; lembar tersimpan sendiri di tempatnya.", title="Formulir Loket"
            )
        else:
            self.verdict.set_message("ok", "", title="Gambar jelas", icon="check-circle")
        self.reason.set_value("")
        self.reason.set_error("")
        self._sheet = sheet
        self._ask_reason(asked=False)
        self.original.set_value("asli")
        self.again.set_kind("primary" if finding else "secondary")
        self.keep.set_kind("secondary" if finding else "primary")
        self.keep.set_text("Tetap pakai" if finding else "Pakai halaman ini")
        (self.again if finding else self.keep).setFocus()

    def rename(self) -> None:
        """Say as which paper the page will be kept."""
        target = self._model.target
        self.title.setText(target.label if target else "Halaman")

    def tell(self, words: str) -> None:
        """Say why the page could not be kept; it stays in hand."""
        self.told.set_message("err", words)
        self.told.show()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.views, 1)
        right = QVBoxLayout()
        right.addWidget(self.verdict)
        right.addWidget(self.told)
        right.addWidget(self.corners)
        right.addWidget(self.reason)
        right.addWidget(self.original)
        right.addStretch(1)
        tools = QHBoxLayout()
        tools.addWidget(self.turn)
        tools.addWidget(self.cut)
        right.addLayout(tools)
        right.addWidget(self.again)
        right.addWidget(self.keep)
        for button in (self.keep, self.again, self.turn, self.cut):
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        self.setLayout(columns(left, right))

    def _keep(self) -> None:
        page = self._model.page
        if page is None:
            return
        reason = self.reason.value()
        if page.findings and self.reason.isHidden():
            self._ask_reason(asked=True)
            return
        if page.findings and not reason:
            self.reason.set_error(sentence("capture.reason"))
            self.reason.focus_first()
            return
        self.reason.set_error("")
        words = dict(REASONS).get(reason, "")
        self._model.accept(original=self.original.value() or "asli", reason=words)

    def _ask_reason(self, *, asked: bool) -> None:
        """Show why the page is used all the same, in the room of the tools."""
        self.reason.setVisible(asked)
        self.original.setVisible(not asked and not self._sheet)
        for button in (self.turn, self.cut):
            button.setVisible(not asked)
        if asked:
            self.keep.set_text("Pakai dengan alasan ini")
            self.keep.set_kind("primary")
            self.again.set_kind("secondary")
            self.reason.focus_first()

    def _again(self) -> None:
        self._model.drop()
        if not self._model.page_waits:
            self.dropped.emit()

    def _cut(self) -> None:
        taken = self._model.taken
        if taken is None:
            return
        if self.views.currentWidget() is self.crop:
            self._model.crop(self.crop.quad())
            return
        self.crop.set_image(to_qimage(taken.image), corners(taken))
        self.views.setCurrentWidget(self.crop)
        self._crop_shown(shown=True)
        self.crop.setFocus()

    def _crop_shown(self, *, shown: bool) -> None:
        """While corners are set there is one thing to do: take them."""
        self.cut.set_text("Pakai sudut ini" if shown else "Potong")
        self.cut.set_icon("check-bold" if shown else "crop")
        self.cut.set_kind("primary" if shown else "secondary")
        for part in (self.turn, self.keep):
            part.setVisible(not shown)
        if shown:
            self.again.set_kind("secondary")
        self.verdict.setVisible(not shown)
        self.original.setVisible(not shown and not self._sheet)
        self.corners.setVisible(shown)
