"""What both ends of the road say when bytes are not what they should be: one family of errors with stable codes."""

from __future__ import annotations


class ProtocolError(Exception):
    """Bytes from the other side, or for it, break the protocol.

    ``code`` is stable and travels (RFC 9457 ``code``, reply rows, the counter's messages); ``detail`` names the place
    in the document, never a value of it, so that no personal data reaches a log.
    """

    code: str
    detail: str

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} ({detail})" if detail else code)
        self.code = code
        self.detail = detail


class BadEnvelope(ProtocolError):
    """Two lines are not a payload and its seal: envelope.lines, envelope.json, envelope.field."""


class BadSignature(ProtocolError):
    """The signature is not that key's over these bytes: signature.bad."""


class UnknownKey(ProtocolError):
    """The key that signed is none of those believed here: signature.unknown_key."""


class BadDigest(ProtocolError):
    """The envelope names another SHA-256 than its payload has: signature.digest."""


class BadRecord(ProtocolError):
    """A payload is not a record: record.json, record.field."""


class BadBatch(ProtocolError):
    """A body is not a batch.

    Codes: batch.manifest.json, batch.manifest.field, batch.id, batch.count, batch.digest, batch.records, batch.bytes,
    batch.gzip.
    """


class BadReply(ProtocolError):
    """A payload is not the answer to a batch: reply.json, reply.field."""


class BadChange(ProtocolError):
    """A page of the way back cannot be read: change.json, change.field, change.cursor, change.gap."""


class BadHello(ProtocolError):
    """A payload is not the answer to a hello: hello.json, hello.field, hello.nonce."""


class BadTracking(ProtocolError):
    """A payload is no question or answer about a receipt number: track.json, track.field, track.nonce."""


class BadSeal(ProtocolError):
    """Something sealed cannot be made or opened: seal.recipient, seal.identity, seal.broken."""


class BadMessage(ProtocolError):
    """An anonymous message, a bundle of them, or a complaint cannot be read.

    Codes: message.json, message.field, message.size, complaint.json, complaint.field, bundle.json, bundle.field,
    bundle.size.
    """


class BadKey(ProtocolError):
    """A key or a base64url text is malformed: key.text, key.length."""


class BadEnrolment(ProtocolError):
    """An enrolment code, request or answer is malformed.

    Codes: enrolment.code, enrolment.json, enrolment.field, enrolment.proof.
    """


class BadRequestSignature(ProtocolError):
    """A request is not signed as RFC 9421 asks.

    Codes: signature.missing, signature.bad, signature.expired, signature.unknown_device.
    """
