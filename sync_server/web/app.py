"""Puts the application together: the routes, the one shape of errors, and the log around it all."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI
from sqlalchemy import Engine

from sync_server.web import health
from sync_server.web.problems import answer_errors
from sync_server.web.requests import RequestLog


def make_app(engine: Engine) -> FastAPI:
    """The application on this database."""
    app = FastAPI(title="FocusFlow", version=version("focusflow"))
    app.state.engine = engine
    app.include_router(health.router)
    answer_errors(app)
    app.add_middleware(RequestLog)
    return app
