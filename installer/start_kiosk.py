"""Where the bundled kiosk begins."""

import importlib
import pkgutil
import sys

_OURS = ("kiosk", "sync", "ui")
# What our modules import only when they come to need it, so that importing them does not show that it is there.
_LATE = (
    "cv2",
    "numpy",
    "pypdfium2",
    "pyrage",
    "qtawesome",
    "reportlab.pdfgen.canvas",
    "segno",
    "sqlcipher3",
    "zxingcpp",
)


def import_all() -> int:
    """Import whatever the bundle carries of ours, and what is else loaded late; the number of modules."""
    names = list(_LATE)
    for package in _OURS:
        place = importlib.import_module(package).__path__
        names += [
            module.name for module in pkgutil.walk_packages(place, f"{package}.") if module.name != "sync.__main__"
        ]
    for name in names:
        importlib.import_module(name)
    return len(names)


def main() -> int:
    """Start the kiosk; with ``--imports`` only show that nothing was left behind."""
    if sys.argv[1:] == ["--imports"]:
        print(f"ok {import_all()}")
        return 0
    from ui.app import main as open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
