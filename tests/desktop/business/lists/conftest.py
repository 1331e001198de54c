"""A founded studio to keep lists in."""

import pytest

from focusflow_desktop.business.studio.operations import found_studio
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]


@pytest.fixture
def founded(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Brandt", country="DE", currency="EUR")
    return studio
