"""The family card at a real centre: each service with one set of papers and one alternative set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.family_cases import CASES, Case
from tests.engines.service_story import Counter, Story, tell

pytestmark = pytest.mark.linux
# Days of the cases that must lie just behind whatever day it is.
YESTERDAY = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
RECENT = ("skpwni.tanggal", "anggota[k1].tanggal_lahir")


def story(case: Case) -> Story:
    today = {path: YESTERDAY for path in RECENT if case.answers.get(path, "").startswith("2026-11")}
    return Story(
        service=case.service, variant=case.variant, answers={**case.answers, **today}, papers=case.papers,
        alternative=case.alternative, mend=case.mend, differs=case.differs,
    )  # fmt: skip


@pytest.mark.parametrize("case", {case.service: case for case in reversed(CASES)}.values(), ids=str)
def test_it_is_filed_two_ways_returned_once_and_issued(counter: Counter, case: Case) -> None:
    tell(counter, story(case))
