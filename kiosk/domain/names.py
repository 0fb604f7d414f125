"""Names of persons: the rules for a new name, tolerance for names that exist, and the key that finds alike ones.

New names follow Permendagri 73/2022; names recorded before 21 April 2022 stay as they are and are copied from the
document. A name is one text: it is never split into first and last, since single names are common.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.domain.errors import Problem
from kiosk.domain.name_words import ABBREVIATIONS, SAME_NAME, TITLES_AFTER, TITLES_BEFORE

MOST_CHARACTERS = 60

_NEW = re.compile(r"[A-Za-z ]")
# Not in the rule's table, but documents have it: a comma stands before an academic title ("AHMAD, S.PD").
_MARKS_OF_OLD_NAMES = " .'-,"
# What keyboards and telephones put for an apostrophe or a hyphen.
_TYPED_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'") | dict.fromkeys("\u2010\u2011\u2013", "-")
)
_UNDECOMPOSED = str.maketrans({"Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L", "Þ": "TH", "Ħ": "H"})
_NOT_LETTERS = re.compile(r"[^A-Z]+")
# An apostrophe or a point inside a name joins ("MA'RUF", "S.PD"); every other sign parts words ("NUR-AINI").
_BETWEEN_WORDS = re.compile(r"[^A-Z'.\u0300-\u036f]+")

# Old and new spelling, and sounds that clerks write either way; applied in this order to each word.
_SPELLINGS = (
    ("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "S"), ("SY", "S"), ("CH", "H"), ("KH", "H"), ("DH", "D"),
    ("TH", "T"), ("PH", "P"), ("DZ", "S"), ("TS", "S"), ("F", "P"), ("V", "P"), ("Q", "K"), ("X", "KS"), ("Y", "I"),
    ("Z", "S"),
)  # fmt: skip
_MOHAMMAD = re.compile(r"^MOH")
_DOUBLED = re.compile(r"(.)\1+")


def tidy_name(text: str) -> str:
    """``text`` as it is stored: composed letters, plain apostrophes and hyphens, single blanks, case as typed."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPED_MARKS).split())


def official_name(text: str) -> str:
    """``text`` as official output prints it: tidy and in capitals."""
    return tidy_name(text).upper()


def check_new_name(text: str, path: str) -> list[Problem]:
    """Findings about a name that is recorded for the first time (Permendagri 73/2022 art. 4 and 5).

    Letters and length block; titles, abbreviations and a single word ask, because such names may be meant.
    """
    name = tidy_name(text)
    if not name:
        return [Problem.error(path, "name.empty")]
    problems = []
    strange = _first(char for char in name if not _NEW.match(char))
    if strange:
        problems.append(Problem.error(path, "name.characters", {"found": strange}))
    if len(name) > MOST_CHARACTERS:
        problems.append(Problem.error(path, "name.length", {"count": len(name), "most": MOST_CHARACTERS}))
    problems.extend(_word_warnings(name.split(), path))
    return problems


def check_existing_name(text: str, path: str) -> list[Problem]:
    """Findings about a name that is copied from a document: it is taken as it stands there.

    Digits and strange signs, or more than 60 characters, are most likely typing mistakes; a person may override.
    """
    name = tidy_name(text)
    if not any(map(str.isalpha, name)):
        return [Problem.error(path, "name.empty")]
    problems = []
    strange = _first(char for char in name if char not in _MARKS_OF_OLD_NAMES and not _is_latin(char))
    if strange:
        problems.append(Problem.error(path, "name.characters", {"found": strange}, overridable=True))
    if len(name) > MOST_CHARACTERS:
        details = {"count": len(name), "most": MOST_CHARACTERS}
        problems.append(Problem.error(path, "name.length", details, overridable=True))
    return problems


def match_key(name: str) -> str:
    """The key under which alike names meet: A-Z and single blanks only, the same on every engine.

    Case, marks, titles, doubled letters, old spelling (OE, DJ, TJ) and the usual variants (MOCH., MOHAMMAD,
    MUHAMMAD) fall together; the order of words stays. A name without Latin letters has an empty key, which must
    match nothing.
    """
    return " ".join(_spelled(SAME_NAME.get(word, word)) for word in _words(name))


def prefix_keys(typed: str) -> tuple[str, ...]:
    """The beginnings of keys to look for while ``typed`` is being written: none, one or two.

    The last word may be a short form ("NOR" for NUR) or the beginning of another name ("NOR" of NORMAN), so both are
    sought.
    """
    words = _words(typed)
    if not words:
        return ()
    unfinished = " ".join((*(_spelled(SAME_NAME.get(word, word)) for word in words[:-1]), _spelled(words[-1])))
    return tuple(dict.fromkeys((match_key(typed), unfinished)))


def _spelled(word: str) -> str:
    key = word
    for old, new in _SPELLINGS:
        key = key.replace(old, new)
    key = _MOHAMMAD.sub("MUH", _DOUBLED.sub(r"\1", key))
    # "AISYAH" and "AISYA", "JUBAIDAH" and "JUBAIDA": the last H is hardly heard.
    return key.removesuffix("H") or key


def _bare(word: str) -> str:
    return _NOT_LETTERS.sub("", word)


def _words(name: str) -> list[str]:
    """The words of ``name`` in capital letters, without titles at both ends, but never without all of them."""
    plain = unicodedata.normalize("NFKD", tidy_name(name).upper().translate(_UNDECOMPOSED))
    kept = [word for word in map(_bare, _BETWEEN_WORDS.split(plain)) if word]
    while len(kept) > 1 and kept[-1] in TITLES_AFTER:
        kept.pop()
    while len(kept) > 1 and kept[0] in TITLES_BEFORE:
        kept.pop(0)
    return kept


def _word_warnings(words: list[str], path: str) -> Iterator[Problem]:
    bare = [_bare(word.upper()) for word in words]
    title = _first(
        word
        for at, (word, plain) in enumerate(zip(words, bare, strict=True))
        if (at == 0 and plain in TITLES_BEFORE) or (at > 0 and plain in TITLES_AFTER)
    )
    if title:
        yield Problem.warning(path, "name.title", {"word": title})
    short = _first(
        word
        for word, plain in zip(words, bare, strict=True)
        if word != title and (plain in ABBREVIATIONS or len(plain) == 1)
    )
    if short:
        yield Problem.warning(path, "name.abbreviation", {"word": short})
    if len(words) == 1:
        yield Problem.warning(path, "name.one_word")


def _is_latin(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN ")


def _first(found: Iterator[str]) -> str:
    return next(found, "")
