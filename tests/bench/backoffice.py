"""How long officers wait for their pages while 100,000 applications are open."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPSConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from kiosk.domain.ids import new_id
from tests.bench.rows import Row, at_most
from tests.central.kiosk import moment
from tests.centre import Centre, running_centre
from tests.engines.wire import RealWire

_OPEN = 100_000
_CLOSED = 20_000
_ROUNDS = 60
_FILL = """
import random
from django.db import transaction
from central.register.models import Application, Product, Revision
from kiosk.domain.ids import new_id
from datetime import timedelta

draw, at = random.Random(1), now()
first = case("{case}")
revision = Revision.objects.get(district=first.district, case_id=first.id)
states = ["received"] * 6 + ["in_review"] + ["complete"] * 3
yielded = (("AKTA_LAHIR", "pdf"), ("KK", "pdf"), ("KIA", "card"))
names = ("AISA", "BUDI", "SITI", "RINA", "DINI", "HASAN", "UMAR", "SALMA", "JOKO", "MARIA")

def copy(row, **changed):
    values = {{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}}
    return type(row)(**(values | changed))

with transaction.atomic():
    cases, revisions, products = [], [], []
    for place in range({closed} + {open}):
        status = "done" if place < {closed} else draw.choice(states)
        since = at - timedelta(minutes=draw.randrange(3000))
        name = f"{{draw.choice(names)}} {{draw.choice(names)}} CONTO"
        made = copy(first, id=new_id(at), arrival=place + 10, status=status, since=since, subject_name=name,
                    name_key=name, number=f"9901012001-261121-A1A-{{place:06d}}-X", revision=1 + (place % 9 == 0))
        cases.append(made)
        revisions.append(copy(revision, id=new_id(at), case_id=made.id))
        if status == "complete":
            products += [Product(district=made.district, id=new_id(at), case_id=made.id, code=code, name=code,
                                 kind=kind, position=number, status="processing", since=since, complete_at=since)
                         for number, (code, kind) in enumerate(yielded)]
    for rows in (cases, revisions, products):
        type(rows[0]).objects.bulk_create(rows, batch_size=2000)
"""


def rows() -> Iterator[Row]:
    """Pages of the real server with TLS on SQLite, asked one after another by one officer."""
    with tempfile.TemporaryDirectory() as folder, running_centre(Path(folder)) as centre:
        wire = RealWire(centre)
        kiosk = wire.enrol()
        case = new_id(moment())
        wire.send(kiosk, kiosk.submission(case))
        centre.deed(_FILL.format(case=case, closed=_CLOSED, open=_OPEN))
        officer = _Officer(centre, wire)
        yield at_most("backoffice: queue page, 100,000 open, p95", officer.p95("/"), "ms", 100)
        yield at_most("backoffice: late ones, p95", officer.p95("/?tab=lewat"), "ms", 300)
        yield at_most("backoffice: page 7,000 of the queue, p95", officer.p95("/?mulai=49000"), "ms", 300)
        yield at_most("backoffice: search by name, p95", officer.p95("/cari?q=siti+ri"), "ms", 300)
        yield at_most("backoffice: search by number, p95", officer.p95("/cari?q=9901012001-261121-A1A-0500"), "ms", 300)
        yield at_most("backoffice: results expected, p95", officer.p95("/hasil"), "ms", 300)
        yield at_most("backoffice: one case, p95", officer.p95(f"/permohonan/{case}"), "ms", 100)
        officer.line.close()


class _Officer:
    """Somebody signed in, on one kept connection."""

    def __init__(self, centre: Centre, wire: RealWire) -> None:
        self.line = HTTPSConnection("localhost", centre.port, context=wire.context, timeout=60)
        self.cookies: SimpleCookie = SimpleCookie()
        page = self.ask("GET", "/masuk")
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        form = {"csrfmiddlewaretoken": token[1].decode(), "username": centre.officer[0], "password": centre.officer[1]}
        self.ask("POST", "/masuk", urlencode(form), {"Referer": f"{centre.url}/masuk"})
        assert b"Antrean" in self.ask("GET", "/")

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> bytes:
        """The body of the answer; cookies are kept."""
        sent = {"Cookie": "; ".join(f"{name}={one.value}" for name, one in self.cookies.items()), **(headers or {})}
        if body:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, sent)
        answer = self.line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.load(cookie)
        data = answer.read()
        assert answer.status in {200, 302}, (path, answer.status)
        return data

    def p95(self, path: str) -> float:
        """Milliseconds within which 95 of 100 answers came."""
        times = []
        for _ in range(_ROUNDS):
            started = time.perf_counter()
            self.ask("GET", path)
            times.append((time.perf_counter() - started) * 1000)
        return sorted(times)[int(_ROUNDS * 0.95)]


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name:48} {row.value:9.1f} {row.unit} budget {row.budget:g} {'ok' if row.ok else 'MISSED'}")
