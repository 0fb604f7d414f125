"""The recovery sheet: printed, read back, then the computer is ready."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.work.clock import wall_now
from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.first_start import FirstStart
from ui.models.papers_to_print import letterhead, recovery_pdf
from ui.printing import Printed
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.text_field import TextField


class RecoveryPart(QWidget):
    """Shows the phrase once, prints it, and asks for two of its groups, so that it is known to be legible."""

    def __init__(self, counter: Counter, model: FirstStart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._model = model
        self.phrase = Label("", "number", wrap=True)
        self.phrase.setObjectName("phrase")
        self.told = MessageCard("info")
        self.told.hide()
        self.print = Button("Cetak lembar pemulihan", "primary", "printer-outline", size="big")
        self.print.setObjectName("print-recovery")
        self.typed = TextField("Ketik kembali seluruh kode", hint="lihat pada lembar yang sudah disimpan", upper=True)
        self.typed.setObjectName("read-back")
        self.done = Button("Selesai, mulai bekerja", "primary", "arrow-right", after=True, size="big")
        self.done.setObjectName("ready")
        self._lay_out()
        self.print.clicked.connect(self._print)
        self.done.clicked.connect(self._finish)

    def begin(self) -> None:
        """Show the phrase of the model."""
        self.phrase.setText("  ".join(self._model.phrase.split("-")))
        self.print.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        card = Card("plain")
        card.column.addWidget(self.phrase)
        column.addWidget(card)
        column.addWidget(
            Label("Simpan lembarnya di tempat terkunci di kantor. Kode ini tidak ditampilkan lagi.", wrap=True)
        )
        column.addWidget(self.told)
        column.addLayout(_line(self.print))
        column.addWidget(self.typed)
        column.addLayout(_line(self.done))
        self.done.set_kind("secondary")

    def _print(self) -> None:
        counter, model = self._counter, self._model
        now: datetime = wall_now()

        def job() -> Printed:
            office = letterhead(model.office_code, model.office_name, counter.regions)
            pdf = recovery_pdf(model.phrase, office=office, device=model.computer, made_at=now)
            return counter.printer.print_pdf(pdf, "lembar pemulihan", now)

        counter.work.aside(job, self._printed, self._failed)

    def _printed(self, printed: Printed) -> None:
        where = f"Tersimpan sebagai PDF: {printed.file}" if printed.file else f"Dicetak pada {printed.printer}."
        self.told.set_message("ok", where)
        self.told.show()
        self.print.set_kind("secondary")
        self.done.set_kind("primary")
        self.typed.focus_first()

    def _failed(self, error: Exception) -> None:
        self.told.set_message("warn", of_error(error))
        self.told.show()

    def _finish(self) -> None:
        try:
            same = self._model.same_phrase(self.typed.value())
        except Exception as error:
            if not hasattr(error, "code"):
                raise
            self.typed.set_error(of_error(error))
            return
        if same:
            self._model.finish()
        else:
            self.typed.set_error(sentence("recovery.differs"))


def _line(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
