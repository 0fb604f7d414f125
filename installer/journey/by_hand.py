"""The demonstration for a person: a centre, an enrolled kiosk, papers on the table, and the window to try it at."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from installer.demo_family import demo_family
from installer.journey.centre import PORT, Centre, free_port
from installer.journey.kiosk import enrol
from installer.journey.papers import Table, lay_out, results, sign
from installer.journey.window import CounterWindow

PASSPHRASE = "padi kuning 88 sawah"  # noqa: S105 - of the demonstration, printed for everybody
_MEMORY = "demo.json"
_LOOK_S = 1.0


@dataclass(frozen=True, slots=True)
class Memory:
    """What the next `./run demo` needs to go on; told to whoever sits there."""

    port: int
    officer: str
    officer_passphrase: str
    operator: str
    began: str


class ByHand:
    """Everything of one demonstration under ``root``; it goes on with what is there."""

    def __init__(self, root: Path, today: date) -> None:
        self.root = root
        self.printer = root / "cetakan"
        self.printer_is_file = not has_printer()
        self._today = today
        root.mkdir(parents=True, exist_ok=True)
        self.memory = self._remembered()
        self.centre = Centre(root / "centre", self.memory.port if self.memory else free_port(PORT))
        self.table: Table | None = None
        self._ended = threading.Event()

    def begin(self) -> CounterWindow:
        """Start the centre, make what is missing, open the window."""
        if self.memory is not None and free_port(self.memory.port) != self.memory.port:
            raise PortTaken(self.memory.port)
        self.centre.start()
        if self.memory is None:
            operator = enrol(self.root / "kiosk", self.centre.url, self.centre.code, PASSPHRASE)
            self.memory = Memory(self.centre.port, *self.centre.officer, operator, self._today.isoformat())
            (self.root / _MEMORY).write_text(json.dumps(asdict(self.memory), indent=1), "utf-8")
        self.table = self._table(date.fromisoformat(self.memory.began))
        threading.Thread(target=self._sign_what_is_printed, name="signers", daemon=True).start()
        return CounterWindow(
            self.root / "kiosk", "", log=self.root / "window.log", at=self.table.files,
            printer=self.printer if self.printer_is_file else None, cameras=[f"folder:{self.table.camera}"],
        )  # fmt: skip

    def end(self) -> None:
        """Stop what was started; the data stay for the next time."""
        self._ended.set()
        self.centre.stop()

    def toggle_road(self) -> bool:
        """Cut the road to the centre, or mend it; whether it is open now."""
        if self.centre.running:
            self.centre.stop()
        else:
            self.centre.start()
        return self.centre.running

    def _table(self, born_by: date) -> Table:
        """The papers, drawn once: of the day on which this demonstration began."""
        folder = self.root / "meja"
        table = Table(demo_family(born_by), folder / "berkas", folder / "kamera")
        if not table.file("skl-buram").is_file() or not table.camera.is_dir():
            table = lay_out(folder, born_by)
        results(table.family, self.root / "hasil")
        return table

    def _sign_what_is_printed(self) -> None:
        """Each printed form comes back signed, as picture files beside the papers."""
        table, memory = self.table, self.memory
        if table is None or memory is None:
            return
        names = (table.family.father.name, *(one.name for one in table.family.witnesses), memory.operator)
        seen = set(self.printer.glob("formulir*.pdf"))
        while not self._ended.wait(_LOOK_S):
            for pdf in set(self.printer.glob("formulir*.pdf")) - seen:
                seen.add(pdf)
                sign(pdf, table.files, names)

    def _remembered(self) -> Memory | None:
        try:
            return Memory(**json.loads((self.root / _MEMORY).read_text("utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            # A demonstration that did not get as far as its first window is begun anew.
            shutil.rmtree(self.root)
            self.root.mkdir(parents=True)
            return None


class PortTaken(Exception):
    """Another program, perhaps another demonstration, listens where this one's kiosk looks for its centre."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is taken; end the other demonstration, or begin anew with --fresh")


def has_printer() -> bool:
    """Whether this computer prints on paper; else prints become PDF files beside the papers."""
    if sys.platform == "win32":
        return True
    if shutil.which("lpstat") is None:
        return False
    listed = subprocess.run(["lpstat", "-e"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def listen(toggled: Callable[[], None]) -> None:
    """Call ``toggled`` each time somebody presses Enter in the terminal."""

    def read() -> None:
        for _line in sys.stdin:
            toggled()

    threading.Thread(target=read, name="terminal", daemon=True).start()
