"""Listens: uvicorn around the application, with the server's own log in place of uvicorn's."""

from __future__ import annotations

import logging
import socket

import uvicorn
from sqlalchemy import Engine

from focusflow_desktop.shared.errors import Unavailable
from sync_server.config import Config
from sync_server.web.app import make_app

_log = logging.getLogger("focusflow.server")


def listen(engine: Engine, config: Config) -> None:
    """Answer until a signal comes, then let requests end. Raises Unavailable when the address is taken."""
    with _bound(config) as listener:
        host, port = listener.getsockname()[:2]
        _log.info("listening", extra={"fields": {"host": host, "port": port}})
        settings = uvicorn.Config(
            make_app(engine),
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=config.stop_seconds,
        )
        uvicorn.Server(settings).run(sockets=[listener])


def _bound(config: Config) -> socket.socket:
    kind = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listener = socket.socket(kind)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((config.host, config.port))
        listener.listen(2048)  # from here on a connection waits for its answer instead of being refused
    except OSError as problem:
        listener.close()
        raise Unavailable(
            "address_taken",
            f"The server cannot listen on {config.host}:{config.port}: {problem.strerror or problem}.",
        ) from problem
    return listener
