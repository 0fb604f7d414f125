"""Fictitious cases for reports: rows without people, at exact moments, or drawn by Hypothesis."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from kiosk.domain.deadlines import Event, Pause
from kiosk.domain.report_facts import ApplicationFact, Channel, ProductFact, ReturnFact

ZONE = ZoneInfo("Asia/Jakarta")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
AT = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)  # a Monday, 10.00 WIB


def fact(received=AT, **changes):
    """A birth of one village that arrived at ``received``, an hour after it was taken in."""
    given = {
        "number": "9901012001-261005-K1A-0001-X", "service": "AKTA_LAHIR", "variant": "PAKET_3IN1",
        "village": "99.01.01.2001", "channel": Channel.DESK,
        "captured_at": (received or AT) - HOUR, "received_at": received,
    }  # fmt: skip
    return ApplicationFact(**(given | changes))


def issued(received=AT, *, hours=5, code="AKTA_LAHIR", pauses=(), **changes):
    """A case declared complete two hours after receipt and issued ``hours`` after that."""
    complete = received + 2 * HOUR
    product = ProductFact(code, complete, complete + hours * HOUR, pauses=pauses)
    return fact(received, decided_at=complete, complete_at=complete, products=(product,), **changes)


def returned(received=AT, *reasons, **changes):
    """A case that came back three hours after receipt."""
    at = received + 3 * HOUR
    return fact(received, decided_at=at, returns=(ReturnFact(at, reasons or ("papers_missing",)),), **changes)


_REASONS = st.sampled_from(["papers_missing", "scan_unreadable", "data_differs", "other"])
_MOMENTS = st.integers(0, 120 * 24 * 60).map(
    lambda minutes: datetime(2026, 8, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
_SPANS = st.timedeltas(timedelta(), timedelta(days=9))


@st.composite
def _products(draw, complete):
    issued_at = draw(st.none() | _SPANS.map(lambda span: complete + span))
    pause = draw(st.none() | st.tuples(_SPANS, st.none() | _SPANS))
    pauses = (
        () if pause is None else (Pause(complete + pause[0], complete + pause[0] + pause[1] if pause[1] else None),)
    )
    return ProductFact(draw(st.sampled_from(["AKTA_LAHIR", "KK", "KIA"])), complete, issued_at, pauses=pauses)


@st.composite
def facts(draw):
    """Any case that could be."""
    captured = draw(_MOMENTS)
    received = draw(st.none() | _SPANS.map(lambda span: captured + span))
    decided = received + draw(_SPANS) if received and draw(st.booleans()) else None
    complete = decided if draw(st.booleans()) else None
    back = draw(st.lists(st.sets(_REASONS, min_size=1), max_size=2)) if decided else []
    return ApplicationFact(
        number="", variant="UMUM", captured_at=captured, received_at=received, decided_at=decided, complete_at=complete,
        service=draw(st.sampled_from(["AKTA_LAHIR", "AKTA_MATI", "KIA"])),
        village=draw(st.sampled_from(["99.01.01.2001", "99.01.01.2002", "99.01.02.2001"])),
        channel=draw(st.sampled_from(Channel)),
        products=tuple(draw(st.lists(_products(complete), max_size=3))) if complete else (),
        returns=tuple(ReturnFact(decided, tuple(sorted(one))) for one in back),
        event=draw(st.sampled_from([None, Event.BIRTH, Event.DEATH])),
        happened=draw(st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 1))),
    )  # fmt: skip
