"""First start: the code from the registry, one fingerprint on two screens, a passphrase, the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.first_start import FirstStart
from ui.screens.file_dialog import open_dialog, save_dialog
from ui.screens.recovery_part import RecoveryPart
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.enrolment_code import EnrolmentCodeField
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.panel_page import PanelPage
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_field import TextField

_FILES = "Berkas pendaftaran Loket (*.loket-daftar)"


class FirstStartScreen(PanelPage):
    """One part of the page at a time; each asks the model for one step."""

    bare = True

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._counter = counter
        self.model = FirstStart(counter, self)
        self.error = MessageCard("err")
        self.error.hide()
        self.content.addWidget(self.error)
        self._parts = {
            "code": self._code_part(), "print": self._fingerprint_part(), "pass": self._passphrase_part(),
        }  # fmt: skip
        self.recovery = RecoveryPart(counter, self.model)
        self._parts["sheet"] = self.recovery
        for part in self._parts.values():
            self.content.addWidget(part)
        self._connect()
        self._show("code")
        self.set_office("Selamat datang", "Komputer ini belum terdaftar.")

    def _code_part(self) -> QWidget:
        part, column = _part()
        self.address = TextField(
            "Alamat server", hint="tertulis di surat dari Disdukcapil", placeholder="contoh: loket.kabupaten.go.id"
        )
        self.address.setObjectName("address")
        self.code = EnrolmentCodeField()
        self.code.setObjectName("code")
        self.ask = Button("Daftarkan", "primary", "arrow-right", after=True, size="big")
        self.ask.setObjectName("enrol")
        self.pick = Button("Pilih berkas kode", "secondary", "folder-open-outline", size="big")
        self.pick.setObjectName("pick-code")
        for field in (self.address, self.code):
            column.addWidget(field)
        column.addLayout(_row(self.ask, self.pick))
        self.by_stick = Card("sunken")
        self.by_stick.add_heading("usb-flash-drive-outline", "Tanpa jaringan?")
        self.by_stick.column.addWidget(
            Label(
                "Simpan berkas permintaan ke flashdisk, bawa ke Disdukcapil, lalu pilih berkas jawabannya di sini.",
                wrap=True,
            )
        )
        self.save_request = Button("Simpan berkas permintaan", "secondary")
        self.pick_answer = Button("Pilih berkas jawaban", "secondary")
        self.by_stick.column.addLayout(_row(self.save_request, self.pick_answer))
        self.by_stick.hide()
        column.addWidget(self.by_stick)
        return part

    def _fingerprint_part(self) -> QWidget:
        part, column = _part()
        card = Card("plain")
        self.fingerprint = Label("", "number", wrap=True)
        self.fingerprint.setObjectName("fingerprint")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(self.fingerprint)
        column.addWidget(card)
        column.addWidget(Label("Bacakan kepada admin Disdukcapil. Di layarnya harus tertulis sama persis.", wrap=True))
        self.same = Button("Sudah cocok", "primary", size="big")
        self.same.setObjectName("same")
        self.differs = Button("Tidak cocok", "quiet-danger")
        column.addLayout(_row(self.same, self.differs))
        return part

    def _passphrase_part(self) -> QWidget:
        part, column = _part()
        self.passphrase = PassphraseField("Kata sandi", show_strength=True)
        self.passphrase.setObjectName("new-passphrase")
        self.again = PassphraseField("Ulangi kata sandi")
        self.again.setObjectName("again")
        self.keep = Button("Simpan", "primary", size="big")
        self.keep.setObjectName("keep")
        for field in (self.passphrase, self.again):
            column.addWidget(field)
        column.addLayout(_row(self.keep))
        return part

    def _connect(self) -> None:
        model = self.model
        self.ask.clicked.connect(self._ask)
        self.pick.clicked.connect(lambda: self._open("Pilih berkas kode", model.read_file))
        self.pick_answer.clicked.connect(lambda: self._open("Pilih berkas jawaban", model.read_answer))
        self.save_request.clicked.connect(self._save_request)
        self.same.clicked.connect(lambda: self._show("pass"))
        self.differs.clicked.connect(self._differs)
        self.keep.clicked.connect(self._keep)
        self.passphrase.entered.connect(self.again.focus_first)
        self.again.entered.connect(self._keep)
        model.busy.connect(self._busy)
        model.failed.connect(self._failed)
        model.fingerprint.connect(lambda: self._show("print"))
        model.request_written.connect(self._request_written)
        model.entered.connect(lambda: self._show("sheet"))

    def _show(self, name: str) -> None:
        self.error.hide()
        for key, part in self._parts.items():
            part.setVisible(key == name)
        model = self.model
        if name == "code":
            self.set_title("Daftarkan komputer ini", "Masukkan kode dari Disdukcapil.")
            self.address.focus_first()
        elif name == "print":
            self.set_title("Cocokkan sidik kunci", f"Komputer ini akan menjadi milik {model.office_name}.")
            self.set_office(model.office_name)
            self.fingerprint.setText(model.fingerprint_text)
            self.same.setFocus()
        elif name == "pass":
            self.set_title("Akun petugas pertama", f"{model.first_operator}, pilih kata sandi Anda.")
            self.passphrase.focus_first()
        else:
            self.set_title("Simpan kode pemulihan", "Kode ini membuka data bila semua kata sandi terlupa.")
            self.recovery.begin()

    def _ask(self) -> None:
        self.address.set_error("" if self.address.value().strip() else sentence("field.required"))
        self.code.set_error("" if len(self.code.value()) == 12 else sentence("enrolment.code"))
        if not self.address.error() and not self.code.error():
            self.model.ask(self.address.value(), self.code.value())

    def _keep(self) -> None:
        same = self.passphrase.value() == self.again.value()
        self.again.set_error("" if same else sentence("passphrase.differs"))
        if same:
            self.model.choose(self.passphrase.value())

    def _differs(self) -> None:
        self._show("code")
        self._tell(sentence("link.identity"))

    def _busy(self, busy: bool) -> None:
        self.ask.set_busy("Menghubungi ..." if busy else "")
        self.keep.set_busy("Menyimpan ..." if busy else "")

    def _failed(self, error: Exception) -> None:
        self._tell(of_error(error))
        self.by_stick.setVisible(self.model.has_invitation)

    def _tell(self, text: str) -> None:
        self.error.set_message("err", text)
        self.error.show()

    def _request_written(self, path: str) -> None:
        self.error.set_message("ok", f"Berkas permintaan tersimpan: {Path(path).name}. Bawa ke Disdukcapil.")
        self.error.show()

    def _open(self, title: str, take: Callable[[Path], None]) -> None:
        dialog = open_dialog(self, title, _FILES)
        dialog.fileSelected.connect(lambda name: take(Path(name)))
        dialog.open()

    def _save_request(self) -> None:
        dialog = save_dialog(self, "Simpan berkas permintaan", "permintaan.loket-daftar", _FILES)
        dialog.fileSelected.connect(lambda name: self.model.write_request(Path(name)))
        dialog.open()


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    return part, column


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
