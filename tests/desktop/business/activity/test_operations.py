from sqlalchemy import select

from focusflow_desktop.business.activity.operations import Act, note_activity
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Activity
from focusflow_desktop.shared.records.entities import EntityKind
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]


def test_an_act_is_kept_with_what_was_before_and_why(studio, clock):
    job = new_id()
    act = Act(
        kind=EntityKind.JOB, id=job, action="stage", job_id=job, before={"stage": "lead"}, reason="Asked"
    )
    with studio.write() as db:
        note_activity(db, act, at=clock.now())
    with studio.read() as db:
        line = db.scalar(select(Activity))
    assert (line.entity_kind, line.entity_id, line.before, line.after) == (
        EntityKind.JOB,
        job,
        {"stage": "lead"},
        {},
    )
    assert (line.reason, line.at) == ("Asked", clock.now())
