"""Deeds of an officer beside a running centre, all in one process: Django's start would cost most of a story."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

from tests.centre import PRELUDE, ROOT, Centre

_DESK = """
import contextlib, io, json, sys, traceback
from django.db import connections
answers = sys.stdout
for line in sys.stdin:
    said, trouble = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said):
            exec(compile(json.loads(line), "<deed>", "exec"), dict(globals()))
    except BaseException:
        trouble = traceback.format_exc()
    connections.close_all()
    print(json.dumps({"said": said.getvalue(), "trouble": trouble}), file=answers, flush=True)
"""


class Clerk:
    """Runs Python as `Centre.deed` does, with a fresh namespace and a fresh connection to the database each time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def deed(self, source: str) -> str:
        """Run Python with ``case(id)``, ``officer()`` and ``now()`` at hand; what it printed."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        print(json.dumps(textwrap.dedent(source)), file=stdin, flush=True)
        answer = json.loads(stdout.readline())
        if answer["trouble"]:
            raise RuntimeError(answer["trouble"][-4000:])
        return str(answer["said"])


@contextmanager
def clerk_at(centre: Centre) -> Iterator[Clerk]:
    """A clerk as long as the block lasts."""
    process = subprocess.Popen(
        [sys.executable, "-c", PRELUDE + _DESK], cwd=ROOT, env=centre.environment(), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdin is not None
        try:
            yield Clerk(process)
        finally:
            process.stdin.close()
            process.wait(timeout=30)
