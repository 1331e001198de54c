from datetime import date

import pytest
from sqlalchemy import event, select

from focusflow_desktop.business.jobs.operations import NewJob, add_person, create_job
from focusflow_desktop.business.jobs.queries import (
    board,
    client_choices,
    ended_jobs,
    job_list,
    job_page,
    type_choices,
)
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import JobTypeRole, Photo, PhotoSession, PhotoState
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_job, make_photo

THE_DAY = date(2026, 8, 22)


@pytest.fixture
def job(desk, clock):
    with desk.studio.write() as db:
        new = NewJob(contact_id=desk.julia, job_type_id=desk.wedding, day=THE_DAY)
        (job,) = create_job(db, new, now=clock.now()).rows["jobs"]
    return job


def counted(studio, query):
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        found = query(db)
    return found, len(asked)


def test_the_board_has_the_open_stages_with_their_jobs_and_what_they_are_worth(desk, job):
    with desk.studio.write() as db:
        db.add_all(
            [make_job("Imported", is_imported=True), make_job("Away", is_archived=True), make_job("Booked")]
        )
    columns, _ = counted(desk.studio, board)
    assert [(one.stage, one.total) for one in columns] == [
        (JobStage.LEAD, 1), (JobStage.PROPOSAL, 0), (JobStage.BOOKED, 1), (JobStage.FULFILLMENT, 0),
        (JobStage.DELIVERED, 0),
    ]  # fmt: skip
    (card,) = columns[0].cards
    assert (card.title, card.client, columns[0].value_minor) == ("Weber, wedding", "Julia Weber", 350_000)
    assert card.starts_at.date() == THE_DAY


def test_the_board_costs_as_much_for_a_hundred_jobs_as_for_five(desk, job):
    def fill(count):
        with desk.studio.write() as db:
            for stage in (
                JobStage.LEAD,
                JobStage.PROPOSAL,
                JobStage.BOOKED,
                JobStage.FULFILLMENT,
                JobStage.DELIVERED,
            ):
                db.add_all([make_job(f"{stage} {n}", stage=stage) for n in range(count)])

    fill(1)
    _, few = counted(desk.studio, board)
    fill(20)
    columns, many = counted(desk.studio, board)
    assert few == many == 6
    assert sum(one.total for one in columns) == 106


def test_words_narrow_the_board(desk, job):
    columns, _ = counted(desk.studio, lambda db: board(db, text="wed web"))
    assert sum(one.total for one in columns) == 1
    columns, _ = counted(desk.studio, lambda db: board(db, text="nobody"))
    assert sum(one.total for one in columns) == 0


def test_the_page_holds_everything_for_a_constant_price(desk, clock, job):
    page, asked = counted(desk.studio, lambda db: job_page(db, job, today=THE_DAY, now=clock.now()))
    assert (page.title, page.kind, page.number) == ("Weber, wedding", "Wedding", "1")
    assert [(one.title, one.is_primary) for one in page.sessions] == [("Talk", False), ("The day", True)]
    assert [(one.name, one.role.value) for one in page.people] == [("Julia Weber", "primary")]
    assert len(page.todos) == 2
    assert {move.event for move in page.moves} == {"propose", "book", "lose"}
    assert asked <= 12


def test_a_job_that_is_gone_has_no_page(desk, clock):
    with desk.studio.read() as db:
        assert job_page(db, new_id(), today=THE_DAY, now=clock.now()) is None


def test_ended_jobs_are_listed_when_asked_for(desk, job):
    with desk.studio.write() as db:
        db.add(make_job("Lost one", stage=JobStage.LOST))
    found, asked = counted(desk.studio, lambda db: job_list(db, stages=frozenset({JobStage.LOST})))
    assert ([one.title for one in found], asked) == (["Lost one"], 1)


def test_what_a_new_job_can_be_made_of(desk):
    with desk.studio.read() as db:
        assert client_choices(db) == [(desk.julia, "Julia Weber")]
        assert type_choices(db) == [(desk.wedding, "Wedding")]


def test_roles_its_type_asks_for_stay_open_until_somebody_has_them(desk, clock, job):
    with desk.studio.write() as db:
        db.add_all(
            JobTypeRole(job_type_id=desk.wedding, role=role, position=at)
            for at, role in enumerate((JobRole.PRIMARY, JobRole.PARTNER, JobRole.PLANNER))
        )
    page, _ = counted(desk.studio, lambda db: job_page(db, job, today=THE_DAY, now=clock.now()))
    assert page.open_roles == (JobRole.PARTNER, JobRole.PLANNER)
    with desk.studio.write() as db:
        add_person(db, job, desk.julia, JobRole.PARTNER)
    page, _ = counted(desk.studio, lambda db: job_page(db, job, today=THE_DAY, now=clock.now()))
    assert page.open_roles == (JobRole.PLANNER,)


def test_the_strip_shows_eight_pictures_of_its_shoots_the_chosen_ones_first(desk, clock, job):
    with desk.studio.write() as db:
        register(db, [make_photo(number) for number in range(1, 13)])
        photos = db.scalars(select(Photo).order_by(Photo.name)).all()
        session = db.scalars(select(PhotoSession).where(PhotoSession.title == "The day")).one()
        states = {state.id: state for state in db.scalars(select(PhotoState))}
        for photo in photos[:11]:
            photo.session_id = session.id
        states[photos[0].id].flag = Flag.REJECT
        states[photos[9].id].rating = 4
        states[photos[10].id].flag = Flag.PICK
        wanted = [photos[at].id for at in (10, 9, 1, 2, 3, 4, 5, 6)]
    page, _ = counted(desk.studio, lambda db: job_page(db, job, today=THE_DAY, now=clock.now()))
    assert list(page.pictures) == wanted


def test_what_is_over_or_put_away_is_listed_beside_the_board(desk, job):
    with desk.studio.write() as db:
        ended = [
            make_job(stage.value, stage=stage)
            for stage in (JobStage.LOST, JobStage.CANCELLED, JobStage.COMPLETED)
        ]
        db.add_all(
            [
                *ended,
                make_job("Put away", is_archived=True),
                make_job("Old one", stage=JobStage.COMPLETED, is_imported=True),
            ]
        )
    found, asked = counted(desk.studio, ended_jobs)
    assert {card.title for card in found} == {"lost", "cancelled", "completed", "Put away", "Old one"}
    assert asked == 1
    found, _ = counted(desk.studio, lambda db: ended_jobs(db, text="old"))
    assert [card.title for card in found] == ["Old one"]
