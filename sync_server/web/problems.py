"""The one shape of an error's answer: type, sentence, time, path and the request's id."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from focusflow_desktop.shared.clock import utc_now
from focusflow_desktop.shared.errors import Conflict, Locked, NoRoom, Unavailable, WorldError
from sync_server.logs import request_id

_STATUS: dict[type[WorldError], int] = {Unavailable: 503, Locked: 503, NoRoom: 507, Conflict: 409}


class Problem:
    """An answer that knows its path only when it is sent."""

    def __init__(self, status: int, kind: str, message: str, *, headers: dict[str, str]) -> None:
        self._status, self._kind, self._message, self._headers = status, kind, message, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await self.response(scope["path"])(scope, receive, send)

    def response(self, path: str) -> JSONResponse:
        """The answer to a request of this path."""
        body = {
            "error": {"type": self._kind, "message": self._message},
            "timestamp": utc_now().isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "path": path,
            "requestId": request_id.get(),
        }
        return JSONResponse(body, status_code=self._status, headers=self._headers)


def problem(status: int, kind: str, message: str, *, headers: dict[str, str] | None = None) -> Problem:
    """An error's answer."""
    return Problem(status, kind, message, headers=headers or {})


def answer_errors(app: FastAPI) -> None:
    """Every error that FastAPI, Starlette or our own code raises gets the one shape."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(WorldError, _world)


def _http(request: Request, raised: Exception) -> JSONResponse:
    assert isinstance(raised, HTTPException)
    status = HTTPStatus(raised.status_code)
    kind = status.phrase.lower().replace(" ", "_").replace("'", "")
    headers = dict(raised.headers or {})
    return problem(status.value, kind, str(raised.detail), headers=headers).response(request.url.path)


def _invalid(request: Request, raised: Exception) -> JSONResponse:
    assert isinstance(raised, RequestValidationError)
    said = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in raised.errors())
    return problem(422, "validation_error", said).response(request.url.path)


def _world(request: Request, raised: Exception) -> JSONResponse:
    assert isinstance(raised, WorldError)
    status = next((code for kind, code in _STATUS.items() if isinstance(raised, kind)), 422)
    return problem(status, raised.code, raised.message).response(request.url.path)
