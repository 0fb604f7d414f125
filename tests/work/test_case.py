"""Working on a case: every edit is kept, papers move, a deposited case is continued by somebody else."""

from __future__ import annotations

import pytest

from kiosk.domain.application import PublicLabel, Stage
from kiosk.domain.errors import DomainError, Problem
from kiosk.store import blobs
from kiosk.store.errors import BlobTrouble
from kiosk.store.papers import Override
from kiosk.work import track
from kiosk.work.answer import answer, choose_paper, confirm, write_note
from kiosk.work.attach import attach, detach, page_bytes, refile, reorder, restore
from kiosk.work.case import load_case
from kiosk.work.deposit import deposit
from kiosk.work.desk import Desk
from kiosk.work.errors import DeedRefused
from kiosk.work.review import review, settle_stage
from kiosk.work.start import remember_step, show_notice, start
from kiosk.work.submit import submit
from tests.work.desks import ANSWERS, BUDI, DECLARED, SITI, filled, reopened, scan, submitted


def new(desk: Desk) -> str:
    return start(desk, SITI, "UJI", "UMUM").id


def paths(desk: Desk, case_id: str) -> list[tuple[str, bytes]]:
    return [(paper.path, page_bytes(desk, paper)) for paper in load_case(desk, case_id).papers]


def test_a_draft_is_there_again_at_the_same_step(desk: Desk):
    case_id = new(desk)
    answer(desk, SITI, case_id, {"anak.nama": "Bunga Contoh"}, step="anak")
    show_notice(desk, SITI, case_id, "2026-1")
    desk.store.close()
    from kiosk.store.store import Store

    again = reopened(Store.open(desk.store.folder, desk.store.key))
    case = load_case(again, case_id)
    assert (case.answers, case.step, case.notice and case.notice.version) == (
        {"anak.nama": "Bunga Contoh"}, "anak", "2026-1",
    )  # fmt: skip
    again.store.close()


def test_answers_are_kept_in_their_canonical_form_and_taken_back(desk: Desk):
    case_id = new(desk)
    case = answer(desk, SITI, case_id, {"anak.tanggal_lahir": "10-11-2026", "pelapor.telepon": "0812 3456 7890"})
    assert case.answers == {"anak.tanggal_lahir": "2026-11-10", "pelapor.telepon": "+6281234567890"}
    assert answer(desk, SITI, case_id, {"pelapor.telepon": ""}).answers == {"anak.tanggal_lahir": "2026-11-10"}


def test_a_half_typed_answer_is_kept_as_it_is(desk: Desk):
    assert answer(desk, SITI, new(desk), {"anak.tanggal_lahir": "10-11-2"}).answers == {"anak.tanggal_lahir": "10-11-2"}


@pytest.mark.parametrize("path", ["anak.agama", "KK/1", "", "anak..nama", "anak.nama_alasan"])
def test_what_the_service_does_not_ask_is_not_kept(desk: Desk, path: str):
    case_id = new(desk)
    with pytest.raises(DeedRefused) as caught:
        answer(desk, SITI, case_id, {"anak.nama": "Bunga", path: "x"})
    assert caught.value.code == "answer.path"
    assert load_case(desk, case_id).answers == {}


def test_only_offered_services_and_variants_are_begun(desk: Desk):
    with pytest.raises(DeedRefused, match=r"service\.unknown"):
        start(desk, SITI, "TIDAK_ADA", "UMUM")
    with pytest.raises(DeedRefused, match=r"variant\.unknown"):
        start(desk, SITI, "UJI", "TIDAK_ADA")


def test_a_confirmation_holds_until_the_value_changes(desk: Desk):
    case_id = filled(desk)
    answer(desk, SITI, case_id, {"anak.nama": "Bunga"})
    (problem,) = review(desk, load_case(desk, case_id)).problems
    assert problem.severity == "warning"
    confirm(desk, SITI, case_id, problem)
    assert review(desk, load_case(desk, case_id)).ready
    answer(desk, SITI, case_id, {"anak.nama": "Melati"})
    assert [one.code for one in review(desk, load_case(desk, case_id)).problems] == [problem.code]


def test_an_error_cannot_be_confirmed_away(desk: Desk):
    case_id = filled(desk)
    answer(desk, SITI, case_id, {"anak.tanggal_lahir": "31-31-2026"})
    (problem,) = review(desk, load_case(desk, case_id)).problems
    confirm(desk, SITI, case_id, problem, reason="sudah dilihat")
    assert review(desk, load_case(desk, case_id)).problems == (problem,)
    assert isinstance(problem, Problem)


def test_pages_are_ordered_taken_out_and_put_back(desk: Desk):
    case_id = new(desk)
    one, two, three = (attach(desk, SITI, case_id, "KK", scan(n), "image/webp") for n in (1, 2, 3))
    assert paths(desk, case_id) == [("KK/1", scan(1)), ("KK/2", scan(2)), ("KK/3", scan(3))]
    detach(desk, SITI, case_id, two.id)
    assert paths(desk, case_id) == [("KK/1", scan(1)), ("KK/2", scan(3))]
    assert restore(desk, SITI, case_id, two.id).path == "KK/2"
    assert paths(desk, case_id) == [("KK/1", scan(1)), ("KK/2", scan(2)), ("KK/3", scan(3))]
    reorder(desk, SITI, case_id, "KK", [three.id, one.id, two.id])
    assert paths(desk, case_id) == [("KK/1", scan(3)), ("KK/2", scan(1)), ("KK/3", scan(2))]
    first = attach(desk, SITI, case_id, "KK", scan(4), "image/webp", at_page=1, overrides=[Override("blur", "tua")])
    assert paths(desk, case_id)[0] == ("KK/1", scan(4))
    assert load_case(desk, case_id).papers[0].overrides == first.overrides
    refile(desk, SITI, case_id, first.id, "BUKU_NIKAH")
    assert [path for path, _ in paths(desk, case_id)] == ["BUKU_NIKAH/1", "KK/1", "KK/2", "KK/3"]


def test_an_order_must_name_every_page_once(desk: Desk):
    case_id = new(desk)
    one = attach(desk, SITI, case_id, "KK", scan(1), "image/webp")
    attach(desk, SITI, case_id, "KK", scan(2), "image/webp")
    with pytest.raises(DomainError, match=r"paper\.order"):
        reorder(desk, SITI, case_id, "KK", [one.id])


def test_the_same_scan_is_kept_once_however_often_it_is_attached(desk: Desk):
    case_id, other = new(desk), new(desk)
    attach(desk, SITI, case_id, "KK", scan(1), "image/webp")
    attach(desk, SITI, case_id, "BUKU_NIKAH", scan(1), "image/webp")
    attach(desk, SITI, other, "KK", scan(1), "image/webp")
    assert desk.store.rows("SELECT COUNT(*) AS n FROM blobs") == [{"n": 1}]


@pytest.mark.parametrize(("kind", "data", "code"), [("kk", b"x", "paper.kind"), ("KK", b"", "paper.empty")])
def test_a_page_needs_a_kind_and_bytes(desk: Desk, kind: str, data: bytes, code: str):
    with pytest.raises(DeedRefused) as caught:
        attach(desk, SITI, new(desk), kind, data, "image/webp")
    assert caught.value.code == code
    assert desk.store.rows("SELECT COUNT(*) AS n FROM blobs") == [{"n": 0}]


def test_a_page_of_another_case_is_not_touched(desk: Desk):
    case_id, other = new(desk), new(desk)
    paper = attach(desk, SITI, case_id, "KK", scan(1), "image/webp")
    with pytest.raises(DeedRefused, match=r"paper\.unknown"):
        detach(desk, SITI, other, paper.id)


def test_removed_pages_go_for_good_when_the_case_is_sent(desk: Desk):
    case_id = filled(desk)
    paper = attach(desk, SITI, case_id, "KK", scan(77), "image/webp")
    detach(desk, SITI, case_id, paper.id)
    assert blobs.held(desk.store, paper.sha256)
    submit(desk, SITI, case_id, DECLARED)
    assert not blobs.held(desk.store, paper.sha256)
    with pytest.raises(BlobTrouble):
        page_bytes(desk, paper)


def test_the_paper_that_was_chosen_decides_the_checklist(desk: Desk):
    case_id = new(desk)
    assert choose_paper(desk, SITI, case_id, "kk", "KK_LAMA").choices == {"kk": "KK_LAMA"}
    assert choose_paper(desk, SITI, case_id, "kk", "").choices == {}
    with pytest.raises(DeedRefused, match=r"paper\.kind"):
        choose_paper(desk, SITI, case_id, "kk", "KTP")


def test_a_case_with_papers_missing_is_deposited_and_another_operator_goes_on(desk: Desk):
    case_id = new(desk)
    show_notice(desk, SITI, case_id, "2026-1")
    answer(desk, SITI, case_id, ANSWERS)
    slip = deposit(desk, SITI, case_id)
    assert [rule.id for rule in slip.missing] == ["kk"]
    assert slip.number.startswith("9901012001-261121-7BA-0001-")
    assert slip.call_name == "0001 / 21"
    assert track.case(desk, case_id).row.label is PublicLabel.PAPERS_DEPOSITED
    assert deposit(desk, BUDI, case_id).number == slip.number
    attach(desk, BUDI, case_id, "KK", scan(1), "image/webp")
    assert load_case(desk, case_id).stage is not Stage.WAITING_PAPERS
    attach(desk, BUDI, case_id, "F_2_01", scan(2), "image/webp")
    assert load_case(desk, case_id).stage is Stage.READY
    assert submit(desk, BUDI, case_id, DECLARED).number == slip.number
    told = [(line.what, line.who) for line in track.case(desk, case_id).history]
    assert told == [("started", "Siti Contoh"), ("deposited", "Siti Contoh"), ("submitted", "Budi Contoh")]


def test_an_edit_makes_a_ready_case_a_draft_until_it_is_looked_at(desk: Desk):
    case_id = filled(desk)
    assert settle_stage(desk, case_id) is Stage.READY
    answer(desk, SITI, case_id, {"anak.nama": "Melati Contoh Dua"})
    assert load_case(desk, case_id).stage is Stage.DRAFT


def test_nothing_of_a_case_that_was_sent_can_be_edited(desk: Desk):
    case_id, _ = submitted(desk)
    deeds = (
        lambda: answer(desk, SITI, case_id, {"anak.nama": "X"}),
        lambda: attach(desk, SITI, case_id, "KK", b"x", "image/webp"),
        lambda: submit(desk, SITI, case_id, DECLARED),
        lambda: deposit(desk, SITI, case_id),
        lambda: write_note(desk, SITI, case_id, "x"),
        lambda: show_notice(desk, SITI, case_id, "1"),
    )
    for deed in deeds:
        with pytest.raises(DeedRefused, match=r"case\.closed"):
            deed()


def test_an_unknown_case_is_named(desk: Desk):
    with pytest.raises(DomainError, match=r"case\.unknown"):
        load_case(desk, "tidak ada")


def test_the_list_finds_a_case_by_words_and_label(desk: Desk):
    case_id, sent = submitted(desk)
    other = new(desk)
    remember_step(desk, other, "anak")
    assert [row.id for row in track.cases(desk, track.Filter(words="melati contoh"))] == [case_id]
    for typed in (sent.number, sent.number.lower().replace("-", " ").replace("0", "o"), sent.call_name):
        assert [row.id for row in track.cases(desk, track.Filter(words=typed))] == [case_id]
    assert [row.id for row in track.cases(desk, track.Filter(labels=frozenset({PublicLabel.DRAFT})))] == [other]
    assert len(track.cases(desk)) == 2
    assert len(track.cases(desk, track.Filter(limit=1))) == 1
