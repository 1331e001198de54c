"""Machines of Anna's studio, as pairing leaves them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, insert

from sync_server.db.tables import SyncDevice
from sync_server.db.tenancy import writing

Body = Callable[..., bytes]


def add_device(engine: Engine, studio: UUID, number: int) -> int:
    with writing(engine, studio) as connection:
        connection.execute(
            insert(SyncDevice).values(
                tenant_id=studio,
                device_id=number,
                user_id=uuid4(),
                name=f"Machine {number}",
                incarnation=bytes(16),
                token_sha256=bytes(32),
            )
        )
    return number


@pytest.fixture
def laptop(api: Engine, anna: UUID) -> int:
    return add_device(api, anna, 1)


@pytest.fixture
def desk(api: Engine, anna: UUID) -> int:
    return add_device(api, anna, 2)


@pytest.fixture
def body() -> Body:
    """A batch's bytes."""

    def made(number: int, *ops: dict[str, Any]) -> bytes:
        return json.dumps({"batch": number, "ops": list(ops)}).encode()

    return made
