"""Moves and the public label of a case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.application import (
    PRODUCT_MOVES,
    STAGE_MOVES,
    STATUS_MOVES,
    Delivery,
    MoveNotAllowed,
    ProductStatus,
    PublicLabel,
    Stage,
    Status,
    check_move,
    public_label,
    status_from_products,
)
from kiosk.domain.errors import DomainError
from kiosk.domain.ids import is_id, new_id
from kiosk.domain.instants import from_text, to_text

NOW = datetime(2026, 11, 21, 7, 40, 12, 345678, tzinfo=UTC)
P = ProductStatus


def test_every_state_has_a_row_in_its_table():
    assert set(STAGE_MOVES) == set(Stage)
    assert set(STATUS_MOVES) == set(Status)
    assert set(PRODUCT_MOVES) == set(ProductStatus)


@pytest.mark.parametrize("table", [STAGE_MOVES, STATUS_MOVES, PRODUCT_MOVES])
def test_no_state_moves_to_itself(table):
    assert all(state not in targets for state, targets in table.items())


def test_a_returned_case_comes_back_only_as_received():
    check_move(STATUS_MOVES, Status.RETURNED, Status.RECEIVED)
    with pytest.raises(MoveNotAllowed) as refused:
        check_move(STATUS_MOVES, Status.RETURNED, Status.COMPLETE)
    assert refused.value.code == "move.not_allowed"
    assert refused.value.details == {"old": "returned", "new": "complete"}


@pytest.mark.parametrize("end", [Status.REJECTED, Status.DONE, Status.WITHDRAWN, Status.EXPIRED])
def test_an_ended_case_stays_ended(end):
    assert STATUS_MOVES[end] == frozenset()


def test_a_card_is_never_handed_over_before_it_arrived():
    for before in (P.PENDING, P.PROCESSING, P.WAITING_STOCK, P.PRINTED, P.DISPATCHED):
        assert P.HANDED_OVER not in PRODUCT_MOVES[before]
    assert P.HANDED_OVER in PRODUCT_MOVES[P.ARRIVED]
    assert P.HANDED_OVER in PRODUCT_MOVES[P.ISSUED]


@pytest.mark.parametrize(
    ("products", "status"),
    [
        ([], Status.COMPLETE),
        ([P.PENDING], Status.COMPLETE),
        ([P.ISSUED, P.WAITING_STOCK], Status.COMPLETE),
        ([P.HANDED_OVER, P.SUSPENDED], Status.COMPLETE),
        ([P.ISSUED, P.PRINTED], Status.ISSUED),
        ([P.HANDED_OVER, P.ARRIVED], Status.ISSUED),
        ([P.HANDED_OVER, P.CANCELLED], Status.DONE),
        ([P.CANCELLED], Status.DONE),
    ],
)
def test_status_follows_the_products(products, status):
    assert status_from_products(products) is status


@given(st.lists(st.sampled_from(ProductStatus), min_size=1))
def test_order_of_products_never_matters(products):
    assert status_from_products(products) is status_from_products(products[::-1])


def label(stage, delivery, status, revision=1, status_revision=0, products=()):
    return public_label(stage, delivery, status, revision=revision, status_revision=status_revision, products=products)


@pytest.mark.parametrize(
    ("stage", "delivery", "expected"),
    [
        (Stage.DRAFT, Delivery.NONE, "draf"),
        (Stage.WAITING_PAPERS, Delivery.NONE, "berkas_dititip"),
        (Stage.WAITING_SIGNATURES, Delivery.NONE, "menunggu_tanda_tangan"),
        (Stage.READY, Delivery.NONE, "siap_dikirim"),
        (Stage.SUBMITTED, Delivery.WAITING, "menunggu_jaringan"),
        (Stage.SUBMITTED, Delivery.RECEIVED, "terkirim"),
        (Stage.SUBMITTED, Delivery.WHOLE, "terkirim"),
        (Stage.SUBMITTED, Delivery.REFUSED, "perlu_dilihat"),
        (Stage.WITHDRAWN, Delivery.WAITING, "dibatalkan"),
    ],
)
def test_before_the_centre_speaks_the_kiosk_knows(stage, delivery, expected):
    assert label(stage, delivery, Status.NONE) == expected


def test_the_road_of_a_returned_case():
    sent, drafted = Stage.SUBMITTED, Stage.DRAFT
    assert label(sent, Delivery.WHOLE, Status.RETURNED, 1, 1) == "perlu_perbaikan"
    assert label(drafted, Delivery.NONE, Status.RETURNED, 2, 1) == "sedang_diperbaiki"
    assert label(sent, Delivery.WAITING, Status.RETURNED, 2, 1) == "menunggu_jaringan"
    assert label(sent, Delivery.RECEIVED, Status.RETURNED, 2, 1) == "terkirim"
    assert label(sent, Delivery.WHOLE, Status.IN_REVIEW, 2, 2) == "diperiksa"


def test_a_mending_that_came_second_shows_the_first():
    assert label(Stage.DRAFT, Delivery.NONE, Status.RECEIVED, 2, 2) == "terkirim"


@pytest.mark.parametrize("status", [Status.EXPIRED, Status.REJECTED, Status.DONE, Status.COMPLETE])
def test_the_centres_end_stands_over_a_mending_still_on_the_way(status):
    assert label(Stage.SUBMITTED, Delivery.WAITING, status, 2, 1) is label(
        Stage.SUBMITTED, Delivery.WHOLE, status, 1, 1
    )


def test_a_withdrawal_that_came_too_late_does_not_hide_the_decision():
    assert label(Stage.WITHDRAWN, Delivery.RECEIVED, Status.COMPLETE, 1, 1) == "lengkap"


@pytest.mark.parametrize(
    ("status", "products", "expected"),
    [
        (Status.COMPLETE, [P.PENDING, P.PENDING], "lengkap"),
        (Status.COMPLETE, [P.PENDING, P.PROCESSING], "diproses"),
        (Status.COMPLETE, [P.VALIDATION, P.WAITING_STOCK], "validasi"),
        (Status.COMPLETE, [P.SIGNING, P.PENDING], "tte"),
        (Status.COMPLETE, [P.ISSUED, P.WAITING_STOCK], "terbit"),
        (Status.COMPLETE, [P.HANDED_OVER, P.WAITING_STOCK], "menunggu_blangko"),
        (Status.COMPLETE, [P.HANDED_OVER, P.SUSPENDED], "ditangguhkan"),
        (Status.ISSUED, [P.ISSUED, P.DISPATCHED], "terbit"),
        (Status.ISSUED, [P.ISSUED, P.ARRIVED], "siap_diambil"),
        (Status.DONE, [P.HANDED_OVER], "selesai"),
        (Status.SUSPENDED, [], "ditangguhkan"),
        (Status.WITHDRAWN, [], "dibatalkan"),
    ],
)
def test_labels_of_the_centres_word(status, products, expected):
    assert label(Stage.SUBMITTED, Delivery.WHOLE, status, 1, 1, products) == expected


@given(
    st.sampled_from(Stage), st.sampled_from(Delivery), st.sampled_from(Status), st.integers(1, 4),
    st.integers(0, 4), st.lists(st.sampled_from(ProductStatus), max_size=4),
)  # fmt: skip
def test_every_situation_has_a_label(stage, delivery, status, revision, spoken, products):
    assert label(stage, delivery, status, revision, spoken, products) in set(PublicLabel)


def test_ids_sort_by_time_and_are_canonical():
    first, second = new_id(NOW), new_id(NOW + timedelta(milliseconds=1))
    assert first < second
    assert first != new_id(NOW)
    assert is_id(first)
    assert not is_id(first.upper())
    assert int(first.replace("-", "")[:12], 16) == int(NOW.timestamp() * 1000)


@pytest.mark.parametrize(
    ("moment", "code"),
    [(datetime(2026, 1, 1), "clock.naive"), (datetime(1969, 1, 1, tzinfo=UTC), "clock.before_1970")],  # noqa: DTZ001
)
def test_an_id_needs_a_real_moment(moment, code):
    with pytest.raises(DomainError) as refused:
        new_id(moment)
    assert refused.value.code == code


def test_instants_are_utc_and_cut_to_the_second():
    assert to_text(NOW) == "2026-11-21T07:40:12Z"
    assert to_text(NOW.astimezone(timezone(timedelta(hours=9)))) == "2026-11-21T07:40:12Z"
    assert from_text("2026-11-21T07:40:12Z") == NOW.replace(microsecond=0)


@pytest.mark.parametrize(
    "text", ["", "2026-11-21", "2026-11-21T07:40:12", "2026-11-21T07:40:12+00:00", "2026-13-21T07:40:12Z", "x"]
)
def test_other_texts_are_no_instants(text):
    with pytest.raises(DomainError) as refused:
        from_text(text)
    assert refused.value.code == "instant.format"


def test_a_naive_moment_has_no_text():
    with pytest.raises(DomainError):
        to_text(datetime(2026, 1, 1))  # noqa: DTZ001


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_instants_come_back(moment):
    aware = moment.replace(tzinfo=UTC, microsecond=0)
    assert from_text(to_text(aware)) == aware
