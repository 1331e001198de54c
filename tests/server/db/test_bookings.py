from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, Job, PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from sync_server.db.tenancy import writing

NOON = datetime(2026, 6, 6, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PERSON = new_id()


def book(connection: Connection, start: datetime | None, *, hours: int = 2, **facts: Any) -> UUID:
    row = new_id()
    with Session(bind=connection) as session:
        job, shoot = Job(id=new_id(), title="Wedding"), new_id()
        session.add_all([job, PhotoSession(id=shoot, job_id=job.id, title="Wedding")])
        facts = {"resource_id": PERSON, "state": SessionState.BOOKED} | facts
        times = {"busy_from": start, "busy_to": start and start + hours * HOUR}
        session.add(Allocation(id=row, session_id=shoot, **times, **facts))
        session.flush()
    return row


def test_one_person_is_not_booked_twice_at_one_time(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        book(connection, NOON)
    with pytest.raises(IntegrityError, match="ex_allocations_booked_twice"), writing(api, anna) as connection:
        book(connection, NOON + HOUR)


@pytest.mark.parametrize(
    ("start", "facts"),
    [
        (NOON + 2 * HOUR, {}),  # one ends where the other begins
        (NOON, {"resource_id": new_id()}),
        (NOON, {"state": SessionState.INQUIRY}),
        (NOON, {"state": SessionState.CANCELLED}),
        (NOON, {"is_override": True, "override_reason": "Anna does both"}),
        (NOON, {"deleted": True}),
        (None, {}),
    ],
)
def test_what_is_no_clash_passes(
    api: Engine, anna: UUID, start: datetime | None, facts: dict[str, Any]
) -> None:
    with writing(api, anna) as connection:
        book(connection, NOON)
        book(connection, start, **facts)


def test_another_studios_bookings_are_no_clash_and_no_hint(api: Engine, anna: UUID, boris: UUID) -> None:
    for studio in (anna, boris):
        with writing(api, studio) as connection:
            book(connection, NOON)


def test_an_end_before_its_beginning_is_no_error_of_the_database(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        book(connection, NOON, hours=-2)


def test_two_sessions_may_change_places_in_one_transaction(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        first, second = book(connection, NOON), book(connection, NOON + 3 * HOUR)
    move = text("UPDATE allocations SET busy_from = :at, busy_to = :until WHERE id = :id")
    with writing(api, anna) as connection:
        connection.exec_driver_sql("SET CONSTRAINTS ex_allocations_booked_twice DEFERRED")
        for row, at in ((first, NOON + 3 * HOUR), (second, NOON)):
            connection.execute(move, {"id": row, "at": at, "until": at + 2 * HOUR})
