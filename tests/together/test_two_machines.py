"""Two laptops and a desk machine, offline in turns, over a network that loses things: nothing is lost, nothing doubled."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import Engine, func, select

from focusflow_desktop.db.sync_tables import SyncBatch, SyncChange, SyncProblem
from focusflow_desktop.shared.records import Contact, Job, PhotoSession, Todo
from sync_server.db.tenancy import add_studio
from sync_server.sync.pull import pull
from tests.server.sync.conftest import add_device
from tests.support.factories import make_contact, make_job, make_session, make_todo
from tests.support.studios import StillClock
from tests.together.network import Machine, Network

RECORDS = (Contact, Job, PhotoSession, Todo)
MACHINES = 3


@pytest.fixture
def machines(api: Engine, pair, clock: StillClock, request: pytest.FixtureRequest) -> list[Machine]:
    chance = random.Random(request.node.callspec.params["seed"])
    made = []
    for number in range(1, MACHINES + 1):
        studio = pair(f"{number:08x}")
        if number == 1:
            add_studio(api, studio.tenant_id)
        add_device(api, studio.tenant_id, number)
        made.append(Machine(number, studio, api, studio.tenant_id, Network(chance), clock))
    return made


def work(machine: Machine, chance: random.Random, label: str) -> None:
    """Something a person does."""
    with machine.studio.write() as db:
        what = chance.randrange(5)
        if what == 0:
            db.add(make_contact(name=f"Clara {label}"))
        elif what == 1:
            job = make_job(f"Job {label}")
            db.add(job)
            db.flush()
            db.add(make_session(job, title=f"Session {label}"))
        elif what == 2:
            db.add(make_todo(title=f"To-do {label}"))
        else:
            record, name = chance.choice(
                [(Contact, "name"), (Job, "title"), (PhotoSession, "title"), (Todo, "title")]
            )
            rows = db.scalars(select(record).order_by(record.id)).all()
            if rows:
                row = chance.choice(rows)
                if what == 3:
                    setattr(row, name, f"edited {label}")
                else:
                    row.deleted = not row.deleted


def held(machine: Machine) -> dict[str, dict]:
    """Every row with every column."""
    with machine.studio.read() as db:
        return {
            record.__tablename__: {
                row.id: tuple(getattr(row, column.name) for column in record.__table__.columns)
                for row in db.scalars(select(record))
            }
            for record in RECORDS
        }


@pytest.mark.parametrize("seed", range(8))
def test_machines_that_were_apart_are_the_same_in_the_end(
    machines: list[Machine], api: Engine, clock: StillClock, seed: int
) -> None:
    chance = random.Random(1_000 + seed)
    made = 0
    for step in range(60):
        machine = chance.choice(machines)
        clock.advance(seconds=chance.randint(1, 3_600))
        before = sum(map(len, held(machine).values()))
        what = chance.random()
        if what < 0.5:
            work(machine, chance, f"{machine.number}.{step}")
            made += sum(map(len, held(machine).values())) - before
        elif what < 0.75:
            machine.send()
        else:
            machine.fetch(limit=chance.randint(1, 4), pages=chance.randint(1, 5))
    heal(machines)
    first, *others = (held(machine) for machine in machines)
    assert all(other == first for other in others)
    assert sum(map(len, first.values())) == made, "a row was lost or doubled"
    assert len(pull(api, machines[0].tenant, 0)["rows"]) == made
    for machine in machines:
        with machine.studio.read() as db:
            assert db.scalar(select(SyncBatch)) is None, "a batch is stuck"
            assert db.scalar(select(func.count()).select_from(SyncChange)) == 0, "a change never left"
            problems = db.scalars(select(SyncProblem)).all()
        assert {problem.kind for problem in problems} <= {"overtaken"}


def heal(machines: list[Machine]) -> None:
    """The network works again; a few rounds, and everybody is quiet."""
    for machine in machines:
        machine.network.is_faulty = False
    for _ in range(3):
        for machine in machines:
            machine.send()
            machine.send()
            machine.fetch(limit=1_000, pages=10)
