"""The table record type x status -> effect, in code and on the page that both ends' authors read."""

from itertools import product
from pathlib import Path

import pytest

from kiosk.domain.application import ProductStatus, Status
from sync.protocol.effects import APPLIED, NO_CASE, Case, Effect, Outcome, effect
from sync.protocol.records import RecordType, Subject

PAGE = Path(__file__).parents[2] / "sync" / "PROTOCOL.md"
CASE_ID = "019aa5d0-0000-7000-8000-00000000000a"
RETURN = "019aa5d0-0000-7000-8000-00000000000b"


def table(name: str) -> list[dict[str, str]]:
    text = PAGE.read_text(encoding="utf-8")
    inside = text.partition(f"<!-- {name}:begin -->")[2].partition(f"<!-- {name}:end -->")[0]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in inside.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


def said(cell: str) -> Effect:
    outcome, _, code = cell.partition(" ")
    return Effect(Outcome(outcome), code)


DEEDS = {
    "submitted, revision 1": (RecordType.SUBMITTED, Subject("application", CASE_ID, 1)),
    "mended (base fits)": (RecordType.SUBMITTED, Subject("application", CASE_ID, 2, RETURN)),
    "mended (other base)": (RecordType.SUBMITTED, Subject("application", CASE_ID, 2, "an-older-return")),
    "withdrawn": (RecordType.WITHDRAWN, Subject("application", CASE_ID, 1)),
}


@pytest.mark.parametrize(("row", "deed"), list(product(table("effects"), DEEDS)), ids=str)
def test_the_page_tells_what_the_code_does(row: dict[str, str], deed: str) -> None:
    status = row["status of the case"]
    case = NO_CASE if status == "no case" else Case(exists=True, status=Status(status), revision=1, return_id=RETURN)
    record_type, subject = DEEDS[deed]
    assert effect(record_type, subject, {}, case) == said(row[deed])


def test_the_page_names_every_status() -> None:
    named = {row["status of the case"] for row in table("effects")}
    assert named == {"no case", *(status.value for status in Status if status is not Status.NONE)}


@pytest.mark.parametrize("row", table("handover"), ids=lambda row: row["status of the product"])
def test_a_hand_over_needs_an_issued_product(row: dict[str, str]) -> None:
    status = row["status of the product"]
    products = {} if status.startswith("no ") else {"AKTA_LAHIR": ProductStatus(status)}
    case = NO_CASE if status == "no case" else Case(exists=True, status=Status.ISSUED, revision=1, products=products)
    subject = Subject("application", CASE_ID, 1, RETURN)
    found = effect(RecordType.HANDOVER, subject, {"product": "AKTA_LAHIR"}, case)
    assert found == said(row["handover.recorded"])


def test_the_page_names_every_product_status() -> None:
    named = {row["status of the product"] for row in table("handover")}
    assert named == {"no case", "no such product", *(status.value for status in ProductStatus)}


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.NONE])
@pytest.mark.parametrize("base", [RETURN, "other"])
def test_the_first_of_two_mendings_counts(status: Status, base: str) -> None:
    case = Case(exists=True, status=status, revision=2, return_id="a later return")
    found = effect(RecordType.SUBMITTED, Subject("application", CASE_ID, 2, base), {}, case)
    assert found == Effect(Outcome.NOT_APPLIED, "case.already_mended")


def test_a_mending_applies_although_the_centre_lost_the_revision_before_it() -> None:
    case = Case(exists=True, status=Status.RETURNED, revision=1, return_id=RETURN)
    assert effect(RecordType.SUBMITTED, Subject("application", CASE_ID, 3, RETURN), {}, case) == APPLIED


@pytest.mark.parametrize("row", table("contact"), ids=lambda row: row["status of the case"])
def test_that_a_family_was_told_is_history_of_any_case(row: dict[str, str]) -> None:
    subject = Subject("application", CASE_ID, 1)
    given = [NO_CASE] if row["status of the case"] == "no case" else [Case(True, status) for status in Status]
    for case in given:
        assert effect(RecordType.CONTACT, subject, {}, case) == said(row["contact.recorded"])


@pytest.mark.parametrize(
    "record_type", [RecordType.AUDIT, RecordType.REPORTED, RecordType.VOIDED, RecordType.COMPLAINT]
)
def test_notes_always_apply(record_type: RecordType) -> None:
    assert effect(record_type, Subject("device", CASE_ID, 0), {}, NO_CASE) == APPLIED


@pytest.mark.parametrize("record_type", [RecordType.HOUSEHOLD, "something.new"])
def test_what_is_not_understood_is_held(record_type: str) -> None:
    assert effect(record_type, Subject("x", CASE_ID, 0), {}, NO_CASE) == Effect(Outcome.HELD, "record.type")


def test_a_product_that_is_no_text_is_not_issued() -> None:
    case = Case(exists=True, status=Status.ISSUED, revision=1, products={"AKTA_LAHIR": ProductStatus.ISSUED})
    found = effect(RecordType.HANDOVER, Subject("application", CASE_ID, 1), {"product": ["AKTA_LAHIR"]}, case)
    assert found.code == "product.not_issued"
