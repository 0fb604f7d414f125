"""Pages of the gallery around the work: login, home, lists, questions."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tests.ui.gallery_parts import framed, header
from ui.widgets.button import Button
from ui.widgets.card import Card, FactCard
from ui.widgets.chip import FilterChip
from ui.widgets.empty_state import EmptyState
from ui.widgets.enrolment_code import EnrolmentCodeField
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.list_page import ListPage
from ui.widgets.list_row import ListCard, RowData
from ui.widgets.message_card import MessageCard
from ui.widgets.modal import Modal
from ui.widgets.option_list import OptionList
from ui.widgets.option_row import Option
from ui.widgets.page_scroll import PageScroll
from ui.widgets.panel_page import PanelPage
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_field import TextField
from ui.widgets.tile import AttentionRow, Tile


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
