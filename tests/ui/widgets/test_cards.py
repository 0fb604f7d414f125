"""Buttons, rows, messages, toast, modal, header: what is pressed and what is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import icons
from ui.widgets import toast as toast_module
from ui.widgets.button import Button, icon_button
from ui.widgets.chip import STATUSES, TONES, Chip, FilterChip, status_look
from ui.widgets.empty_state import EmptyState
from ui.widgets.header_bar import HeaderBar
from ui.widgets.keypad import Keypad
from ui.widgets.labels import Label
from ui.widgets.list_row import ListCard, RowData
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.network_pill import pill_text
from ui.widgets.stage_line import Stage, StageLine
from ui.widgets.summary_card import SummaryCard
from ui.widgets.text_field import TextField
from ui.widgets.toast import Toast


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """An active window to put things on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_keys(window: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Lanjut", "primary", parent=window)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_busy_button_says_so_and_refuses(window: QWidget, qtbot: QtBot) -> None:
    button = Button("Kirim permohonan", "primary", parent=window)
    button.show()
    button.set_busy("Menyimpan ...")
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName() == "Menyimpan ..."
    button.set_busy("")
    assert (button.text(), button.isEnabled()) == ("Kirim permohonan", True)


def test_sizes_and_room_for_the_words(dressed: QApplication, qtbot: QtBot) -> None:
    for size, tall in (("normal", 54), ("big", 60), ("capture", 72)):
        short, long = Button("Ya", size=size), Button("Lanjut ke cetak dan tanda tangan", size=size)
        glyph = Button("Ya", icon="check", size=size)
        for one in (short, long, glyph):
            qtbot.addWidget(one)
        assert short.sizeHint().height() == tall
        assert long.sizeHint().width() > glyph.sizeHint().width() > short.sizeHint().width()
    bare = icon_button("rotate-right", "Putar")
    qtbot.addWidget(bare)
    assert (bare.accessibleName(), bare.toolTip()) == ("Putar", "Putar")
    assert bare.sizeHint().width() >= 54


def test_every_state_of_an_application_has_a_glyph_and_a_tone(dressed: QApplication, qtbot: QtBot) -> None:
    for words, (icon, tone) in STATUSES.items():
        assert icons.known(icon), words
        assert tone in TONES
    chip = Chip("Perlu perbaikan")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set_status("Menunggu tanda tangan elektronik")
    assert chip.sizeHint().width() > narrow
    assert chip.accessibleName() == "Menunggu tanda tangan elektronik"
    assert status_look("Keadaan baru")[1] == "sunken"
    count = FilterChip("Semua", 27)
    qtbot.addWidget(count)
    count.set_count(28)
    assert count.text() == "Semua 28"


def row(key: str, **changes: object) -> RowData:
    """A row of a made-up person."""
    given = {
        "key": key,
        "name": "AISYAH PUTRI CONTOH",
        "service": "Akta Kelahiran",
        "number": "9901011003-261121-K1A-0025-3",
        "date": "21 November 2026",
        "status": "Perlu perbaikan",
        "sentence": "Buku nikah: hasil pindai tidak terbaca",
    }
    return RowData(**(given | changes))  # type: ignore[arg-type]


def test_a_whole_row_is_its_button(window: QWidget, qtbot: QtBot) -> None:
    card = ListCard(window)
    card.set_rows([row("a"), row("b", action="Perbaiki", strong=True)])
    card.resize(1000, 200)
    card.show()
    with qtbot.waitSignal(card.activated) as seen:
        qtbot.mouseClick(card.rows()[1], Qt.MouseButton.LeftButton)
    assert seen.args == ["b"]
    assert card.rows()[1].accessibleName() == "AISYAH PUTRI CONTOH, Akta Kelahiran, Perlu perbaikan. Perbaiki"
    assert card.rows()[0].height() == 88
    card.rows()[1].setFocus()
    card.set_rows([row("x"), row("b")])
    assert card.rows()[1].hasFocus()


def test_a_message_can_carry_one_deed(window: QWidget, qtbot: QtBot) -> None:
    card = MessageCard("err", "Data Anda tetap aman.", title="1 kiriman perlu dilihat", action="Lihat", parent=window)
    card.show()
    button = card.findChild(Button)
    assert button is not None
    with qtbot.waitSignal(card.acted):
        button.click()
    card.set_message("ok", "Selesai.")
    assert (card.look(), card.accessibleName(), button.isVisible()) == ("ok", "Selesai.", False)


def test_what_people_typed_is_never_markup(window: QWidget) -> None:
    card = SummaryCard("Ibu", parent=window)
    card.set_rows([("Nama", "<b>SITI</b> & <img src=x>")])
    values = [one for one in card.findChildren(Label) if "SITI" in one.text()]
    assert values[0].textFormat() == Qt.TextFormat.PlainText


def test_a_toast_can_be_undone_and_goes_by_itself(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "STAYS_MS", 40)
    notice = Toast(window)
    notice.say("Halaman 2 dihapus", "delete-outline", undo=True)
    with qtbot.waitSignal(notice.undone):
        notice.undo.click()
    assert not notice.isVisible()
    notice.say("Draf disimpan")
    with qtbot.waitSignal(notice.gone):
        pass
    assert not notice.isVisible()


def test_a_toast_stays_while_it_has_the_focus(window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toast_module, "STAYS_MS", 40)
    notice = Toast(window)
    notice.say("Halaman 2 dihapus", undo=True)
    notice.undo.setFocus()
    with qtbot.assertNotEmitted(notice.gone, wait=120):
        pass
    assert notice.isVisible()
    assert notice.geometry().bottom() < window.height() - 80


def test_a_second_toast_takes_the_place_of_the_first(window: QWidget, qtbot: QtBot) -> None:
    notice = Toast(window)
    notice.say("Satu", undo=True)
    with qtbot.waitSignal(notice.gone):
        notice.say("Dua")
    assert (notice.text(), notice.undo.isVisible()) == ("Dua", False)


def test_a_modal_keeps_the_focus_and_gives_it_back(window: QWidget, qtbot: QtBot) -> None:
    before = QLineEdit(window)
    before.show()
    before.setFocus()
    modal = Modal(window, "Batalkan permohonan", "Batalkan permohonan", danger=True)
    reason = TextField("Alasan")
    modal.content.addWidget(reason)
    modal.open()
    assert reason.edit.hasFocus()
    visited = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [modal.cancel, modal.deed, reason.edit]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert modal.deed.hasFocus()
    with qtbot.waitSignal(modal.cancelled):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    with qtbot.waitSignal(modal.accepted):
        modal.deed.click()
    modal.close_modal()
    assert before.hasFocus()


def test_the_header_opens_its_menu_and_the_road(window: QWidget, qtbot: QtBot) -> None:
    bar = HeaderBar(window)
    bar.resize(1000, 64)
    bar.set_office("Kelurahan Contoh Jaya")
    bar.set_user("Ratna Dewi")
    bar.show()
    with qtbot.waitSignal(bar.pill_clicked):
        bar.pill.click()
    said = []
    bar.deed.connect(said.append)
    for action in bar.menu().actions():
        action.trigger()
    assert said == ["lock", "switch", "settings", "help"]
    bar.pill.set_state(pill_text(connected=False, waiting=3))
    assert bar.pill.accessibleName() == "Tidak ada jaringan · Menunggu dikirim: 3"
    band = QWidget()
    band.setFixedHeight(112)
    bar.set_band(band)
    assert bar.height() == 176
    bar.set_band(None)
    assert bar.height() == 64


def test_the_pill_is_announced_at_most_every_ten_seconds(window: QWidget, qtbot: QtBot) -> None:
    bar = HeaderBar(window)
    bar.show()
    heard = []
    bar.pill._announce = lambda: heard.append(bar.pill.text()) or bar.pill._due.start()  # type: ignore[method-assign]
    bar.pill.set_state(pill_text(connected=True))
    bar.pill.set_state(pill_text(connected=False))
    bar.pill.set_state(pill_text(connected=True, waiting=2))
    assert heard == ["Tersambung · Semua sudah terkirim"]
    bar.pill._due.stop()
    bar.pill._announce_late()
    assert heard[-1] == "Tersambung · Menunggu dikirim: 2"


def test_the_keypad_types_where_the_focus_is(window: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(window)
    pad = Keypad(window)
    field.show()
    pad.show()
    field.setFocus()
    for face in ("9", "0", "1", "backspace-outline"):
        qtbot.mouseClick(pad.key(face), Qt.MouseButton.LeftButton)
    assert field.text() == "90"
    assert field.hasFocus()
    with qtbot.waitSignal(pad.next_asked):
        pad.key("check-bold").click()


def test_stages_are_told_in_words(window: QWidget) -> None:
    line = StageLine([Stage("Dikirim", "10 November", "done"), Stage("Terbit")], window)
    assert line.accessibleName() == "Dikirim, selesai, 10 November; Terbit, belum, "
    tall = line.heightForWidth(300)
    line.set_stages([Stage("Dikirim " * 20, "10 November", "done"), Stage("Terbit")])
    assert line.heightForWidth(300) > tall


def test_an_empty_list_offers_one_deed(window: QWidget, qtbot: QtBot) -> None:
    empty = EmptyState("history", "Belum ada permohonan", "Pilih layanan untuk memulai.", "Ajukan layanan", window)
    with qtbot.waitSignal(empty.acted):
        empty.button.click()
    assert EmptyState("history", "Tidak ada draf.", parent=window).button.isHidden()


def test_a_wrapped_label_keeps_its_lines_and_gives_them_back(window: QWidget) -> None:
    label = Label("kata " * 40, wrap=True, parent=window)
    label.resize(200, 20)
    label.show()
    tall = label.minimumHeight()
    label.resize(800, 20)
    assert 0 < label.minimumHeight() < tall / 2
