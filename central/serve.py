"""``python -m central.serve``: a centre from an empty folder to an answering address in one command."""

from __future__ import annotations

import argparse
import os
import socket
from pathlib import Path
from typing import Final

BLOCKING_THREADS: Final = 128
"""One for each request that is being served: slow uploads hold theirs for minutes, pages must still find one free."""
_BACKLOG: Final = 1024


def main() -> None:
    """Prepare the data folder, then serve until stopped."""
    arguments = _arguments()
    data = arguments.data.absolute()
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["LOKET_DATA"] = str(data)
    os.environ.setdefault("LOKET_URL", f"https://{_shown(arguments.host)}:{arguments.port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    certificate, key = _prepare(arguments)
    _serve(arguments.host, arguments.port, certificate, key)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m central.serve", description="Runs the centre of a district.")
    parser.add_argument("--data", type=Path, required=True, help="folder of database, keys, certificates and scans")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8443)
    parser.add_argument("--name", action="append", default=[], help="a further name or address kiosks reach it by")
    parser.add_argument("--demo", action="store_true", help="make the offices and the officer of the demonstration")
    return parser.parse_args()


def _prepare(arguments: argparse.Namespace) -> tuple[Path, Path]:
    """Tables, keys, certificate and the district's row; the paths of certificate and key."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    from central import clock
    from central.devices.founding import found
    from central.devices.keyring import RECOVERY_FILE, create_keys
    from central.devices.tls import create_tls
    from central.receive.examine import examine_all

    data = Path(settings.LOKET_DATA)
    for name in ("tmp", "static", "blobs", "uploads"):
        (data / name).mkdir(exist_ok=True, mode=0o700)
    now = clock.now()
    fresh = not (data / "keys" / "server.key").is_file()
    create_keys(data)
    hosts = sorted({*settings.ENVIRONMENT.hosts, _shown(arguments.host), *arguments.name})
    certificate = create_tls(data, hosts, now)
    call_command("migrate", verbosity=0, interactive=False)
    found(now)
    examine_all(settings.LOKET_DISTRICT, now)
    _tell_waiting()
    if fresh:
        print(f"Recovery identity written to {data / RECOVERY_FILE}: take it away and keep it under lock.")
    if arguments.demo:
        from central.devices.demo import create_demo

        for line in create_demo(now):
            print(line)
    return certificate


def _tell_waiting() -> None:
    """A new program brings new versions; they count when the registry says so."""
    from central.definitions.activate import waiting_builtin

    waiting = waiting_builtin()
    if waiting:
        print(f"Not active yet: {', '.join(waiting)}. Activate: python -m central.manage activate_definition --builtin")


def _serve(host: str, port: int, certificate: Path, key: Path) -> None:
    from granian._granian import SocketHolder
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server.mp import MPServer

    class Server(MPServer):
        """Listens from the first moment on, so that the printed address answers, and notices peers that vanished."""

        def _init_shared_socket(self) -> None:
            listener = _listener(host, port)
            # Its stub lacks the arguments: file descriptor, whether it is a Unix socket, backlog.
            holder = SocketHolder(listener.fileno(), False, _BACKLOG)  # type: ignore[call-arg]
            # The names that granian itself fills in where processes share one socket.
            self.__dict__.update(_sso=listener, _sfd=listener.fileno(), _shd=holder, _ssp=None)

    server = Server(
        "central.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        # One process: the newest request of an upload takes over from older ones in its memory.
        workers=1,
        blocking_threads=BLOCKING_THREADS,
        backpressure=BLOCKING_THREADS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(max_buffer_size=64 * 1024),
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
        ssl_cert=certificate,
        ssl_key=key,
        workers_kill_timeout=10,
        respawn_failed_workers=True,
    )
    server.on_startup(lambda: print(f"Loket centre listens on https://{_shown(host)}:{port}", flush=True))
    server.serve()


def _listener(host: str, port: int) -> socket.socket:
    """A listening socket whose connections are probed by the system; they inherit it from here."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    listener.set_inheritable(True)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if hasattr(socket, "TCP_KEEPIDLE"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 60)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 20)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3)
    return listener


def _shown(host: str) -> str:
    return "localhost" if host in {"0.0.0.0", "::", "127.0.0.1"} else host  # noqa: S104 (compared, not bound)


if __name__ == "__main__":
    main()
