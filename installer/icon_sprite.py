"""Builds the back office's icon sprite from an unpacked `@mdi/svg` package (Material Design Icons, Apache-2.0).

npm pack @mdi/svg && tar xzf mdi-svg-*.tgz && python -m installer.icon_sprite package
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "central/backoffice/static/backoffice/icons.svg"
NOTICE = "Glyphs: Material Design Icons (pictogrammers.com), Apache License 2.0; see ICONS-NOTICE.txt"
NAMES = [
    "account-check-outline",
    "account-circle-outline",
    "account-group-outline",
    "alert",
    "alert-circle",
    "arrow-left",
    "arrow-u-left-top",
    "cancel",
    "certificate-outline",
    "chart-bar",
    "check-bold",
    "check-circle",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "clock-alert-outline",
    "clock-outline",
    "clock-remove-outline",
    "close-circle-outline",
    "close-octagon-outline",
    "cloud-check-outline",
    "cloud-upload-outline",
    "cog-outline",
    "content-copy",
    "download",
    "draw-pen",
    "eye-check-outline",
    "eye-outline",
    "file-document-outline",
    "file-upload-outline",
    "filter-variant",
    "flag",
    "flag-outline",
    "fullscreen",
    "hand-extended-outline",
    "history",
    "information-outline",
    "key-outline",
    "lock-outline",
    "login",
    "logout",
    "magnify",
    "magnify-minus-outline",
    "magnify-plus-outline",
    "message-alert-outline",
    "monitor",
    "package-variant-closed",
    "page-layout-sidebar-left",
    "pause-circle-outline",
    "pencil-circle-outline",
    "pencil-outline",
    "plus",
    "printer-outline",
    "progress-clock",
    "qrcode-scan",
    "refresh",
    "rotate-right",
    "send-check-outline",
    "shield-check-outline",
    "swap-horizontal",
    "text-box-check-outline",
    "text-box-outline",
    "timer-sand",
    "tray-arrow-up",
    "tray-full",
    "usb-flash-drive-outline",
]


def sprite(package: Path) -> str:
    """One SVG with a symbol an icon, in the order of NAMES; KeyError-free: a missing glyph stops with its name."""
    symbols = []
    for name in NAMES:
        file = package / "svg" / f"{name}.svg"
        path = re.search(r'<path d="([^"]+)"', file.read_text(encoding="utf-8"))
        if path is None:
            sys.exit(f"{file} has no path")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24"><path d="{path[1]}"/></symbol>')
    body = "\n".join(symbols)
    return f'<!-- {NOTICE} -->\n<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'


if __name__ == "__main__":
    TARGET.write_text(sprite(Path(sys.argv[1])), encoding="utf-8")
    print(f"{TARGET.name}: {len(NAMES)} icons")
