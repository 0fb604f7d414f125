"""One kept connection: what it believes, what it keeps, and how each failure is named."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import urllib3

from sync import line as module
from sync.line import DatesDiffer, Line, LinkTrouble, Question, pinned_context, trouble_of, unchecked_context
from tests.sync.real import free_port
from tests.sync.scripted import Asked, Server, Told, serving

NOW = datetime.now(UTC)
ASK = Question("GET", "/x")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tls")


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder, NOW) as running:
        yield running


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    made = Line(server.url, pinned_context(server.ca_pem), now=lambda: NOW)
    yield made
    made.close()


def code_of(line: Line, question: Question = ASK) -> str:
    with pytest.raises(LinkTrouble) as raised:
        line.ask(question)
    return raised.value.code


def test_one_connection_serves_many_questions(server: Server, line: Line) -> None:
    server.answer = lambda asked: Told(body=asked.body, headers={"X-Seen": asked.path})
    first = line.ask(ASK)
    second = line.ask(Question("PUT", "/y", {"X-A": "1"}, [b"ab", b"cd"], 4))
    assert (first.status, first.headers["x-seen"], second.body) == (200, "/x", b"abcd")
    assert server.connections == 1
    assert set(server.asked[0].headers) == {"host", "user-agent"}
    assert server.asked[1].headers["content-length"] == "4"


def test_an_address_may_have_a_prefix(server: Server) -> None:
    line = Line(server.url + "/loket/", pinned_context(server.ca_pem))
    line.ask(ASK)
    line.close()
    assert server.asked[0].path == "/loket/x"


@pytest.mark.parametrize("url", ["http://localhost", "https://", "", "ftp://x", "/v1"])
def test_only_https_addresses_are_roads(url: str) -> None:
    with pytest.raises(LinkTrouble, match=r"link\.identity"):
        Line(url, unchecked_context())


@pytest.mark.parametrize(
    "pem", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_what_is_no_authority_is_not_pinned(pem: str) -> None:
    with pytest.raises(LinkTrouble, match=r"link\.identity"):
        pinned_context(pem)


def test_a_line_put_down_between_two_questions_is_taken_up_again(server: Server, line: Line) -> None:
    server.answer = lambda _: Told(hang_up=True)
    for _ in range(3):
        assert line.ask(ASK).status == 200
    assert server.connections == 3


def test_a_question_that_met_a_dying_line_is_asked_again(server: Server, line: Line) -> None:
    replies = [Told(), None, Told(204)]
    server.answer = lambda _: replies.pop(0)
    assert line.ask(ASK).status == 200
    assert line.ask(Question("PUT", "/y", body=[b"ab"], length=2)).status == 204
    assert server.connections == 2


def test_a_body_that_cannot_be_said_twice_is_not_repeated(server: Server, line: Line) -> None:
    replies = [Told(), None]
    server.answer = lambda _: replies.pop(0)
    line.ask(ASK)
    assert code_of(line, Question("PATCH", "/y", body=iter([b"ab"]), length=2)) == "link.offline"
    assert len(server.asked) == 2


def test_a_server_that_says_goodbye_is_let_go(server: Server, line: Line) -> None:
    server.answer = lambda _: Told(headers={"Connection": "close"}, hang_up=True)
    line.ask(ASK)
    line.ask(ASK)
    assert server.connections == 2


@pytest.mark.parametrize("hang_up", [ConnectionResetError, ssl.SSLEOFError])
def test_a_refusal_half_way_through_a_body_is_heard(server: Server, line: Line, hang_up: type[OSError]) -> None:
    big = bytes(1024 * 1024)

    def blocks() -> Iterator[bytes]:
        yield big
        # The server answers and hangs up while the rest is on its way.
        raise hang_up

    server.answer = lambda _: Told(409, headers={"Upload-Offset": "7"}, hang_up=True)
    answer = line.ask(Question("PATCH", "/y", body=blocks(), length=len(big)))
    assert (answer.status, answer.headers["upload-offset"]) == (409, "7")


def test_nobody_listens(folder: Path, server: Server) -> None:
    line = Line(f"https://localhost:{free_port()}", pinned_context(server.ca_pem))
    assert code_of(line) == "link.refused"


def test_an_answer_that_does_not_come(server: Server, line: Line) -> None:
    silent = threading.Event()
    server.answer = lambda _: Told() if silent.wait(5) else None
    assert code_of(line, Question("GET", "/x", patience_s=0.05)) == "link.timeout"
    silent.set()


def test_an_answer_cut_short(server: Server, line: Line) -> None:
    server.answer = lambda _: Told(body=b"x" * 1000, cut=10)
    assert code_of(line) == "link.offline"


def test_what_came_before_the_cut_is_kept_and_continued(server: Server, line: Line) -> None:
    kept = bytearray()
    server.answer = lambda _: Told(body=b"0123456789", cut=4)
    with pytest.raises(LinkTrouble):
        line.ask(ASK, keep=kept)
    assert bytes(kept) == b"0123"
    server.answer = lambda _: Told(206, body=b"456789")
    assert line.ask(ASK, keep=kept).body == b""
    assert bytes(kept) == b"0123456789"
    server.answer = lambda _: Told(200, body=b"anew")
    line.ask(ASK, keep=kept)
    assert bytes(kept) == b"anew"
    server.answer = lambda _: Told(404, body=b"no")
    assert line.ask(ASK, keep=kept).body == b"no"
    assert bytes(kept) == b"anew"


def test_an_answer_without_end_is_ended(server: Server, line: Line) -> None:
    server.answer = lambda _: Told(body=bytes(200_000))
    with pytest.raises(LinkTrouble, match=r"answer\.size"):
        line.ask(Question("GET", "/x", most=100_000))


def test_another_authority_is_a_portal(tmp_path: Path, folder: Path) -> None:
    with serving(tmp_path, NOW) as portal, serving(folder, NOW) as centre:
        assert code_of(Line(portal.url, pinned_context(centre.ca_pem))) == "link.captive"


def test_a_page_without_tls_is_a_portal(folder: Path, server: Server) -> None:
    with serving(folder, NOW, tls=False) as portal:
        assert code_of(Line(portal.url, pinned_context(server.ca_pem))) == "link.captive"


def test_a_certificate_for_another_name(tmp_path: Path) -> None:
    with serving(tmp_path, NOW, "elsewhere.example") as other:
        assert code_of(Line(other.url, pinned_context(other.ca_pem))) == "link.identity"


def test_the_unchecked_line_asks_anybody(tmp_path: Path) -> None:
    with serving(tmp_path, NOW, "elsewhere.example") as other:
        line = Line(other.url, unchecked_context())
        assert line.ask(ASK).status == 200
        line.close()


@pytest.mark.parametrize("believed", [NOW - timedelta(days=9000), NOW + timedelta(days=9000)])
def test_dates_are_compared_with_the_time_that_is_believed(server: Server, believed: datetime) -> None:
    line = Line(server.url, pinned_context(server.ca_pem), now=lambda: believed)
    with pytest.raises(DatesDiffer):
        line.ask(ASK)
    assert server.asked == []


def test_the_machines_own_clock_is_not_asked(tmp_path: Path) -> None:
    long_ago = NOW - timedelta(days=4000)
    with serving(tmp_path, long_ago) as expired:
        line = Line(expired.url, pinned_context(expired.ca_pem), now=lambda: long_ago)
        assert line.ask(ASK).status == 200
        line.close()
        dateless = Line(expired.url, pinned_context(expired.ca_pem))
        assert dateless.ask(ASK).status == 200
        dateless.close()


def test_abort_ends_a_question_that_waits(server: Server, line: Line) -> None:
    asked, over = threading.Event(), threading.Event()

    def answer(_: Asked) -> Told:
        asked.set()
        over.wait(5)
        return Told()

    server.answer = answer
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(code_of(line)))
    thread.start()
    assert asked.wait(5)
    line.abort()
    thread.join(5)
    over.set()
    assert found == ["link.offline"]


def test_abort_of_a_line_that_is_not_open_does_nothing(line: Line) -> None:
    line.abort()


def test_a_connection_that_dies_while_it_is_aborted(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    line.ask(ASK)

    def gone(*_: object) -> None:
        raise OSError("not connected")

    monkeypatch.setattr(module.socket.socket, "shutdown", gone)
    line.abort()
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (TimeoutError(), "link.timeout"),
        (socket.gaierror(), "link.offline"),
        (ConnectionResetError(), "link.offline"),
        (module.ssl.SSLEOFError(), "link.offline"),
        (module.ssl.SSLError(1, "[SSL: X] y"), "link.tls"),
        (urllib3.exceptions.ProtocolError(), "link.offline"),
    ],
)
def test_every_failure_has_a_name(problem: Exception, code: str) -> None:
    assert trouble_of(problem).code == code


def test_a_trouble_tells_its_detail() -> None:
    assert str(LinkTrouble("link.server", "http.500")) == "link.server (http.500)"
    assert str(LinkTrouble("link.offline")) == "link.offline"
