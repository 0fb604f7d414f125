"""An adversary with the centre's whole database, its files and its key tries to join nameless messages to cases.

Statistic: the adversary names one case for every message. Its score is the mean distance, counted in visits, between
the case that it named and the true one. Chance is the same guesses dealt out anew among the messages of which the
centre says the same (week and office, or month): what is said on purpose helps both alike. An attack is better than
chance when fewer than one in a thousand of 2,000 seeded deals come as close. Eight attacks on two seeds are sixteen
tries, so chance alone would make this red once in sixty; the seeds are fixed, and these are green.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from central.complaints.models import AnonymousComplaint, SeenMessages, SurveyTally
from central.complaints.surveys import result
from central.devices.keyring import create_keys, keyring
from central.receive.models import ChainGap
from sync.protocol.complaints import open_complaint
from sync.protocol.errors import BadSeal
from sync.protocol.seal import new_identity
from tests.central.integrity import own_models
from tests.sync.nameless import D, Story, Visit, careless, seed, tell

pytestmark = pytest.mark.django_db
SEEDS = (1, 3)
INSPECTORATE = new_identity()
DEALS = 2000
BETTER_THAN_CHANCE = 0.001
Row = Mapping[str, object]


@pytest.fixture(autouse=True)
def _inspectorate(monkeypatch: pytest.MonkeyPatch) -> None:
    create_keys(settings.LOKET_DATA)
    ours = keyring(settings.LOKET_DATA)
    changed = ours.__class__(
        ours.current, ours.following, ours.centre_identity,
        ours.recipients.__class__(ours.recipients.centre, ours.recipients.recovery, INSPECTORATE.recipient),
        ours.code_key,
    )  # fmt: skip
    monkeypatch.setattr("central.devices.enrol.keyring", lambda _data: changed)


@dataclass
class Table:
    """A table as it lies in the file, and what the adversary guesses from: rows in the order of the disk."""

    rows: list[Row]
    truth: list[Visit]

    def cell(self, index: int) -> object:
        """What the centre says of the row on purpose."""
        row = self.rows[index]
        return row.get("week"), row.get("office")


def table(model: type, truth: Callable[[Row], Visit | None]) -> Table:
    """The rows of ``model`` in the order in which they lie there, those whose writer the test knows."""
    with connection.cursor() as cursor:
        order = "rowid" if connection.vendor == "sqlite" else "ctid"
        name = model._meta.db_table  # type: ignore[attr-defined]
        cursor.execute(f'SELECT * FROM "{name}" ORDER BY {order}')  # noqa: S608
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    known = [(row, visit) for row in rows if (visit := truth(row)) is not None]
    return Table([row for row, _ in known], [visit for _, visit in known])


def complaints(story: Story) -> Table:
    """The complaints, matched to their writers by words that only the test can attribute."""
    words = {visit.words: visit for visit in story.visits}
    secrets = (keyring(settings.LOKET_DATA).centre_identity, INSPECTORATE.secret)

    def writer(row: Row) -> Visit | None:
        return words[next(text for secret in secrets if (text := _read(row, secret)) is not None)]

    return table(AnonymousComplaint, writer)


def seen(story: Story) -> Table:
    """The ids of all messages, complaints and surveys, in the order in which they are kept."""
    visits = {visit.message: visit for visit in story.visits}
    rows: list[Row] = [
        {"id": str(UUID(bytes=bytes(row.ids)[at : at + 16])), "week": row.month}
        for row in SeenMessages.objects.order_by("month")
        for at in range(0, len(row.ids), 16)
    ]
    return Table(rows, [visits[str(row["id"])] for row in rows])


def _read(row: Row, secret: str) -> str | None:
    sealed = row["sealed"]
    assert isinstance(sealed, bytes)
    try:
        return open_complaint(sealed, secret).complaint.narrative
    except BadSeal:
        return None


# --- The attacks: each names, for every row, the number of a visit ----------------------------------------------------


def in_order(order: Sequence[int], visits: Sequence[Visit]) -> list[int]:
    """The rows in ``order`` spread evenly over the cases in the order of their arrival."""
    guess = [0] * len(order)
    for rank, index in enumerate(order):
        guess[index] = visits[rank * len(visits) // len(order)].number
    return guess


def by_place(found: Table, story: Story) -> list[int]:
    return in_order(range(len(found.rows)), story.visits)


def by_id(found: Table, story: Story) -> list[int]:
    return in_order(sorted(range(len(found.rows)), key=lambda index: str(found.rows[index]["id"])), story.visits)


def by_size(found: Table, story: Story) -> list[int]:
    """The larger the record of a case, the longer its writer's letter."""
    secret = keyring(settings.LOKET_DATA).centre_identity
    sizes = [len(_read(row, secret) or "") if "sealed" in row else 0 for row in found.rows]
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, LENGTH(payload) FROM receive_storedrecord WHERE type = 'application.submitted'")
        weight = dict(cursor.fetchall())
    visits = sorted(story.visits, key=lambda visit: int(weight[visit.case]))
    return in_order(sorted(range(len(sizes)), key=sizes.__getitem__), visits)


def by_week_and_place(found: Table, story: Story) -> list[int]:
    """Inside each week, the rows as they lie, among the cases that came just before."""
    weeks = sorted({str(row.get("week")) for row in found.rows})
    guess = [0] * len(found.rows)
    for position, week in enumerate(weeks):
        inside = [index for index, row in enumerate(found.rows) if str(row.get("week")) == week]
        size = len(story.visits)
        near = story.visits[position * size // len(weeks) : (position + 1) * size // len(weeks)] or story.visits
        for rank, index in enumerate(inside):
            guess[index] = near[rank * len(near) // len(inside)].number
    return guess


ATTACKS = (by_place, by_id, by_size, by_week_and_place)


def distance(guess: Sequence[int], truth: Sequence[Visit]) -> float:
    return sum(abs(number - visit.number) for number, visit in zip(guess, truth, strict=True)) / len(truth)


def chance_of(found: Table, guess: Sequence[int], number: int) -> float:
    """How many of the seeded deals come at least as close as ``guess``."""
    lot, cells = random.Random(number), defaultdict(list)
    for index in range(len(found.rows)):
        cells[found.cell(index)].append(index)
    score, as_close = distance(guess, found.truth), 0
    for _ in range(DEALS):
        dealt = [0] * len(guess)
        for indices in cells.values():
            for index, given in zip(indices, lot.sample([guess[i] for i in indices], len(indices)), strict=True):
                dealt[index] = given
        as_close += distance(dealt, found.truth) <= score
    return as_close / DEALS


@pytest.mark.parametrize("number", SEEDS)
def test_no_attack_does_better_than_chance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    seed(monkeypatch, number)
    story = tell(tmp_path, number, mixed=True)
    assert (AnonymousComplaint.objects.count(), len(seen(story).rows)) == (20, 30)
    for found in (complaints(story), seen(story)):
        for attack in ATTACKS:
            found_by_chance = chance_of(found, attack(found, story), number)
            assert found_by_chance >= BETTER_THAN_CHANCE, (attack.__name__, found_by_chance)


def test_the_same_attack_succeeds_where_the_protections_are_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would prove nothing."""
    seed(monkeypatch, 1)
    careless(monkeypatch)
    story = tell(tmp_path, 1, mixed=False)
    found = complaints(story)
    for row in found.rows:
        assert isinstance(row, dict)
        row.update(week="", office="")
    assert chance_of(found, by_place(found, story), 1) < BETTER_THAN_CHANCE


def test_nothing_else_that_is_kept_names_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed(monkeypatch, 2)
    story = tell(tmp_path / "kiosks", 2, mixed=True)
    names = {visit.message for visit in story.visits} | {bundle.id for bundle in story.bundles}
    rows = {str(row.pk[1]) for row in AnonymousComplaint.objects.all()}
    _no_table_names(names, rows)
    _no_file_names(names | rows)
    _no_chain_has_a_hole()
    _surveys_are_sums()


def _no_table_names(messages: set[str], rows: set[str]) -> None:
    for model in own_models():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608
            text = "\n".join(str(value) for row in cursor.fetchall() for value in row)
        for name in messages | rows:
            own = model is AnonymousComplaint and name in rows
            assert own or name not in text, model


def _no_file_names(names: set[str]) -> None:
    files = [path for path in Path(settings.LOKET_DATA).rglob("*") if path.is_file() and "sqlite" not in path.name]
    assert files
    for path in files:
        content = path.read_bytes()
        assert not any(name.encode() in content for name in names), path


def _no_chain_has_a_hole() -> None:
    """Where a message was left, the numbers of the records on both sides follow each other."""
    assert not ChainGap.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT device_id, COUNT(*), MAX(seq) FROM receive_storedrecord GROUP BY device_id, epoch")
        chains = cursor.fetchall()
    assert len(chains) == 2
    assert all(count == highest for _, count, highest in chains)


def _surveys_are_sums() -> None:
    tallies = {tally.period: tally.figures for tally in SurveyTally.objects.filter(district=D)}
    assert sum(result(D, [period]).respondents for period in tallies if "S" not in period) == 10
    for figures in tallies.values():
        for name, cell in figures.items():
            if name.startswith("office:"):
                assert isinstance(cell, dict)
                assert cell["respondents"] >= 5
