"""All components of the counter window on a few pages, saved as pictures to be looked at.

Usage: python -m tests.ui.gallery FOLDER [--contrast] [--dejavu] [--size 1366x768] [--only NAME]
"""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.camera_canvas import CameraCanvas
from ui.widgets.card import Card, FactCard
from ui.widgets.checklist_card import ChecklistCard
from ui.widgets.chip import STATUSES, Chip, FilterChip
from ui.widgets.choice_field import ChoiceField
from ui.widgets.crop_editor import CropEditor
from ui.widgets.date_field import DateField
from ui.widgets.digit_boxes import DigitBoxes
from ui.widgets.empty_state import EmptyState
from ui.widgets.enrolment_code import EnrolmentCodeField
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.flow_page import FlowPage
from ui.widgets.header_bar import HeaderBar
from ui.widgets.image_viewer import ImageViewer
from ui.widgets.keypad import Keypad
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.list_row import ListCard, RowData
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.network_pill import pill_text
from ui.widgets.number_field import NumberField
from ui.widgets.option_list import OptionList, TickRow
from ui.widgets.option_row import Option
from ui.widgets.page_scroll import PageScroll
from ui.widgets.page_strip import PageStrip
from ui.widgets.panel_page import PanelPage
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.region_field import RegionField
from ui.widgets.scan_tile import PageTile
from ui.widgets.stage_line import Stage, StageLine
from ui.widgets.step_rail import Step
from ui.widgets.suggestions import Suggestion
from ui.widgets.summary_card import SummaryCard
from ui.widgets.text_field import NoteField, TextField
from ui.widgets.tile import AttentionRow, Tile
from ui.widgets.time_field import TimeField
from ui.widgets.toast import Toast
from ui.widgets.warning_card import WarningCard

TODAY = date(2026, 11, 21)
PLACES = [
    Suggestion("99.01.01.1003", "Contoh Jaya", "Kelurahan · Kec. Contoh, Kab. Contoh", "99.01.01.1003"),
    Suggestion("99.01.02.2005", "Contoh Jati", "Desa · Kec. Contoh Hulu, Kab. Contoh", "99.01.02.2005"),
    Suggestion("99.02.01.2011", "Contoh Jawi", "Desa · Kec. Contoh, Kab. Contoh Timur", "99.02.01.2011"),
]
STEPS = ("Siapkan berkas", "Isi data", "Pindai dokumen", "Periksa", "Cetak dan tanda tangan", "Pernyataan")


def paper(width: int = 720, height: int = 1000) -> QImage:
    """A drawn sheet with lines, so that pictures show something."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#FBFAF4"))
    painter = QPainter(made)
    painter.setPen(QColor("#333333"))
    painter.setFont(theme.font(width // 18, 600))
    painter.drawText(QRectF(0, 40, width, 80), 0x84, "SURAT CONTOH")
    for line in range(12):
        wide = width * (0.5 + 0.3 * ((line * 7) % 5) / 5)
        painter.fillRect(QRectF(60, 160 + line * 58, wide - 60, 14), QColor("#8A9194"))
    painter.end()
    return made


def desk() -> tuple[QImage, list[tuple[float, float]]]:
    """A sheet on a dark table, and where its corners are."""
    made = QImage(1280, 720, QImage.Format.Format_RGB32)
    made.fill(QColor("#463828"))
    corners = [(270.0, 60.0), (1010.0, 40.0), (1080.0, 570.0), (210.0, 590.0)]
    painter = QPainter(made)
    painter.setBrush(QColor("#E8E6DC"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.end()
    return made, corners


def header(window: QWidget, *, connected: bool = False) -> HeaderBar:
    """The bar that is on every page."""
    bar = HeaderBar(window)
    bar.set_office("Kelurahan Contoh Jaya")
    bar.set_user("Ratna Dewi")
    bar.pill.set_state(pill_text(connected=connected, waiting=0 if connected else 3))
    return bar


def framed(page: QWidget, *, connected: bool = False) -> QWidget:
    """``page`` under the header."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(header(window, connected=connected))
    column.addWidget(page, 1)
    return window


def rail(page: FlowPage, now: int) -> None:
    """Fill the steps; ``now`` is the index of the current one."""
    if page.rail is None:
        return
    page.rail.set_service("Akta Kelahiran", "Paket 3-in-1: akta, KK, KIA")
    pages = (
        Step("anak", "Anak", "done", open=True),
        Step("ibu", "Ibu", "now", open=True),
        Step("ayah", "Ayah", "warn", open=True),
        Step("pelapor", "Pelapor"),
        Step("saksi", "Dua saksi"),
    )
    steps = []
    for index, name in enumerate(STEPS):
        state = "done" if index < now else ("now" if index == now else "later")
        steps.append(Step(name, name, state, open=index <= 2, pages=pages if index == 1 else ()))
    page.rail.set_steps(steps)


def login() -> QWidget:
    """Picture 01."""
    page = PanelPage("Masuk", "Pilih nama Anda, lalu isi kata sandi.")
    page.set_office("Kelurahan Contoh Jaya", "Kecamatan Contoh, Kabupaten Contoh (99.01)")
    page.set_note("Tidak ada jaringan. Anda tetap dapat bekerja; permohonan tersimpan aman di komputer ini.")
    page.set_help("Butuh bantuan? Hubungi admin Disdukcapil: 0800 0000 000")
    names = OptionList(
        "",
        [
            Option("ratna", "Ratna Dewi", "Petugas kelurahan", "account-circle-outline"),
            Option("agus", "Agus Contoh", "Kader · RT 002/RW 005", "account-circle-outline"),
        ],
        tall=True,
    )
    names.set_value("ratna")
    secret = PassphraseField("Kata sandi Ratna Dewi")
    secret.set_value("rahasia123")
    deeds = QHBoxLayout()
    deeds.setSpacing(12)
    enter = Button("Masuk", "primary", "login", size="big")
    enter.setMinimumWidth(198)
    deeds.addWidget(enter)
    deeds.addWidget(Button("Lupa kata sandi", "quiet"))
    deeds.addStretch(1)
    page.content.addWidget(names)
    page.content.addWidget(secret)
    page.content.addLayout(deeds)
    QTimer.singleShot(0, secret.focus_first)
    return page


def home() -> QWidget:
    """Picture 02."""
    window = QWidget()
    window.setProperty("ground", "page")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    bar = header(window)
    bar.set_band(_greeting())
    column.addWidget(bar)
    middle = PageScroll((32, 18, 32, 18))
    body = QHBoxLayout()
    body.setSpacing(32)
    body.addLayout(_services(window), 898)
    body.addLayout(_attention(), 372)
    middle.column.addLayout(body)
    column.addWidget(middle, 1)
    return window


def _greeting() -> QWidget:
    band = QWidget()
    row = QHBoxLayout(band)
    row.setContentsMargins(8, 14, 18, 26)
    row.setSpacing(10)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(Label("Selamat siang, Bu Ratna", "dark-h1"))
    lines.addWidget(Label("Pilih layanan yang dibutuhkan warga.", "dark-lead"))
    row.addLayout(lines, 1)
    search = QLineEdit()
    search.setPlaceholderText("Nomor permohonan, nama, atau NIK")
    search.setProperty("ground", "dark")
    search.setFixedWidth(420)
    row.addWidget(search)
    row.addWidget(Button("Lacak", "kunyit", "magnify"))
    return band


def _services(window: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Label("Ajukan layanan", "h2"))
    tiles = (
        ("baby-face-outline", "Akta Kelahiran", "Bayi sampai dewasa"),
        ("card-account-details-outline", "Kartu Identitas Anak", "KIA, usia 0-17 tahun"),
        ("account-group-outline", "Kartu Keluarga", "Ubah, pisah, ganti"),
        ("flower-tulip-outline", "Akta Kematian", "Pelaporan kematian"),
        ("home-export-outline", "Pindah", "Keluar dari daerah ini"),
        ("home-import-outline", "Datang", "Masuk ke daerah ini"),
        ("smart-card-outline", "KTP-el", "Pra-pendaftaran"),
        ("dots-horizontal-circle-outline", "Layanan lain", "Perkawinan, biodata"),
    )
    grid = QGridLayout()
    grid.setSpacing(16)
    for index, (icon, text, hint) in enumerate(tiles):
        tile = Tile(icon, text, hint, window)
        grid.addWidget(tile, index // 4, index % 4)
        if index == 0:
            QTimer.singleShot(0, tile.setFocus)
    column.addLayout(grid)
    column.addSpacing(16)
    column.addWidget(Label("Lainnya", "h2"))
    row = QHBoxLayout()
    row.setSpacing(16)
    others = (
        ("Info persyaratan", "clipboard-list-outline"),
        ("Unduh formulir", "file-download-outline"),
        ("Pengaduan", "message-alert-outline"),
        ("Survei", "star-outline"),
    )
    for text, icon in others:
        row.addWidget(Button(text, "plain", icon, wide=True), 1)
    column.addLayout(row)
    column.addStretch(1)
    return column


def _attention() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Label("Perlu perhatian Anda", "h2"))
    card = Card("plain", 0)
    card.column.setContentsMargins(1, 6, 1, 6)
    card.column.setSpacing(0)
    rows = (
        ("alert", "err", 1, "Perlu perbaikan", "Buku nikah tidak terbaca"),
        ("certificate-outline", "ok", 2, "Siap diserahkan", "Dokumen sudah terbit"),
        ("cloud-off-outline", "sunken", 3, "Menunggu jaringan", "Tersimpan aman di sini"),
        ("pencil-outline", "sunken", 2, "Draf belum selesai", "Terakhir pukul 11.20"),
    )
    for icon, tone, count, text, hint in rows:
        row = AttentionRow(icon, tone, count, text, hint)
        row.set_last(text.startswith("Draf"))
        card.column.addWidget(row)
    column.addWidget(card)
    column.addStretch(1)
    free = MessageCard("ok", "Jangan memberikan uang kepada siapa pun.", title="Layanan ini GRATIS")
    free.set_message(
        "ok", "Jangan memberikan uang kepada siapa pun.", title="Layanan ini GRATIS", icon="shield-check-outline"
    )
    column.addWidget(free)
    return column


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
    left.addLayout(buttons)
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


def review() -> QWidget:
    """Picture 07."""
    page = FlowPage(help_column=False, widest=1060)
    rail(page, 3)
    page.set_title("Periksa kembali sebelum dikirim", "Bacakan kepada pemohon. Jika ada yang keliru, pilih “Ubah”.")
    row = QHBoxLayout()
    row.setSpacing(16)
    left, right = QVBoxLayout(), QVBoxLayout()
    left.setSpacing(14)
    right.setSpacing(14)
    row.addLayout(left, 1)
    row.addLayout(right, 1)
    child = SummaryCard("Anak")
    child.set_rows(
        [
            ("Nama", "AISYAH PUTRI CONTOH"),
            ("Lahir", "Kab. Contoh, Selasa, 10 November 2026, pukul 04.25 WIB"),
            ("Kelahiran", "Perempuan, anak ke-1, tunggal"),
            ("Penolong", "Bidan, 3.100 gram, 49,5 cm"),
        ]
    )
    mother = SummaryCard("Ibu")
    mother.set_rows([("Nama", "SITI CONTOH"), ("NIK", "990101 550895 0003"), ("Lahir", "Kab. Contoh, 5 Agustus 1995")])
    mother.add_note("Tanggal lahir berbeda dengan NIK. Sudah dikonfirmasi; petugas Disdukcapil melihat catatan ini.")
    left.addWidget(child)
    left.addWidget(mother)
    left.addStretch(1)
    papers = SummaryCard("Dokumen (3)", action="Lihat", icon="eye-outline")
    strip = PageStrip("large", can_add=False)
    strip.set_pages(
        [PageTile(str(n), text, "good", paper()) for n, text in enumerate(("Surat lahir", "Buku nikah", "KK"))]
    )
    papers.add_body(strip)
    reporter = SummaryCard("Pelapor")
    reporter.set_rows([("Nama", "BUDI CONTOH (ayah)"), ("Telepon", "0800 0000 000"), ("Hasil", "Diambil di kelurahan")])
    right.addWidget(papers)
    right.addWidget(reporter)
    right.addStretch(1)
    page.content.addLayout(row)
    page.bar.set_saved("14.32")
    page.set_secondary(("print", "Cetak untuk dibaca", "printer-outline"))
    page.bar.set_primary("Lanjut ke tanda tangan")
    return framed(page)


def tracking() -> QWidget:
    """Picture 09."""
    page = ListPage("Lacak permohonan")
    page.tools.addWidget(Button("Pindai tanda terima", "secondary", "qrcode-scan"))
    chips = QWidget()
    flow = FlowLayout(8, chips)
    for index, (text, count) in enumerate((("Semua", 27), ("Perlu perbaikan", 1), ("Menunggu jaringan", 3))):
        chip = FilterChip(text, count)
        chip.setChecked(index == 0)
        flow.addWidget(chip)
    page.content.addWidget(chips)
    rows = (
        ("AISYAH PUTRI CONTOH", "Akta Kelahiran, 3-in-1", "Perlu perbaikan", "Buku nikah: hasil pindai tidak terbaca"),
        ("RANGGA CONTOH", "Akta Kelahiran", "Dokumen terbit", "Terbit 20 November, pukul 15.10 WIB"),
        ("BUDI CONTOH", "Kartu Keluarga", "Menunggu jaringan", "Akan dikirim otomatis saat ada jaringan"),
        ("Alm. HASAN CONTOH", "Akta Kematian", "Sedang diperiksa", "Diterima Disdukcapil pukul 08.05 WIB"),
        ("DINI CONTOH", "KIA", "Menunggu tanda tangan elektronik", "Batas waktu hari ini pukul 16.30 WIB"),
        ("BAYU CONTOH", "Akta Kelahiran", "Selesai", "Diterima Ibu Rina Contoh, 12 November"),
    )
    deeds = {"Perlu perbaikan": "Perbaiki", "Dokumen terbit": "Serahkan"}
    card = ListCard()
    card.set_rows(
        [
            RowData(
                str(n),
                name,
                service,
                f"9901011003-261121-K1A-00{20 + n}-7",
                "10 November 2026",
                status,
                sentence,
                action=deeds.get(status, "Lihat"),
                strong=status in deeds,
            )
            for n, (name, service, status, sentence) in enumerate(rows)
        ]
    )
    page.content.addWidget(card)
    return framed(page)


def camera() -> QWidget:
    """Picture 06."""
    page = FlowPage(rail=False, help_column=False, widest=1400, gutter=30)
    page.set_title("Kartu Keluarga (KK)", "Letakkan KK asli di tempat terang, di atas alas berwarna gelap.")
    frame, corners = desk()
    canvas = CameraCanvas()
    canvas.set_frame(frame)
    canvas.set_quad(corners)
    canvas.set_sentence("Gambar buram. Tahan kertas dan kamera diam sebentar.", "blur")
    canvas.setFixedHeight(440)
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addWidget(canvas, 1)
    deeds = QVBoxLayout()
    shoot = Button("Ambil foto", "primary", "camera", size="capture", wide=True)
    deeds.addStretch(1)
    deeds.addWidget(shoot)
    deeds.addWidget(Button("Pakai pemindai", "secondary", "scanner", wide=True))
    row.addLayout(deeds)
    page.content.addLayout(row)
    strip = PageStrip()
    names = (("Surat lahir", "good"), ("Buku nikah", "flagged"), ("KK", "working"))
    strip.set_pages([PageTile(text, text, state, paper(), 0.6) for text, state in names], "KK")
    page.bar.set_left(strip)
    page.bar.set_note("3 dari 3 dokumen", "file-multiple-outline")
    page.bar.set_primary("Lanjut", "arrow-right", "secondary")
    QTimer.singleShot(0, shoot.setFocus)
    return framed(page)


def looking() -> QWidget:
    """Viewer, crop, stages."""
    page = FlowPage(rail=False, help_column=False, widest=1400)
    page.set_title("Melihat dan memotong")
    row = QHBoxLayout()
    row.setSpacing(20)
    viewer = ImageViewer()
    viewer.set_image(paper())
    viewer.setFixedHeight(480)
    crop = CropEditor()
    image, corners = desk()
    crop.set_image(image, corners)
    stages = StageLine(
        [
            Stage("Dikirim dari kelurahan", "10 November, 14.36 WIB", "done"),
            Stage("Diterima Disdukcapil", "11 November, 08.05 WIB", "done"),
            Stage("Sedang diperiksa", "sejak 11 November", "now"),
            Stage("Dokumen terbit"),
        ]
    )
    row.addWidget(viewer, 2)
    row.addWidget(crop, 3)
    row.addWidget(stages, 1)
    page.content.addLayout(row)
    page.bar.set_primary("Selesai", "check", "secondary")
    QTimer.singleShot(0, crop.setFocus)
    QTimer.singleShot(50, lambda: viewer.show_part(QRectF(0.08, 0.27, 0.6, 0.05)))
    return framed(page)


def question() -> QWidget:
    """A modal over a page, and an empty state."""
    page = ListPage("Riwayat")
    facts = QHBoxLayout()
    facts.addWidget(FactCard("Terakhir tersambung", "Baru saja, 14.33 WIB"))
    facts.addWidget(FactCard("Jam komputer", "Sesuai, selisih 2 detik"))
    page.content.addLayout(facts)
    empty = EmptyState("file-search-outline", "Belum ada permohonan", "Pilih layanan untuk memulai.", "Ajukan layanan")
    page.content.addWidget(empty, 1)
    window = framed(page, connected=True)
    modal = Modal(window, "Batalkan permohonan", "Batalkan permohonan", danger=True)
    modal.content.addWidget(Label("Permohonan AISYAH PUTRI CONTOH tidak akan diproses lagi.", wrap=True))
    modal.content.addWidget(TextField("Alasan"))
    QTimer.singleShot(0, modal.open)
    return window


def enrol() -> QWidget:
    """First start."""
    page = PanelPage("Daftarkan komputer ini", "Masukkan kode dari Disdukcapil.")
    page.set_note("Belum terdaftar.", "information-outline")
    code = EnrolmentCodeField()
    code.set_value("K7QM2XPA")
    chosen = PassphraseField("Kata sandi", show_strength=True)
    chosen.set_value("rumah biru 27")
    page.content.addWidget(code)
    page.content.addWidget(chosen)
    QTimer.singleShot(0, code.focus_first)
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "01-login": login,
    "02-home": home,
    "03-checklist": checklist,
    "04-form": form,
    "05-fields": fields,
    "06-camera": camera,
    "07-review": review,
    "08-states": states,
    "09-tracking": tracking,
    "10-looking": looking,
    "11-question": question,
    "12-components": components,
    "13-enrol": enrol,
}


def shoot(app: QApplication, window: QWidget, size: tuple[int, int], target: Path) -> None:
    """Show ``window`` at ``size``, let it settle, save what it looks like."""
    window.resize(*size)
    window.show()
    window.activateWindow()

    def save() -> None:
        window.grab().save(str(target))
        window.close()
        app.quit()

    QTimer.singleShot(250, save)
    app.exec()


def main(arguments: list[str]) -> int:
    """Save the pages asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--dejavu", action="store_true")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--only", default="")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["gallery"])
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, contrast=asked.contrast, families=("DejaVu Sans",) if asked.dejavu else theme.FAMILIES)
    wide, tall = (int(part) for part in asked.size.split("x"))
    for name, page in PAGES.items():
        if asked.only in name:
            shoot(app, page(), (wide, tall), asked.folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
