"""Choosing files: one dialog with Indonesian words, opened without a nested event loop."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QFileDialog, QWidget

_LABELS = {
    QFileDialog.DialogLabel.LookIn: "Cari di",
    QFileDialog.DialogLabel.FileName: "Nama berkas",
    QFileDialog.DialogLabel.FileType: "Jenis berkas",
    QFileDialog.DialogLabel.Reject: "Batal",
}


def open_dialog(parent: QWidget, title: str, kinds: str, *, several: bool = False) -> QFileDialog:
    """A dialog to pick existing files; connect ``filesSelected`` or ``fileSelected``, then ``open()``."""
    dialog = _dialog(parent, title, kinds, "Buka")
    mode = QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile
    dialog.setFileMode(mode)
    return dialog


def save_dialog(parent: QWidget, title: str, name: str, kinds: str) -> QFileDialog:
    """A dialog to say where a file goes, proposing ``name``."""
    dialog = _dialog(parent, title, kinds, "Simpan")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return dialog


def _dialog(parent: QWidget, title: str, kinds: str, accept: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, "", kinds)
    # Windows' own dialog speaks the user's language; Qt's speaks English unless it is told otherwise.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, sys.platform != "win32")
    for label, words in {**_LABELS, QFileDialog.DialogLabel.Accept: accept}.items():
        dialog.setLabelText(label, words)
    return dialog
