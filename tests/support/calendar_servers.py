"""Calendar servers for tests, on this machine: a real one that runs as a program of its own, and ones that misbehave."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from focusflow_desktop.business.calendars.dav import DavServer, Login, Patience

SHORT = Patience(silence_s=0.3, whole_s=0.8)
ANNA = Login(username="anna", password="long enough to be one")
CALENDAR = (
    '<?xml version="1.0"?><mkcalendar xmlns="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:"><D:set><D:prop>'
    "<D:displayname>{name}</D:displayname></D:prop></D:set></mkcalendar>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RealServer:
    """A running server with one empty calendar of Anna's."""

    url: str
    calendar_url: str
    dav: DavServer


@pytest.fixture
def calendar_server(tmp_path: Path) -> Iterator[RealServer]:
    """A real CalDAV server, with Anna's calendar "Private"."""
    port = _free_port()
    users = tmp_path / "users"
    users.write_text(f"{ANNA.username}:{ANNA.password}\n")
    config = tmp_path / "radicale.ini"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {users}\n"
        f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {tmp_path / 'collections'}\n"
        "[logging]\nlevel = error\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", str(config)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        url = f"http://127.0.0.1:{port}/"
        dav = DavServer(url, ANNA)
        calendar_url = f"{url}anna/private/"
        made = dav.ask("MKCALENDAR", calendar_url, body=CALENDAR.format(name="Private").encode())
        assert made.status == 201, made.status
        yield RealServer(url=url, calendar_url=calendar_url, dav=dav)
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def misbehaving(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server that answers every request like this; its address."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if self.raw_requestline and self.parse_request():
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                answer(self)
            self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        assert process.poll() is None, "the calendar server did not start"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the calendar server did not answer")
