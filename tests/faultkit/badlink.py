"""Measure sync software over emulated bad village links.

Two emulators share the same profiles, seeds and report:

* ``run``   packet level. The client command runs in its own network namespace joined to the host by
  two TUN devices; this program carries every IP packet between them and applies rate, queue, delay,
  jitter, burst loss and outages. Real kernel TCP at both ends, so time-outs, back-off and
  retransmissions are real. Needs Linux, root, iproute2 and /dev/net/tun; no netem module.
* ``proxy`` connection level, any system, no root. A TCP relay shaping rate and delay, that stalls,
  resets or swallows connections. Loss is only approximated (a lost segment is a pause and is paid
  for twice on the link).

    python -m tests.faultkit.badlink profiles
    python -m tests.faultkit.badlink run --profile edge --seed 1 --report out.json -- curl -T scan.jpg http://10.77.0.1:8000/
    python -m tests.faultkit.badlink proxy --listen 127.0.0.1:9000 --to 127.0.0.1:8000 --profile vsat --report out.json

In ``run`` the client reaches the host at 10.77.INDEX.1 (also in $BADLINK_HOST), so servers must listen
on 0.0.0.0; the namespace has no other route. Units: kbit/s = 1000 bit/s, ms, s, bytes.

Figures to compare, from the report and the useful bytes that arrived whole (counted by the caller):
goodput = useful / capacity_up_bytes; sent in vain = 1 - useful / up.payload; TCP repeats =
up.resent / up.payload; mean round trip = rtt_ms + 2 * jitter_ms. capacity_*_bytes counts IP bytes and
only the time the link was up. Do not trust a run where late_packets exceeds 2 % of all packets.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import heapq
import json
import os
import pathlib
import random
import select
import signal
import subprocess
import sys
import time

from tests.faultkit.badlink_net import MTU, Segment, namespace

LATE_S = 0.02


@dataclasses.dataclass(frozen=True)
class Profile:
    """One link. Rates kbit/s, times as named; `cut` = share of outages that also kill open flows."""

    note: str
    down_kbit: float
    up_kbit: float
    rtt_ms: float
    jitter_ms: float  # mean extra one-way delay, slowly varying, order kept
    loss: float  # share of packets lost, each direction
    burst: float  # mean packets lost in a row
    queue_ms: float  # buffer at the bottleneck, as time at full rate
    up_s: tuple[float, float]  # uniform range of usable periods
    down_s: tuple[float, float]  # uniform range of outages
    cut: float  # half of the cut flows get a reset, half are silently swallowed


PROFILES = {
    "clean": Profile("control: no impairment", 1e5, 1e5, 2, 0, 0, 1, 100, (1e9, 1e9), (0, 0), 0),
    "edge": Profile("EDGE, one or two bars", 120, 60, 600, 150, 0.015, 3, 2500, (30, 120), (5, 30), 0.3),
    "3g": Profile("weak or loaded 3G", 600, 150, 250, 100, 0.02, 3, 1500, (40, 180), (3, 20), 0.3),
    "4gedge": Profile("4G at the cell edge", 3000, 500, 90, 60, 0.015, 4, 800, (20, 90), (2, 10), 0.3),
    "vsat": Profile("shared VSAT, busy hour", 2000, 512, 650, 40, 0.008, 5, 1000, (120, 400), (5, 60), 0.2),
    "hotspot": Profile("phone tethering that walks off", 2000, 800, 120, 80, 0.02, 4, 1000, (20, 60), (5, 40), 0.8),
    "village": Profile("bad day: weak cell, power dips", 400, 100, 500, 250, 0.03, 4, 2000, (15, 60), (5, 45), 0.5),
}


@dataclasses.dataclass
class Outage:
    """A gap in seconds since the start; kind is stall (flows live on), reset or swallow (flows die)."""

    start: float
    end: float
    kind: str


def schedule(profile: Profile, seed: int, horizon_s: float, max_outages: int) -> list[Outage]:
    """Return the outages of one run; the same profile, seed and horizon always give the same list."""
    rng, now = random.Random(f"{seed}/{profile.note}/outages"), 0.0
    gaps: list[Outage] = []
    while len(gaps) < max_outages:
        start = now + rng.uniform(*profile.up_s)
        now = start + rng.uniform(*profile.down_s)
        kind = rng.choice(["reset", "swallow"]) if rng.random() < profile.cut else "stall"
        if start >= horizon_s:
            break
        gaps.append(Outage(round(start, 2), round(now, 2), kind))
    return gaps


class Direction:
    """One way of the link: a drop-tail queue drained at a fixed rate, then delay, jitter and loss."""

    def __init__(self, kbit: float, profile: Profile, seed: str) -> None:
        self.bytes_per_s = kbit * 125
        self.queue_s = max(profile.queue_ms / 1000, 10 * MTU / self.bytes_per_s)
        self.delay_s, self.jitter_s = profile.rtt_ms / 2000, profile.jitter_ms / 1000
        self.enter = profile.loss / (profile.burst * (1 - profile.loss))
        self.leave = 1 / profile.burst
        self.rng = random.Random(seed)
        self.bad, self.jitter, self.busy_until, self.last_out = False, self.jitter_s, 0.0, 0.0
        self.count = dict.fromkeys(
            (
                "packets",
                "offered",
                "delivered",
                "payload",
                "resent",
                "drop_loss",
                "drop_queue",
                "drop_outage",
                "drop_dead",
            ),
            0,
        )

    def lost(self) -> bool:
        """Draw the two-state (burst) loss process once."""
        self.bad = self.rng.random() >= self.leave if self.bad else self.rng.random() < self.enter
        return self.bad

    def transit(self, size: int, now: float) -> float | None:
        """Return the delivery time of `size` bytes sent at `now` (s), or None if the queue is full."""
        start = max(now, self.busy_until)
        if start - now > self.queue_s:
            return None
        self.busy_until = start + size / self.bytes_per_s
        self.jitter += 0.1 * (self.rng.uniform(0, 2 * self.jitter_s) - self.jitter)
        self.last_out = max(self.last_out, self.busy_until + self.delay_s + self.jitter)
        return self.last_out


class Link:
    """Both directions, the outage schedule and the figures of one run."""

    def __init__(self, name: str, seed: int, horizon_s: float, max_outages: int) -> None:
        self.name, self.seed, self.profile = name, seed, PROFILES[name]
        self.up = Direction(self.profile.up_kbit, self.profile, f"{seed}/{name}/up")
        self.down = Direction(self.profile.down_kbit, self.profile, f"{seed}/{name}/down")
        self.gaps = schedule(self.profile, seed, horizon_s, max_outages)
        self.t0 = time.monotonic()
        self.connections = self.syn = self.resets = 0
        self.late = 0  # packets delivered LATE_S too late: the machine is too busy if this is not ~0

    def now(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.t0

    def outage(self, now: float) -> Outage | None:
        """The outage in force at `now`, if any."""
        return next((gap for gap in self.gaps if gap.start <= now < gap.end), None)

    def killer(self, since: float, now: float) -> Outage | None:
        """The first outage begun in (since, now] that kills flows opened at `since`."""
        return next((g for g in self.gaps if since < g.start <= now and g.kind != "stall"), None)

    def report(self, **extra: object) -> dict[str, object]:
        """Figures of the run; capacity counts only the seconds the link was up."""
        wall = self.now()
        begun = [g for g in self.gaps if g.start < wall]
        up_s = wall - sum(min(g.end, wall) - g.start for g in begun)
        return {
            "profile": self.name,
            "seed": self.seed,
            "wall_s": round(wall, 2),
            "link_up_s": round(up_s, 2),
            "capacity_up_bytes": int(up_s * self.up.bytes_per_s),
            "capacity_down_bytes": int(up_s * self.down.bytes_per_s),
            "up": self.up.count,
            "down": self.down.count,
            "connections": self.connections,
            "syn_packets": self.syn,
            "late_packets": self.late,
            "outages": len(begun),
            "cuts": sum(g.kind != "stall" for g in begun),
            "resets_sent": self.resets,
            "schedule": [dataclasses.astuple(g) for g in begun],
            **extra,
        }


class PacketLink:
    """Carries packets between the host TUN and the client TUN through a Link."""

    def __init__(self, link: Link, host_fd: int, client_fd: int) -> None:
        self.link, self.host_fd, self.client_fd = link, host_fd, client_fd
        self.pending: list[tuple[float, int, int, bytes]] = []
        self.order = 0
        self.born: dict[tuple[int, int], float] = {}  # (client port, server port) -> time of SYN
        self.high: dict[tuple[int, int, bool], int] = {}  # next sequence number expected, per way

    def account(self, seg: Segment, upward: bool, way: Direction) -> Outage | None:
        """Count payload, repeats and connections; return the outage that killed this flow, if any."""
        flow = (seg.sport, seg.dport) if upward else (seg.dport, seg.sport)
        now, key = self.link.now(), (*flow, upward)
        if seg.flags & 0x02:  # SYN
            self.high[key] = (seg.seq + 1) & 0xFFFFFFFF
            if upward:
                self.link.syn += 1
                if self.born.get(flow, -1e9) < now - 60:
                    self.link.connections += 1
                self.born[flow] = now
        elif seg.payload:
            end, high = (seg.seq + seg.payload) & 0xFFFFFFFF, self.high.get(key, seg.seq)
            fresh = (end - high) & 0xFFFFFFFF
            fresh = min(fresh, seg.payload) if fresh < 1 << 31 else 0
            way.count["payload"] += seg.payload
            way.count["resent"] += seg.payload - fresh
            if fresh:
                self.high[key] = end
        return self.link.killer(self.born.get(flow, now), now)

    def forward(self, packet: bytes, upward: bool) -> None:
        """Apply the link to one packet read from one end."""
        way, now = (self.link.up if upward else self.link.down), self.link.now()
        seg = Segment.parse(packet)
        if packet[0] >> 4 != 4:
            return
        way.count["packets"] += 1
        way.count["offered"] += len(packet)
        killed = self.account(seg, upward, way) if seg else None
        lost, due = way.lost(), way.transit(len(packet), now)
        if self.link.outage(now):
            way.count["drop_outage"] += 1
        elif killed:
            way.count["drop_dead"] += 1
            if killed.kind == "reset" and seg and not seg.flags & 0x04:
                self.link.resets += 1
                self.push(now + self.link.profile.rtt_ms / 1000, not upward, seg.reset())
        elif due is None:
            way.count["drop_queue"] += 1
        elif lost:
            way.count["drop_loss"] += 1
        else:
            self.push(due, upward, packet)

    def push(self, due: float, upward: bool, packet: bytes) -> None:
        """Schedule a packet for delivery at `due` seconds."""
        self.order += 1
        heapq.heappush(self.pending, (due, self.order, upward, packet))

    def step(self, max_wait_s: float) -> None:
        """Move packets for at most `max_wait_s` seconds."""
        wait = min(max_wait_s, self.pending[0][0] - self.link.now()) if self.pending else max_wait_s
        for fd in select.select([self.host_fd, self.client_fd], [], [], max(0.0, wait))[0]:
            with contextlib.suppress(BlockingIOError):
                for _ in range(64):
                    self.forward(os.read(fd, 65536), fd == self.client_fd)
        while self.pending and self.pending[0][0] <= self.link.now():
            due, _, upward, packet = heapq.heappop(self.pending)
            self.link.late += self.link.now() - due > LATE_S
            way = self.link.up if upward else self.link.down
            way.count["delivered"] += len(packet)
            with contextlib.suppress(OSError):
                os.write(self.host_fd if upward else self.client_fd, packet)


def run(args: argparse.Namespace) -> dict[str, object]:
    """Run the client command behind the packet-level link until it ends or the time is up."""
    with namespace(args.index) as (ns, address, host_fd, client_fd):
        with contextlib.suppress(PermissionError):  # keep time on a busy machine; children stay normal
            os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))
        link = Link(args.profile, args.seed, args.duration, args.max_outages)
        carrier = PacketLink(link, host_fd, client_fd)
        child = subprocess.Popen(
            ["ip", "netns", "exec", ns, *args.command],
            start_new_session=True,
            env={**os.environ, "BADLINK_HOST": address},
        )
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # TERM ends a run as Ctrl-C does
        with contextlib.suppress(KeyboardInterrupt):  # the report is still written
            while child.poll() is None and link.now() < args.duration:
                carrier.step(0.05)
        timed_out = child.poll() is None
        if timed_out:
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return link.report(exit_code=None if timed_out else child.returncode, timed_out=timed_out)


def main() -> int:
    """Command line entry point; `run` exits with the client's status (124 if the time was up)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = parser.add_subparsers(dest="mode", required=True)
    sub.add_parser("profiles", help="list the profiles as JSON")
    for mode in ("run", "proxy"):
        p = sub.add_parser(mode)
        p.add_argument("--profile", choices=PROFILES, default="village")
        p.add_argument("--seed", type=int, default=1)
        p.add_argument("--duration", type=float, default=600, help="hard limit, seconds")
        p.add_argument("--max-outages", type=int, default=1000)
        p.add_argument("--report", default="-", help="JSON file, or - for standard output")
        if mode == "run":
            p.add_argument("--index", type=int, default=0, help="0-255, one per parallel run")
            p.add_argument("command", nargs="+", help="client command, after --")
        else:
            p.add_argument("--listen", default="127.0.0.1:9000")
            p.add_argument("--to", required=True)
    args = parser.parse_args()
    if args.mode == "profiles":
        print(json.dumps({k: dataclasses.asdict(v) for k, v in PROFILES.items()}, indent=1))
        return 0
    if args.mode == "proxy":
        from tests.faultkit.badlink_proxy import serve

        report = serve(args)
    else:
        report = run(args)
    text = json.dumps(report, indent=1)
    if args.report == "-":
        print(text)
    else:
        pathlib.Path(args.report).write_text(text + "\n", encoding="utf-8")
    if args.mode == "proxy":
        return 0
    return 124 if report["timed_out"] else int(str(report["exit_code"]))


if __name__ == "__main__":
    sys.exit(main())
