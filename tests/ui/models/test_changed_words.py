"""What changed since a sheet was signed is told by labels, rows of a group by their number or as a list."""

from __future__ import annotations

from tests.domain.family_cases import CHANGED
from ui.models.changed_words import changed_words


def test_a_field_a_row_and_a_list_are_named():
    service, _ = CHANGED.facts()
    changed = ("anggota", "anggota[k9].nik", "papers.kk_lama", "pemohon.alamat", "perubahan[k1].dasar")
    assert changed_words(service, changed) == ["Daftar anggota", "Alamat", "Dasar perubahan (Perubahan 1)"]


def test_a_first_question_is_named_too():
    service, _ = CHANGED.facts()
    assert changed_words(service, ("pemohon.hubungan",)) == ["Siapa yang mengajukan?"]
