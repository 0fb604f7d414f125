"""What officers do: each deed checks right and move, writes history and audit, and tells the right kiosks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from central.accounts.create import create_officer
from central.accounts.roles import Role
from central.audit.models import AppendOnly, AuditEntry
from central.devices.models import BlobGrant
from central.register.claim import CLAIM_LASTS, claim, release
from central.register.declare_complete import declare_complete
from central.register.guard import DeedRefused
from central.register.issue_product import MOST_BYTES, issue_product
from central.register.models import Application, HistoryEntry, Product, ProductPause, Revision
from central.register.move_product import move_product, take_back
from central.register.products import pauses_of
from central.register.reject import reject
from central.register.return_case import Reason, return_case
from kiosk.domain.application import MoveNotAllowed, ProductStatus
from sync.protocol.changes import ChangeType
from tests.central.kiosk import moment, scan

CASE = "019a0000-0000-7000-8000-000000000004"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PAGE = scan("kk")


@pytest.fixture
def case(wire, kiosk):
    wire.deliver(wire.send(kiosk, kiosk.submission(CASE, scans=[PAGE])), PAGE)
    return Application.objects.get(id=CASE)


@pytest.fixture
def complete(case, officer):
    claim(case, officer, moment())
    return declare_complete(case, officer, moment())


def states(wire, kiosk):
    return [change.body for change in wire.changes(kiosk) if change.type == ChangeType.APPLICATION]


def outcomes(wire, kiosk):
    told = [change.body for change in wire.changes(kiosk) if change.type == ChangeType.OUTCOME]
    return [(body["outcome"], body["code"]) for body in told]


def test_a_return_comes_to_the_whole_office_with_all_to_mend_it(wire, kiosk, case, officer, office, other_office):
    colleague, stranger = wire.enrol(office), wire.enrol(other_office)
    claim(case, officer, moment())
    reasons = [Reason("anak.nama", "data_differs", "Lihat SKL"), Reason("KK/1", "scan_unreadable")]
    return_case(case, officer, reasons, "Mohon perbaiki", moment())
    returned = states(wire, colleague)[-1]
    assert returned["status"] == "returned"
    assert [(item["path"], item["code"]) for item in returned["returned"]["reasons"]] == [
        ("anak.nama", "data_differs"), ("KK/1", "scan_unreadable"),
    ]  # fmt: skip
    assert returned["package"]["answers"]["anak"]["nama"] == "Bayi Contoh"
    base = returned["returned"]["change"]
    assert base in {change.id for change in wire.changes(kiosk)} & {change.id for change in wire.changes(colleague)}
    sha256 = returned["package"]["papers"][0]["sha256"]
    got = wire.get(colleague, f"/v1/blobs/{sha256}")
    assert b"".join(got.streaming_content) == PAGE, "the scan comes with the case"
    assert wire.get(stranger, f"/v1/blobs/{sha256}").status_code == 404
    assert wire.changes(stranger) == []


def test_of_two_mendings_the_first_counts_and_the_second_stands_beside_it(wire, kiosk, case, officer, office):
    colleague = wire.enrol(office)
    claim(case, officer, moment())
    return_case(case, officer, [Reason("anak.nama", "data_differs")], "", moment())
    base = states(wire, colleague)[-1]["returned"]["change"]
    wire.send(colleague, colleague.submission(CASE, revision=2, base=base, name="Bayi Diperbaiki"))
    late = wire.send(kiosk, kiosk.submission(CASE, revision=2, base=base, name="Bayi Terlambat"))
    assert [row.reply for row in late.rows] == ["accepted"]
    assert outcomes(wire, kiosk)[-1] == ("not_applied", "case.already_mended")
    case.refresh_from_db()
    assert (case.status, case.revision, case.subject_name) == ("received", 2, "Bayi Diperbaiki")
    assert case.arrival == Application.objects.get().arrival
    assert list(Revision.objects.order_by("number", "effect").values_list("number", "effect")) == [
        (1, "applied"), (2, "applied"), (2, "not_applied"),
    ]  # fmt: skip


def test_an_issued_document_is_fetched_and_handed_over_once(wire, kiosk, complete, officer, office):
    colleague = wire.enrol(office)
    issue_product(complete, "AKTA_LAHIR", PDF, "9901-LU-21112026-0001", officer, moment())
    state = states(wire, kiosk)[-1]
    (akta,) = [product for product in state["products"] if product["code"] == "AKTA_LAHIR"]
    assert (state["status"], akta["status"], akta["number"]) == ("complete", "issued", "9901-LU-21112026-0001")
    got = wire.get(kiosk, f"/v1/blobs/{akta['blob']['sha256']}")
    assert b"".join(got.streaming_content) == PDF
    assert got.headers["Content-Type"] == "application/pdf"
    part = wire.get(kiosk, f"/v1/blobs/{akta['blob']['sha256']}", Range="bytes=5-9")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, PDF[5:10])

    wire.send(kiosk, kiosk.handover(CASE, "AKTA_LAHIR"))
    wire.send(colleague, colleague.handover(CASE, "AKTA_LAHIR"))
    assert outcomes(wire, kiosk)[-1] == ("applied", "")
    assert outcomes(wire, colleague)[-1] == ("not_applied", "product.already_handed_over")
    assert Product.objects.get(code="AKTA_LAHIR").receiver["name"] == "Ayah Contoh"


def test_a_case_is_done_when_its_last_product_is_handed_over(wire, kiosk, complete, officer):
    issue_product(complete, "AKTA_LAHIR", PDF, "1", officer, moment())
    issue_product(complete, "KK", PDF + b"\n%%EOF", "2", officer, moment())
    for step in (ProductStatus.WAITING_STOCK, ProductStatus.PRINTED, ProductStatus.DISPATCHED, ProductStatus.ARRIVED):
        move_product(complete, "KIA", step, officer, "", moment())
    assert Application.objects.get().status == "issued"
    wire.send(kiosk, *(kiosk.handover(CASE, code) for code in ("AKTA_LAHIR", "KK", "KIA")))
    assert Application.objects.get().status == "done"
    assert states(wire, kiosk)[-1]["products"][2]["handed_over"]["relation"] == "ayah"
    assert outcomes(wire, kiosk)[1:] == [("applied", "")] * 3


def test_the_clock_runs_from_complete_to_issued_less_the_pauses(complete, officer):
    start = Product.objects.get(code="KIA").complete_at
    move_product(complete, "KIA", ProductStatus.WAITING_STOCK, officer, "", start + timedelta(hours=1))
    move_product(complete, "KIA", ProductStatus.PRINTED, officer, "", start + timedelta(hours=5))
    card = Product.objects.get(code="KIA")
    assert card.issued_at == start + timedelta(hours=5)
    (pause,) = pauses_of(card)
    assert pause.until - pause.since == timedelta(hours=4)
    assert ProductPause.objects.get().reason == "waiting_stock"
    assert not pauses_of(Product.objects.get(code="AKTA_LAHIR"))


def test_a_withdrawal_before_the_decision_counts_and_later_not(wire, kiosk, case, officer):
    claim(case, officer, moment())
    declare_complete(case, officer, moment())
    wire.send(kiosk, kiosk.withdrawal(CASE))
    assert outcomes(wire, kiosk)[-1] == ("not_applied", "case.in_process")
    assert Application.objects.get().status == "complete"


def test_a_withdrawal_that_overtakes_its_submission_waits_for_it(wire, kiosk):
    submission, withdrawal = kiosk.submission(CASE), kiosk.withdrawal(CASE)
    wire.send(kiosk, withdrawal)
    assert outcomes(wire, kiosk) == []
    wire.send(kiosk, submission)
    assert Application.objects.get().status == "withdrawn"
    assert outcomes(wire, kiosk) == [("applied", ""), ("applied", "")]


def test_a_case_is_not_complete_while_a_scan_is_on_its_way(wire, kiosk, officer):
    reply = wire.send(kiosk, kiosk.submission(CASE, scans=[PAGE]))
    case = claim(Application.objects.get(), officer, moment())
    with pytest.raises(DeedRefused) as refused:
        declare_complete(case, officer, moment())
    assert (refused.value.code, refused.value.details) == ("case.incomplete", {"missing": "KK/1"})
    assert Application.objects.get().status == "in_review"
    wire.deliver(reply, PAGE)
    assert declare_complete(case, officer, moment()).status == "complete"


def test_two_officers_never_hold_one_case(case, officer):
    other = create_officer("lain", "kata sandi lain", name="Tono Contoh", role=Role.VERIFIER, now=moment())
    claim(case, other, moment())
    assert claim(case, officer, moment()).claimed_by == officer.id, "a supervisor need not wait"
    with pytest.raises(DeedRefused, match=r"case\.claimed_by_other"):
        claim(case, other, moment())
    with pytest.raises(DeedRefused, match=r"case\.claimed_by_other"):
        declare_complete(case, other, moment())
    assert claim(case, other, moment() + CLAIM_LASTS).claimed_by == other.id
    release(case, other, moment())
    with pytest.raises(DeedRefused, match=r"case\.not_claimed"):
        declare_complete(case, other, moment())


def test_a_role_without_the_right_changes_nothing(case):
    auditor = create_officer("auditor", "kata sandi audit", name="Audit", role=Role.AUDITOR, now=moment())
    with pytest.raises(DeedRefused, match=r"deed\.forbidden"):
        claim(case, auditor, moment())
    assert Application.objects.get().status == "received"
    assert not AuditEntry.objects.filter(deed="case.claimed").exists()


def test_a_returned_case_is_not_returned_again(case, officer):
    claim(case, officer, moment())
    return_case(case, officer, [Reason("", "other", "Lengkapi")], "", moment())
    with pytest.raises(DeedRefused, match=r"case\.not_claimed"):
        return_case(case, officer, [Reason("", "papers_missing")], "", moment())
    with pytest.raises(MoveNotAllowed):
        claim(case, officer, moment())


@pytest.mark.parametrize(
    ("reasons", "code"),
    [([], "reasons.missing"), ([Reason("", "x")], "reasons.code"), ([Reason("", "other")], "note.missing")],
)
def test_a_return_says_why(case, officer, reasons, code):
    with pytest.raises(DeedRefused, match=code):
        return_case(case, officer, reasons, "", moment())


def test_a_rejection_needs_words_and_ends_the_case(wire, kiosk, case, officer):
    claim(case, officer, moment())
    with pytest.raises(DeedRefused, match=r"note\.missing"):
        reject(case, officer, "not_entitled", " ", moment())
    reject(case, officer, "not_entitled", "Bukan keluarga", moment())
    assert states(wire, kiosk)[-1]["rejected"] == {"code": "not_entitled", "note": "Bukan keluarga"}
    wire.send(kiosk, kiosk.submission(CASE, revision=2, base=""))
    assert outcomes(wire, kiosk)[-1] == ("not_applied", "case.closed")


@pytest.mark.parametrize(
    ("pdf", "code"),
    [(b"GIF89a", r"pdf\.format"), (b"%PDF-1.7 cut", r"pdf\.format"), (PDF + b" " * MOST_BYTES, r"pdf\.size")],
)
def test_a_result_is_a_pdf_of_sensible_size(complete, officer, pdf, code):
    with pytest.raises(DeedRefused, match=code):
        issue_product(complete, "AKTA_LAHIR", pdf, "1", officer, moment())


def test_a_card_has_no_pdf_and_a_pdf_no_stock(complete, officer):
    with pytest.raises(DeedRefused, match=r"product\.kind"):
        issue_product(complete, "KIA", PDF, "1", officer, moment())
    with pytest.raises(DeedRefused, match=r"product\.kind"):
        move_product(complete, "KK", ProductStatus.WAITING_STOCK, officer, "", moment())


def test_a_wrong_result_is_taken_back_until_it_is_handed_over(wire, kiosk, complete, officer):
    issue_product(complete, "AKTA_LAHIR", PDF, "1", officer, moment())
    take_back(complete, "AKTA_LAHIR", officer, "Salah berkas", moment())
    akta = states(wire, kiosk)[-1]["products"][0]
    assert (akta["status"], akta["blob"], akta["issued_at"]) == ("processing", None, None)
    issue_product(complete, "AKTA_LAHIR", PDF, "1", officer, moment())
    wire.send(kiosk, kiosk.handover(CASE, "AKTA_LAHIR"))
    with pytest.raises(MoveNotAllowed):
        take_back(complete, "AKTA_LAHIR", officer, "Terlambat", moment())


def test_history_and_audit_can_only_grow(case, officer):
    claim(case, officer, moment())
    entry = HistoryEntry.objects.get(deed="claimed")
    assert (entry.old, entry.new, entry.who) == ("received", "in_review", "Sari Contoh")
    entry.note = "changed"
    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(AppendOnly):
        entry.delete()
    with pytest.raises(AppendOnly):
        AuditEntry.objects.get(deed="case.claimed").delete()


def test_rights_to_blobs_end_with_the_kiosk(wire, kiosk, complete, officer, device):
    from central.devices.revoke import revoke

    issue_product(complete, "AKTA_LAHIR", PDF, "1", officer, moment())
    assert BlobGrant.objects.filter(device_id=kiosk.id).count() == 2
    revoke(device, officer, "Dicuri", moment())
    assert not BlobGrant.objects.filter(device_id=kiosk.id).exists()
