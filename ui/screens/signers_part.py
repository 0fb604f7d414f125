"""Settings: who signs the village's letters, in which period."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.signers import SignerRow, SignersModel
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.text_field import TextField

_SHOWN = 4


class SignersPart(Card):
    """A row a signer, the latest first.

    Signals:
        told: Something was kept; carries the sentence.
        failed: Something did not work; carries the exception with its code.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent=parent)
        self.model = SignersModel(counter, self)
        self._asking: _NewSigner | None = None
        self.add_heading("draw-pen", "Penanda tangan surat desa/kelurahan")
        self.column.addWidget(Label("Surat yang sudah dibuat tetap memakai nama penanda tangannya.", "hint", wrap=True))
        self._rows = QVBoxLayout()
        self.column.addLayout(self._rows)
        line = QHBoxLayout()
        add = Button("Tambah penanda tangan", "secondary", "account-plus-outline")
        add.setObjectName("add-signer")
        add.clicked.connect(self._ask)
        line.addWidget(add)
        line.addStretch(1)
        self.column.addLayout(line)
        self.model.changed.connect(self._show)
        self.model.kept.connect(self._kept)
        self.model.failed.connect(self._refused)
        self.model.load()

    @Slot()
    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row in list(self.model.rows)[:_SHOWN]:
            self._rows.addWidget(self._row(row))
        if not self.model.rows:
            words = "Belum ada. Tanpa penanda tangan, surat keterangan lahir dan kematian belum dapat dibuat di sini."
            self._rows.addWidget(Label(words, "hint", wrap=True))

    def _row(self, row: SignerRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 4, 0, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(row.name, "h3", wrap=True))
        words.addWidget(Label(f"{row.title}. {row.period}.", wrap=True))
        line.addLayout(words, 1)
        if row.now:
            line.addWidget(Chip("Menandatangani sekarang", "check-circle", "ok"))
        if row.open:
            end = Button("Akhiri", "quiet")
            end.setObjectName(f"end-signer:{row.id}")
            end.clicked.connect(lambda: self.model.end(row.id))
            line.addWidget(end)
        return made

    @Slot()
    def _ask(self) -> None:
        self._asking = _NewSigner(self.window(), self.model)
        self._asking.open()

    @Slot(str)
    def _kept(self, words: str) -> None:
        if self._asking is not None:
            self._asking.close_modal()
            self._asking = None
        self.told.emit(words)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if self._asking is not None:
            self._asking.refuse(of_error(error))
        else:
            self.failed.emit(error)


class _NewSigner(Modal):
    """Name with titles, office, number of a civil servant, first and, for one who stands in, last day."""

    def __init__(self, window: QWidget, model: SignersModel) -> None:
        super().__init__(window, "Penanda tangan baru", "Simpan", width=720)
        self.told = MessageCard("err")
        self.told.hide()
        self.name = TextField("Nama", hint="Lengkap dengan gelarnya", longest=60)
        self.office = TextField("Jabatan", hint="Misalnya: Lurah Contoh Maju, atau Plt. Kepala Desa", longest=60)
        self.nip = TextField("NIP", optional=True, longest=25)
        self.since = DateField("Mulai menandatangani", today=lambda: model.today)
        self.until = DateField("Sampai, bila sementara", optional=True)
        self.since.set_value(model.today.isoformat())
        for name, field in (
            ("name", self.name), ("office", self.office), ("nip", self.nip), ("since", self.since),
            ("until", self.until),
        ):  # fmt: skip
            field.setObjectName(f"signer:{name}")
        self.content.setSpacing(6)
        dates = QHBoxLayout()
        dates.addWidget(self.since)
        dates.addWidget(self.until)
        for part in (self.told, self.name, self.office, self.nip):
            self.content.addWidget(part)
        self.content.addLayout(dates)
        self.accepted.connect(
            lambda: model.add(
                self.name.value(), self.office.value(), self.nip.value(), self.since.value(), self.until.value()
            )
        )
        self.cancelled.connect(self.close_modal)

    def refuse(self, words: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        self.told.set_message("err", words)
        self.told.show()
