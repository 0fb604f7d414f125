"""After the commit: "Tersimpan", the number, what happens next, and the receipt to take home."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.work.follow_up import Proposed
from ui.messages import of_error
from ui.models.case import CaseModel
from ui.models.counter import Counter
from ui.models.saved import SavedModel
from ui.models.volunteer import is_volunteer
from ui.routes import Home, InCase, Step
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import IconLabel, Label
from ui.widgets.message_card import MessageCard

_PREVIEW_WIDE, _PREVIEW_TALL = 350, 470
_ANOTHER, _FAMILY, _TWIN = "another", "family", "twin"


class SavedScreen(FlowPage):
    """Also "Berkas dititip", with the slip in place of the receipt."""

    def __init__(self, counter: Counter, model: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(rail=False, help_column=False, widest=1146, parent=parent)
        self._hide_title()
        self._counter = counter
        self.model = SavedModel(model, self)
        row = QHBoxLayout()
        row.setSpacing(64)
        row.addLayout(self._left(), 1)
        row.addLayout(self._right())
        self.content.addLayout(row)
        self.set_secondary(*self._more())
        self.bar.set_back("")
        self.bar.set_primary("Selesai", "check", "secondary")
        self.bar.primary.setObjectName("finish")
        self.bar.primary_clicked.connect(lambda: counter.go.to(Home()))
        self.bar.secondary_clicked.connect(self._another)
        self.model.changed.connect(self._show)
        self.model.printed.connect(self._printed)
        self.model.failed.connect(self._failed)
        self._show()

    def _more(self) -> list[tuple[str, str, str]]:
        """What the same family may want next; a volunteer does not open again what he sent."""
        if is_volunteer(self._counter):
            return [(_ANOTHER, "Ajukan layanan lain", "")]
        twin = [(_TWIN, "Salin untuk kembar", "account-multiple-plus-outline")] if self.model.may_have_twin else []
        return [(_FAMILY, "Layanan lain untuk keluarga ini", "home-group"), *twin]

    @Slot(str)
    def _another(self, key: str) -> None:
        if key == _TWIN:
            self.model.copy_for_twin()
        else:
            self._counter.go.to(Home(family=self.model.case.id if key == _FAMILY else ""))

    def focus_start(self) -> None:
        """Printing is what comes next."""
        self._print.setFocus()

    def _hide_title(self) -> None:
        """This page has a heading of its own, with the sign beside it."""
        item = self.middle.column.itemAt(0)
        heading = item.widget() if item is not None else None
        if heading is not None:
            heading.hide()

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(30)
        sign = "clipboard-check-outline" if self.model.deposited else "check-circle"
        head.addWidget(IconLabel(sign, "brand_700" if self.model.deposited else "ok", 60))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(self.model.title, "display"))
        lines.addWidget(Label(self.model.about, "lead", wrap=True))
        head.addLayout(lines, 1)
        column.addLayout(head)
        column.addWidget(self._number())
        self._news = MessageCard("info", self.model.news, icon="cloud-off-outline")
        column.addWidget(self._news)
        self._told = MessageCard("ok")
        self._told.hide()
        column.addWidget(self._told)
        column.addWidget(Label("Apa yang terjadi selanjutnya?", "h2"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self._step_words: list[Label] = []
        for icon, words in self.model.next_steps:
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
            told = Label(words, wrap=True)
            self._step_words.append(told)
            line.addWidget(told, 1)
            self._steps.addLayout(line)
        column.addLayout(self._steps)
        for proposed in self.model.follow_ups:
            column.addWidget(self._follow_up(proposed))
        column.addStretch(1)
        return column

    def _follow_up(self, proposed: Proposed) -> MessageCard:
        card = MessageCard("info", proposed.why, title=proposed.service.name, action="Ajukan sekarang")
        card.setObjectName(f"follow-up:{proposed.service.code}")
        card.acted.connect(lambda: self.model.follow(proposed.service.code, self._followed))
        return card

    def _followed(self, case_id: str) -> None:
        self._counter.go.to(InCase(case_id, Step.VARIANT))

    def _number(self) -> Card:
        case = self.model.case.case
        card = Card("plain", 24)
        card.column.setSpacing(4)
        card.column.addWidget(Label("Nomor permohonan", "hint"))
        number = Label(case.number or "Latihan, tanpa nomor", "number")
        number.setObjectName("receipt-number")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(number)
        card.column.addWidget(Label(self.model.about_number, "hint", wrap=True))
        return card

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        frame = Card("plain", 8)
        frame.setFixedWidth(_PREVIEW_WIDE)
        self._preview = QLabel()
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setMinimumHeight(_PREVIEW_TALL)
        self._preview.setAccessibleName("Gambar tanda terima")
        frame.column.addWidget(self._preview)
        column.addWidget(frame)
        words = "Cetak slip titip berkas" if self.model.deposited else "Cetak tanda terima"
        self._print = Button(words, "primary", "printer-outline", size="big")
        self._print.setObjectName("print-receipt")
        self._print.setFixedWidth(_PREVIEW_WIDE)
        self._print.clicked.connect(self._ask_print)
        column.addWidget(self._print)
        column.addStretch(1)
        return column

    @Slot()
    def _show(self) -> None:
        tone = "ok" if self.model.sent else "info"
        icon = "send-check-outline" if self.model.sent else "cloud-off-outline"
        if self.model.deposited:
            icon = "clipboard-list-outline"
        self._news.set_message(tone, self.model.news, icon=icon)
        for told, (_icon, words) in zip(self._step_words, self.model.next_steps, strict=True):
            told.setText(words)
        picture = self.model.picture
        if picture is not None:
            ratio = self.devicePixelRatioF()
            small = picture.scaled(
                int((_PREVIEW_WIDE - 24) * ratio), int((_PREVIEW_TALL) * ratio),
                Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            small.setDevicePixelRatio(ratio)
            self._preview.setPixmap(QPixmap.fromImage(small))

    @Slot()
    def _ask_print(self) -> None:
        self._print.set_busy("Mencetak ...")
        self.model.print()

    @Slot(str)
    def _printed(self, words: str) -> None:
        self._print.set_busy("")
        self._told.set_message("ok", words)
        self._told.show()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._print.set_busy("")
        self._told.set_message("err", of_error(error))
        self._told.show()
