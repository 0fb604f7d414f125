"""Somebody who never saw Loket: knows what the papers on the table say, and does what the words on the screen ask for.

No object name, no path: fields are found by their label, buttons by their words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from installer.demo_family import Family, Person
from installer.journey.window import CounterWindow

_REGENCY = "Kabupaten CONTOH"


def papers_say(family: Family) -> dict[str, dict[str, str]]:
    """What a person reads off the papers or asks the resident, by heading and label of the page that asks."""
    child, mother, father = family.child, family.mother, family.father
    return {
        "Data anak": {
            "Nama lengkap anak": child.name,
            "Jenis kelamin": "Perempuan" if child.sex == "P" else "Laki-laki",
            "Tanggal lahir": child.born.isoformat(),
            "Jam lahir": child.time,
            "Kabupaten/kota kelahiran": _REGENCY,
            "Dilahirkan di": "Polindes",
            "Jenis kelahiran": "Tunggal",
            "Anak ke-": "1",
            "Penolong kelahiran": "Bidan/Perawat",
            "Berat bayi": str(child.weight_g),
            "Panjang bayi": str(child.length_cm),
            "Nomor KK": family.kk_number,
        },
        "Data ibu": {"NIK ibu": mother.nik, "Nama lengkap ibu": mother.name, **_born(mother)},
        "Data ayah": {"NIK ayah": father.nik, "Nama lengkap ayah": father.name, **_born(father)},
        "Data pelapor": {"Nomor HP": family.phone, "Kewarganegaraan": "WNI", "Nomor KK pelapor": family.kk_number},
        "Data dua saksi": {
            "NIK saksi I": family.witnesses[0].nik,
            "Nama lengkap saksi I": family.witnesses[0].name,
            "Kewarganegaraan saksi I": "WNI",
            "NIK saksi II": family.witnesses[1].nik,
            "Nama lengkap saksi II": family.witnesses[1].name,
            "Kewarganegaraan saksi II": "WNI",
        },
    }


def _born(person: Person) -> dict[str, str]:
    return {"Tempat lahir": _REGENCY, "Tanggal lahir": person.born.isoformat(), "Kewarganegaraan": "WNI"}


class Novice:
    """Reads, types, presses; remembers each mistake and the sentence that answered it."""

    def __init__(self, window: CounterWindow, known: dict[str, dict[str, str]]) -> None:
        self.window, self._known = window, known
        self.mistakes: dict[str, str] = {}

    def field(self, label: str) -> dict[str, Any]:
        """The field with this label."""
        for one in self.window.fields():
            if one["label"] == label:
                return one
        raise AssertionError(f"no field is called {label!r}: {[one['label'] for one in self.window.fields()]}")

    def type(self, label: str, text: str) -> None:
        self.window.fill(self.field(label)["at"], text)

    def press(self, words: str, seen: str = "") -> None:
        self.window.press_words(words)
        if seen:
            self.window.see(seen)

    def heading(self) -> str:
        return next(text for text in self.window.texts() if text.startswith("Data "))

    def fill_page(self) -> None:
        """Answer whatever is asked here and still empty, until nothing new is asked."""
        known = self._known[self.heading().partition(" (")[0]]
        while True:
            asked = [one for one in self.window.fields() if not one["value"] and not one["locked"]]
            label = next((str(one["label"]) for one in asked if one["label"] in known), "")
            if not label:
                return
            self.type(label, known[label])

    def turn_page(self) -> str:
        """Press "Lanjut" and wait for another page; its heading, or what stands there instead."""
        before = self.heading()
        self.press("Lanjut")
        self.window.see_not(before)
        return self.window.see_any(*self._known, "Pilih berkas")

    def answered(self, mistake: str, label: str) -> None:
        """A sentence must stand at the field ``label`` now."""
        self.remember(mistake, str(self.field(label)["error"]))

    def remember(self, mistake: str, sentence: str) -> None:
        assert len(sentence.split()) >= 3, f"{mistake}: no sentence but {sentence!r}"
        self.mistakes[mistake] = sentence

    def bring(self, file: Path) -> None:
        """Choose a picture file for the paper that the page names."""
        self.press("Pilih berkas")
        self.window.pick_files(file)
