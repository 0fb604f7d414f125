"""What both galleries ask on the command line, and the application they draw with."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui import theme


@dataclass(frozen=True, slots=True)
class Asked:
    """The folder to save in, the window's size in px, and the part of a name that a page must have."""

    folder: Path
    size: tuple[int, int]
    only: str


def start(arguments: list[str]) -> tuple[QApplication, Asked]:
    """Read the options and begin the application in the look that they name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--dejavu", action="store_true")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--only", default="")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["gallery"])
    theme.apply(app, contrast=asked.contrast, families=("DejaVu Sans",) if asked.dejavu else theme.FAMILIES)
    wide, tall = (int(part) for part in asked.size.split("x"))
    return app, Asked(asked.folder, (wide, tall), asked.only)
