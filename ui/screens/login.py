"""Login: names as rows, one passphrase field, and how many applications wait to be sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kiosk.work.unlock import LoginName
from ui.messages import of_error, sentence
from ui.models.counter import Counter
from ui.models.waiting_note import office_name, waiting_note
from ui.routes import AskTracking, Blanks, Complain, Recover, Requirements, Survey
from ui.widgets.button import Button
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.panel_page import PanelPage
from ui.widgets.passphrase_field import PassphraseField

_LOOK_ICON = "account-circle-outline"


class LoginScreen(PanelPage):
    """Choose who you are, type the passphrase. A new operator types his one-time secret and chooses one."""

    bare = True

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__("Masuk", "Pilih nama Anda, lalu isi kata sandi.", parent)
        self._counter = counter
        self._names: dict[str, LoginName] = {}
        self.people = OptionList("Petugas", tall=False)
        self.people.setObjectName("people")
        self.secret = PassphraseField("Kode aktivasi", hint="Dari Disdukcapil atau petugas lain di kantor ini.")
        self.passphrase = PassphraseField("Kata sandi")
        self.passphrase.setObjectName("passphrase")
        self.again = PassphraseField("Ulangi kata sandi")
        self.enter = Button("Masuk", "primary", size="big")
        self.enter.setObjectName("login")
        self.recover = Button("Lupa kata sandi", "quiet")
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._count_down)
        self._wait_s = 0
        self._wrong = self.passphrase
        self._connect()
        self._fill()

    def _lay_out(self) -> None:
        for field in (self.people, self.secret, self.passphrase, self.again):
            self.content.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(self.enter)
        row.addWidget(self.recover)
        row.addStretch(1)
        self.content.addLayout(row)
        look = Button("Lihat info persyaratan tanpa masuk", "quiet", "clipboard-list-outline")
        look.clicked.connect(lambda: self._counter.go.to(Requirements()))
        forms = Button("Unduh formulir", "quiet", "file-download-outline")
        forms.setObjectName("blanks")
        forms.clicked.connect(lambda: self._counter.go.to(Blanks()))
        track = Button("Lacak", "quiet", "file-search-outline")
        track.setObjectName("ask-tracking")
        track.clicked.connect(lambda: self._counter.go.to(AskTracking()))
        complain = Button("Pengaduan", "quiet", "message-alert-outline")
        complain.setObjectName("complain")
        complain.clicked.connect(lambda: self._counter.go.to(Complain()))
        survey = Button("Survei kepuasan", "quiet", "star-outline")
        survey.setObjectName("survey")
        survey.clicked.connect(lambda: self._counter.go.to(Survey()))
        places = QGridLayout()
        places.setColumnStretch(2, 1)
        places.addWidget(look, 0, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        for place, button in enumerate((forms, track, complain, survey)):
            places.addWidget(button, 1 + place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        self.content.addLayout(places)
        self.set_office(office_name(self._counter.folder))
        self.set_note(*waiting_note(self._counter.folder))

    def _connect(self) -> None:
        session = self._counter.session
        self.people.edited.connect(self._chosen)
        self.enter.clicked.connect(self._go)
        self.passphrase.entered.connect(self._entered)
        self.again.entered.connect(self._go)
        self.recover.clicked.connect(lambda: self._counter.go.to(Recover()))
        session.refused.connect(self._refused)
        session.busy.connect(lambda busy: self.enter.set_busy("Membuka ..." if busy else ""))

    def _fill(self) -> None:
        try:
            names = self._counter.session.names()
        except Exception as error:
            if not hasattr(error, "code"):
                raise
            self.people.set_error(of_error(error))
            names = []
        self._names = {one.operator_id: one for one in names}
        self.people.set_options([Option(one.operator_id, one.name, icon=_LOOK_ICON) for one in names])
        if names:
            self.people.set_value(names[0].operator_id)
            self._chosen(names[0].operator_id)

    def _chosen(self, operator_id: str) -> None:
        found = self._names.get(operator_id)
        new = found is not None and found.new
        self.secret.setVisible(new)
        self.again.setVisible(new)
        self.passphrase.set_label("Kata sandi baru" if new else "Kata sandi")
        self.passphrase.set_error("")
        (self.secret if new else self.passphrase).focus_first()

    def _entered(self) -> None:
        if self.again.isVisible():
            self.again.focus_first()
        else:
            self._go()

    def _go(self) -> None:
        found = self._names.get(self.people.value())
        if found is None or self._wait_s:
            return
        for field in (self.secret, self.passphrase, self.again):
            field.set_error("")
        if not found.new:
            if not self.passphrase.value():
                self.passphrase.set_error(sentence("field.required"))
                return
            self._counter.session.login(found.operator_id, self.passphrase.value())
        elif self.passphrase.value() != self.again.value():
            self.again.set_error(sentence("passphrase.differs"))
        else:
            self._counter.session.activate(found.operator_id, self.secret.value(), self.passphrase.value())

    def _refused(self, error: Exception) -> None:
        details = getattr(error, "details", {})
        self._wait_s = int(details.get("wait_s", 0))
        new = self.secret.isVisible()
        code = str(getattr(error, "code", ""))
        wrong = self.secret if new and code in {"passphrase.wrong", "passphrase.wait"} else self.passphrase
        wrong.set_error(of_error(error))
        wrong.focus_first()
        self._wrong = wrong
        if self._wait_s:
            self._wait.start()

    def _count_down(self) -> None:
        self._wait_s = max(0, self._wait_s - 1)
        if self._wait_s:
            self._wrong.set_error(sentence("passphrase.wait", {"wait_s": self._wait_s}))
            return
        self._wait.stop()
        self._wrong.set_error(sentence("passphrase.again"))
