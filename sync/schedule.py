"""When to try the road next: pure arithmetic over what the last try brought."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

WHILE_WAITING_S: Final = 10.0
"""While something waits the road is tried this often: it costs one packet, and the link may be back for a minute."""
LONGEST_S: Final = 300.0
DEFAULT_POLL_S: Final = 60
_QUIET_TROUBLE_S: Final = 30.0
_OWN_FAULT: Final = "link.server"
_DENIED: Final = "link.denied"


@dataclass(frozen=True, slots=True)
class Situation:
    """What the last try left: whether anything ``waits``, its ``trouble`` ("" for none), and how many in a row had one.

    ``poll_s`` is the interval that the centre asked for; ``retry_after_s`` what a refusal asked for, else 0.
    """

    waits: bool
    trouble: str = ""
    failures: int = 0
    poll_s: int = DEFAULT_POLL_S
    retry_after_s: int = 0


def pause(situation: Situation, rng: random.Random) -> float:
    """Seconds until the next try.

    Only a server in difficulty is spared, with growing pauses and full jitter; a link that is down is not tired by
    being tried, and backing off from it would waste the minutes in which it is up.
    """
    if situation.trouble in {_OWN_FAULT, _DENIED}:
        ceiling = min(LONGEST_S, WHILE_WAITING_S * 2.0 ** min(situation.failures, 10))
        return max(float(min(situation.retry_after_s, LONGEST_S)), rng.uniform(1.0, ceiling))
    if situation.trouble:
        return WHILE_WAITING_S if situation.waits else _QUIET_TROUBLE_S
    if situation.waits:
        return WHILE_WAITING_S
    # Kiosks that were switched on together must not ask together for ever.
    return situation.poll_s * rng.uniform(0.5, 1.5)
