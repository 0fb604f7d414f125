"""A batch is stored once, takes effect once, and is answered the same however often it comes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from central.devices.models import Device
from central.receive.examine import examine_all
from central.receive.models import Batch, ChainGap, Quarantine, StoredRecord
from central.register.models import Application, HistoryEntry, Product, Revision
from kiosk.domain.ids import new_id
from sync.protocol.changes import ChangeType
from sync.protocol.keys import generate_key
from sync.protocol.records import BlobRef, Subject
from sync.protocol.signed import sign
from tests.central.kiosk import moment, scan, zipped

CASE = "019a0000-0000-7000-8000-000000000001"


def test_a_submission_becomes_a_case_with_its_products_and_is_told(wire, kiosk):
    reply = wire.send(kiosk, kiosk.submission(CASE, scans=[scan("kk")]))
    assert [(row.reply, row.code) for row in reply.rows] == [("accepted", "")]
    case = Application.objects.get(id=CASE)
    assert (case.status, case.revision, case.subject_name, case.home_office) == (
        "received", 1, "Bayi Contoh", "99.01.01.2001",
    )  # fmt: skip
    codes = Product.objects.filter(case_id=CASE).order_by("position").values_list("code", "kind", "status")
    assert list(codes) == [("AKTA_LAHIR", "pdf", "pending"), ("KK", "pdf", "pending"), ("KIA", "card", "pending")]
    told = wire.changes(kiosk)
    assert [change.type for change in told] == [ChangeType.APPLICATION, ChangeType.OUTCOME]
    assert told[0].body["status"] == "received"
    assert told[0].body["package"] is None
    assert told[1].body["outcome"] == "applied"
    assert [change.number for change in told] == [1, 2]


def test_a_repeated_batch_has_no_second_effect(wire, kiosk):
    envelope = kiosk.submission(CASE)
    first, again = wire.send(kiosk, envelope), wire.send(kiosk, envelope)
    assert [row.reply for row in first.rows] == ["accepted"]
    assert [row.reply for row in again.rows] == ["duplicate"]
    assert StoredRecord.objects.count() == Revision.objects.count() == HistoryEntry.objects.count() == 1
    assert again.time >= first.time


def test_the_same_batch_again_counts_as_one_delivery(wire, kiosk):
    batch = kiosk.batch(kiosk.submission(CASE))
    for _ in range(3):
        assert wire.put_body(kiosk, batch.id, batch.body).status_code == 200
    delivery = Batch.objects.get()
    assert delivery.times == 3
    assert [row["reply"] for row in delivery.rows] == ["accepted"]


def test_a_packed_batch_is_the_same_batch(wire, kiosk):
    assert wire.put(kiosk, kiosk.submission(CASE), pack=zipped).status_code == 200
    assert Application.objects.count() == 1


def test_another_content_under_the_same_id_is_a_conflict_that_a_person_sees(wire, kiosk):
    wire.send(kiosk, kiosk.submission(CASE))
    stored = StoredRecord.objects.get()
    forged = kiosk.submission(CASE, name="Nama Lain", id=stored.id)
    reply = wire.send(kiosk, forged)
    assert [(row.reply, row.code) for row in reply.rows] == [("conflict", "record.conflict")]
    assert Quarantine.objects.get().code == "record.conflict"
    assert Application.objects.get().subject_name == "Bayi Contoh"
    wire.send(kiosk, forged)
    assert Quarantine.objects.get().times == 2


def test_one_bad_record_does_not_stop_the_others(wire, kiosk):
    good, bad = kiosk.submission(CASE), kiosk.submission(new_id(moment()))
    bad = replace(bad, sig=bad.sig[::-1])
    reply = wire.send(kiosk, bad, good)
    assert [(row.reply, row.code) for row in reply.rows] == [("rejected", "record.signature"), ("accepted", "")]
    assert Quarantine.objects.get().code == "record.signature"


@pytest.mark.parametrize("changed", [{"device": CASE}, {"office": "99.01.01.2002"}, {"district": "99.02"}])
def test_a_record_of_somebody_else_is_foreign(wire, kiosk, changed):
    reply = wire.send(kiosk, kiosk.submission(CASE, **changed))
    assert [(row.reply, row.code) for row in reply.rows] == [("rejected", "record.foreign")]
    assert not StoredRecord.objects.exists()


def test_another_key_of_the_same_kiosk_is_not_believed(wire, kiosk):
    other = sign(kiosk.submission(CASE).payload, generate_key())
    assert wire.send(kiosk, other).rows[0].code == "record.signature"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "record.body"),
        ({"number": ""}, "record.body"),
        ({"papers": [{"path": "KK/1", "sha256": "f" * 64, "size": 1, "mime": "image/webp"}]}, "record.body"),
    ],
)
def test_a_submission_without_what_a_case_needs_is_rejected(wire, kiosk, body, code):
    from tests.central.kiosk import submission_body

    whole = submission_body() | body if body else {}
    envelope = kiosk.record("application.submitted", whole, subject=Subject("application", CASE, 1))
    assert wire.send(kiosk, envelope).rows[0].code == code


def test_a_record_about_no_case_is_rejected(wire, kiosk):
    from tests.central.kiosk import submission_body

    assert wire.send(kiosk, kiosk.record("application.submitted", submission_body())).rows[0].code == "record.subject"


def test_one_hash_with_two_sizes_is_rejected(wire, kiosk):
    wire.send(kiosk, kiosk.submission(CASE, scans=[scan("kk")]))
    sha256 = StoredRecord.objects.get().blobs.get().upload.sha256
    lie = kiosk.record("audit.noted", {"deed": "x"}, blobs=[BlobRef(sha256, 1, "image/webp", "KK/1")])
    assert wire.send(kiosk, lie).rows[0].code == "record.blobs"


def test_an_unknown_type_is_kept_and_deferred(wire, kiosk):
    envelope = kiosk.record("survey.answered", {"score": 4})
    for _ in range(2):
        row = wire.send(kiosk, envelope).rows[0]
        assert (row.reply, row.code) == ("deferred", "record.type")
    assert StoredRecord.objects.get().outcome == ""


@pytest.mark.logs_warnings
def test_a_record_that_trips_over_a_fault_is_kept_and_those_behind_it_go_on(wire, kiosk, monkeypatch):
    from central.register import apply

    real = apply.file_case

    def broken(ledger, stored, record):
        if stored.subject == CASE:
            raise RuntimeError("a fault of ours")
        return real(ledger, stored, record)

    monkeypatch.setattr(apply, "file_case", broken)
    reply = wire.send(kiosk, kiosk.submission(CASE), kiosk.submission(new_id(moment())))
    assert [(row.reply, row.code) for row in reply.rows] == [("deferred", "record.trouble"), ("accepted", "")]
    assert Application.objects.count() == 1
    assert [change.number for change in wire.changes(kiosk)] == [1, 2, 3, 4]
    monkeypatch.undo()
    assert examine_all("99.01", moment()) == 1
    assert Application.objects.filter(id=CASE).exists()


def test_training_records_have_no_effect(wire, kiosk):
    wire.send(kiosk, kiosk.submission(CASE, training=True))
    assert not Application.objects.exists()
    assert StoredRecord.objects.get().outcome_code == "record.training"


def test_a_gap_in_the_chain_is_noticed_and_closes(wire, kiosk):
    first, second, third = (kiosk.record("audit.noted", {"deed": "case.viewed"}) for _ in range(3))
    assert wire.send(kiosk, first, third).rows[1].reply == "accepted"
    gap = ChainGap.objects.get()
    assert (gap.kind, gap.seq, gap.closed_at) == ("missing", 3, None)
    wire.send(kiosk, second)
    assert ChainGap.objects.get().closed_at is not None


def test_a_chain_that_was_written_anew_is_noticed(wire, kiosk):
    wire.send(kiosk, kiosk.record("audit.noted", {"deed": "one"}))
    wire.send(kiosk, kiosk.record("audit.noted", {"deed": "two"}, prev="0" * 64))
    wire.send(kiosk, kiosk.record("audit.noted", {"deed": "three"}, seq=2))
    assert sorted(ChainGap.objects.values_list("kind", flat=True)) == ["prev", "prev", "twice"]


def test_a_report_stands_at_its_kiosk_and_an_audit_note_in_the_trail(wire, kiosk):
    from central.audit.models import AuditEntry

    report = {"version": "0.1", "waiting": 2, "oldest_at": "", "disk_free": 10, "clock_offset_s": 0}
    noted = {"deed": "login.failed", "subject": "op", "detail": {"times": 3}}
    wire.send(kiosk, kiosk.record("device.reported", report), kiosk.record("audit.noted", noted))
    assert Device.objects.get(id=kiosk.id).report["waiting"] == 2
    entry = AuditEntry.objects.get(deed="login.failed")
    assert (entry.device, entry.subject, entry.detail["times"]) == (kiosk.id, "op", 3)
    assert wire.changes(kiosk) == []


def test_places_in_the_queue_follow_the_first_receipt(wire, kiosk):
    cases = [new_id(moment()) for _ in range(3)]
    wire.send(kiosk, *(kiosk.submission(case) for case in reversed(cases)))
    queue = Application.objects.order_by("arrival").values_list("id", flat=True)
    assert list(queue) == list(reversed(cases))


def test_what_is_no_batch_is_refused_with_a_code(wire, kiosk):
    batch = kiosk.batch(kiosk.submission(CASE))
    wrong = wire.put_body(kiosk, "0" * 64, batch.body)
    assert (wrong.status_code, wrong.json()["code"]) == (400, "batch.id")
    assert wrong.headers["Content-Type"] == "application/problem+json"
    assert wire.put_body(kiosk, batch.id, b"\x1f\x8bbroken", packed=True).json()["code"] == "batch.gzip"


def test_a_batch_of_another_kiosk_is_refused(wire, kiosk, office):
    other = wire.enrol(office)
    batch = other.batch(other.submission(CASE))
    response = wire.put_body(kiosk, batch.id, batch.body)
    assert (response.status_code, response.json()["code"]) == (403, "batch.foreign")
