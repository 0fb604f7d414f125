"""Fault kit for programs that keep local data: kills, power cuts, full, slow or failing disks, clocks.

Run as ``python -m tests.faultkit.faults FAULT ...``:

    kill   --rounds 100 --after 0.2 2 --check 'CHECK' -- CMD   SIGKILL at seeded moments
    power  --rounds 100 --dir DATA --ack ACK --check 'CHECK {dir} {ack}' -- CMD
    freeze --rounds 5 --after 0.2 1 --hold 3 -- CMD            SIGSTOP, wait, SIGCONT
    full   --mount DIR --mb 8 -- CMD                           CMD with a tiny disk at DIR
    slow   --call fsync,fdatasync --ms 300 -- CMD              slow storage
    fail   --call fsync,fdatasync --error EIO --when 20+ -- CMD failing storage
    clock  --at 2 --jump -86400 -- CMD                         wall clock jumps while running
    flip   --flips 3 --seed 1 FILE                             flip bits in place
    tear   --seed 1 FILE                                       cut a file at a random sector

Needs Linux; `full` needs root; power, slow and fail need strace >= 5; clock needs libfaketime.
All choices come from --seed. Times in seconds unless named otherwise; CHECK is a shell command whose
non-zero status means data was lost. Only processes started here are signalled (own process group).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

SECTOR = 512  # bytes, the unit of a torn write


def start(command: list[str], env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start a command in its own process group."""
    return subprocess.Popen(command, start_new_session=True, env={**os.environ, **(env or {})})


def stop(child: subprocess.Popen[bytes], number: int = signal.SIGKILL) -> None:
    """Signal the whole group of a command started by `start`."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, number)


def checked(check: str | None, **fields: str) -> bool:
    """Run the check command with {fields} filled in; True when it exits with 0."""
    command = check.format(**fields) if check else "true"
    return subprocess.run(["sh", "-c", command], check=False).returncode == 0


def kill_rounds(command: list[str], rounds: int, after: tuple[float, float], seed: int, check: str | None) -> int:
    """Start the command `rounds` times, kill it `after` uniform(seconds), check; return failed checks."""
    rng, failed = random.Random(seed), 0
    for number in range(rounds):
        child = start(command)
        time.sleep(rng.uniform(*after))
        stop(child)
        child.wait()
        if not checked(check):
            failed += 1
            print(f"round {number}: check failed", file=sys.stderr)
    return failed


def freeze(command: list[str], rounds: int, after: tuple[float, float], hold_s: float, seed: int) -> int:
    """Run the command, freezing it `rounds` times for `hold_s` seconds; return its exit status."""
    rng, child = random.Random(seed), start(command)
    for _ in range(rounds):
        time.sleep(rng.uniform(*after))
        if child.poll() is not None:
            break
        stop(child, signal.SIGSTOP)
        time.sleep(hold_s)
        stop(child, signal.SIGCONT)
    return child.wait()


@contextlib.contextmanager
def small_disk(mount: str, megabytes: float) -> Iterator[pathlib.Path]:
    """Mount a tmpfs of the given size at `mount` (created if missing) and unmount it afterwards."""
    path = pathlib.Path(mount)
    path.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={int(megabytes * 1024)}k", "faults", mount], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", mount], check=True)


def inject(command: list[str], calls: str, action: str) -> int:
    """Run the command with strace tampering its `calls`, e.g. action 'error=EIO:when=20+'."""
    return subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", f"inject={calls}:{action}", *command],
        check=False,
    ).returncode


def clock_jump(command: list[str], at_s: float, jump_s: float) -> int:
    """Run the command and move its wall clock by `jump_s` after `at_s` seconds; monotonic time is kept."""
    library = str(next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime*.so.1"), "libfaketime.so.1"))
    with tempfile.NamedTemporaryFile("w") as stamp:
        stamp.write("+0\n")
        stamp.flush()
        child = start(
            command,
            {
                "LD_PRELOAD": library,
                "FAKETIME_TIMESTAMP_FILE": stamp.name,
                "FAKETIME_NO_CACHE": "1",
                "DONT_FAKE_MONOTONIC": "1",
            },
        )
        time.sleep(at_s)
        stamp.seek(0)
        stamp.write(f"{jump_s:+.0f}\n")
        stamp.truncate()
        stamp.flush()
        return child.wait()


def flip_bits(path: str, flips: int, seed: int) -> list[int]:
    """Flip `flips` random bits of a file in place; return the byte offsets."""
    data, rng = bytearray(pathlib.Path(path).read_bytes()), random.Random(seed)
    offsets = sorted(rng.randrange(len(data)) for _ in range(flips))
    for offset in offsets:
        data[offset] ^= 1 << rng.randrange(8)
    pathlib.Path(path).write_bytes(data)
    return offsets


def tear(path: str, seed: int) -> int:
    """Truncate a file at a random sector; return the new size in bytes."""
    size = random.Random(seed).randrange(max(1, pathlib.Path(path).stat().st_size // SECTOR)) * SECTOR
    os.truncate(path, size)
    return size


def main() -> int:
    """Command line entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fault", choices=FAULTS)
    for name, kind, default in (
        ("rounds", int, 100),
        ("seed", int, 1),
        ("hold", float, 3),
        ("mb", float, 8),
        ("ms", float, 300),
        ("at", float, 2),
        ("jump", float, -86400),
        ("flips", int, 1),
        ("limit", float, 20),
        ("dir", str, "."),
        ("ack", str, "/dev/null"),
        ("mount", str, ""),
        ("call", str, "fsync,fdatasync"),
        ("error", str, "EIO"),
        ("when", str, "1+"),
        ("check", str, None),
    ):
        parser.add_argument(f"--{name}", type=kind, default=default)
    parser.add_argument("--after", type=float, nargs=2, default=(0.2, 2.0))
    parser.add_argument("command", nargs="+", help="command (after --) or file")
    a = parser.parse_args()
    return FAULTS[a.fault](a)


def _kill(a: argparse.Namespace) -> int:
    failed = kill_rounds(a.command, a.rounds, tuple(a.after), a.seed, a.check)
    print(f"{a.rounds} kills, {failed} failed checks")
    return int(failed > 0)


def _power(a: argparse.Namespace) -> int:
    from tests.faultkit.powercut import power_cuts  # that module is built on this one

    failed, unseen = power_cuts(a.command, a.dir, a.ack, a.rounds, a.limit, a.seed, a.check or "true")
    print(f"{a.rounds} power cuts, {failed} failed checks, {unseen} calls not replayed")
    return int(failed > 0)


def _freeze(a: argparse.Namespace) -> int:
    return freeze(a.command, a.rounds, tuple(a.after), a.hold, a.seed)


def _full(a: argparse.Namespace) -> int:
    with small_disk(a.mount, a.mb):
        return subprocess.run(a.command, check=False).returncode


def _slow(a: argparse.Namespace) -> int:
    return inject(a.command, a.call, f"delay_enter={int(a.ms * 1000)}")


def _fail(a: argparse.Namespace) -> int:
    return inject(a.command, a.call, f"error={a.error}:when={a.when}")


def _clock(a: argparse.Namespace) -> int:
    return clock_jump(a.command, a.at, a.jump)


def _flip(a: argparse.Namespace) -> int:
    print(flip_bits(a.command[0], a.flips, a.seed))
    return 0


def _tear(a: argparse.Namespace) -> int:
    print(tear(a.command[0], a.seed))
    return 0


FAULTS: dict[str, Callable[[argparse.Namespace], int]] = {
    "kill": _kill, "power": _power, "freeze": _freeze, "full": _full, "slow": _slow, "fail": _fail,
    "clock": _clock, "flip": _flip, "tear": _tear,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
