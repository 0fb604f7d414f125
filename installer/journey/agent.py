"""The counter window as `ui.app` opens it, with somebody inside who does what is asked on standard input.

One line of JSON in, one out: ``{"deed": "press", "at": "submit", "within": 20}``. A deed that cannot be done yet is
tried again, between the window's own events, until its time is over. Nothing here reaches behind the screen.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from installer.journey import hands
from installer.journey.hands import NotYet
from ui import app as counter_window
from ui.widgets.field import Field
from ui.widgets.option_list import OptionList

Asked = dict[str, Any]
_AGAIN_MS = 15
_PAINTED_S = 0.15  # a picture is taken when what was asked for before it has been painted
_OURS = ("kiosk", "sync", "ui", "loket")


class _Bugs(logging.Handler):
    """What our own code logs at WARNING and above: each answer carries it, so that nothing goes wrong in silence."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] in _OURS:
            self.told.append(self.format(record))


class Agent(QObject):
    """Takes one deed after the other; the window's loop is never held up."""

    _asked = Signal()

    def __init__(self, replies: IO[str]) -> None:
        super().__init__()
        self._replies = replies
        self._lines: queue.SimpleQueue[Asked | None] = queue.SimpleQueue()
        self._now: Asked | None = None
        self._began = 0.0
        self._bugs = _Bugs()
        logging.basicConfig(level=logging.WARNING)  # to standard error, which is the log
        logging.getLogger().addHandler(self._bugs)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._try)
        self._asked.connect(self._next)
        threading.Thread(target=self._listen, name="journey", daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._lines.put(json.loads(line))
            self._asked.emit()
        self._lines.put(None)
        self._asked.emit()

    @Slot()
    def _next(self) -> None:
        if self._now is not None or self._lines.empty():
            return
        asked = self._lines.get()
        if asked is None:
            counter_window.application().closeAllWindows()
            return
        self._now, self._began = asked, time.monotonic()
        self._again.start()

    @Slot()
    def _try(self) -> None:
        asked = self._now
        if asked is None:
            self._again.stop()
            return
        try:
            value = _DEEDS[asked["deed"]](asked, time.monotonic() - self._began)
        except NotYet as reason:
            if time.monotonic() - self._began > float(asked.get("within", 20)):
                self._answer({"ok": False, "why": str(reason), "screen": _quietly(hands.texts)})
            return
        self._answer({"ok": True, "value": value})

    def _answer(self, answer: dict[str, object]) -> None:
        self._again.stop()
        self._now = None
        told, self._bugs.told = self._bugs.told, []
        self._replies.write(json.dumps({**answer, "bugs": told}) + "\n")
        self._replies.flush()
        self._next()


def _press(asked: Asked, _spent: float) -> None:
    hands.press(hands.named(asked["at"]) if "at" in asked else hands.button(asked["words"]))


def _fill(asked: Asked, _spent: float) -> None:
    field = hands.named(asked["at"])
    if not isinstance(field, Field):
        raise NotYet(f"{asked['at']} takes no answer")
    hands.fill(field, asked["text"], asked.get("choose", ""))


def _keys(asked: Asked, _spent: float) -> None:
    hands.keys(asked["keys"])


def _write(asked: Asked, _spent: float) -> None:
    hands.write(asked["text"])


def _see(asked: Asked, _spent: float) -> str:
    """The text that holds the words; with ``die`` the process is killed in the moment of seeing it."""
    words, whole = asked["words"], asked.get("whole", False)
    found = next((text for text in hands.texts() if (text == words if whole else words in text)), None)
    if found is None:
        raise NotYet(f"{words!r} is not to be read")
    if asked.get("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    return found


def _see_not(asked: Asked, _spent: float) -> None:
    if any(asked["words"] in text for text in hands.texts()):
        raise NotYet(f"{asked['words']!r} is still to be read")


def _see_any(asked: Asked, _spent: float) -> str:
    texts = hands.texts()
    for words in asked["words"]:
        if any(words in text for text in texts):
            return str(words)
    raise NotYet(f"none of {asked['words']} is to be read")


def _there(asked: Asked, _spent: float) -> bool:
    try:
        return bool(hands.named(asked["at"]).isEnabled())
    except NotYet:
        return False


def _texts(_asked: Asked, _spent: float) -> list[str]:
    return hands.texts()


def _fields(_asked: Asked, _spent: float) -> list[dict[str, object]]:
    return [_told(field) for field in hands.fields()]


def _focus(_asked: Asked, _spent: float) -> dict[str, str]:
    """What has the focus, as a screen reader tells it, and the field that it belongs to."""
    found = hands.focus()
    owner = found.parentWidget()
    while owner is not None and not isinstance(owner, Field):
        owner = owner.parentWidget()
    path = owner.path or owner.objectName() if isinstance(owner, Field) else ""
    return {"name": found.accessibleName(), "at": found.objectName(), "field": path, "kind": type(found).__name__}


def _files(asked: Asked, _spent: float) -> None:
    """Done when the dialog has closed over what was typed."""
    if asked.get("typed") and not hands.picking():
        return
    hands.pick_files(asked["paths"])
    asked["typed"] = True
    raise NotYet("the file dialog is still open")


def _picture(asked: Asked, spent: float) -> None:
    """Save what the whole screen shows."""
    if spent < _PAINTED_S:
        raise NotYet("being painted")
    path = Path(asked["path"])
    path.parent.mkdir(parents=True, exist_ok=True)
    screen = QGuiApplication.primaryScreen()
    if not screen.grabWindow(0).save(str(path)):
        raise NotYet("the screen gave no picture")


def _told(field: Field) -> dict[str, object]:
    rows = field.rows() if isinstance(field, OptionList) else []
    return {
        "at": f"field:{field.path}" if field.path else field.objectName(),
        "label": field.label(),
        "value": field.value(),
        "error": field.error(),
        "locked": field.is_locked(),
        "kind": type(field).__name__,
        "options": [row.option.text for row in rows],
    }


def _quietly(read: Callable[[], list[str]]) -> list[str]:
    try:
        return read()
    except NotYet:
        return []


_DEEDS: dict[str, Callable[[Asked, float], object]] = {
    "press": _press, "fill": _fill, "keys": _keys, "write": _write, "see": _see, "see_not": _see_not,
    "see_any": _see_any, "there": _there, "texts": _texts, "fields": _fields, "focus": _focus, "files": _files,
    "picture": _picture,
}  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Open the counter window with ``arguments`` of `ui.app`, and obey."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what anybody prints goes to the log
    counter_window.application()
    agent = Agent(replies)
    status = counter_window.main([*arguments, "--windowed"])
    del agent
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
