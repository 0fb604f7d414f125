"""Every code that officers may meet has words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from central.accounts.roles import Role
from central.backoffice import words
from central.register import reject, return_case
from kiosk.domain.application import ProductStatus, Status
from kiosk.domain.complaints import Category, ComplaintStatus
from kiosk.domain.services import builtin_services
from sync.protocol.records import RecordType
from sync.protocol.replies import Answer

_CENTRAL = Path(words.__file__).parents[1]


def sources():
    return {path: path.read_text(encoding="utf-8") for path in _CENTRAL.rglob("*.py")}


def test_states_roles_types_and_replies_have_words():
    assert set(words.STATUS) == set(Status) - {Status.NONE}
    assert set(words.PRODUCT) == set(ProductStatus)
    assert set(words.ROLE) == set(Role)
    assert set(words.RECORD_TYPE) == set(RecordType)
    assert set(words.REPLY) == set(Answer)
    assert set(words.COMPLAINT_STATUS) == set(ComplaintStatus) == {*words.COMPLAINT_MOVE, ComplaintStatus.WAITING}
    assert set(words.COMPLAINT_CATEGORY) == set(Category)


def test_reasons_are_those_of_the_register():
    assert set(words.RETURN_WORDS) == set(return_case.REASONS)
    assert set(words.REJECT_WORDS) == set(reject.REASONS)
    likely = f"{words.LIKELY_FOR_DATA} {words.LIKELY_FOR_NIK} {words.LIKELY_FOR_SCAN}".split()
    assert set(likely) <= set(return_case.REASONS)


def test_every_refusal_and_every_audited_deed_of_the_centre_has_words():
    refused, noted = set(), set()
    for text in sources().values():
        refused |= set(re.findall(r'(?:DeedRefused|DomainError)\(\s*"([a-z_.]+)"', text))
        noted |= set(re.findall(r'note_(?:officer|device)\([^"]*?"([a-z_]+\.[a-z_]+)"', text))
    assert len(refused) > 10
    assert sorted(refused - set(words.PROBLEM)) == []
    assert len(noted) > 10
    assert sorted(noted - set(words.AUDIT_DEED)) == []


def test_history_deeds_have_words_or_speak_by_their_state():
    written = set()
    for text in sources().values():
        written |= set(re.findall(r'Move\("([a-z_]+)"', text))
    assert sorted(written - set(words.DEED) - {"product", "status"}) == []


def test_problems_name_only_details_that_they_are_given():
    assert (
        words.problem("case.incomplete", {"missing": "KK"})
        == "Belum dapat dinyatakan lengkap: KK masih dalam perjalanan."
    )
    assert words.problem("tidak.dikenal").endswith("(kode tidak.dikenal)")


@pytest.mark.parametrize("service", builtin_services().values(), ids=lambda service: service.code)
def test_every_paper_has_a_short_name_for_the_viewer(service):
    kinds = {option.kind for rule in service.papers for option in rule.any_of if not option.form}
    shown = {kind for kind in kinds if len(service.paper_label(kind)) > 20}
    assert sorted(shown - set(words.PAPER_SHORT)) == []


def test_icons_named_in_words_and_templates_are_in_the_sprite():
    here = Path(words.__file__).parent
    sprite = (here / "static" / "backoffice" / "icons.svg").read_text(encoding="utf-8")
    have = set(re.findall(r'id="([^"]+)"', sprite))
    tables = (words.STATUS, words.PRODUCT, words.REPLY, words.DEVICE, words.COMPLAINT_STATUS)
    asked = {chip.icon for table in tables for chip in table.values()}
    for page in (here / "templates").rglob("*.html"):
        asked |= set(re.findall(r'{% icon "([^"]+)"', page.read_text(encoding="utf-8")))
    assert sorted(asked - have) == []
