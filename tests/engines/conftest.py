"""One centre and one counter for the stories of all services: a start of both takes longer than a story."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.service_story import Counter, counter_at


@pytest.fixture(scope="session")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with counter_at(tmp_path_factory.mktemp("stories")) as made:
        yield made
