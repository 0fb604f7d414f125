"""How long the way usually takes is told from the kiosk's own outbox."""

from __future__ import annotations

from kiosk.work.desk import Desk
from kiosk.work.usual import usual_delivery_days
from tests.work.centre_words import answered
from tests.work.desks import Hands, submitted

DAY = 86_400


def test_nothing_is_told_before_five_were_accepted_then_the_median(desk: Desk, hands: Hands):
    for number, days in enumerate((1, 2, 2, 9)):
        submitted(desk, number=number)
        hands.forward(days * DAY)
        answered(desk, "accepted")
    assert usual_delivery_days(desk) is None
    submitted(desk, number=4)
    assert usual_delivery_days(desk) is None
    hands.forward(2 * DAY)
    answered(desk, "accepted")
    assert usual_delivery_days(desk) == 2


def test_what_the_centre_refused_does_not_count(desk: Desk):
    for number in range(5):
        submitted(desk, number=number)
        answered(desk, "rejected", code="record.field")
    assert usual_delivery_days(desk) is None
