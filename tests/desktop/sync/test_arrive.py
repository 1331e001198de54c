"""What comes is applied whole and once; what was edited here stays until the server has it."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.db.sync_tables import SyncArrival, SyncChange, SyncPairing, SyncProblem, SyncRow
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.records import Job, PhotoSession, Todo
from focusflow_desktop.sync.answer import take_answer
from focusflow_desktop.sync.arrive import Arrived, Page, take_page
from focusflow_desktop.sync.seal import seal
from tests.desktop.sync.peer import Peer
from tests.support.factories import make_job, make_session, make_todo
from tests.support.studios import StillClock

NOW = datetime(2026, 5, 13, 12, tzinfo=UTC)
LATER = "ffff" + "0" * 12 + "00000009"


def push(studio: Studio, peer: Peer, device: str, *, is_answer_lost: bool = False) -> None:
    with studio.write() as db:
        sealed = seal(db, at=NOW)
    if sealed is None:
        return
    answer = peer.push(device, sealed)
    if not is_answer_lost:
        with studio.write() as db:
            take_answer(db, answer, at=NOW)


def pull(studio: Studio, peer: Peer, *, limit: int = 1_000, pages: int = 100) -> None:
    for _ in range(pages):
        with studio.write() as db:
            since = db.scalars(select(SyncPairing)).one().staged_cursor
            page = peer.pull(since, limit)
            take_page(db, page, at=NOW)
        if not page.has_more:
            return


def titles(studio: Studio) -> list[str]:
    with studio.read() as db:
        return sorted(job.title for job in db.scalars(select(Job)))


@pytest.fixture
def peer() -> Peer:
    return Peer()


@pytest.fixture
def anna(pair, peer: Peer) -> Studio:
    """A laptop whose job and session the server has."""
    studio = pair("00000001")
    job = make_job("Weber, wedding")
    with studio.write() as db:
        db.add(job)
        db.flush()
        db.add(make_session(job))
    push(studio, peer, "anna")
    pull(studio, peer)
    return studio


@pytest.fixture
def tom(anna: Studio, pair, peer: Peer) -> Studio:
    studio = pair("00000002")
    pull(studio, peer)
    return studio


def set_title(studio: Studio, title: str) -> None:
    with studio.write() as db:
        db.scalars(select(Job)).first().title = title


def test_another_machine_gets_every_row_with_its_stamps(anna: Studio, tom: Studio) -> None:
    with anna.read() as mine, tom.read() as theirs:
        for record in (Job, PhotoSession):
            ours, other = mine.scalars(select(record)).one(), theirs.scalars(select(record)).one()
            names = [column.name for column in record.__table__.columns]
            assert {name: getattr(ours, name) for name in names} == {
                name: getattr(other, name) for name in names
            }
        assert theirs.scalar(select(SyncChange)) is None
        assert len(theirs.scalars(select(SyncRow)).all()) == 2


def test_a_child_may_come_before_its_parent_on_the_pages(tom: Studio, peer: Peer, pair) -> None:
    job = next(key for key, row in peer.rows.items() if "stage" in row.values)
    peer.edit(job, "title", "Weber & Sohn", LATER)  # now the session's number is lower than its job's
    new = pair("00000003")
    pull(new, peer, limit=1)
    assert titles(new) == ["Weber & Sohn"]


def test_pages_are_applied_only_with_the_last_one(tom: Studio, peer: Peer) -> None:
    for key, row in peer.rows.items():
        peer.edit(key, "title", "changed", LATER)
        assert row.values["title"] == "changed"
    pull(tom, peer, limit=1, pages=1)
    assert titles(tom) == ["Weber, wedding"]
    with tom.read() as db:
        assert len(db.scalars(select(SyncArrival)).all()) == 1
    pull(tom, peer, limit=1)
    assert titles(tom) == ["changed"]
    with tom.read() as db:
        assert db.scalar(select(SyncArrival)) is None


def test_a_page_that_comes_twice_or_out_of_order_is_thrown_away(tom: Studio, peer: Peer) -> None:
    set_title(tom, "mine")
    late = Page(since=0, to=99, has_more=False, rows=())
    with tom.write() as db:
        assert take_page(db, late, at=NOW) is None
        assert db.scalars(select(SyncPairing)).one().cursor == peer.seq


def test_an_edit_shows_from_the_moment_it_is_made_until_the_server_says_it_back(
    tom: Studio, peer: Peer
) -> None:
    set_title(tom, "mine")
    peer.edit(next(iter(peer.rows)), "title", "older", "0" * 24)
    pull(tom, peer)
    assert titles(tom) == ["mine"]
    push(tom, peer, "tom", is_answer_lost=True)
    pull(tom, peer)
    assert titles(tom) == ["mine"]
    push(tom, peer, "tom")
    assert titles(tom) == ["mine"]
    pull(tom, peer)
    assert titles(tom) == ["mine"]
    with tom.read() as db:
        assert db.scalar(select(SyncChange)) is None


def test_what_was_overtaken_before_it_left_is_kept_in_the_list_of_problems(tom: Studio, peer: Peer) -> None:
    set_title(tom, "mine")
    job = next(key for key, row in peer.rows.items() if "stage" in row.values)
    peer.edit(job, "title", "theirs", LATER)
    pull(tom, peer)
    assert titles(tom) == ["theirs"]
    with tom.read() as db:
        (problem,) = db.scalars(select(SyncProblem))
        assert (problem.column, problem.mine["value"], problem.theirs["value"]) == ("title", "mine", "theirs")
        assert db.scalar(select(SyncChange)) is None


def test_what_is_erased_on_the_server_is_erased_here(tom: Studio, peer: Peer) -> None:
    session, row = next((key, row) for key, row in peer.rows.items() if "starts_at" in row.values)
    gone = Arrived(seq=peer.seq + 1, table=row.table, row_id=session, op="P")
    with tom.write() as db:
        take_page(db, Page(since=peer.seq, to=peer.seq + 1, has_more=False, rows=[gone]), at=NOW)
    with tom.read() as db:
        assert db.scalar(select(PhotoSession)) is None
        assert db.scalar(select(Job)) is not None


def test_tables_and_columns_of_a_newer_version_stop_nobody(tom: Studio, peer: Peer) -> None:
    job = next(key for key, row in peer.rows.items() if "stage" in row.values)
    peer.edit(job, "colour_of_a_newer_version", "red", LATER)
    strange = Arrived(seq=peer.seq + 1, table=9_999, row_id=job, op="U", values={"a": 1}, hlc0=LATER)
    page = peer.pull(peer.seq - 1)
    with tom.write() as db:
        both = Page(since=page.since, to=strange.seq, has_more=False, rows=[*page.rows, strange])
        assert take_page(db, both, at=NOW) is not None
    assert titles(tom) == ["Weber, wedding"]


@pytest.mark.parametrize("seed", range(6))
def test_two_machines_offline_for_days_end_up_the_same_whatever_the_network_lost(
    anna: Studio, tom: Studio, peer: Peer, clock: StillClock, seed: int
) -> None:
    chance = random.Random(seed)
    machines = {"anna": anna, "tom": tom}
    for step in range(40):
        name, studio = chance.choice(list(machines.items()))
        clock.advance(seconds=chance.randint(1, 900))
        match chance.randrange(6):
            case 0:
                set_title(studio, f"{name} {step}")
            case 1:
                with studio.write() as db:
                    db.add(make_todo(title=f"{name} {step}"))
            case 2:
                with studio.write() as db:
                    todos = db.scalars(select(Todo)).all()
                    if todos:
                        chance.choice(todos).deleted = True
            case 3 | 4:
                push(studio, peer, name, is_answer_lost=chance.random() < 0.4)
            case _:
                pull(studio, peer, limit=chance.randint(1, 3), pages=chance.randint(1, 4))
    for _ in range(3):
        for name, studio in machines.items():
            push(studio, peer, name)
            push(studio, peer, name)
            pull(studio, peer)
    assert held(anna) == held(tom)
    assert len(held(anna)["todos"]) == sum("position" in row.values for row in peer.rows.values())
    for studio in machines.values():
        with studio.read() as db:
            assert db.scalar(select(SyncChange)) is None


def held(studio: Studio) -> dict[str, dict]:
    with studio.read() as db:
        return {
            record.__tablename__: {
                row.id: (row.title, row.deleted, row.hlc0, row.clock) for row in db.scalars(select(record))
            }
            for record in (Job, PhotoSession, Todo)
        }
