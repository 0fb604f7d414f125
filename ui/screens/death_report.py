"""Laporan kematian singkat: what a volunteer knows at once; the office completes it with the family."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.domain.errors import DomainError
from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.volunteer import VolunteerModel
from ui.routes import Home
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.flow_page import FlowPage
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.text_field import TextField


class DeathReportScreen(FlowPage):
    """Four answers; after the commit the number is shown."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(rail=False, help_column=False, parent=parent)
        self._counter = counter
        self.model = VolunteerModel(counter, self)
        self.set_title("Laporan kematian singkat", "Kami turut berdukacita. Isi yang Anda ketahui; kantor melengkapi.")
        self.name = TextField("Nama almarhum/almarhumah", upper=True, longest=60)
        self.on = DateField("Tanggal meninggal", today=counter.desk.today, quick=True)
        area = counter.session.operator.area
        self.rt = TextField("RT/RW", hint="seperti 002/005", longest=9)
        self.rt.set_value(area[0] if area else "")
        self.phone = TextField("Nomor HP keluarga", optional=True, hint="agar kantor dapat menghubungi", longest=20)
        places: dict[str, Field] = {"death.name": self.name, "death.date": self.on, "volunteer.area": self.rt}
        self._places = {**places, "date.empty": self.on}
        for path, field in (("name", self.name), ("on", self.on), ("rt", self.rt), ("phone", self.phone)):
            field.path = path
            field.setObjectName(f"death:{path}")
        self.content.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(24)
        for field in (self.on, self.rt):
            row.addWidget(field)
        row.addStretch(1)
        self.content.addLayout(row)
        self.content.addWidget(self.phone)
        self.told = MessageCard("ok")
        self.told.hide()
        self.content.addWidget(self.told)
        lead = Card("sunken")
        lead.column.addWidget(Label("Minta keluarga membawa KK dan surat keterangan kematian ke kantor.", wrap=True))
        self.content.addWidget(lead)
        self.bar.set_primary("Kirim laporan", "send-outline")
        self.bar.primary.setObjectName("send-report")
        self.bar.primary_clicked.connect(self._send)
        self.bar.back_clicked.connect(lambda: counter.go.to(Home()))
        self.model.reported.connect(self._reported)
        self.model.failed.connect(self._failed)

    def focus_start(self) -> None:
        """The name."""
        self.name.focus_first()

    @Slot()
    def _send(self) -> None:
        self.show_errors({})
        self.bar.primary.set_busy("Menyimpan ...")
        self.model.report_death(self.name.value(), self.on.value(), self.rt.value(), self.phone.value())

    @Slot(str)
    def _reported(self, number: str) -> None:
        self.bar.primary.set_busy("")
        words = f"Laporan tersimpan dengan nomor {number}. Kantor melanjutkannya." if number else "Laporan tersimpan."
        self.told.set_message("ok", words, title="Tersimpan")
        self.told.show()
        self.name.set_value("")
        self.on.set_value("")
        self.phone.set_value("")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.bar.primary.set_busy("")
        code = error.code if isinstance(error, DomainError) else ""
        field = self.phone if code.startswith("phone.") else self._places.get(code)
        if field is None:
            self.told.set_message("err", of_error(error))
            self.told.show()
        else:
            self.show_errors({field.path: of_error(error)})
