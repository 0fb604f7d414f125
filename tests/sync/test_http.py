"""The calls of the protocol: answers are checked for who signed them and for what was asked."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.domain.instants import to_text
from kiosk.work.clock import TrustedClock
from kiosk.work.device import Device
from sync.http import Link, Upload, fetch_authority, post_enrolment
from sync.line import Line, LinkTrouble, unchecked_context
from sync.protocol.batch import build
from sync.protocol.changes import Change, Page, encode_change, encode_page
from sync.protocol.enrolment import Recipients, make_request
from sync.protocol.hello import Hello, encode_hello
from sync.protocol.keys import public_text
from sync.protocol.problems import encode_problem
from sync.protocol.replies import Reply, Row, encode_reply
from sync.protocol.request_signature import verify_request
from sync.protocol.seal import Identity, new_identity
from sync.protocol.signed import sign, to_lines
from tests.sync.made import AT, DEVICE, KEY, envelope, record_id
from tests.sync.scripted import Asked, Server, Told, serving

NOW = datetime.now(UTC)
CENTRE_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
BATCH = build(DEVICE, "99.01", AT, "inc", [envelope()])
REPLY = Reply(BATCH.id, (Row(record_id(1), envelope().sha256, "accepted"),), (), 0, 60, to_text(NOW), "inc")
SCAN = b"the bytes of a scan"
SCAN_HASH = hashlib.sha256(SCAN).hexdigest()


def device_at(url: str, ca_pem: str) -> Device:
    identity: Identity = new_identity()
    return Device(
        id=DEVICE, district="99.01", district_name="", office="99.01.01.2001", office_name="", kiosk_code="01",
        signing_key=KEY, identity=identity, server_keys=(public_text(CENTRE_KEY),),
        recipients=Recipients("", "", ""), url=url, ca_pem=ca_pem, training=False, settings={},
    )  # fmt: skip


@dataclass
class Both:
    """A link and the server at its other end; ``time`` is the kiosk's trusted time."""

    server: Server
    link: Link
    clock: TrustedClock

    def says(self, told: Told | None) -> None:
        self.server.answer = lambda _: told

    def code_of(self, told: Told | None) -> str:
        self.says(told)
        with pytest.raises(LinkTrouble) as raised:
            self.link.put_batch(BATCH)
        return str(raised.value)


def hello_to(asked: Asked, time: datetime = NOW, key: Ed25519PrivateKey = CENTRE_KEY) -> Told:
    nonce = asked.path.partition("nonce=")[2]
    return Told(body=to_lines(sign(encode_hello(Hello(nonce, to_text(time), "99.01", "inc")), key)))


def clock_at(moment: datetime) -> TrustedClock:
    return TrustedClock(lambda: moment, lambda: 0.0)


@pytest.fixture
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    with serving(tmp_path_factory.getbasetemp() / "http-tls", NOW) as server:
        clock = clock_at(NOW)
        link = Link(device_at(server.url, server.ca_pem), clock)
        yield Both(server, link, clock)
        link.close()


def signed(payload: bytes, key: Ed25519PrivateKey = CENTRE_KEY) -> bytes:
    return to_lines(sign(payload, key))


def test_a_batch_is_sent_packed_and_signed_and_its_reply_believed(both: Both) -> None:
    both.says(Told(body=signed(encode_reply(REPLY))))
    assert both.link.put_batch(BATCH) == REPLY
    assert both.link.heard_time
    [asked] = both.server.asked
    assert (asked.method, asked.path, asked.headers["content-encoding"]) == ("PUT", f"/v1/batches/{BATCH.id}", "gzip")
    keys = {DEVICE: public_text(KEY)}
    assert verify_request("PUT", asked.path, asked.headers, asked.body, key_of=keys.get, now=NOW) == DEVICE


@pytest.mark.parametrize(
    ("told", "trouble"),
    [
        (None, "link.offline (RemoteDisconnected)"),
        (Told(302), "link.captive (http.302)"),
        (Told(401, encode_problem(401, "signature.unknown_device")), "link.denied (signature.unknown_device)"),
        (Told(403, encode_problem(403, "device.revoked")), "link.denied (device.revoked)"),
        (Told(500, b"<html>"), "link.server (http.500)"),
        (Told(400, encode_problem(400, "batch.gzip")), "link.server (batch.gzip)"),
        (Told(body=b"<html>"), "link.server (envelope.lines)"),
        (Told(body=signed(b"{}")), "link.server (reply.field)"),
        (Told(body=signed(encode_reply(REPLY), KEY)), "link.identity (signature.unknown_key)"),
        (Told(body=signed(encode_reply(replace(REPLY, batch="0" * 64)))), "link.server (reply.batch)"),
    ],
)
def test_what_is_no_reply_is_named(both: Both, told: Told | None, trouble: str) -> None:
    assert both.code_of(told) == trouble


@pytest.mark.parametrize(("header", "seconds"), [("7", 7), ("Fri, 31 Dec 1999", 0)])
def test_a_server_may_ask_for_patience(both: Both, header: str, seconds: int) -> None:
    both.says(Told(503, headers={"Retry-After": header}))
    with pytest.raises(LinkTrouble) as raised:
        both.link.put_batch(BATCH)
    assert raised.value.retry_after_s == seconds


def test_a_hello_sets_the_time(both: Both) -> None:
    true_time = NOW + timedelta(seconds=300)
    both.server.answer = lambda asked: hello_to(asked, true_time)
    assert both.link.hello().incarnation == "inc"
    assert to_text(both.clock.now()) == to_text(true_time)


def test_a_hello_that_another_signed_sets_nothing(both: Both) -> None:
    both.server.answer = lambda asked: hello_to(asked, NOW + timedelta(days=5), KEY)
    with pytest.raises(LinkTrouble, match=r"link\.identity"):
        both.link.hello()
    assert both.clock.now() == NOW
    assert not both.link.heard_time


def test_a_hello_that_is_an_old_one_sets_nothing(both: Both) -> None:
    old = hello_to(Asked("GET", "/v1/hello?nonce=" + "o" * 22, {}, b""))
    both.says(old)
    with pytest.raises(LinkTrouble, match=r"hello\.nonce"):
        both.link.hello()


@pytest.mark.parametrize("wrong", [datetime(2010, 1, 1, tzinfo=UTC), datetime(2036, 6, 1, tzinfo=UTC)])
def test_a_dead_clock_battery_does_not_close_the_road(tmp_path: Path, wrong: datetime) -> None:
    """The store was never told the time: the certificate's dates fail, the signed hello mends it, the deed goes out."""
    with serving(tmp_path, NOW) as server:
        clock = TrustedClock(lambda: wrong, lambda: 0.0)
        clock.confirm(wrong)
        link = Link(device_at(server.url, server.ca_pem), clock)
        reply = Told(body=signed(encode_reply(REPLY)))
        server.answer = lambda asked: hello_to(asked) if "hello" in asked.path else reply
        assert link.put_batch(BATCH) == REPLY
        assert [asked.path.partition("?")[0] for asked in server.asked] == ["/v1/hello", f"/v1/batches/{BATCH.id}"]
        assert abs(clock.now() - NOW) < timedelta(seconds=5)
        link.close()


def test_a_certificate_that_has_really_expired_is_not_used(tmp_path: Path) -> None:
    with serving(tmp_path, NOW - timedelta(days=4000)) as server:
        link = Link(device_at(server.url, server.ca_pem), clock_at(NOW))
        server.answer = hello_to
        with pytest.raises(LinkTrouble, match=r"link\.tls \(certificate\.dates\)"):
            link.head("/v1/uploads/x")
        assert {asked.path.partition("?")[0] for asked in server.asked} == {"/v1/hello"}
        link.close()


def test_a_request_made_at_the_wrong_minute_is_made_again(both: Both) -> None:
    late = NOW + timedelta(minutes=20)
    refused = Told(401, encode_problem(401, "signature.expired"))

    def answer(asked: Asked) -> Told:
        if "hello" in asked.path:
            return hello_to(asked, late)
        made = int(asked.headers["signature-input"].partition("created=")[2].partition(";")[0])
        return Told(body=signed(encode_reply(REPLY))) if made > NOW.timestamp() + 600 else refused

    both.server.answer = answer
    assert both.link.put_batch(BATCH) == REPLY


def test_a_server_whose_own_time_is_refused_is_named(both: Both) -> None:
    refused = Told(401, encode_problem(401, "signature.expired"))
    both.server.answer = lambda asked: hello_to(asked) if "hello" in asked.path else refused
    with pytest.raises(LinkTrouble, match=r"link\.clock"):
        both.link.put_batch(BATCH)


def change(number: int, device: str = DEVICE) -> Change:
    log = "device" if device else "district"
    return Change(record_id(number), log, number, device, "announcement", AT, {})  # type: ignore[arg-type]


def test_changes_are_each_believed(both: Both) -> None:
    page = Page(0, "0.2", 60, AT, "inc")
    envelopes = [sign(encode_change(change(number)), CENTRE_KEY) for number in (1, 2)]
    both.says(Told(body=encode_page(page, envelopes)))
    assert both.link.changes("0.0") == (page, [change(1), change(2)])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (encode_page(Page(0, "0.1", 60, AT, "inc"), [sign(encode_change(change(1)), KEY)]), "link.identity"),
        (
            encode_page(Page(0, "0.1", 60, AT, "inc"), [sign(encode_change(change(1, "x")), CENTRE_KEY)]),
            "link.identity",
        ),
        (encode_page(Page(0, "0.1", 60, AT, "inc"), [sign(b"{}", CENTRE_KEY)]), "link.server"),
        (b"<html>", "link.server"),
    ],
)
def test_a_page_that_is_not_for_us_is_refused(both: Both, body: bytes, code: str) -> None:
    both.says(Told(body=body))
    with pytest.raises(LinkTrouble) as raised:
        both.link.changes("0.0")
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (Told(204, headers={"Upload-Offset": "5"}), Upload(5)),
        (Told(409, headers={"Upload-Offset": "3"}), Upload(3)),
        (Told(404), Upload(0, "upload.gone")),
        (Told(410), Upload(0, "upload.gone")),
        (Told(460), Upload(0, "blob.hash")),
    ],
)
def test_an_upload_says_where_it_stands(both: Both, told: Told, state: Upload) -> None:
    both.says(told)
    assert both.link.patch("/v1/uploads/t", 0, iter([SCAN]), len(SCAN)) == state
    assert both.link.head("/v1/uploads/t") == state
    patch, head = both.server.asked
    assert (patch.body, patch.headers["upload-offset"], head.method) == (SCAN, "0", "HEAD")
    assert "signature" not in patch.headers


@pytest.mark.parametrize("told", [Told(204), Told(409, encode_problem(409, "upload.superseded")), Told(500)])
def test_an_upload_that_does_not_say_it_is_trouble(both: Both, told: Told) -> None:
    both.says(told)
    with pytest.raises(LinkTrouble, match=r"link\.server"):
        both.link.head("/v1/uploads/t")


def test_a_blob_that_was_cut_goes_on_where_it_was_cut(both: Both) -> None:
    both.says(Told(body=SCAN, cut=8))
    with pytest.raises(LinkTrouble):
        both.link.blob(SCAN_HASH, len(SCAN))
    both.says(Told(206, body=SCAN[8:]))
    assert both.link.blob(SCAN_HASH, len(SCAN)) == SCAN
    assert [asked.headers.get("range") for asked in both.server.asked] == [None, "bytes=8-"]


def test_a_blob_whose_rest_the_server_does_not_know_begins_anew(both: Both) -> None:
    both.says(Told(body=SCAN, cut=8))
    with pytest.raises(LinkTrouble):
        both.link.blob(SCAN_HASH, len(SCAN))
    both.says(Told(416))
    with pytest.raises(LinkTrouble, match=r"http\.416"):
        both.link.blob(SCAN_HASH, len(SCAN))
    both.says(Told(body=SCAN))
    assert both.link.blob(SCAN_HASH, len(SCAN)) == SCAN


def test_a_blob_with_other_bytes_is_not_kept(both: Both) -> None:
    both.says(Told(body=b"other bytes"))
    with pytest.raises(LinkTrouble, match=r"blob\.hash"):
        both.link.blob(SCAN_HASH, len(SCAN))


def test_a_blob_longer_than_promised_is_not_read_to_its_end(both: Both) -> None:
    both.says(Told(body=bytes(300_000)))
    with pytest.raises(LinkTrouble, match=r"answer\.size"):
        both.link.blob(SCAN_HASH, len(SCAN))
    both.says(Told(body=SCAN))
    assert both.link.blob(SCAN_HASH, len(SCAN)) == SCAN


def test_a_blob_that_is_not_ours_is_none(both: Both) -> None:
    both.says(Told(404, encode_problem(404, "blob.unknown")))
    assert both.link.blob(SCAN_HASH, len(SCAN)) is None
    both.says(Told(500))
    with pytest.raises(LinkTrouble):
        both.link.blob(SCAN_HASH, len(SCAN))


def test_a_challenge_is_answered_with_what_it_held(both: Both) -> None:
    both.says(Told(204))
    both.link.confirm(b"opened")
    assert json.loads(both.server.asked[0].body) == {"challenge": "b3BlbmVk"}


def test_the_first_contact_takes_what_it_gets(both: Both) -> None:
    line = Line(both.server.url, unchecked_context())
    both.says(Told(body=b"-----BEGIN"))
    assert fetch_authority(line) == "-----BEGIN"
    both.says(Told(body=b"\xff"))
    with pytest.raises(LinkTrouble, match=r"link\.captive"):
        fetch_authority(line)
    both.says(Told(403, encode_problem(403, "enrolment.used")))
    request = make_request(code="0" * 12, key=KEY, recipient="", label="", nonce="n" * 22, made_at=AT)
    with pytest.raises(LinkTrouble, match=r"enrolment\.used"):
        post_enrolment(line, request)
    line.close()


def test_abort_reaches_every_line(both: Both) -> None:
    both.says(Told(body=signed(encode_reply(REPLY))))
    both.link.put_batch(BATCH)
    both.link.abort()
    assert both.link.put_batch(BATCH) == REPLY
