"""Connection-level bad link: the `proxy` mode of badlink, for any system and without root.

Emulated: rate shared by all connections of a direction, delay, jitter, handshake delay, outages as
stalls, resets or silence. Not emulated: packet loss (a lost segment is a pause of 1.5 RTT, sent twice),
TCP back-off and slow start (the client talks to a near relay), refused handshakes during outages (they
succeed and stall). Use `run` mode for figures to compare, this one for quick and portable tests.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import socket
import struct

from tests.faultkit.badlink import Direction, Link
from tests.faultkit.badlink_net import MTU


class ProxyLink:
    """TCP relay over a Link; every connection shares the rate of its direction."""

    def __init__(self, link: Link, target: tuple[str, int]) -> None:
        self.link, self.target = link, target

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Relay one client connection until an end closes it or an outage kills it."""
        born = self.link.now()
        self.link.connections += 1
        far: asyncio.StreamWriter | None = None
        try:
            await self.ready(born)
            await asyncio.sleep(self.link.profile.rtt_ms / 1000)  # the handshake
            far_reader, far = await asyncio.open_connection(*self.target, limit=16384)
            await asyncio.gather(
                self.pump(reader, far, self.link.up, born), self.pump(far_reader, writer, self.link.down, born)
            )
        except ConnectionAbortedError:  # killed by the link: reset the client, leave the server hanging
            self.link.resets += 1
            sock = writer.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass
        finally:
            for end in (writer, far):
                if end:
                    end.close()

    async def ready(self, born: float) -> None:
        """Wait out an outage; raise if it killed this connection, or sleep for ever if swallowed."""
        while gap := self.link.outage(now := self.link.now()):  # noqa: ASYNC110 - the end of an outage is a moment, not an event
            await asyncio.sleep(gap.end - now)
        killed = self.link.killer(born, self.link.now())
        if killed and killed.kind == "swallow":
            await asyncio.sleep(3600)
        if killed:
            raise ConnectionAbortedError

    async def pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Direction, born: float
    ) -> None:
        """Copy one direction in segments, paced by the link."""
        flight: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, data = await flight.get()
                await asyncio.sleep(max(0.0, due - self.link.now()))
                await self.ready(born)
                if not data:
                    with contextlib.suppress(OSError):
                        writer.write_eof()
                    return
                way.count["delivered"] += len(data)
                writer.write(data)
                await writer.drain()

        task = asyncio.create_task(deliver())
        try:
            while data := await reader.read(MTU - 52):
                way.queue_s = 1e9  # a relay never drops: it stops reading instead
                size, extra = len(data) + 52, 0.0
                way.count["packets"] += 1
                way.count["payload"] += len(data)
                if way.lost():
                    size, extra = 2 * size, max(0.2, 1.5 * self.link.profile.rtt_ms / 1000)
                    way.count["drop_loss"] += 1
                    way.count["resent"] += len(data)
                way.count["offered"] += size
                due = way.transit(size, self.link.now()) or 0.0
                way.last_out += extra
                flight.put_nowait((due + extra, data))
                await asyncio.sleep(max(0.0, way.busy_until - self.link.now()))
            flight.put_nowait((way.last_out, b""))
            await task
        finally:
            task.cancel()


async def relay(args: argparse.Namespace) -> dict[str, object]:
    """Serve the relay until the time is up or SIGINT/SIGTERM arrives."""
    (host, port), (to_host, to_port) = (end.rsplit(":", 1) for end in (args.listen, args.to))
    link, stop = Link(args.profile, args.seed, args.duration, args.max_outages), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    listener = socket.create_server((host, int(port)))
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
    await asyncio.start_server(ProxyLink(link, (to_host, int(to_port))).handle, sock=listener, limit=4096)
    with contextlib.suppress(asyncio.TimeoutError):
        await asyncio.wait_for(stop.wait(), args.duration)
    return link.report()


def serve(args: argparse.Namespace) -> dict[str, object]:
    """Run the relay and return its report."""
    return asyncio.run(relay(args))
