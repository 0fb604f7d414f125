"""All components of the counter window on a few pages, saved as pictures to be looked at.

Usage: python -m tests.ui.gallery FOLDER [--contrast] [--dejavu] [--size 1366x768] [--only NAME]
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.gallery_entrance import enrol, home, login, question, tracking
from tests.ui.gallery_forms import checklist, components, fields, form, states
from tests.ui.gallery_options import start
from tests.ui.gallery_pictures import camera, looking, review

PAGES: dict[str, Callable[[], QWidget]] = {
    "01-login": login,
    "02-home": home,
    "03-checklist": checklist,
    "04-form": form,
    "05-fields": fields,
    "06-camera": camera,
    "07-review": review,
    "08-states": states,
    "09-tracking": tracking,
    "10-looking": looking,
    "11-question": question,
    "12-components": components,
    "13-enrol": enrol,
}


def shoot(app: QApplication, window: QWidget, size: tuple[int, int], target: Path) -> None:
    """Show ``window`` at ``size``, let it settle, save what it looks like."""
    window.resize(*size)
    window.show()
    window.activateWindow()

    def save() -> None:
        window.grab().save(str(target))
        window.close()
        app.quit()

    QTimer.singleShot(250, save)
    app.exec()


def main(arguments: list[str]) -> int:
    """Save the pages asked for."""
    app, asked = start(arguments)
    app.setQuitOnLastWindowClosed(False)
    for name, page in PAGES.items():
        if asked.only in name:
            shoot(app, page(), asked.size, asked.folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
