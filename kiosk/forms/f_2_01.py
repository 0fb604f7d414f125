"""F-2.01, report of a civil-registration event inside Indonesia (Permendagri 109/2019).

One form for all events: the block of the event follows from the document that is asked for, so that a blank of a
service carries its block too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kiosk.forms.elements import Element, Paragraph, Signatures, Ticks, Together
from kiosk.forms.f_2_01_blocks import EVENT_BLOCKS, EVENT_PATHS, RELATION, SUBJECTS
from kiosk.forms.f_2_01_people import parents, person, relation_rows, subject, witness
from kiosk.forms.rows import FREE_OF_CHARGE, block
from kiosk.forms.template import EVENT_PATH, FilledForm, FormTemplate

_EVENTS = (
    "Kelahiran", "Lahir mati", "Perkawinan", "Pembatalan perkawinan", "Perceraian", "Pembatalan perceraian",
    "Kematian", "Pengangkatan anak", "Pengakuan anak", "Pengesahan anak", "Perubahan nama",
    "Perubahan status kewarganegaraan", "Peristiwa penting lainnya", "Pembetulan akta", "Pembatalan akta",
    "Pelaporan dari luar wilayah NKRI",
)  # fmt: skip
# The document that is asked for, and the event of the list that it certifies.
_EVENT_OF = {"AKTA_LAHIR": 1, "SK_LAHIR_MATI": 2, "AKTA_KAWIN": 3, "AKTA_CERAI": 5, "AKTA_MATI": 7}
_WITH_PARENTS = frozenset({1, 2, 7})
_STATEMENT = (
    "Data di atas saya isi dengan benar. Bila ternyata tidak benar, saya bersedia dikenai sanksi sesuai peraturan "
    "perundang-undangan. " + FREE_OF_CHARGE
)


def _body(form: FilledForm) -> Sequence[Element]:
    event = _event(form)
    ticks = [(f"{n}. {words}", n == event) for n, words in enumerate(_EVENTS, 1)]
    place = form.office.village if form.office else ""
    relation = RELATION.get(event, "Hubungan dengan subjek")
    told = EVENT_BLOCKS[event](form) if event in EVENT_BLOCKS else ()
    return (
        block("JENIS PELAPORAN", Ticks(ticks, columns=3)),
        person(form, "DATA PELAPOR", "pelapor", relation_rows(form, relation)),
        *(subject(form, title, role) for title, role in SUBJECTS.get(event, SUBJECTS[1])),
        witness(form, "SAKSI I", "saksi1"),
        witness(form, "SAKSI II", "saksi2"),
        *((parents(form),) if event in _WITH_PARENTS else ()),
        *told[:-1],
        # With the last block: nobody is asked to sign a page that says nothing.
        Together((*told[-1:], Paragraph(_STATEMENT), Signatures(form.signature_boxes(), place))),
    )


def _event(form: FilledForm) -> int:
    """The number of the event in the list; 0 when the case asks for something else."""
    return _EVENT_OF.get(form.value(EVENT_PATH), 0)


_PERSON = ("nama", "nik", "no_kk", "kewarganegaraan")
_PARENT = ("nama", "nik", "tempat_lahir", "tanggal_lahir", "kewarganegaraan")

TEMPLATE = FormTemplate(
    code="F_2_01",
    version=2,
    title="FORMULIR PELAPORAN PENCATATAN SIPIL DI DALAM WILAYAH NKRI",
    legal_basis="Permendagri 109/2019",
    valid_from=date(2019, 12, 31),
    signers=("pelapor", "saksi1", "saksi2"),
    paths=(
        *(f"pelapor.{name}" for name in (*_PERSON, "dokumen_perjalanan", "hubungan", "telepon")),
        *(f"{role}.{name}" for role in ("saksi1", "saksi2") for name in _PERSON),
        *(f"{role}.{name}" for role in ("ayah", "ibu") for name in _PARENT),
        *EVENT_PATHS,
    ),
    events=tuple(_EVENT_OF),
    body=_body,
)
