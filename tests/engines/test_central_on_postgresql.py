"""Every test of the centre, once more on a real PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import running_postgres

pytestmark = pytest.mark.linux
_ROOT = Path(__file__).parents[2]


def test_the_centre_does_the_same_on_postgresql():
    with running_postgres() as url:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "tests.engines.on_postgresql", "-p", "no:cacheprovider",
             "-p", "no:xdist", "tests/central"],
            cwd=_ROOT, env=os.environ | {"CENTRE_TESTS_DATABASE_URL": url}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
