"""Complaints and anonymous messages as they travel: who can open them, and what does not show from outside."""

from __future__ import annotations

import json
import random

import pytest

from kiosk.domain.complaints import Category, Complaint, Reader, complaint_of
from kiosk.domain.survey import Element, Response
from sync.protocol.anonymous import (
    MOST_MESSAGES,
    PADDED,
    ComplaintMessage,
    Message,
    SurveyMessage,
    decode_bundle,
    encode_bundle,
    is_random_id,
    new_message_id,
    open_message,
    seal_anonymous_complaint,
    seal_survey,
)
from sync.protocol.complaints import (
    Attachment,
    Filed,
    filed_body,
    open_complaint,
    read_filed,
    recipients_of,
    seal_complaint,
)
from sync.protocol.enrolment import Recipients
from sync.protocol.errors import BadMessage, BadSeal
from sync.protocol.fields import canonical
from sync.protocol.keys import b64
from sync.protocol.records import RecordType, Subject
from sync.protocol.seal import new_identity, open_sealed, seal
from tests.sync.made import HASH, record, record_id, schema_errors

CENTRE, RECOVERY, INSPECTORATE = new_identity(), new_identity(), new_identity()
KNOWN = Recipients(CENTRE.recipient, RECOVERY.recipient, INSPECTORATE.recipient)
OFFICE, MONTH = "99.01.01.2001", "2026-11"
FULL = Response(dict.fromkeys(Element, 3), "P", "SMA", "PETANI_NELAYAN", "AKTA_LAHIR")


def said(category: Category, narrative: str = "Sudah tiga minggu.", *, anonymous: bool = True) -> Complaint:
    complaint, problems = complaint_of(category, narrative, anonymous=anonymous, name="SITI CONTOH", contact="0800")
    assert problems == []
    assert complaint is not None
    return complaint


@pytest.mark.parametrize("category", list(Category))
def test_a_complaint_opens_for_its_reader_and_the_recovery_key_alone(category: Category) -> None:
    complaint = said(category, anonymous=False)
    sealed = seal_complaint(complaint, KNOWN, [Attachment(HASH, "image/webp")])
    reader, other = (INSPECTORATE, CENTRE) if complaint.reader is Reader.INSPECTORATE else (CENTRE, INSPECTORATE)
    for owner in (reader, RECOVERY):
        opened = open_complaint(sealed, owner.secret)
        assert opened.complaint == complaint
        assert opened.attachments == (Attachment(HASH, "image/webp"),)
    assert schema_errors("complaint.json", open_sealed(sealed, reader.secret)) == []
    with pytest.raises(BadSeal, match=r"seal\.broken"):
        open_complaint(sealed, other.secret)


def test_without_an_inspectorate_the_registry_still_cannot_read_what_is_about_it() -> None:
    known = Recipients(CENTRE.recipient, RECOVERY.recipient, "")
    assert recipients_of(Reader.INSPECTORATE, known) == (RECOVERY.recipient,)
    with pytest.raises(BadSeal):
        open_complaint(seal_complaint(said(Category.LEVY), known), CENTRE.secret)


def test_the_record_says_in_the_open_only_number_reader_and_day() -> None:
    sealed = seal_complaint(said(Category.LEVY, "Diminta dua ratus ribu.", anonymous=False), KNOWN)
    filed = Filed("PGD-2611-K1A-0007-M", Reader.INSPECTORATE, "2026-11-20", sealed)
    body = filed_body(filed)
    assert set(body) == {"number", "reader", "day", "sealed"}
    made = record(
        type=RecordType.COMPLAINT, schema="complaint.filed/1.0", subject=Subject("complaint", record_id(9), 1),
        body=body,
    )  # fmt: skip
    assert read_filed(made) == filed


@pytest.mark.parametrize(
    "wrong", [{"number": ""}, {"number": "x" * 41}, {"reader": "desk"}, {"day": "kemarin"}, {"sealed": "*"}, {"day": 3}]
)
def test_a_body_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    good = filed_body(Filed("PGD", Reader.DISTRICT, "2026-11-20", b"x"))
    with pytest.raises(BadMessage):
        read_filed(record(body={**good, **wrong}))


def test_all_messages_have_one_size_before_they_are_sealed_whatever_they_hold() -> None:
    longest = "\U0001f600" * 2000
    messages = [
        seal_survey(Response({Element.COST: 4}), "", MONTH, KNOWN),
        seal_survey(FULL, OFFICE, MONTH, KNOWN),
        seal_anonymous_complaint(said(Category.LATE, "x"), OFFICE, MONTH, KNOWN),
        seal_anonymous_complaint(said(Category.LEVY, longest), OFFICE, MONTH, KNOWN),
        seal_anonymous_complaint(said(Category.OFFICER, '"\\' * 1000), OFFICE, MONTH, KNOWN),
    ]
    for message in messages:
        plain = open_sealed(message.sealed, CENTRE.secret)
        assert len(plain) == PADDED
        document = json.loads(plain)
        assert is_random_id(message.id)
        assert not {"device", "operator", "seq", "day", "at", "made_at", "name", "id"} & set(document)
        (message_schema,) = _message_schema_errors(plain)
        assert message_schema == []


def _message_schema_errors(plain: bytes) -> list[list[str]]:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    from tests.sync.made import SCHEMAS

    known = [json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")]
    registry = Registry().with_resources([(one["$id"], Resource.from_contents(one)) for one in known])
    validator = Draft202012Validator({"$ref": "anonymous.json#/$defs/message"}, registry=registry)
    return [[error.message for error in validator.iter_errors(json.loads(plain))]]


def test_a_survey_comes_out_as_it_went_in_without_its_day() -> None:
    opened = open_message(seal_survey(FULL, OFFICE, MONTH, KNOWN).sealed, CENTRE.secret)
    assert opened == SurveyMessage(OFFICE, MONTH, FULL)


def test_of_an_anonymous_complaint_about_a_levy_the_registry_sees_only_whose_it_is() -> None:
    complaint = said(Category.LEVY, "Diminta uang.")
    opened = open_message(seal_anonymous_complaint(complaint, OFFICE, MONTH, KNOWN).sealed, CENTRE.secret)
    assert isinstance(opened, ComplaintMessage)
    assert (opened.office, opened.month, opened.reader) == (OFFICE, MONTH, Reader.INSPECTORATE)
    with pytest.raises(BadSeal):
        open_complaint(opened.sealed, CENTRE.secret)
    assert open_complaint(opened.sealed, INSPECTORATE.secret).complaint == complaint


def test_a_bundle_is_the_same_bytes_in_whatever_order_it_was_put_together() -> None:
    messages = [Message(new_message_id(), bytes([number])) for number in range(MOST_MESSAGES)]
    body = encode_bundle(messages)
    random.Random(7).shuffle(messages)
    assert encode_bundle(messages) == body
    assert schema_errors("anonymous.json", body) == []
    assert set(decode_bundle(body)) == set(messages)


def bundle_of(*messages: dict[str, str]) -> bytes:
    return canonical({"format": "loket-anonymous/1", "messages": list(messages)})


TWO = [{"id": "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f", "sealed": "eA"}] * 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"no", "bundle.json"),
        (canonical({"format": "other", "messages": TWO[:1]}), "bundle.field"),
        (bundle_of(), "bundle.size"),
        (bundle_of(*TWO), "bundle.size"),
        (bundle_of({"id": record_id(1), "sealed": "eA"}), "bundle.field"),
        (bundle_of({"id": TWO[0]["id"], "sealed": "*"}), "bundle.field"),
        (b" " * (1024 * 1024 + 1), "bundle.size"),
    ],
)  # fmt: skip
def test_what_is_no_bundle_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(BadMessage) as caught:
        decode_bundle(body)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "document",
    [
        {"loket": "other", "kind": "survey", "office": "", "month": MONTH},
        {"loket": "anonymous/1", "kind": "letter", "office": "", "month": MONTH, "reader": "district"},
        {"loket": "anonymous/1", "kind": "complaint", "office": "", "month": MONTH, "reader": "desk"},
        {"loket": "anonymous/1", "kind": "complaint", "office": "", "month": MONTH, "reader": "district"},
        {"loket": "anonymous/1", "kind": "survey", "office": "", "month": "2026-13"},
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(BadMessage):
        open_message(seal(canonical(document), [CENTRE.recipient]), CENTRE.secret)


def test_what_is_no_complaint_is_refused() -> None:
    with pytest.raises(BadMessage):
        open_complaint(seal(canonical({"loket": "complaint/1", "category": "x"}), [CENTRE.recipient]), CENTRE.secret)
    with pytest.raises(BadSeal):
        open_complaint(b64(b"nothing").encode(), CENTRE.secret)
