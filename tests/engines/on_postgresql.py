"""Loaded by pytest after `tests.surroundings`: the centre's tests then run on the PostgreSQL that the caller names."""

import os

os.environ["LOKET_DATABASE_URL"] = os.environ["CENTRE_TESTS_DATABASE_URL"]
