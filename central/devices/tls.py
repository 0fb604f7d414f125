"""The centre's own certificate authority and the certificate that its web server shows (RFC 5280).

Kiosks trust this CA alone and learn it at enrolment, so a district needs neither a domain nor a bought certificate.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from central.environment import write_secret

_CA_LIFE: Final = timedelta(days=30 * 365)
_SERVER_LIFE: Final = timedelta(days=825)
_RENEW_BEFORE: Final = timedelta(days=90)
# Kiosks whose clock is a little behind must not see a certificate from the future.
_LEEWAY: Final = timedelta(days=2)


def ca_pem(data: Path) -> str:
    """The CA's certificate below the folder ``data``, as PEM."""
    return (data / "tls" / "ca.pem").read_text(encoding="ascii")


def ca_sha256(data: Path) -> str:
    """SHA-256 of the CA's certificate in DER, in hexadecimal: what enrolment codes carry the beginning of."""
    certificate = x509.load_pem_x509_certificate(ca_pem(data).encode())
    return hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest()


def create_tls(data: Path, hosts: Sequence[str], now: datetime) -> tuple[Path, Path]:
    """The paths of the server's certificate chain and key, made when absent, about to end, or for other ``hosts``."""
    folder = data / "tls"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (folder / "ca.pem").is_file():
        _create_ca(folder, now)
    certificate, key = folder / "server.pem", folder / "server.key"
    if not _still_good(certificate, hosts, now):
        certificate.unlink(missing_ok=True)
        key.unlink(missing_ok=True)
        _create_server(folder, hosts, now)
    return certificate, key


def _create_ca(folder: Path, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Loket CA")])
    certificate = (
        _builder(name, name, key, now, _CA_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    # The key first: a certificate without its key could never be used nor, being there, made again.
    (folder / "ca.key").unlink(missing_ok=True)
    write_secret(folder / "ca.key", _key_pem(key))
    write_secret(folder / "ca.pem", certificate.public_bytes(serialization.Encoding.PEM))


def _create_server(folder: Path, hosts: Sequence[str], now: datetime) -> None:
    authority = x509.load_pem_x509_certificate((folder / "ca.pem").read_bytes())
    authority_key = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), password=None)
    if not isinstance(authority_key, EllipticCurvePrivateKey):
        raise TypeError("the CA key is not an elliptic curve key")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Loket")])
    certificate = (
        _builder(name, authority.subject, key, now, _SERVER_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general_name(host) for host in hosts]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_authority_identifier(authority), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    write_secret(folder / "server.key", _key_pem(key))
    chain = certificate.public_bytes(serialization.Encoding.PEM) + authority.public_bytes(serialization.Encoding.PEM)
    write_secret(folder / "server.pem", chain)


def _still_good(path: Path, hosts: Sequence[str], now: datetime) -> bool:
    if not path.is_file():
        return False
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    wanted = {_general_name(host) for host in hosts}
    return wanted <= set(names) and certificate.not_valid_after_utc > now + _RENEW_BEFORE


def _builder(
    subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, now: datetime, life: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _LEEWAY)
        .not_valid_after(now + life)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _authority_identifier(authority: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    identifier = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _key_pem(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
