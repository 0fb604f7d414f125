"""Every stable code that can reach a person has words, and the words are Indonesian and whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from kiosk.capture.errors import CaptureError
from kiosk.domain.errors import Problem
from kiosk.store.errors import StoreTrouble
from sync.line import LinkTrouble
from ui import messages
from ui.words import answers, cases, findings, labels, papers, road, store

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[a-z][a-z_0-9]*\.[a-z_0-9]+")
# Texts of the same shape that are no codes: answer paths, kinds of records and changes, files, settings, deeds.
NO_CODES = frozenset(
    (
        "anak", "ayah", "ibu", "pelapor", "saksi1", "saksi2", "orang_tua", "permohonan", "application", "audit",
        "keluarga", "kepala", "pemohon", "pernyataan", "tanpa_dokumen", "asal", "pindah", "skpwni", "tinggal", "tujuan",
        "tumpangan",
        "complaint", "contact", "contoh", "handover", "household", "inbox", "kiosk", "login", "loket", "mati", "office",
        "pysqlite3", "reported", "status", "ui",
        "cerai", "kawin", "lahir_mati", "mati", "pemberi_kuasa", "pemilik_rumah", "pemohon", "surat", "wali",
    )
)  # fmt: skip
NO_CODE = frozenset(
    (
        "case.opened", "clock.confirmed", "definition.activated", "definition.carried", "device.reported",
        "enrolment.challenge", "keys.json", "layanan.json", "letterhead.json", "paper.receipt", "settings.changed",
        "letter.numbered", "number.given", "signer.added", "signer.ended",
        "operator.granted", "operator.removed", "record.outcome", "record.voided", "record.whole",
        "epoch.past", "epoch.used", "old_documents.bundled", "person.history", "result.copied",
        "tracking.paused_until", "tracking.rest_until",
    )
)  # fmt: skip
# Codes that no person at the counter meets, and why.
NEVER = {
    "definition": "a fault in a file is told at the centre (central/definitions/words.py), at the counter as unread",
    "district": "a fault in district.toml is told at the centre",
    "overlay": "a fault in a district's file is told at the centre",
    "path": "answer paths come from definitions",
    "answers": "trees are made by us",
    "instant": "moments come from clocks",
    "clock": "a naive moment is a bug",
    "receipt": "numbers are made by us; a typed one is only searched for",
    "epoch": "machines make epochs",
    "batch": "the road repeats or asks again",
    "certificate": "told as link.tls",
    "ca": "a detail of link.identity",
    "change": "the road asks again",
    "envelope": "the road asks again",
    "hello": "the road asks again",
    "key": "keys are made by us",
    "reply": "the road asks again",
    "seal": "what was sealed for this computer opens here or the road asks again",
    "signature": "the road asks again",
    "track": "the road asks again",
    "upload": "the road asks for a new address",
}
NEVER_ONE = {
    "blob.not_granted": "the road asks again",
    "operator.ambiguous": "the command line's",
    "record.type": "the centre's rehearsal",
    "reference.list": "lists are named by definitions",
    "region.file": "the suite loads the file",
    "sheet.code": "a code that cannot be read is no sheet",
}


def texts_in(path: Path) -> Iterator[str]:
    """Every text of a module; the codes of a docstring one by one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if CODE.fullmatch(node.value):
                yield node.value
            elif path.name == "errors.py" and "\n" in node.value:
                yield from CODE.findall(node.value)


@cache
def codes() -> frozenset[str]:
    """Every code that kiosk and road know."""
    found = {text for folder in ("kiosk", "sync") for path in (ROOT / folder).rglob("*.py") for text in texts_in(path)}
    files = {text for text in found if (ROOT / text.replace(".", "/")).exists() or text.endswith((".py", ".md"))}
    return frozenset(text for text in found - files - NO_CODE if text.partition(".")[0] not in NO_CODES)


def meant_for_people() -> list[str]:
    return sorted(code for code in codes() - NEVER_ONE.keys() if code.partition(".")[0] not in NEVER)


def test_the_search_finds_codes():
    expected = {"nik.length", "passphrase.short", "link.offline", "file.broken", "case.incomplete", "scanner.jam"}
    assert expected <= codes()
    assert len(meant_for_people()) > 140


def test_the_exceptions_still_exist():
    assert NEVER_ONE.keys() <= codes()
    assert NEVER.keys() <= {code.partition(".")[0] for code in codes()}


@pytest.mark.parametrize("code", meant_for_people())
def test_a_code_that_people_meet_has_words(code):
    assert messages.known(code)


@pytest.mark.parametrize("path", sorted((ROOT / "central" / "receive").glob("*.py")), ids=lambda path: path.stem)
def test_what_the_centre_answers_to_a_record_has_words(path):
    said = {
        text for text in texts_in(path) if re.match(r"(record|case|base|product)\.|device\.(revoked|unproven)", text)
    }
    kinds = {"handover.recorded", "record.outcome", "record.whole", "record.voided", "record.type"}
    assert {code for code in said - kinds if not messages.known(code)} == set()


@pytest.mark.parametrize("code", sorted(messages._SENTENCES))
def test_words_are_sentences_without_holes(code):
    words = messages._SENTENCES[code]
    named = {name for _text, name, _spec, _kind in Formatter().parse(words) if name}
    told = messages.sentence(code, dict.fromkeys(named, "7"))
    assert "{" not in told
    assert told[0].isupper() or told[0] == "\u201c"
    if not code.startswith("return."):
        assert told.rstrip().endswith((".", "?"))


# Frequent English words that no Indonesian sentence has.
ENGLISH = re.compile(
    r"\b(the|and|or|is|are|was|not|of|to|your|this|that|with|from|please|error|failed|invalid|missing|file|save|"
    r"submit|upload|sync|server error|retry|kiosk|device|password|login|draft|case)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", sorted((ROOT / "ui" / "words").glob("*.py")), ids=lambda path: path.stem)
def test_words_are_indonesian(path):
    tree = ast.parse(path.read_text("utf-8"))
    comments = {id(tree.body[0].value)} if tree.body and isinstance(tree.body[0], ast.Expr) else set()
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments
        and (" " in node.value) and not CODE.fullmatch(node.value)
    ]  # fmt: skip
    assert [text for text in texts if ENGLISH.search(text)] == []


def test_details_are_said_as_people_say_them():
    told = messages.sentence("nik.date_differs", {"nik_date": "1995-08-15", "born": "1995-08-16"})
    assert "15 Agustus 1995" in told
    assert "16 Agustus 1995" in told
    assert "perempuan" in messages.sentence("nik.sex_differs", {"nik_sex": "2", "sex": "1"})
    assert messages.sentence("passphrase.wrong", {}) == "Kata sandi tidak cocok. Coba lagi dalam  detik."


def test_an_unknown_code_is_told_calmly_with_its_code():
    assert messages.sentence("tak.dikenal") == messages.UNEXPECTED.format(code="tak.dikenal")
    assert messages.sentence("") == ""
    assert messages.of_error(KeyError("x")) == messages.UNEXPECTED.format(code="KeyError")


def test_errors_of_every_layer_are_told():
    assert messages.of_error(StoreTrouble("passphrase.short", {"least": 8})).startswith("Kata sandi terlalu pendek")
    assert messages.of_error(CaptureError("file.broken")) == papers.WORDS["file.broken"]
    assert messages.of_error(LinkTrouble("link.denied", "enrolment.used")) == road.WORDS["enrolment.used"]
    assert messages.of_error(LinkTrouble("link.refused", "errno 111")) == road.WORDS["link.refused"]
    assert messages.of_error(FileNotFoundError("x")) == papers.WORDS["file.unreadable"]
    assert messages.of_problem(Problem("anak.nama", "name.one_word", "warning")) == answers.WORDS["name.one_word"]


def test_no_code_has_words_twice():
    """The later file would win silently."""
    seen: dict[str, str] = {}
    for module in (answers, findings, papers, store, road, cases):
        for code in module.WORDS:
            assert seen.setdefault(code, module.__name__) == module.__name__, code


def test_every_public_label_and_step_has_words():
    from kiosk.domain.application import ProductStatus, PublicLabel

    assert {label.value for label in PublicLabel} == set(labels.PUBLIC_LABEL) == set(labels.LABEL_SENTENCE)
    assert {status.value for status in ProductStatus} == set(labels.PRODUCT_STATUS)
