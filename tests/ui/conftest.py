"""Every window test runs in the product's own look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme

# Models are tested without a theme, and they too make calls that return nothing.


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
