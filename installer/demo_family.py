"""Fictitious families of province 99, with every fact that a birth application asks for.

The numbers hold together: each NIK names the bearer's birth date and sex (UU 23/2006 article 13 as practised,
women's day + 40) and begins with 9901, a province that does not exist; every family name is CONTOH.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Sex = Literal["L", "P"]

_DISTRICT = "990101"
_MEN = ("BUDI", "AGUS", "RIZAL", "HENDRA", "YUSUF", "WAYAN", "TONI", "MARKUS")
_WOMEN = ("SITI", "DEWI", "RATNA", "LESTARI", "NUR", "YOHANA", "KADEK", "MELATI")
_GIRLS = ("AISYAH PUTRI", "NADIA RAHMA", "INTAN SARI", "MAYA ANGGUN")
_BOYS = ("FAJAR PUTRA", "DIMAS BAYU", "REZA PRATAMA", "ILHAM SATRIA")
_WORK = ("PETANI/PEKEBUN", "WIRASWASTA", "NELAYAN/PERIKANAN", "KARYAWAN SWASTA")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who already has a NIK. ``parents`` are the names of father and mother as the KK lists them."""

    name: str
    nik: str
    sex: Sex
    birth_place: str
    born: date
    religion: str
    occupation: str
    education: str
    parents: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Child:
    """The newborn whose birth is reported; ``time`` is HH:MM local, ``weight_g`` grams, ``length_cm`` centimetres."""

    name: str
    sex: Sex
    birth_place: str
    born: date
    time: str
    weight_g: int
    length_cm: int
    order: int


@dataclass(frozen=True, slots=True)
class Address:
    """Where the family lives; ``code`` is a Kemendagri region code of province 99."""

    street: str
    rt: str
    rw: str
    village: str = "CONTOH MAJU"
    code: str = "99.01.01.2001"
    subdistrict: str = "CONTOH"
    regency: str = "CONTOH"
    province: str = "CONTOH"
    postcode: str = "99111"


@dataclass(frozen=True, slots=True)
class Marriage:
    """The parents' marriage as the buku nikah records it."""

    number: str
    held_on: date
    place: str


@dataclass(frozen=True, slots=True)
class Family:
    """One household with a newborn; the father reports the birth. ``letter_number`` is the midwife's."""

    father: Person
    mother: Person
    child: Child
    witnesses: tuple[Person, Person]
    address: Address
    marriage: Marriage
    kk_number: str
    kk_issued: date
    midwife: str
    letter_number: str
    phone: str


def nik_of(born: date, sex: Sex, sequence: int) -> str:
    """The 16 digits of a person first registered in 99.01.01."""
    day = born.day + (40 if sex == "P" else 0)
    return f"{_DISTRICT}{day:02d}{born:%m%y}{sequence:04d}"


def demo_family(today: date) -> Family:
    """The family of the guided tour: BUDI and SITI CONTOH, whose daughter is twelve days old on ``today``."""
    return _family(today, random.Random(0), "BUDI", "SITI", "AISYAH PUTRI")


def random_family(seed: int, today: date) -> Family:
    """A family that depends only on ``seed`` and ``today``; the child is 1 to 50 days old."""
    draw = random.Random(seed)
    child = draw.choice(_GIRLS if draw.random() < 0.5 else _BOYS)
    return _family(today, draw, draw.choice(_MEN), draw.choice(_WOMEN), child, seed=seed)


def _family(today: date, draw: random.Random, father: str, mother: str, child: str, *, seed: int = 0) -> Family:
    guided = father == "BUDI" and seed == 0
    born_father = date(1990, 3, 12) if guided else _between(draw, date(1975, 1, 1), date(1998, 12, 31))
    born_mother = date(1995, 8, 15) if guided else _between(draw, date(1980, 1, 1), date(2000, 12, 31))
    wed = date(2019, 2, 14) if guided else _between(draw, date(2020, 1, 1), date(2023, 12, 31))
    kk_day = date(2019, 3, 5) if guided else wed + timedelta(days=draw.randint(14, 90))
    sequence = 0 if guided else 10 * (1 + seed % 900)
    birth = today - timedelta(days=12 if guided else draw.randint(1, 50))
    return Family(
        father=_adult(father, "L", born_father, sequence + 1, draw, ("HASAN CONTOH", "AMINAH CONTOH")),
        mother=_adult(mother, "P", born_mother, sequence + 3, draw, ("UMAR CONTOH", "SALMA CONTOH")),
        child=Child(
            name=f"{child} CONTOH",
            sex="P" if child in _GIRLS else "L",
            birth_place="CONTOH",
            born=birth,
            time=f"{draw.randint(0, 23):02d}:{draw.randint(0, 59):02d}",
            weight_g=draw.randrange(2700, 3800, 10),
            length_cm=draw.randint(47, 52),
            order=1,
        ),
        witnesses=(
            _adult("JOKO", "L", date(1984, 11, 2), sequence + 5, draw, ("KASIM CONTOH", "WATI CONTOH")),
            _adult("MARIA", "P", date(1988, 6, 27), sequence + 7, draw, ("PETRUS CONTOH", "AGNES CONTOH")),
        ),
        address=Address(f"JL. MELATI CONTOH NO. {4 if guided else draw.randint(1, 99)}", "002", "005"),
        marriage=Marriage(f"{7 + sequence:04d}/007/II/{wed.year}", wed, "KUA KECAMATAN CONTOH"),
        kk_number=f"{_DISTRICT}{kk_day:%d%m%y}{sequence + 2:04d}",
        kk_issued=kk_day,
        midwife="Bidan RINI CONTOH",
        letter_number=f"{14 + seed % 80:03d}/SKL/CTH/{birth:%m/%Y}",
        phone=f"0899{draw.randrange(10**7, 10**8)}",
    )


def _adult(name: str, sex: Sex, born: date, sequence: int, draw: random.Random, parents: tuple[str, str]) -> Person:
    return Person(
        name=f"{name} CONTOH",
        nik=nik_of(born, sex, sequence),
        sex=sex,
        birth_place="CONTOH",
        born=born,
        religion="ISLAM",
        occupation="MENGURUS RUMAH TANGGA" if sex == "P" else draw.choice(_WORK),
        education="SLTA/SEDERAJAT",
        parents=parents,
    )


def _between(draw: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=draw.randint(0, (last - first).days))
