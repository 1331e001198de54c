from datetime import UTC, datetime

import pytest

from focusflow_desktop.business.samples.desk import fill_desk
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.photos.library.operations import find_or_add_member, find_or_add_session

NOW = datetime(2026, 5, 18, 8, 0, tzinfo=UTC)  # a Monday; the wedding was on Saturday


def sample(studio, *, now=NOW):
    """The desk around a moment, with the shoots' sessions as the pictures leave them."""
    with studio.write() as db:
        found_studio(
            db,
            studio.tenant_id,
            name="Anna Brandt Photography",
            country="DE",
            currency="EUR",
            is_sample=True,
        )
        find_or_add_session(db, job="Botanica summer catalogue", session="Day 2 · Glasshouse")
        find_or_add_session(db, job="Weber, wedding", session="The day")
        find_or_add_member(db, "Anna Brandt")
        find_or_add_member(db, "Tom")
    with studio.write() as db:
        return fill_desk(db, now=now)


@pytest.fixture
def filled(studio):
    sample(studio)
    return studio
