"""Detail of a case: the way with dates at the left, what is known and what can be done at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.messages import of_error
from ui.models.counter import Counter
from ui.models.detail import DetailModel
from ui.models.receipts import ReceiptPrinter
from ui.models.tracking import open_case, route_of
from ui.routes import Detail, Home, Tracking
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.stage_line import Stage, StageLine
from ui.widgets.text_field import NoteField, TextField

_MOST_LOOKS = 8


class DetailScreen(ListPage):
    """Read again whenever the road brought something."""

    def __init__(self, counter: Counter, case_id: str, parent: QWidget | None = None) -> None:
        super().__init__("Permohonan", back="Lacak", parent=parent)
        self._counter = counter
        self._case_id = case_id
        self.model = DetailModel(counter, case_id, self)
        self.printer = ReceiptPrinter(counter, self)
        self.lead = Label("", "lead")
        self.told = MessageCard("info")
        self.told.hide()
        self.stages = StageLine()
        self._facts = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.model.refresh()

    def _lay_out(self) -> None:
        self.content.addWidget(self.lead)
        self.content.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(24)
        way = Card("plain")
        way.column.addWidget(Label("Perjalanan permohonan", "h3"))
        way.column.addWidget(self.stages)
        way.column.addStretch(1)
        row.addWidget(way, 2)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addLayout(self._facts)
        self.go_on = Button("", "primary", "arrow-right", after=True, size="big")
        self.go_on.setObjectName("go-on")
        self.receipt = Button("Cetak tanda terima", "secondary", "printer-outline")
        self.receipt.setObjectName("print-receipt")
        self.withdraw = Button("Batalkan permohonan", "quiet-danger")
        self.withdraw.setObjectName("withdraw")
        self.family = Button("Layanan lain untuk keluarga ini", "secondary", "home-group")
        self.family.setObjectName("family")
        self.twin = Button("Salin untuk kembar", "secondary", "account-multiple-plus-outline")
        self.twin.setObjectName("twin")
        for buttons in ((self.go_on,), (self.receipt,), (self.family, self.twin), (self.withdraw,)):
            line = QHBoxLayout()
            line.setSpacing(12)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            side.addLayout(line)
        side.addStretch(1)
        row.addLayout(side, 3)
        self.content.addLayout(row)

    def _connect(self) -> None:
        go = self._counter.go
        self.back_clicked.connect(lambda: go.to(Tracking()))
        self.go_on.clicked.connect(self._go_on)
        self.receipt.clicked.connect(lambda: self.printer.print_receipt(self._case_id))
        self.family.clicked.connect(lambda: go.to(Home(family=self._case_id)))
        self.twin.clicked.connect(self.model.copy_for_twin)
        self.withdraw.clicked.connect(self._ask_withdrawal)
        self.model.changed.connect(self._show)
        self.model.failed.connect(lambda error: self._tell("err", of_error(error)))
        self.model.withdrawn.connect(lambda: self._tell("ok", "Pembatalan tersimpan dan akan dikirim."))
        self.printer.done.connect(lambda words: self._tell("ok", words))
        self.printer.failed.connect(lambda error: self._tell("warn", of_error(error)))

    def _show(self) -> None:
        model, view = self.model, self.model.view
        if view is None:
            return
        self.set_title(model.title or "Permohonan")
        self.lead.setText(model.lead)
        self.stages.set_stages([Stage(one.title, one.note, one.state) for one in model.stages()])
        _clear(self._facts)
        self._facts.addWidget(MessageCard("info", model.sent(), title="Yang terkirim"))
        for remark in model.remarks():
            self._facts.addWidget(MessageCard("warn", remark))
        papers = Card("plain")
        papers.column.addWidget(Label("Dokumen", "h3"))
        service = self._counter.desk.services.get(view.case.service)
        for paper in view.case.papers:
            name = service.paper_label(paper.kind) if service else paper.kind
            papers.column.addWidget(Label(f"{name}, halaman {paper.page}"))
        if view.case.papers:
            self._facts.addWidget(papers)
        if opened := model.opened_by():
            looks = Card("sunken")
            looks.column.addWidget(Label("Dibuka oleh", "h3"))
            for words in opened[:_MOST_LOOKS]:
                looks.column.addWidget(Label(words, wrap=True))
            self._facts.addWidget(looks)
        target = route_of(view.row)
        self.go_on.setVisible(view.row.open or not isinstance(target, Detail))
        self.go_on.set_text("Perbaiki" if view.returned else "Lanjutkan" if view.row.open else "Lihat dokumen")
        self.receipt.setVisible(bool(view.row.number))
        self.withdraw.setVisible(model.may_withdraw)
        self.family.setVisible(model.may_go_on)
        self.twin.setVisible(model.may_have_twin)

    def _go_on(self) -> None:
        if self.model.view is not None:
            open_case(self._counter, self.model.view.row)

    def _tell(self, tone: str, words: str) -> None:
        self.told.set_message(tone, words)
        self.told.show()

    def _ask_withdrawal(self) -> None:
        modal = Modal(self.window(), "Batalkan permohonan", "Batalkan permohonan", danger=True)
        name = TextField("Nama yang membatalkan", upper=True)
        reason = NoteField("Alasan")
        modal.content.addWidget(name)
        modal.content.addWidget(reason)

        def accept() -> None:
            name.set_error("" if name.value().strip() else "Kolom ini wajib diisi.")
            reason.set_error("" if reason.value().strip() else "Kolom ini wajib diisi.")
            if not name.error() and not reason.error():
                modal.close_modal()
                self.model.withdraw(reason.value().strip(), name.value().strip())

        modal.accepted.connect(accept)
        modal.cancelled.connect(modal.close_modal)
        modal.open()


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
