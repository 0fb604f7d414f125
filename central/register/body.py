"""Reading the body of ``application.submitted/1.0``: what the centre relies on is checked before it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.domain.names import match_key
from sync.protocol.errors import ProtocolError
from sync.protocol.fields import Fields
from sync.protocol.records import Record

_LENGTHS: Final = {"number": 40, "service": 40, "variant": 40}


class BadBody(ProtocolError):
    """A submission lacks what a case needs: ``record.field``."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a case is made of; ``answers`` is the tree, ``papers`` one object a page, both as the kiosk wrote them."""

    number: str
    service: str
    variant: str
    definition_version: int
    definition_sha256: str
    applicant_name: str
    applicant_phone: str
    pickup: str
    answers: Mapping[str, object]
    papers: Sequence[Mapping[str, object]]


def read_submission(record: Record) -> Submission:
    """The submission in ``record``.

    Raises:
        BadBody: A field is missing, of another type or too long, or a paper names a blob that the record does not.
    """
    body = Fields(record.body, BadBody, "record", "body.")
    if record.definition is None:
        raise BadBody("record.field", "definition")
    applicant = body.inner("applicant")
    texts = {name: body.text(name) for name in _LENGTHS}
    for name, most in _LENGTHS.items():
        if not texts[name] or len(texts[name]) > most:
            raise body.wrong(name)
    named = {blob.sha256 for blob in record.blobs}
    papers = [_paper(item, named) for item in body.objects("papers")]
    pickup = body.inner("pickup").text("office", default="") if "pickup" in body else ""
    return Submission(
        number=texts["number"],
        service=texts["service"],
        variant=texts["variant"],
        definition_version=record.definition.version,
        definition_sha256=record.definition.sha256,
        applicant_name=applicant.text("name")[:120],
        applicant_phone=applicant.text("phone", default="")[:20],
        pickup=pickup,
        answers=body.mapping("answers"),
        papers=papers,
    )


def search_key(name: str) -> str:
    """The form of ``name`` by which officers search: the same for every spelling that people take for one name."""
    return match_key(name)[:120]


def _paper(item: Fields, named: set[str]) -> Mapping[str, object]:
    if item.text("sha256") not in named:
        raise item.wrong("sha256")
    item.text("path")
    item.text("mime")
    item.integer("size", least=1)
    return item.value
