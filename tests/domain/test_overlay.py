"""A district's overlay: further papers and texts over a national base, never fields."""

from __future__ import annotations

import hashlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.definition import BadDefinition
from kiosk.domain.overlay import apply, identity, load_definition, read_overlay
from kiosk.domain.overlay_writer import same_content, write_overlay
from kiosk.domain.services import builtin_services, builtin_sources, builtin_version, builtin_versions, load_service
from tests.trial_service import OPENING

BASE = (
    OPENING
    + b"""
forms = []
products = [{ code = "AKTA", name = "Akta", kind = "pdf" }]

[[papers]]
id = "kk"
title = "Kartu Keluarga"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }]

[[pages]]
id = "anak"
title = "Anak"
fields = [{ path = "anak.nama", type = "name", label = "Nama" }]
"""
)
OVERLAY = """
service = "UJI"
base = 1
overlay = 4
basis = "Perda Contoh 3/2026 pasal 7"

[alternatives]
kk = [{ kind = "SURAT_KK", label = "Surat keterangan KK" }]

[texts]
duration = "2 hari kerja"
not_needed = ["Fotokopi KTP saksi"]

[[papers]]
id = "rt"
title = "Surat pengantar RT"
needed_when = { field = "anak.nama", set = true }
any_of = [{ kind = "SURAT_RT", label = "Surat pengantar RT" }]
"""


def overlaid(text: str = OVERLAY):
    return apply(load_service(BASE, name="uji.toml"), read_overlay(text.encode(), name="daerah.toml"))


def test_papers_and_texts_are_added_and_marked_with_their_basis():
    base, service = load_service(BASE, name="uji.toml"), overlaid()
    assert [rule.id for rule in service.papers] == ["kk", "rt"]
    assert [rule.local for rule in service.papers] == ["", "Perda Contoh 3/2026 pasal 7"]
    assert [option.kind for option in service.papers[0].any_of] == ["KK", "SURAT_KK"]
    assert (service.duration, service.not_needed) == ("2 hari kerja", ("Fotokopi KTP saksi",))
    assert (service.version, service.overlay) == (base.version, 4)
    assert list(service.fields()) == list(base.fields())
    assert service.offered


def test_the_identity_is_over_both_files():
    source = OVERLAY.encode()
    halves = [hashlib.sha256(data).hexdigest() for data in (BASE, source)]
    text = f"loket-overlay/1\n{halves[0]}\n{halves[1]}\n"
    assert overlaid().sha256 == hashlib.sha256(text.encode()).hexdigest() == identity(*halves)
    assert identity(halves[0], "") == load_service(BASE, name="uji.toml").sha256
    assert load_definition(BASE, source, name="uji").sha256 == identity(*halves)


def test_a_district_may_not_offer_a_service():
    assert not overlaid('service = "UJI"\nbase = 1\noverlay = 1\noffered = false\n').offered


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('service = "UJI"', 'service = "LAIN"', "overlay.service", "service"),
        ("base = 1", "base = 2", "overlay.base", "base"),
        ("overlay = 4", "overlay = 0", "definition.number", "overlay"),
        ("kk = [", "ijazah = [", "overlay.unknown_rule", "alternatives.ijazah"),
        ("[texts]", "[texts]\nname = 'x'", "definition.unknown_key", "texts.name"),
        ('basis = "Perda Contoh 3/2026 pasal 7"', "", "overlay.basis", "basis"),
        ('id = "rt"', 'id = "kk"', "definition.twice", "papers"),
        ('kind = "SURAT_RT"', 'kind = "surat rt"', "definition.path", "papers[0].any_of[0].kind"),
        ('kind = "SURAT_KK"', 'kind = "surat kk"', "definition.path", "alternatives.kk"),
        ('field = "anak.nama"', 'field = "anak.umur"', "definition.unknown_field", "papers[0].needed_when"),
        ('title = "Surat pengantar RT"\n', "", "definition.text", "papers[0].title"),
        ('"Surat pengantar RT" }', '"Surat pengantar RT", form = "F_9_99" }', "definition.unknown_form",
         "papers[0].any_of[0].form"),
        ("base = 1", "base = ", "definition.syntax", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_place(old, new, code, key):
    assert old in OVERLAY
    with pytest.raises(BadDefinition) as fault:
        overlaid(OVERLAY.replace(old, new))
    assert (fault.value.code, fault.value.details["key"]) == (code, key)
    assert fault.value.details["file"] == "daerah.toml"
    assert "daerah.toml" in str(fault.value)


@pytest.mark.parametrize("key", ["pages", "first_questions", "forms", "products", "variants", "checks", "code", "cost"])
def test_only_a_base_says_what_is_asked(key):
    with pytest.raises(BadDefinition) as fault:
        read_overlay(f"{key} = []\n{OVERLAY}".encode(), name="daerah.toml")
    assert (fault.value.code, fault.value.details["key"]) == ("overlay.not_allowed", key)


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
_KINDS = st.text(string.ascii_uppercase, min_size=2, max_size=12)


@given(st.dictionaries(_KINDS, _WORDS, max_size=4), _WORDS, st.integers(1, 10_000))
def test_any_extra_papers_come_back_as_they_were_written(papers, basis, number):
    """What district.toml says of a service survives being written as a file, whatever letters it holds."""
    rules = [{"id": kind, "title": title, "any_of": [{"kind": kind, "label": title}]} for kind, title in papers.items()]
    content = {"papers": rules, "basis": basis}
    source = write_overlay(content, service="UJI", base=1, number=number)
    assert same_content(source, content, service="UJI", base=1, number=number)
    overlay = read_overlay(source, name="daerah.toml")
    assert (overlay.number, {rule.id: rule.title for rule in overlay.rules}) == (number, papers)
    base = load_service(BASE, name="uji.toml")
    service = apply(base, overlay)
    assert list(service.fields()) == list(base.fields())
    assert service.papers[: len(base.papers)] == base.papers
    assert all(rule.local == basis for rule in service.papers[len(base.papers) :])
    assert service.sha256 not in {base.sha256, overlay.sha256}


def test_every_version_that_programs_came_with_can_still_be_read():
    newest, every = builtin_services(), builtin_versions()
    assert ("AKTA_LAHIR", 1) in {(one.code, one.version) for one in every}
    for code, service in newest.items():
        assert service.version == max(one.version for one in every if one.code == code)
    for service in every:
        assert hashlib.sha256(service.source).hexdigest() == service.sha256
        assert builtin_sources()[service.sha256] == service.source
        assert builtin_version(service.sha256) == service
    assert builtin_version("0" * 64) is None
    # What kiosks and centres of 0.1.0 keep; their cases name this very file.
    assert "f12052dfa2231d9a62ecf1d94d1754f0dc8275bce31eaec24d4b9ff3a5d6ab37" in builtin_sources()
