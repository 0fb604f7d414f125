"""Pages of the gallery that show papers."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tests.ui.gallery_parts import desk, framed, paper, rail
from ui.widgets.button import Button
from ui.widgets.camera_canvas import CameraCanvas
from ui.widgets.crop_editor import CropEditor
from ui.widgets.flow_page import FlowPage
from ui.widgets.image_viewer import ImageViewer
from ui.widgets.page_strip import PageStrip
from ui.widgets.scan_tile import PageTile
from ui.widgets.stage_line import Stage, StageLine
from ui.widgets.summary_card import SummaryCard


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
    reporter = SummaryCard("Pelapor")
    reporter.set_rows([("Nama", "BUDI CONTOH (ayah)"), ("Telepon", "0800 0000 000"), ("Hasil", "Diambil di kelurahan")])
    right.addWidget(_papers())
    right.addWidget(reporter)
    right.addStretch(1)
    page.content.addLayout(row)
    page.bar.set_saved("14.32")
    page.set_secondary(("print", "Cetak untuk dibaca", "printer-outline"))
    page.bar.set_primary("Lanjut ke tanda tangan")
    return framed(page)


def _papers() -> SummaryCard:
    """The scans of the application."""
    papers = SummaryCard("Dokumen (3)", action="Lihat", icon="eye-outline")
    strip = PageStrip("large", can_add=False)
    strip.set_pages(
        [PageTile(str(n), text, "good", paper()) for n, text in enumerate(("Surat lahir", "Buku nikah", "KK"))]
    )
    papers.add_body(strip)
    return papers
