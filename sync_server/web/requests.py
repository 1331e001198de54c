"""Gives every request its id, writes one log line when it ends, and answers what nobody caught without a trace."""

from __future__ import annotations

import logging
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from focusflow_desktop.shared.ids import new_id
from sync_server.logs import request_id
from sync_server.web.problems import problem

_log = logging.getLogger("focusflow.server.requests")
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HEADER = b"x-request-id"


class RequestLog:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; anything that is not one passes through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = _id_of(scope)
        started, status = time.perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (_HEADER, asked.encode())]
            await send(message)

        token = request_id.set(asked)
        try:
            await self._app(scope, receive, answer)
        except Exception:  # noqa: BLE001 — the outermost edge: logged whole, told to the caller without a trace
            _log.exception("a request failed", extra={"fields": {"path": scope["path"]}})
            if status == 0:
                await problem(500, "internal_error", "Something went wrong here. It has been noted.")(
                    scope, receive, answer
                )
        finally:
            took = round((time.perf_counter() - started) * 1000, 1)
            fields = {"method": scope["method"], "path": scope["path"], "status": status, "ms": took}
            _log.info("request", extra={"fields": fields})
            request_id.reset(token)


def _id_of(scope: Scope) -> str:
    given: bytes = dict(scope["headers"]).get(_HEADER, b"")
    text = given.decode("latin-1")
    return text if _WELL_FORMED.fullmatch(text) else f"req_{new_id().hex}"
