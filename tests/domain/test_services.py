"""Definitions: the built-in one is whole, and every fault is refused with its file and place."""

import hashlib

import pytest

from kiosk.domain.services import BadDefinition, builtin_services, field, load_service, page_of

SMALL = """
code = "CONTOH"
version = 1
name = "Contoh"
summary = "Contoh"
subject = "anak.nama"
duration = "1 hari"
cost = "GRATIS"
complaint = "Petugas"
variants = [{ code = "UMUM", label = "Umum" }]
products = [{ code = "AKTA_LAHIR", name = "Akta", kind = "pdf" }]
forms = [{ code = "F_2_01", name = "Formulir", paper = "F_2_01", signers = ["anak"] }]

[conditions]
bayi = { field = "anak.status", is = "1" }

[shared.nama]
type = "name"
label = "Nama"

[[first_questions]]
path = "anak.status"
type = "choice"
label = "Status"
choices = [{ code = "1", label = "Bayi" }, { code = "2", label = "Anak" }]

[[papers]]
id = "kk"
title = "KK"
any_of = [{ kind = "KK", label = "Kartu Keluarga" }]

[[pages]]
id = "anak"
title = "Anak"
fields = [
  { path = "anak.nama", use = "nama" },
  { path = "anak.lahir", type = "date", label = "Lahir", shown_when = "bayi" },
]
""".replace('signers = ["anak"]', 'signers = ["petugas"]')

CHECK = 'checks = [{{ rule = "{}", paths = ["{}"], code = "x" }}]\n[conditions]'


def load(text):
    return load_service(text.encode(), name="contoh.toml")


def test_the_small_one_is_whole():
    service = load(SMALL)
    assert service.sha256 == hashlib.sha256(SMALL.encode()).hexdigest()
    assert service.source == SMALL.encode()
    found = field(service, "anak.nama")
    assert found is not None
    assert (found.type, found.label) == ("name", "Nama")
    assert page_of(service, "anak.lahir") == service.pages[0]
    assert page_of(service, "anak.status") is None
    assert service.paper_label("KK") == "Kartu Keluarga"
    assert service.paper_label("F_2_01") == "Formulir"
    assert service.paper_label("PASPOR") == "PASPOR"


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('subject = "anak.nama"', 'subject = "anak.x"', "definition.unknown_field", "subject"),
        ("version = 1", "version = 0", "definition.number", "version"),
        ('version = 1', 'version = "1"', "definition.number", "version"),
        ('name = "Contoh"', "", "definition.text", "name"),
        ('label = "Umum"', 'label = " "', "definition.text", "variants[0].label"),
        ('label = "Lahir"', 'lable = "Lahir"', "definition.text", "pages[0].fields[1].label"),
        ('label = "Lahir"', 'label = "Lahir", hnit = "x"', "definition.unknown_key", "pages[0].fields[1].hnit"),
        ('type = "date"', 'type = "day"', "definition.unknown", "pages[0].fields[1].type"),
        ('use = "nama"', 'use = "name"', "definition.unknown", "pages[0].fields[0].use"),
        ('path = "anak.lahir"', 'path = "anak.nama"', "definition.twice", "fields"),
        ('path = "anak.lahir"', 'path = "Anak"', "definition.path", "pages[0].fields[1].path"),
        ('is = "1"', 'is = "3"', "definition.unknown_choice", "pages[0].fields[1].shown_when"),
        ('field = "anak.status"', 'field = "anak.tinggi"', "definition.unknown_field", "pages[0].fields[1].shown_when"),
        ('shown_when = "bayi"', 'shown_when = "tua"', "definition.unknown_condition", "pages[0].fields[1].shown_when"),
        (
            'shown_when = "bayi"', 'shown_when = { all = ["bayi", { field = "anak.status", is = "2" }] }',
            "definition.impossible", "pages[0].fields[1].shown_when",
        ),
        (
            'shown_when = "bayi"', "shown_when = { all = [] }",
            "definition.empty_condition", "pages[0].fields[1].shown_when.all",
        ),
        (
            'shown_when = "bayi"', 'shown_when = { field = "anak.status" }',
            "definition.operator", "pages[0].fields[1].shown_when",
        ),
        (
            'shown_when = "bayi"', 'shown_when = { field = "anak.status", older_than_days = 3 }',
            "definition.type", "pages[0].fields[1].shown_when",
        ),
        (
            'shown_when = "bayi"', 'shown_when = { paper = "kk", is = "KTP" }',
            "definition.unknown_paper", "pages[0].fields[1].shown_when",
        ),
        (
            'shown_when = "bayi"', 'shown_when = { variant = ["TUA"] }',
            "definition.unknown_variant", "pages[0].fields[1].shown_when",
        ),
        ('any_of = [{ kind = "KK", label = "Kartu Keluarga" }]', "any_of = []", "definition.empty", "papers[0].any_of"),
        (
            'label = "Kartu Keluarga"', 'label = "KK", form = "F_9_99"',
            "definition.unknown_form", "papers[0].any_of[0].form",
        ),
        ('kind = "KK"', 'kind = "kk"', "definition.path", "papers[0].any_of[0].kind"),
        ('signers = ["petugas"]', 'signers = ["saksi1"]', "definition.unknown_field", "forms[0].signers"),
        ('signers = ["petugas"]', 'signers = ["tetangga"]', "definition.unknown_field", "forms[0].signers"),
        ('kind = "pdf"', 'kind = "paper"', "definition.unknown", "products[0].kind"),
        (
            'label = "Umum" }]', 'label = "Umum" }, { code = "B", label = "B", offered = false }]',
            "definition.never_reached", "variants[1]",
        ),
        (
            'choices = [{ code = "1", label = "Bayi" }, { code = "2", label = "Anak" }]', "",
            "definition.empty", "first_questions[0].choices",
        ),
        ("[conditions]", CHECK.format("guess", "anak.nama"), "definition.unknown_rule", "checks[0].rule"),
        ("[conditions]", CHECK.format("distinct", "anak.nama"), "definition.type", "checks[0].paths"),
        ("[conditions]", CHECK.format("before", "anak.lahir"), "definition.parameter", "checks[0].at"),
        ("[conditions]", CHECK.format("age_today", "anak.lahir"), "definition.parameter", "checks[0].minimum"),
        ('code = "CONTOH"', 'code = "CONTOH', "definition.syntax", ""),
        ("[shared.nama]", "[[shared.nama]]", "definition.table", "shared.nama"),
        ('variants = [{ code = "UMUM", label = "Umum" }]', "variants = 1", "definition.list", "variants"),
        ('variants = [{ code = "UMUM", label = "Umum" }]', "variants = []", "definition.empty", "variants"),
        ('variants = [{ code = "UMUM", label = "Umum" }]', 'variants = ["UMUM"]', "definition.table", "variants[0]"),
        ('label = "Umum"', 'label = "Umum", offered = 1', "definition.flag", "variants[0].offered"),
        (
            'label = "Umum"', 'label = "Umum", derived_from = ["TUA"]',
            "definition.unknown_variant", "variants[0].derived_from",
        ),
        (
            'label = "Umum"', 'label = "Umum", derived_from = "UMUM"',
            "definition.texts", "variants[0].derived_from",
        ),
        ('type = "date"', 'type = "int", minimum = "1"', "definition.number", "pages[0].fields[1].minimum"),
        ('type = "date"', 'type = "int", minimum = 3, maximum = 2', "definition.range", "pages[0].fields[1].minimum"),
        ('type = "date"', 'type = "region", level = 5', "definition.number", "pages[0].fields[1].level"),
        ('type = "date"', 'type = "text"', "definition.number", "pages[0].fields[1].max_length"),
        ('type = "date"', 'type = "nik", born = "ibu.lahir"', "definition.unknown_field", "pages[0].fields[1].born"),
        ('type = "date"', 'type = "choice", list = "warna"', "definition.unknown", "pages[0].fields[1].list"),
        (
            'type = "date"', 'type = "choice", list = "agama", only = ["9"]',
            "definition.unknown", "pages[0].fields[1].only",
        ),
        (
            'type = "date"', 'type = "date", list = "agama"',
            "definition.unknown_key", "pages[0].fields[1].choices",
        ),
        (
            'type = "date"', 'type = "date", default = "x"',
            "definition.unknown_choice", "pages[0].fields[1].default",
        ),
        (
            'type = "date"', 'type = "date", optional_reason = { label = "Lupa" }',
            "definition.empty", "pages[0].fields[1].optional_reason.choices",
        ),
        (
            '{ code = "2", label = "Anak" }', '{ code = "1", label = "Anak" }',
            "definition.twice", "first_questions[0].choices",
        ),
        ('signers = ["petugas"]', "signers = []", "definition.empty", "forms[0].signers"),
        (
            "bayi = { field", "tua = { variant = [] }\nbayi = { field",
            "definition.empty_condition", "conditions.tua.variant",
        ),
        (
            "[conditions]", 'checks = [{ rule = "distinct", paths = [], code = "x" }]\n[conditions]',
            "definition.empty", "checks[0].paths",
        ),
        ("[conditions]", CHECK.format("distinct", "ibu.nik"), "definition.unknown_field", "checks[0].paths"),
        ('code = "CONTOH"', 'code = "CONTOH"\nkind = "news"', "definition.unknown", "kind"),
        ('code = "CONTOH"', 'code = "CONTOH"\napplicant = "pemohon"', "definition.unknown_field", "applicant"),
        ('title = "Anak"', 'title = "Anak"\nasked_at = "home"', "definition.unknown", "pages[0].asked_at"),
        ('label = "Umum"', 'label = "Umum", subject = "ibu.nama"', "definition.unknown_field", "variants[0].subject"),
        (
            "[conditions]", 'follow_ups = [{ service = "KK", when = "tua", why = "x" }]\n[conditions]',
            "definition.unknown_condition", "follow_ups[0].when",
        ),
        (
            "[conditions]",
            'follow_ups = [{ service = "KK", why = "x", carries = { "ibu.nik" = "pemohon.nik" } }]\n[conditions]',
            "definition.unknown_field", "follow_ups[0].carries",
        ),
        (
            "[conditions]",
            'checks = [{ rule = "before", paths = ["anak.lahir"], at = "anak.nama", code = "x" }]\n[conditions]',
            "definition.unknown_field", "checks[0].at",
        ),
        (
            'shown_when = "bayi"', 'shown_when = { paper = "akta", is = "KK" }',
            "definition.unknown_paper", "pages[0].fields[1].shown_when",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_and_place(old, new, code, key):
    assert old in SMALL
    with pytest.raises(BadDefinition) as refused:
        load(SMALL.replace(old, new, 1))
    assert (refused.value.code, refused.value.details["file"], refused.value.details["key"]) == (
        code, "contoh.toml", key,
    )  # fmt: skip
    assert "contoh.toml" in str(refused.value)


def test_a_variant_may_hang_on_a_first_question_that_is_always_asked():
    text = SMALL.replace(
        'label = "Umum" }]',
        'label = "Umum" }, { code = "BAYI", label = "Bayi", offered = false, derived_from = ["UMUM"], when = "bayi" }]',
    )
    assert load(text).variants[1].code == "BAYI"


def test_conditions_that_wait_for_each_other_are_refused():
    text = SMALL.replace(
        '{ path = "anak.nama", use = "nama" },',
        '{ path = "anak.nama", use = "nama", shown_when = { field = "anak.lahir", set = true } },',
    ).replace('shown_when = "bayi"', 'shown_when = { field = "anak.nama", set = true }')
    with pytest.raises(BadDefinition) as refused:
        load(text)
    assert refused.value.code == "definition.circle"
    assert "anak.lahir" in str(refused.value.details["found"])


def test_a_circle_through_a_paper_is_found():
    text = SMALL.replace('title = "KK"', 'title = "KK"\nneeded_when = { field = "anak.lahir", set = true }').replace(
        'shown_when = "bayi"', 'shown_when = { paper = "kk", is = "KK" }'
    )
    with pytest.raises(BadDefinition, match="circle"):
        load(text)


def test_a_variant_may_not_hang_on_a_field_that_hides():
    text = SMALL.replace(
        'label = "Umum" }]',
        'label = "Umum" }, { code = "LAMA", label = "Lama", derived_from = ["UMUM"],'
        ' when = { field = "anak.lahir", older_than_days = 60 } }]',
    )
    with pytest.raises(BadDefinition) as refused:
        load(text)
    assert refused.value.code == "definition.conditional"


def test_every_builtin_definition_loads_and_says_what_the_public_may_know():
    services = builtin_services()
    assert "AKTA_LAHIR" in services
    for service in services.values():
        assert service.cost == "GRATIS"
        assert all((service.legal_basis, service.procedure, service.duration, service.complaint, service.papers))


def test_a_paper_is_called_by_what_it_is():
    """The checklist says "no birth letter"; a receipt must not."""
    service = builtin_services()["AKTA_LAHIR"]
    assert service.paper_label("F_2_03") == "Surat Pernyataan kelahiran (F-2.03)"
    assert service.paper_label("SKL_DESA") == "Surat keterangan lahir dari desa/kelurahan"
    for rule in service.papers:
        for option in rule.any_of:
            assert not service.paper_label(option.kind).startswith("Tidak")


def test_every_field_of_the_birth_application_says_where_to_look():
    service = builtin_services()["AKTA_LAHIR"]
    silent = [
        found.path for page in service.pages for found in page.fields if not (found.papers or found.hint or found.help)
    ]
    assert silent == []
