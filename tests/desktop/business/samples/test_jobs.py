from sqlalchemy import func, select

from focusflow_desktop.business.timeline.queries import timeline_of
from focusflow_desktop.shared.records import Allocation, Job, PhotoSession, StudioProfile
from focusflow_desktop.shared.records.jobs import JobStage


def test_the_pictures_jobs_are_completed_and_not_made_twice(filled):
    with filled.read() as db:
        [wedding] = db.scalars(select(Job).where(Job.title == "Weber, wedding"))
        [day] = db.scalars(
            select(PhotoSession).where(PhotoSession.job_id == wedding.id, PhotoSession.title == "The day")
        )
        assert wedding.primary_session_id == day.id
        assert wedding.stage is JobStage.FULFILLMENT
        assert f"{day.starts_at:%Y-%m-%d %H:%M}" == "2026-05-16 09:00"
        assert f"{day.shot_on}" == "2026-05-16"


def test_numbers_follow_one_another_and_the_next_job_gets_the_next(filled):
    with filled.read() as db:
        numbers = sorted(int(n) for n in db.scalars(select(Job.number).where(Job.number.is_not(None))))
        assert numbers == list(range(31, 31 + len(numbers)))
        assert db.scalar(select(StudioProfile.next_job_number)) == numbers[-1] + 1


def test_whoever_is_at_a_session_is_taken_for_its_time(filled):
    with filled.read() as db:
        assert (
            db.scalar(
                select(func.count())
                .select_from(Allocation)
                .join(PhotoSession, PhotoSession.id == Allocation.session_id)
                .where(Allocation.busy_from != PhotoSession.starts_at)
            )
            == 0
        )


def test_a_job_has_a_story(filled):
    with filled.read() as db:
        wedding = db.scalar(select(Job.id).where(Job.title == "Weber, wedding"))
        entries = timeline_of(db, job_id=wedding)
    assert {entry.kind.value for entry in entries} >= {"message", "note", "act", "inquiry"}
    assert entries[-1].at < entries[0].at
