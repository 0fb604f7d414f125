"""Papers on the table, and for each story a centre with an enrolled kiosk and screens that nobody sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from installer.journey.birth import Operator
from installer.journey.centre import Centre, free_port
from installer.journey.kiosk import enrol
from installer.journey.papers import Table, lay_out
from installer.journey.story import OPERATOR, PASSPHRASE, Stage, open_counter
from installer.journey.window import CounterWindow
from installer.screen import hidden_screen

_LOOK = """
import json
from central.register.models import Application, Revision
from central.receive.models import StoredRecord
rows = StoredRecord.objects.filter(type="application.submitted")
print(json.dumps({
    "numbers": sorted(Application.objects.values_list("number", flat=True)),
    "names": sorted(Application.objects.values_list("subject_name", flat=True)),
    "statuses": sorted(Application.objects.values_list("status", flat=True)),
    "submitted": rows.count(),
    "outcomes": sorted(rows.values_list("outcome", flat=True)),
    "revisions": sorted(Revision.objects.values_list("number", flat=True)),
    "operators": sorted(Revision.objects.order_by("number").values_list("operator", flat=True)),
    "bodies": list(Revision.objects.order_by("number").values_list("body", flat=True)),
    "whole": rows.exclude(whole_at=None).count(),
}))
"""


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    return lay_out(tmp_path_factory.mktemp("meja"), datetime.now(UTC).date())


class Village:
    """The stage of one story, with as many windows as it opens."""

    def __init__(self, stage: Stage, ends: ExitStack) -> None:
        self.stage, self._ends = stage, ends
        self.centre = stage.centre

    def open(self, kiosk: Path | None = None) -> CounterWindow:
        """A window on a screen of its own, as on a computer of its own."""
        window = open_counter(self.stage, self._ends.enter_context(hidden_screen()), kiosk)
        self._ends.callback(window.close)
        return window

    def enter(self, kiosk: Path | None = None, name: str = OPERATOR) -> Operator:
        """A window at which ``name`` is logged in."""
        operator = Operator(self.open(kiosk))
        operator.login(PASSPHRASE, name)
        return operator

    def another_kiosk(self, operator: str) -> Path:
        """A second computer of the same office, with an operator of its own."""
        folder = self.stage.root / "kiosk-2"
        enrol(folder, self.centre.url, self.centre.enrolment_code(operator), PASSPHRASE)
        return folder

    def arrived(self) -> dict[str, object]:
        """What the centre holds of all that was submitted."""
        found: dict[str, object] = json.loads(self.centre.ask(_LOOK))
        return found


@pytest.fixture
def village(tmp_path: Path, table: Table) -> Iterator[Village]:
    """A centre that runs, and a kiosk enrolled at it whose window is not open yet."""
    stage = Stage(tmp_path, table, Centre(tmp_path / "centre", free_port()), tmp_path / "kiosk", tmp_path / "cetakan")
    with ExitStack() as ends:
        ends.callback(stage.centre.stop)
        stage.centre.start()
        enrol(stage.kiosk, stage.centre.url, stage.centre.code, PASSPHRASE)
        yield Village(stage, ends)
