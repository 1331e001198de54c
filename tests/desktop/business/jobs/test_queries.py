from datetime import date

import pytest
from sqlalchemy import event

from focusflow_desktop.business.jobs.operations import NewJob, create_job
from focusflow_desktop.business.jobs.queries import board, client_choices, job_list, job_page, type_choices
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records.jobs import JobStage
from tests.support.factories import make_job

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
    assert asked <= 10


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
