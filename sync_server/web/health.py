"""Two questions of whoever watches over the server: is the process alive, and can it work."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from sqlalchemy import Engine

from sync_server.db.checks import ensure_ready

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The answer of both."""

    status: str


def _engine(request: Request) -> Engine:
    engine: Engine = request.app.state.engine
    return engine


@router.get("/health")
async def health() -> Health:
    """Alive: the process answers. Asks nothing of the database, so that its absence restarts nobody."""
    return Health(status="ok")


@router.get("/ready", responses={503: {"description": "The database is away or of another version."}})
def ready(engine: Annotated[Engine, Depends(_engine)]) -> Health:
    """Able to work: the database answers, is of this version, and holds us to one studio at a time."""
    ensure_ready(engine)
    return Health(status="ready")
