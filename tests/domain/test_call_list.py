"""Whom to call, by RT and age; what each family brings, and what a neighbour may read of it."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.call_list import Call, Why, days_left, families, grouped
from kiosk.domain.neighbourhoods import Neighbourhood, neighbourhood_of
from kiosk.domain.old_documents import OldDocument, replaced_by
from kiosk.domain.to_bring import Bring, Need, ReasonGiven, for_hand_over, for_return
from tests.domain.birth_case import birth

NOW = datetime(2026, 11, 21, 7, 40, tzinfo=UTC)


def call(case: str, days: int = 1, place: Neighbourhood | None = None, applicant: str = "Budi Contoh") -> Call:
    return Call(
        case=case, name="Aisyah Contoh", applicant=applicant, number="", call_name="", service="Akta Kelahiran",
        phone="+6281200000000", messages=False, why=Why.RETURNED, since=NOW - timedelta(days=days), place=place,
        bring=(), days_left=0, told=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"rumah.rt_rw": "002/015"}, Neighbourhood(15, 2)),
        ({"pelapor.alamat": "Kp. Contoh RT 002 RW 005, Contoh Jaya"}, Neighbourhood(5, 2)),
        ({"pelapor.alamat": "Jalan Contoh rt.3/rw.12"}, Neighbourhood(12, 3)),
        ({"pelapor.alamat": "Dusun Contoh RT 7"}, Neighbourhood(0, 7)),
        ({"pelapor.alamat": "Jalan Kartini 3"}, None),
        ({"pelapor.alamat": "RT 000"}, None),
        ({}, None),
        ({"asal.rt_rw": "001/001", "pemohon.rt_rw": "004/002"}, Neighbourhood(2, 4)),
        ({"pelapor.alamat": "RT 9 RW 9", "keluarga.rt_rw": "001/002"}, Neighbourhood(2, 1)),
        ({"anggota[k1].alamat": "RT 05"}, Neighbourhood(0, 5)),
        ({"rumah.rt_rw": "dua"}, None),
    ],
)
def test_the_rt_comes_from_its_own_answer_or_from_an_address(answers, expected):
    assert neighbourhood_of(answers) == expected


def test_an_rt_is_written_as_on_a_kk():
    assert Neighbourhood(5, 2).text == "RT 002 / RW 005"
    assert Neighbourhood(0, 2).text == "RT 002"


@pytest.mark.parametrize(("days", "expected"), [(0, 30), (1, 29), (29, 1), (30, 0), (200, 0), (-2, 32)])
def test_days_left_run_from_the_return_and_never_below_zero(days, expected):
    assert days_left(NOW - timedelta(days=days), NOW) == expected


def test_groups_stand_by_rw_and_rt_unknown_last_oldest_first():
    first, second = Neighbourhood(1, 9), Neighbourhood(2, 1)
    groups = grouped([call("a"), call("b", 3, second), call("c", 1, first), call("d", 9, second), call("e", 5)])
    assert [group.place for group in groups] == [first, second, None]
    assert [one.case for group in groups for one in group.calls] == ["c", "d", "b", "e", "a"]


def test_a_family_gets_one_slip():
    other = call("c", applicant="Rahmat Contoh")
    found = families([call("a"), other, call("b", applicant="BUDI CONTOH")])
    assert [[one.case for one in family] for family in found] == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("KK/1", "scan_unreadable", [Bring(Need.PAPER, "Kartu Keluarga", open=True)]),
        ("BUKU_NIKAH/2", "not_original", [Bring(Need.PAPER, "Buku nikah")]),
        ("BA_POLISI/1", "papers_missing", [Bring(Need.PAPER, "Berita acara dari kepolisian")]),
        ("F_2_01/1", "scan_unreadable", [Bring(Need.SIGNATURE, "Formulir pelaporan (F-2.01)")]),
        ("", "signature_missing", [Bring(Need.SIGNATURE)]),
        ("F_2_04/1", "signature_missing", [Bring(Need.SIGNATURE, "Surat Pernyataan suami istri (F-2.04)")]),
        ("", "marriage_not_in_kk", [Bring(Need.PAPER, "Kartu Keluarga", open=True)]),
        ("", "wrong_service", [Bring(Need.TALK, open=True)]),
        ("anak.tidak_ada", "data_differs", [Bring(Need.TALK, open=True)]),
        ("anak.nama", "nonsense", [Bring(Need.TALK, open=True)]),
        ("anak.nama", "data_differs",
         [Bring(Need.PAPER, "Surat keterangan lahir", open=True), Bring(Need.CHECK, "Nama lengkap anak")]),
        ("orang_tua.status_perkawinan", "data_differs", [Bring(Need.CHECK, "Status perkawinan orang tua")]),
    ],
)  # fmt: skip
def test_reasons_become_things_to_bring(path, code, expected):
    assert list(for_return(birth(), [ReasonGiven(path, code)])) == expected


def test_each_thing_is_asked_for_once_papers_first():
    reasons = [
        ReasonGiven("", "signature_missing"),
        ReasonGiven("KK/1", "not_original"),
        ReasonGiven("KK/2", "papers_missing"),
    ]
    assert [one.need for one in for_return(birth(), reasons)] == [Need.PAPER, Need.SIGNATURE]


def test_without_a_definition_or_reasons_the_family_is_asked_to_come():
    assert for_return(None, [ReasonGiven("KK/1", "not_original")]) == (Bring(Need.TALK, open=True),)
    assert for_return(birth(), []) == (Bring(Need.TALK, open=True),)


def test_family_status_is_never_for_others_to_read():
    """Whatever tells of an unrecorded marriage, an unknown parent or a ruling stays between officer and family."""
    telling = {"F_2_04", "F_2_03", "BA_POLISI", "BUKTI_KAWIN_LAIN", "AKTA_KAWIN", "BUKU_NIKAH"}
    for kind in telling:
        for one in for_return(birth(), [ReasonGiven(f"{kind}/1", "scan_unreadable")]):
            assert not one.open, kind


def test_to_fetch_a_kk_the_old_one_is_brought():
    old = replaced_by(birth(), ["AKTA_LAHIR", "KK", "KIA"])
    assert old == (OldDocument("KK", "KK_LAMA"),)
    assert for_hand_over((one.kind, "KK lama") for one in old) == (
        Bring(Need.RECEIPT, open=True), Bring(Need.OLD, "KK lama", open=True),
    )  # fmt: skip
    assert replaced_by(None, ["KTP"]) == (OldDocument("KTP", "KTP_LAMA"),)
