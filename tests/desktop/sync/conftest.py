"""Paired studios beside each other, with the same tenant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from focusflow_desktop.db.capture import install_capture
from focusflow_desktop.db.sync_tables import SyncPairing
from focusflow_desktop.db.tables import ThisMachine
from focusflow_desktop.db.unit_of_work import Studio, open_studio
from tests.support.studios import StillClock, empty_studio

Pair = Callable[[str], Studio]


@pytest.fixture
def pair(tmp_path: Path, clock: StillClock) -> Iterator[Pair]:
    """Makes a studio that is paired; the name is its device."""
    made: list[Studio] = []

    def paired(device: str) -> Studio:
        folder = empty_studio(tmp_path / device)
        studio = open_studio(folder, clock=clock)
        with studio.write() as db:
            machine = db.query(ThisMachine).one()
            machine.device = device
            machine.tenant_id = made[0].tenant_id if made else machine.tenant_id
        studio.close()
        studio = open_studio(folder, clock=clock)
        with studio.write() as db:
            db.add(SyncPairing(server="https://studio.example"))
            db.flush()
            install_capture(db.connection())
        made.append(studio)
        return studio

    yield paired
    for studio in made:
        studio.close()
