"""Answers of a birth application: what counts, what is asked, what is wrong, what was confirmed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.answers import (
    Confirmation,
    check_all,
    check_page,
    confirmation_values,
    derived_variant,
    forms_needed,
    from_tree,
    missing_papers,
    open_problems,
    products_of,
    proposals,
    relevant,
    rules_needed,
    subject_name,
    to_tree,
    unsigned_forms,
    visible_choices,
    visible_fields,
    visible_first_questions,
    visible_pages,
)
from kiosk.domain.errors import DomainError
from kiosk.domain.paths import BadPath
from kiosk.domain.services import page_of
from tests.domain.birth_case import BASE, BY_STATEMENT, CONTEXT, DECLARED, PAPERS, TODAY, birth, facts


def codes(found):
    return [(problem.path, problem.code) for problem in found]


def ids(items, name="id"):
    return [getattr(item, name) for item in items]


# --- What counts -----------------------------------------------------------------------------------------------------


def test_the_whole_case_is_right():
    assert codes(check_all(birth(), facts(), CONTEXT)) == []
    assert codes(check_all(birth(), facts(DECLARED, papers=BY_STATEMENT, variant="PAKET_3IN1"), CONTEXT)) == []


def test_a_mother_alone_hides_the_father_with_all_that_hangs_on_him():
    case = facts({"orang_tua.status_perkawinan": "3", "pelapor.hubungan": "ibu"})
    assert "ayah" not in ids(visible_pages(birth(), case))
    assert not [path for path in relevant(birth(), case) if path.startswith(("ayah.", "orang_tua.tanggal"))]
    assert ids(rules_needed(birth(), case)) == ["bukti_lahir", "kk"]
    assert "ayah" not in [choice.code for choice in visible_choices(birth().first_questions[1], case)]


def test_a_hidden_answer_moves_nothing():
    """The paper chosen for a rule that is gone must not bring its form back."""
    case = facts({"orang_tua.status_perkawinan": "3", "pelapor.hubungan": "ibu"} | DECLARED, papers=BY_STATEMENT)
    assert ids(forms_needed(birth(), case), "code") == ["F_2_01", "F_2_03"]
    assert "ibu.pekerjaan" not in relevant(birth(), case)


def test_unknown_parents_need_another_proof():
    case = facts({"orang_tua.status_perkawinan": "4", "pelapor.hubungan": "wali"}, papers={})
    assert ids(rules_needed(birth(), case)) == ["asal_usul", "kk"]
    assert ids(visible_pages(birth(), case)) == ["anak", "pelapor", "saksi", "tanda_tangan"]


def test_an_unrecorded_marriage_always_needs_the_statement():
    case = facts({"orang_tua.status_perkawinan": "2"}, papers={"bukti_pasangan": "F_2_04"})
    assert ids(forms_needed(birth(), case), "code") == ["F_2_01", "F_2_04"]
    assert [form.signers for form in forms_needed(birth(), case)][1] == ("ayah", "ibu", "saksi1", "saksi2")


def test_a_proxy_brings_papers_and_the_mother_declares():
    case = facts({"pelapor.hubungan": "kuasa"}, papers=PAPERS | {"bukti_lahir": "F_2_03"})
    assert ids(rules_needed(birth(), case))[-2:] == ["surat_kuasa", "ktp_kuasa"]
    assert [form.signers[0] for form in forms_needed(birth(), case)] == ["pelapor", "ibu", "pemberi_kuasa"]
    shown = {asked.path for page in visible_pages(birth(), case) for asked in visible_fields(page, case)}
    assert {"ibu.pekerjaan", "ibu.alamat"} <= shown
    assert "pelapor.pekerjaan" not in shown


def test_a_default_counts_until_it_is_changed_and_follows_the_parent():
    assert relevant(birth(), facts())["saksi1.kewarganegaraan"] == "1"
    case = facts({"ayah.kewarganegaraan": "2"})
    assert relevant(birth(), case)["pelapor.kewarganegaraan"] == "2"
    (page,) = [page for page in birth().pages if page.id == "pelapor"]
    assert "pelapor.dokumen_perjalanan" in ids(visible_fields(page, case), "path")


def test_facts_of_facts_are_the_same():
    case = facts(DECLARED, papers=BY_STATEMENT)
    assert relevant(birth(), case) == dict(case.answers)


@given(st.sampled_from("1234"), st.sampled_from(["ayah", "ibu", "kuasa", "wali", "diri_sendiri"]),
       st.sampled_from(["UMUM", "PAKET_3IN1", "DEWASA"]), st.sampled_from(["SKL_FASKES", "F_2_03"]),
       st.dates(date(1960, 1, 1), TODAY), st.booleans())  # fmt: skip
def test_what_is_asked_is_what_is_sent(status, relation, variant, proof, born, statement):
    """Nothing counts that no visible page asks, whatever was answered before."""
    papers = {"bukti_lahir": proof, "asal_usul": proof, "bukti_kawin": "F_2_04" if statement else "BUKU_NIKAH"}
    changes = {"orang_tua.status_perkawinan": status, "pelapor.hubungan": relation, "anak.tanggal_lahir": str(born)}
    case = facts(DECLARED | changes, variant=variant, papers=papers)
    asked = {one.path for one in visible_first_questions(birth(), case)}
    asked |= {one.path for page in visible_pages(birth(), case) for one in visible_fields(page, case)}
    assert set(relevant(birth(), case)) <= asked | {f"{path}_alasan" for path in asked}
    assert set(case.papers) <= set(ids(rules_needed(birth(), case)))


# --- Variants, papers, products --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "born", "expected"),
    [
        ("UMUM", "2026-09-22", "UMUM"),
        ("UMUM", "2026-09-21", "TERLAMBAT"),
        ("UMUM", "2008-11-22", "TERLAMBAT"),
        ("UMUM", "2008-11-21", "DEWASA"),
        ("PAKET_3IN1", "2026-09-01", "PAKET_3IN1"),
        ("DEWASA", "1990-01-01", "DEWASA"),
        ("UMUM", "", "UMUM"),
    ],
)
def test_lateness_is_derived_never_chosen(chosen, born, expected):
    assert derived_variant(birth(), chosen, {"anak.tanggal_lahir": born}, TODAY) == expected


def test_papers_are_missing_until_one_of_their_kinds_is_there():
    assert ids(missing_papers(birth(), facts(), [])) == ["bukti_lahir", "bukti_kawin", "kk"]
    assert ids(missing_papers(birth(), facts(), ["SKL_DESA", "KK"])) == ["bukti_kawin"]


def test_a_statement_made_here_waits_for_signatures_instead():
    case = facts(DECLARED, papers=BY_STATEMENT)
    assert ids(missing_papers(birth(), case, ["KK"])) == []
    assert ids(unsigned_forms(birth(), case, ["KK", "F_2_01"]), "code") == ["F_2_03", "F_2_04"]


def test_the_package_yields_three_products_and_its_form():
    case = facts(variant="PAKET_3IN1")
    assert [(product.code, product.kind) for product in products_of(birth(), case)] == [
        ("AKTA_LAHIR", "pdf"), ("KK", "pdf"), ("KIA", "card"),
    ]  # fmt: skip
    assert ids(forms_needed(birth(), case), "code") == ["F_2_01", "F_1_02"]
    assert ids(products_of(birth(), facts()), "code") == ["AKTA_LAHIR"]


def test_a_photo_is_asked_from_five_years_on():
    for born, asked in (("2021-11-21", True), ("2021-11-22", False)):
        case = facts({"anak.tanggal_lahir": born}, variant="PAKET_3IN1")
        assert ("foto_anak" in ids(rules_needed(birth(), case))) is asked


def test_an_adult_reports_for_himself_without_weight_and_length():
    case = facts({"anak.tanggal_lahir": "1990-01-01", "pelapor.hubungan": "diri_sendiri"}, variant="DEWASA")
    shown = ids(visible_fields(birth().pages[0], case), "path")
    assert not {"anak.berat_gram", "anak.panjang_cm"} & set(shown)
    assert "anak.nik" in shown
    assert "data_dewasa" in ids(rules_needed(birth(), case))
    assert proposals(birth(), facts(
        {"anak.tanggal_lahir": "1990-01-01", "pelapor.hubungan": "diri_sendiri", "pelapor.nama": ""}, variant="DEWASA"
    ))["pelapor.nama"] == "Aisyah Putri Contoh"  # fmt: skip


# --- Between answers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"saksi1.nik": "9901011203930002"}, ("saksi1.nik", "witness.same_person")),
        ({"saksi2.nik": "9901010101800004"}, ("saksi2.nik", "witness.same_person")),
        ({"ibu.nik": "9901011203930002"}, ("ibu.nik", "parent.same_person")),
        ({"ibu.tanggal_lahir": "2016-08-15", "ibu.nik": "9901015508160003"}, ("ibu.tanggal_lahir", "parent.age")),
        ({"ayah.tanggal_lahir": "1940-03-12"}, ("ayah.tanggal_lahir", "parent.age")),
        ({"ayah.tanggal_lahir": "2026-11-10"}, ("ayah.tanggal_lahir", "parent.born_later")),
        ({"orang_tua.tanggal_kawin": "2026-11-12"}, ("orang_tua.tanggal_kawin", "marriage.after_birth")),
        ({"saksi1.nik": "9901010101100004"}, ("saksi1.nik", "witness.young")),
        ({"pelapor.nama": "Budi Conto"}, ("pelapor.nama", "copy.differs")),
    ],
)
def test_answers_are_compared(changes, problem):
    assert problem in codes(check_all(birth(), facts(changes), CONTEXT))


def test_age_limits_of_variants_block():
    young = codes(check_all(birth(), facts(variant="DEWASA"), CONTEXT))
    assert ("anak.tanggal_lahir", "subject.not_adult") in young
    old = codes(check_all(birth(), facts({"anak.tanggal_lahir": "2009-01-01"}, variant="PAKET_3IN1"), CONTEXT))
    assert ("anak.tanggal_lahir", "subject.too_old_for_kia") in old


def test_capitals_do_not_make_a_difference_between_copies():
    assert codes(check_all(birth(), facts({"pelapor.nama": "BUDI CONTOH"}), CONTEXT)) == []


def test_a_page_names_only_its_own_fields():
    page = page_of(birth(), "saksi1.nik")
    assert page is not None
    found = check_page(birth(), page, facts({"saksi1.nik": "9901011203930002", "ibu.nama": ""}), CONTEXT)
    assert codes(found) == [("saksi1.nik", "witness.same_person")]


def test_a_confirmation_holds_until_a_value_changes():
    case = facts({"ibu.nik": "9901015608950003"})
    found = check_all(birth(), case, CONTEXT)
    assert codes(found) == [("ibu.nik", "nik.date_differs")]
    given_word = Confirmation(
        "ibu.nik", "nik.date_differs", confirmation_values(found[0], case.answers), "op", "2026-11-21T07:40:00Z"
    )
    assert open_problems(found, [given_word], case.answers) == []
    later = facts({"ibu.nik": "9901015608950003", "ibu.tanggal_lahir": "1995-08-17"})
    assert open_problems(check_all(birth(), later, CONTEXT), [given_word], later.answers) != []


def test_an_override_needs_a_reason_and_a_plain_error_has_none():
    case = facts({"ibu.nik": "9801015508950003", "ayah.nik": "12"})
    found = [one for one in check_all(birth(), case, CONTEXT) if one.path in {"ibu.nik", "ayah.nik"}]
    words = [
        Confirmation(one.path, one.code, confirmation_values(one, case.answers), "op", "2026-11-21T07:40:00Z", reason)
        for one, reason in zip(found, ("Seperti di KTP-el", "x"), strict=True)
    ]
    assert codes(open_problems(found, words, case.answers)) == [("ayah.nik", "nik.length")]
    silent = Confirmation("ibu.nik", "nik.province", words[0].values, "op", "2026-11-21T07:40:00Z", " ")
    assert len(open_problems(found, [silent], case.answers)) == 2


# --- Tree and proposals ----------------------------------------------------------------------------------------------


def test_the_tree_of_the_case():
    tree = to_tree(BASE)
    assert tree["saksi1"] == {"nama": "Umar Contoh", "nik": "9901010101800004"}
    assert from_tree(tree) == BASE
    assert to_tree({"anggota[k3].nik": "1", "x.y": ""}) == {"anggota": {"[k3]": {"nik": "1"}}}


steps = st.builds("{}{}".format, st.text("abc", min_size=1, max_size=2), st.sampled_from(["", "[k1]", "[k2]"]))
paths = st.lists(steps, min_size=2, max_size=3).map(".".join)


@given(st.dictionaries(paths, st.text(min_size=1, max_size=5), max_size=6))
def test_a_tree_comes_back(answers):
    try:
        tree = to_tree(answers)
    except DomainError as error:
        assert error.code == "answers.clash"  # noqa: PT017
    else:
        assert from_tree(tree) == answers


@pytest.mark.parametrize(("tree", "code"), [({"a": {"b": 1}}, "answers.leaf"), ({"a": {"B": "x"}}, "path.format")])
def test_a_strange_tree_is_refused(tree, code):
    with pytest.raises((DomainError, BadPath)) as refused:
        from_tree(tree)
    assert refused.value.code == code


def test_a_leaf_is_never_a_branch():
    with pytest.raises(DomainError, match=r"answers\.clash"):
        to_tree({"a.b": "1", "a.b.c": "2"})


def test_proposals_come_from_the_father_and_the_office():
    case = facts({"pelapor.nama": "", "pelapor.nik": "", "anak.zona": "", "anak.tempat_kelahiran": "",
                  "pelapor.no_kk": ""})  # fmt: skip
    assert proposals(birth(), case, office="99.01.01.2001", zone="WIB") == {
        "anak.zona": "WIB",
        "anak.tempat_kelahiran": "99.01",
        "pelapor.nama": "Budi Contoh",
        "pelapor.nik": "9901011203930002",
        "pelapor.no_kk": "9901011508200007",
    }
    assert "pelapor.nama" not in proposals(birth(), facts({"pelapor.nama": "", "pelapor.hubungan": "wali"}))


def test_the_name_for_lists():
    assert subject_name(birth(), {"anak.nama": " Aisyah  Putri "}) == "Aisyah Putri"
    assert subject_name(birth(), {}) == ""
