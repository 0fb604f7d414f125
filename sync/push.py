"""Records to the centre: batch after batch, oldest first, until each has had its answer; and what has no sender."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.work import anonymous, outgoing, receive
from kiosk.work.desk import Desk
from sync.http import Link
from sync.line import LinkTrouble
from sync.protocol import batch
from sync.protocol.replies import Reply
from sync.protocol.signed import Signed


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of the records of one push: how many got each answer, and what the last reply asked for.

    ``poll_s`` is 0 when nothing had to be sent, so that nothing was answered.
    """

    answers: Mapping[str, int] = field(default_factory=dict)
    changes: int = 0
    poll_s: int = 0

    @property
    def records(self) -> int:
        """How many records were answered."""
        return sum(self.answers.values())


def push(desk: Desk, link: Link) -> Pushed:
    """Send every record that waits.

    Dying anywhere in here is safe: until a reply is applied its records wait on, and sending them again has no effect.
    Raises LinkTrouble; what was answered before it is kept.
    """
    answers: Counter[str] = Counter()
    last: Reply | None = None
    asked: set[str] = set()
    while envelopes := batch.fitting(outgoing.next_batch(desk, batch.MOST_RECORDS)):
        fresh = {signed.sha256 for signed in envelopes} - asked
        if not fresh:
            # The answers given in this push do not let these rest (they wait for upload addresses, say): not twice.
            break
        asked |= fresh
        sent = batch.build(desk.device.id, desk.device.district, desk.stamp(), outgoing.incarnation(desk), envelopes)
        last = link.put_batch(sent)
        _check_rows(last, envelopes)
        receive.apply_reply(desk, sent.id, last)
        answers.update(row.reply for row in last.rows)
    if last is None:
        return Pushed()
    return Pushed(dict(answers), last.changes, last.poll_s)


def push_anonymous(desk: Desk, link: Link) -> int:
    """Send the bundles of anonymous messages that are due; how many messages the centre has now.

    Dying anywhere in here is safe: a bundle is sent as it was put together until it is answered, and the centre takes
    each of its messages once. Raises LinkTrouble.
    """
    sent = 0
    while (bundle := anonymous.next_bundle(desk)) is not None:
        link.put_anonymous(bundle)
        anonymous.bundle_taken(desk, bundle)
        sent += len(bundle.messages)
    return sent


def _check_rows(reply: Reply, envelopes: Sequence[Signed]) -> None:
    if [row.sha256 for row in reply.rows] != [signed.sha256 for signed in envelopes]:
        raise LinkTrouble("link.server", "reply.rows")
