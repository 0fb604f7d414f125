"""Tests here get a counter with a real store."""

from tests.ui.desk_fixture import counter

__all__ = ["counter"]
