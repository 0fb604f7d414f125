"""Network plumbing of badlink: TCP/IPv4 headers, TUN devices and network namespaces (Linux, root)."""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import os
import pathlib
import struct
import subprocess
import sys
from collections.abc import Iterator

MTU = 1400  # bytes of an IP packet on the emulated link


def checksum(data: bytes) -> int:
    """Internet checksum (RFC 1071) of `data`."""
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data if len(data) % 2 == 0 else data + b"\0"))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


@dataclasses.dataclass
class Segment:
    """The TCP/IPv4 header fields used for accounting and for building resets."""

    src: bytes
    dst: bytes
    sport: int
    dport: int
    seq: int
    ack: int
    flags: int
    payload: int  # bytes

    @classmethod
    def parse(cls, packet: bytes) -> Segment | None:
        """Return the segment in an IP packet, or None if it is not TCP over IPv4."""
        if len(packet) < 40 or packet[0] >> 4 != 4 or packet[9] != 6:
            return None
        head = (packet[0] & 15) * 4
        sport, dport, seq, ack, offset, flags = struct.unpack_from("!HHIIBB", packet, head)
        size = struct.unpack_from("!H", packet, 2)[0] - head - (offset >> 4) * 4
        return cls(packet[12:16], packet[16:20], sport, dport, seq, ack, flags, size)

    def reset(self) -> bytes:
        """Build the RST packet that a middlebox would send back for this segment."""
        ack = (self.seq + self.payload) & 0xFFFFFFFF
        tcp = struct.pack("!HHIIBBHHH", self.dport, self.sport, self.ack, ack, 0x50, 0x14, 0, 0, 0)
        pseudo = self.dst + self.src + struct.pack("!BBH", 0, 6, len(tcp))
        tcp = tcp[:16] + struct.pack("!H", checksum(pseudo + tcp)) + tcp[18:]
        ip = struct.pack("!BBHHHBBH", 0x45, 0, 40, 0, 0, 64, 6, 0) + self.dst + self.src
        return ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:] + tcp


def sh(command: str) -> None:
    """Run a set-up command, raising on failure."""
    subprocess.run(command.split(), check=True, capture_output=True)


def open_tun(name: str) -> int:
    """Create a TUN device and return its non-blocking descriptor."""
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, 0x400454CA, struct.pack("16sH22x", name.encode(), 0x1001))  # TUNSETIFF, TUN | NO_PI
    return fd


@contextlib.contextmanager
def namespace(index: int) -> Iterator[tuple[str, str, int, int]]:
    """Build namespace and TUN pair; yield (namespace, host address, host fd, client fd); tear down."""
    ns, host, client, net = f"badlink{index}", f"blh{index}", f"blc{index}", f"10.77.{index}"
    if pathlib.Path(f"/run/netns/{ns}").exists():
        sys.exit(f"namespace {ns} exists: another run uses --index {index}, or clear it: ip netns del {ns}")
    sh(f"ip netns add {ns}")
    try:
        fds = open_tun(host), open_tun(client)
        sh(f"ip link set {client} netns {ns}")
        for inside, device, address in (("", host, f"{net}.1"), (f"ip netns exec {ns} ", client, f"{net}.2")):
            sh(f"{inside}sysctl -qw net.ipv6.conf.{device}.disable_ipv6=1")
            sh(f"{inside}ip addr add {address}/30 dev {device}")
            sh(f"{inside}ip link set {device} mtu {MTU} up")
        sh(f"ip netns exec {ns} ip link set lo up")
        yield ns, f"{net}.1", *fds
        for fd in fds:
            os.close(fd)
    finally:
        sh(f"ip netns del {ns}")
