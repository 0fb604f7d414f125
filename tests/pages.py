"""The files that pages of docs/ show, so that tests do what a reader does."""

from __future__ import annotations

import re
from pathlib import Path

_DOCS = Path(__file__).parent.parent / "docs"


def shown_file(page: str, name: str) -> bytes:
    """The code block of ``page`` (a path below docs/) that is marked ``<!-- test:name -->``."""
    text = (_DOCS / page).read_text(encoding="utf-8")
    found = re.findall(rf"<!-- test:{re.escape(name)} -->\n```\w*\n(.*?)```\n", text, re.DOTALL)
    assert len(found) == 1, f"{page} does not show {name} once"
    return found[0].encode()


def shown_commands(page: str) -> list[list[str]]:
    """The commands of ``central.manage`` that ``page`` tells to type, without the program, in words."""
    import shlex

    text = (_DOCS / page).read_text(encoding="utf-8")
    return [shlex.split(line) for line in re.findall(r"^ *python -m central\.manage (.+)$", text, re.MULTILINE)]
