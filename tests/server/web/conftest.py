"""Asks an application without a socket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest
from sqlalchemy import Engine, create_engine

from sync_server.web.app import make_app

Ask = Callable[..., httpx.Response]


@pytest.fixture
def nowhere() -> Engine:
    """A database that does not answer."""
    return create_engine(
        "postgresql+psycopg://ff_api:hunter2@127.0.0.1:1/none", connect_args={"connect_timeout": 2}
    )


@pytest.fixture
def app(nowhere: Engine) -> Any:
    return make_app(nowhere)


@pytest.fixture
def ask() -> Ask:
    def asked(
        app: Any, path: str, *, method: str = "GET", headers: dict[str, str] | None = None
    ) -> httpx.Response:
        async def one() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://studio") as client:
                return await client.request(method, path, headers=headers)

        return anyio.run(one)

    return asked
