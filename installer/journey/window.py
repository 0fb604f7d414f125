"""A counter window in a process of its own, driven from outside by what stands on its screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0  # two cores may be busy with other journeys


class Stuck(Exception):
    """Something that should be on the screen did not come; the message says what was there instead."""


class CounterWindow:
    """The kiosk's window on the screen ``display``, "" for the one that a person sits at.

    The process is `ui.app` itself with a pair of hands inside (installer.journey.agent). ``printer`` is the folder for
    PDF files, None for the computer's own printer; file dialogs open in the folder ``at``.
    """

    def __init__(
        self,
        data: Path,
        display: str,
        *,
        log: Path,
        printer: Path | None = None,
        cameras: Sequence[str] = (),
        at: Path = ROOT,
    ) -> None:
        self.log = log
        arguments = ["--data", str(data)]
        if printer is not None:
            arguments += ["--printer", f"pdf:{printer}"]
        for camera in cameras:
            arguments += ["--camera", camera]
        with log.open("ab") as told:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "installer.journey.agent", *arguments],
                cwd=at, env=_environment(display), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told,
                text=True, start_new_session=True,
            )  # fmt: skip

    def press(self, at: str, within: float = PATIENCE_S) -> None:
        """Click the thing with the object name ``at``."""
        self._ask("press", within, at=at)

    def press_words(self, words: str, within: float = PATIENCE_S) -> None:
        """Click the button that says ``words``."""
        self._ask("press", within, words=words)

    def fill(self, at: str, text: str, choose: str = "", within: float = PATIENCE_S) -> None:
        """Answer the field ``at``, by its object name or ``field:PATH``."""
        self._ask("fill", within, at=at, text=text, choose=choose)

    def keys(self, *keys: str) -> None:
        """Press keys at the focus, by their Qt names."""
        self._ask("keys", PATIENCE_S, keys=list(keys))

    def write(self, text: str) -> None:
        """Type at the focus."""
        self._ask("write", PATIENCE_S, text=text)

    def see(self, words: str, within: float = PATIENCE_S, *, whole: bool = False) -> str:
        """Wait until ``words`` can be read, as a ``whole`` text or inside one; the text that holds them."""
        return str(self._ask("see", within, words=words, whole=whole))

    def see_any(self, *words: str, within: float = PATIENCE_S) -> str:
        """Wait until one of ``words`` can be read; which it was."""
        return str(self._ask("see_any", within, words=list(words)))

    def see_not(self, words: str, within: float = PATIENCE_S) -> None:
        """Wait until ``words`` are gone."""
        self._ask("see_not", within, words=words)

    def dies_at(self, words: str, within: float = PATIENCE_S) -> None:
        """Let the process be killed (SIGKILL, by itself) in the moment in which ``words`` stand on the screen."""
        with suppress(BrokenPipeError):
            self._ask("see", within, words=words, whole=True, die=True)
        self._process.wait(PATIENCE_S)

    def there(self, at: str) -> bool:
        """Whether the thing can be used just now."""
        return bool(self._ask("there", PATIENCE_S, at=at))

    def texts(self) -> list[str]:
        """Everything that can be read."""
        return list(self._ask("texts", PATIENCE_S))

    def fields(self) -> list[dict[str, Any]]:
        """The inputs of the page: at, label, value, error, locked, kind, options."""
        return list(self._ask("fields", PATIENCE_S))

    def focus(self) -> Mapping[str, str]:
        """What has the focus: name, at, field, kind."""
        return dict(self._ask("focus", PATIENCE_S))

    def pick_files(self, *paths: Path) -> None:
        """Choose files in the dialog that was opened."""
        self._ask("files", PATIENCE_S, paths=[str(path) for path in paths])

    def picture(self, path: Path) -> None:
        """Save the screen as PNG."""
        self._ask("picture", PATIENCE_S, path=str(path))

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self._process.kill()
        self._finish()

    def close(self) -> int:
        """Close the window as its cross does; the exit status of the program."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            self._process.stdin.close()
        return self._finish()

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process.poll() is None

    def wait(self, seconds: float) -> bool:
        """Wait for the window to be closed; whether it was."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _finish(self) -> int:
        try:
            status = self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()
        return status

    def _ask(self, deed: str, within: float, **more: object) -> Any:  # noqa: ANN401 - JSON
        """Have one deed done. Raises Stuck with what the screen showed, BrokenPipeError when the process has gone."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise BrokenPipeError(deed)
        stdin.write(json.dumps({"deed": deed, "within": within, **more}) + "\n")
        stdin.flush()
        watch = threading.Timer(within + PATIENCE_S, self._process.kill)
        watch.start()
        try:
            line = stdout.readline()
        finally:
            watch.cancel()
        if not line:
            raise BrokenPipeError(f"{deed} {more}: the window has gone\n{_tail(self.log)}")
        answer = json.loads(line)
        if answer["bugs"]:
            raise Stuck(f"{deed} {more}: the window logged\n" + "\n".join(answer["bugs"]))
        if not answer["ok"]:
            shown = "\n".join(f"  {text}" for text in answer["screen"])
            raise Stuck(f"{deed} {more}: {answer['why']}. On the screen:\n{shown}\n{_tail(self.log)}")
        return answer["value"]


def _environment(display: str) -> dict[str, str]:
    foreign = ("LOKET_", "DJANGO_", "QT_") if display else ("LOKET_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    hidden = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"} if display else {}
    return {**kept, **hidden, "PYTHONPATH": str(ROOT)}


def _tail(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")[-3000:]
