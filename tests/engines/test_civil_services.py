"""Civil registration at a real centre: each service with one set of papers and one alternative set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.birth_case import BASE, BY_STATEMENT, DECLARED, PAPERS
from tests.engines.service_story import Counter, Story, counter_at, tell

pytestmark = pytest.mark.linux
BORN = (datetime.now(UTC) - timedelta(days=11)).date().isoformat()

BIRTH = Story(
    service="AKTA_LAHIR",
    variant="PAKET_3IN1",
    answers={**BASE, "anak.tanggal_lahir": BORN},
    papers=PAPERS,
    alternative=BY_STATEMENT,
    differs=DECLARED,
    mend=("ibu.nama", "Siti Contoh Dua"),
)


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with counter_at(tmp_path_factory.mktemp("civil")) as made:
        yield made


@pytest.mark.parametrize("story", [BIRTH], ids=str)
def test_it_is_filed_two_ways_returned_once_and_issued(counter: Counter, story: Story):
    tell(counter, story)
