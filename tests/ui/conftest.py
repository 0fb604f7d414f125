"""Every window test runs without a screen and in the product's own look."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402

from ui import theme  # noqa: E402


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The command line of the one application that all window tests share."""
    return ["loket"]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light look; whatever a test switches is put back."""
    theme.apply(qapp)
    yield qapp
    theme.apply(qapp)
