from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from focusflow_desktop.business.jobs.production import reachable, set_production, steps_to
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Activity, PhotoSession
from focusflow_desktop.shared.records.sessions import ProductionStatus as Status
from tests.support.factories import make_job, make_session

NOON = datetime(2026, 6, 20, 12, tzinfo=UTC)


@pytest.fixture
def shoot(desk):
    with desk.studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        session = make_session(job, starts_at=NOON)
        db.add(session)
        return session.id


def test_a_status_far_away_is_reached_by_the_fewest_steps():
    assert steps_to(Status.NOT_SHOT, Status.DELIVERED) == ("import", "cull", "edit", "finish", "deliver")
    assert steps_to(Status.DELIVERED, Status.EDITING) == ("edit",)
    assert steps_to(Status.CULLED, Status.CULLED) == ()


@pytest.mark.parametrize("status", [Status.IMPORTED, Status.DELIVERED])
def test_pictures_that_were_taken_cannot_be_untaken(status):
    assert Status.NOT_SHOT not in reachable(status)
    with pytest.raises(Refused) as refused:
        steps_to(status, Status.NOT_SHOT)
    assert refused.value.code == "session.no_way"


def test_what_is_delivered_can_only_go_back_to_the_editor_and_on():
    assert reachable(Status.DELIVERED) == (Status.EDITING, Status.EDITED, Status.PROOFING)


def test_a_person_says_how_far_the_pictures_are_and_the_story_knows(desk, shoot):
    with desk.studio.write() as db:
        changes = set_production(db, shoot, Status.EDITED, now=NOON + timedelta(days=1))
    with desk.studio.read() as db:
        assert db.scalar(select(PhotoSession.production)) is Status.EDITED
        act = db.scalars(select(Activity)).one()
    assert (act.action, act.before, act.after) == (
        "production",
        {"production": "not_shot"},
        {"production": "edited"},
    )
    assert changes.touches("sessions", "jobs")


def test_before_the_shoot_nothing_has_been_shot(desk, shoot):
    with pytest.raises(Refused) as refused, desk.studio.write() as db:
        set_production(db, shoot, Status.DELIVERED, now=NOON - timedelta(minutes=1))
    assert refused.value.code == "session.not_yet"
