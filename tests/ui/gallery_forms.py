"""Pages of the gallery where something is filled in."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tests.ui.gallery_parts import framed, paper, rail
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.checklist_card import ChecklistCard
from ui.widgets.chip import STATUSES, Chip
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.flow_page import FlowPage
from ui.widgets.keypad import Keypad
from ui.widgets.labels import Label
from ui.widgets.message_card import MessageCard
from ui.widgets.number_field import NumberField
from ui.widgets.option_list import TickRow
from ui.widgets.option_row import Option
from ui.widgets.page_strip import PageStrip
from ui.widgets.region_field import RegionField
from ui.widgets.scan_tile import PageTile
from ui.widgets.suggestions import Suggestion
from ui.widgets.text_field import NoteField, TextField
from ui.widgets.time_field import TimeField
from ui.widgets.toast import Toast
from ui.widgets.warning_card import WarningCard

TODAY = date(2026, 11, 21)

PLACES = [
    Suggestion("99.01.01.1003", "Contoh Jaya", "Kelurahan · Kec. Contoh, Kab. Contoh", "99.01.01.1003"),
    Suggestion("99.01.02.2005", "Contoh Jati", "Desa · Kec. Contoh Hulu, Kab. Contoh", "99.01.02.2005"),
    Suggestion("99.02.01.2011", "Contoh Jawi", "Desa · Kec. Contoh, Kab. Contoh Timur", "99.02.01.2011"),
]


def checklist() -> QWidget:
    """Picture 03."""
    page = FlowPage()
    rail(page, 0)
    page.set_title("Siapkan berkas", "Tandai berkas asli yang sudah ada di tangan Anda.")
    page.content.setSpacing(8)
    first = ChecklistCard(1, "Bukti kelahiran")
    first.set_state("has", "Surat keterangan lahir dari bidan")
    second = ChecklistCard(2, "Bukti hubungan suami istri")
    second.set_options(
        [
            Option("buku", "Buku nikah", "Halaman identitas dan halaman foto", "book-open-page-variant-outline"),
            Option("akta", "Kutipan akta perkawinan", "", "certificate-outline"),
            Option("lain", "Bukti lain yang sah", "Misalnya penetapan isbat nikah", "file-document-outline"),
            Option(
                "f204",
                "Tidak punya buku nikah",
                "Isi Surat Pernyataan (F-2.04) dengan dua saksi",
                "draw-pen",
                "Bisa dibuat di sini",
            ),
        ]
    )
    second.set_value("buku")
    second.set_state("active")
    third = ChecklistCard(3, "Kartu Keluarga (KK) asli", "KK tempat anak akan dicatat")
    for card in (first, second, third):
        page.content.addWidget(card)
    page.help.addWidget(_about())
    page.help.addWidget(Button("Cetak daftar berkas", "secondary", "printer-outline"))
    page.bar.set_note("1 berkas lagi perlu dijawab")
    page.set_secondary(("later", "Lanjutkan nanti", ""))
    page.bar.set_primary("Lanjut")
    QTimer.singleShot(0, second.focus_first)
    return framed(page)


def _about() -> Card:
    card = Card("info", 20)
    card.add_heading("information-outline", "Tentang layanan ini")
    card.add_item("cash-off", "Biaya", "Gratis, Rp0")
    card.add_item("timer-sand", "Jangka waktu", "Paling lama 24 jam sejak berkas lengkap")
    card.add_item("calendar-clock-outline", "Batas lapor", "60 hari sejak lahir. Lewat itu tetap dilayani.")
    return card


def states() -> QWidget:
    """The other states of checklist and messages."""
    page = FlowPage(help_column=False)
    rail(page, 3)
    page.set_title("Keadaan kartu")
    missing = ChecklistCard(1, "Kartu Keluarga (KK) asli")
    missing.set_state("missing", "Belum ada. Anda dapat menyimpan draf dan melanjutkan nanti.")
    other = ChecklistCard(4, "Bukti hubungan suami istri")
    other.set_state("alternative", "Surat Pernyataan dengan dua saksi", "Memakai F-2.04")
    why = ChecklistCard(5, "Surat kuasa", "Bermeterai")
    why.set_reason("Karena dilaporkan oleh penerima kuasa")
    for card in (missing, other, why):
        page.content.addWidget(card)
    page.content.addWidget(
        MessageCard("info", "Pelaporan melewati 60 hari sejak kelahiran. Permohonan tetap dilayani.")
    )
    page.content.addWidget(
        MessageCard("err", "Data Anda tetap aman di komputer ini.", title="1 kiriman perlu dilihat", action="Lihat")
    )
    confirmed = WarningCard("x", done="Sudah dikonfirmasi: tanggal lahir berbeda dengan NIK.")
    confirmed.set_confirmed(True)
    page.content.addWidget(confirmed)
    page.bar.set_saved("14.32")
    page.bar.set_primary("Kirim kembali", "send-outline", "secondary")
    toast = Toast(page)
    QTimer.singleShot(0, lambda: toast.say("Halaman 2 dihapus", "delete-outline", undo=True))
    return framed(page, connected=True)


def form() -> QWidget:
    """Picture 04."""
    page = FlowPage()
    rail(page, 1)
    page.set_title("Data ibu")
    number = DigitBoxes("NIK ibu", hint="16 angka, lihat KTP-el atau KK")
    number.path = "ibu.nik"
    number.set_value("9901015508950003")
    number.set_marked(frozenset(range(6, 12)))
    name = TextField("Nama lengkap ibu", upper=True)
    name.path = "ibu.nama"
    name.set_value("SITI C0NTOH")
    row = _birth()
    warning = WarningCard(
        "Tanggal lahir pada NIK (<b>15 Agustus 1995</b>) berbeda dengan yang Anda isi (<b>5 Agustus 1995</b>). "
        "Mohon periksa kembali. Jika memang berbeda, pilih “Tetap lanjut”.",
        mend="Perbaiki tanggal",
    )
    page.content.addWidget(number)
    page.content.addWidget(name)
    page.content.addLayout(row)
    page.content.addWidget(warning)
    card = Card("info")
    card.add_heading("card-account-details-outline", "Di mana melihat NIK?")
    card.column.addWidget(Label("NIK tertulis di baris paling atas KTP-el, dan di kolom NIK pada KK.", wrap=True))
    page.help.addWidget(card)
    page.bar.set_saved("14.32")
    page.set_secondary(("later", "Lanjutkan nanti", ""))
    page.bar.set_primary("Lanjut")

    def fail() -> None:
        page.show_errors({"ibu.nama": "Nama tidak boleh berisi angka. Ada angka “0” pada “C0NTOH”."})
        name.focus_first()

    QTimer.singleShot(0, fail)
    return framed(page)


def _birth() -> QHBoxLayout:
    """Place and date of birth side by side, the date in doubt."""
    place = RegionField("Tempat lahir", lambda _text: PLACES, lookup=lambda code: Suggestion(code, "Kabupaten Contoh"))
    place.path = "ibu.tempat"
    place.set_value("99.01")
    place.set_hint_under(under=True)
    born = DateField("Tanggal lahir", today=lambda: TODAY)
    born.path = "ibu.lahir"
    born.set_value("1995-08-05")
    born.set_warned(True)
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addWidget(place, 1)
    row.addWidget(born)
    return row


def fields() -> QWidget:
    """Inputs that picture 04 does not show."""
    page = FlowPage(help_column=False)
    rail(page, 1)
    page.set_title("Isian lain")
    kinds = QHBoxLayout()
    locked = TextField("Kode wilayah")
    locked.set_value("99.01")
    locked.set_locked(True, "Dari alamat kantor")
    kinds.addWidget(locked)
    kinds.addWidget(TextField("Nama panggilan", optional=True, placeholder="Misalnya AYU"))
    page.content.addLayout(kinds)
    long = DigitBoxes("No. KK")
    long.set_value("99010112345678901")
    page.content.addWidget(long)
    times = QHBoxLayout()
    born = DateField("Tanggal lahir anak", today=lambda: TODAY, quick=True)
    born.set_value("2026-11-10")
    clock = TimeField("Pukul lahir", zone="WIB")
    clock.set_value("04:25")
    times.addWidget(born)
    times.addWidget(clock)
    page.content.addLayout(times)
    sizes = QHBoxLayout()
    weight = NumberField("Berat", unit="gram")
    weight.set_value("3100")
    length = NumberField("Panjang", unit="cm", decimals=1)
    length.set_value("49.5")
    sizes.addWidget(weight)
    sizes.addWidget(length)
    page.content.addLayout(sizes)
    page.content.addWidget(TickRow("Tidak punya NIK", hint="Isi alasannya di bawah ini"))
    page.content.addWidget(ChoiceField("Pekerjaan", [("1", "Petani"), ("2", "Pelajar")]))
    page.content.addWidget(NoteField("Catatan", optional=True))
    page.bar.set_saved("14.32")
    page.bar.set_primary("Lanjut")
    return framed(page)


def components() -> QWidget:
    """Picture 12."""
    window = QWidget()
    window.setProperty("ground", "page")
    row = QHBoxLayout(window)
    row.setContentsMargins(32, 18, 32, 18)
    row.setSpacing(30)
    left, right = QVBoxLayout(), QVBoxLayout()
    row.addLayout(left, 800)
    row.addLayout(right, 472)
    left.addWidget(Label("Tombol", "h3"))
    left.addLayout(_buttons())
    number = DigitBoxes("NIK ibu")
    number.set_value("99010155089")
    left.addWidget(number)
    left.addWidget(Label("Keadaan permohonan: ikon, teks, dan warna", "h3"))
    chips = QWidget()
    flow = FlowLayout(8, chips)
    for words in STATUSES:
        flow.addWidget(Chip(words))
    left.addWidget(chips)
    left.addStretch(1)
    region = RegionField("Desa atau kelurahan", lambda _text: PLACES, hint="")
    right.addWidget(region)
    right.addSpacing(220)
    pads = QHBoxLayout()
    pads.addWidget(Keypad())
    strip = PageStrip("large", can_add=False)
    strip.set_pages([PageTile("1", "Hal. 1", "good", paper()), PageTile("2", "Hal. 2", "look", paper())], "1")
    pads.addWidget(strip, 1)
    right.addLayout(pads)
    right.addStretch(1)

    def open_list() -> None:
        region.edit.setFocus()
        region.edit.setText("contoh ja")
        region.edit.textEdited.emit("contoh ja")

    QTimer.singleShot(0, open_list)
    return window


def _buttons() -> QHBoxLayout:
    """One button of each kind."""
    buttons = QHBoxLayout()
    buttons.setSpacing(10)
    kinds = (("Utama", "primary", ""), ("Kedua", "secondary", "pencil-outline"), ("Tenang", "quiet", "arrow-left"))
    for text, kind, icon in (*kinds, ("Hapus", "danger", "delete-outline")):
        buttons.addWidget(Button(text, kind, icon))
    off = Button("Nonaktif")
    off.setEnabled(False)
    ringed = Button("Fokus", "primary", "arrow-right", after=True)
    buttons.addWidget(off)
    buttons.addWidget(ringed)
    buttons.addStretch(1)
    return buttons
