"""One studio per transaction, and nobody gets past it: the traps of row-level security, each as it was found."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import Connection, Engine, StaticPool, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Contact, ContactEmail
from sync_server.db.tenancy import add_studio, reading, writing

STAMP = "0" * 24
COUNT = text("SELECT count(*) FROM contacts")


class HeldClock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def add(connection: Connection, name: str = "Clara", *, row: UUID | None = None) -> UUID:
    row = row or new_id()
    connection.execute(
        text(
            "INSERT INTO contacts (id, hlc0, kind, name, do_not_contact, marketing_consent, is_imported)"
            " VALUES (:id, :stamp, 'person', :name, false, false, false)"
        ),
        {"id": row, "stamp": STAMP, "name": name},
    )
    return row


def names(engine: Engine, studio: UUID) -> list[str]:
    with reading(engine, studio) as connection:
        return list(connection.execute(text("SELECT name FROM contacts ORDER BY name")).scalars())


def feed(engine: Engine, studio: UUID) -> list[Any]:
    with reading(engine, studio) as connection:
        return list(connection.execute(text("SELECT row_id, tbl, seq, scope FROM sync_feed ORDER BY seq")))


def test_each_studio_sees_its_own_rows_and_the_studio_fills_itself(
    api: Engine, anna: UUID, boris: UUID
) -> None:
    with writing(api, anna) as connection:
        add(connection, "Anna's client")
    with writing(api, boris) as connection:
        add(connection, "Boris's client")
    assert names(api, anna) == ["Anna's client"]
    assert names(api, boris) == ["Boris's client"]


def test_with_no_studio_named_there_is_nothing_and_no_error(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        add(connection)
    with api.connect() as connection:
        assert connection.execute(COUNT).scalar() == 0
        with pytest.raises(DBAPIError, match=r"null value|row-level security"):
            add(connection)


def test_a_connection_forgets_the_studio_it_was_last_used_for(api: Engine, anna: UUID, boris: UUID) -> None:
    """The pool has one connection: what the last one set is '' for the next, which must mean nobody."""
    with writing(api, anna) as connection:
        add(connection)
        first = connection.connection.driver_connection
    with api.connect() as connection:
        assert connection.connection.driver_connection is first
        assert connection.execute(COUNT).scalar() == 0
        assert "tenant_id" not in connection.info
    assert names(api, boris) == []


def test_the_studio_ends_with_its_transaction_not_only_with_the_pools_forgetting(
    api: Engine, anna: UUID
) -> None:
    """A pooler between server and database hands connections on without asking ours."""
    forgetful = create_engine(api.url, poolclass=StaticPool, pool_reset_on_return=None)
    with writing(forgetful, anna) as connection:
        add(connection)
    with forgetful.connect() as connection:
        assert connection.execute(text("SELECT current_setting('app.tenant', true)")).scalar() == ""
        assert connection.execute(COUNT).scalar() == 0
    forgetful.dispose()


def test_even_a_studio_set_for_the_whole_session_is_forgotten(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        add(connection)
    with api.begin() as connection:
        connection.execute(text("SELECT set_config('app.tenant', :studio, false)"), {"studio": str(anna)})
        assert connection.execute(COUNT).scalar() == 1
    with api.connect() as connection:
        assert connection.execute(COUNT).scalar() == 0


def test_a_transaction_that_failed_leaves_no_studio_behind(api: Engine, anna: UUID) -> None:
    with pytest.raises(ZeroDivisionError), writing(api, anna) as connection:
        add(connection)
        raise ZeroDivisionError
    with api.connect() as connection:
        assert connection.execute(COUNT).scalar() == 0
        assert "stamp" not in connection.info
    assert names(api, anna) == []


def test_nothing_can_be_written_into_another_studio(api: Engine, anna: UUID, boris: UUID) -> None:
    for write in (
        "INSERT INTO contacts (tenant_id, id, hlc0, kind, name, do_not_contact, marketing_consent, is_imported)"
        " VALUES (:boris, gen_random_uuid(), '0', 'person', 'evil', false, false, false)",
        "UPDATE contacts SET tenant_id = :boris",
    ):
        with (
            pytest.raises(DBAPIError, match=r"row-level security|permission denied"),
            writing(api, anna) as connection,
        ):
            add(connection)
            connection.execute(text(write), {"boris": boris})
    assert names(api, boris) == []


def test_another_studios_rows_are_not_changed_whatever_is_asked(api: Engine, anna: UUID, boris: UUID) -> None:
    with writing(api, boris) as connection:
        row = add(connection, "Boris's client")
    with writing(api, anna) as connection:
        changed = connection.execute(text("UPDATE contacts SET name = 'evil' WHERE id = :id"), {"id": row})
        assert changed.rowcount == 0
    assert names(api, boris) == ["Boris's client"]


def test_an_id_that_another_studio_has_is_no_obstacle_and_no_hint(
    api: Engine, anna: UUID, boris: UUID
) -> None:
    with writing(api, anna) as connection:
        row = add(connection, "Anna's client")
    with writing(api, boris) as connection:
        add(connection, "Boris's client", row=row)
    assert (names(api, anna), names(api, boris)) == (["Anna's client"], ["Boris's client"])


def test_no_row_refers_to_another_studios(api: Engine, anna: UUID, boris: UUID) -> None:
    """The check of a foreign key sees past the walls: only a key that leads with the studio keeps it inside."""
    with writing(api, anna) as connection:
        row = add(connection)
    with pytest.raises(DBAPIError, match="foreign key"), writing(api, boris) as connection:
        connection.execute(
            text(
                "INSERT INTO contact_emails (id, hlc0, contact_id, address, is_primary)"
                " VALUES (gen_random_uuid(), '0', :row, 'x@y.example', false)"
            ),
            {"row": row},
        )


def test_a_child_may_come_before_its_parent_in_one_transaction(api: Engine, anna: UUID) -> None:
    row = new_id()
    with writing(api, anna) as connection:
        connection.execute(
            text(
                "INSERT INTO contact_emails (id, hlc0, contact_id, address, is_primary)"
                " VALUES (gen_random_uuid(), '0', :row, 'x@y.example', false)"
            ),
            {"row": row},
        )
        add(connection, row=row)


@pytest.mark.parametrize(
    "attempt",
    [
        "SET LOCAL row_security = off; SELECT count(*) FROM contacts",
        "SET LOCAL ROLE ff_owner",
        "SET SESSION AUTHORIZATION postgres",
        "ALTER TABLE contacts DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE contacts NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY own_studio ON contacts",
        "CREATE POLICY all_rows ON contacts USING (true)",
        "TRUNCATE contacts",
        "DELETE FROM contacts",
        "CREATE VIEW app.all_contacts AS SELECT * FROM contacts",
        "CREATE TABLE app.mine (contact uuid)",
        "ALTER TABLE contacts DISABLE TRIGGER ALL",
        "UPDATE sync_tenant SET seq = 0",
        "INSERT INTO sync_feed (tbl, row_id, seq) VALUES (1, gen_random_uuid(), 1)",
        "UPDATE sync_feed SET seq = 0",
        "CREATE OR REPLACE FUNCTION app.tenant() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'",
    ],
)
def test_the_server_cannot_take_the_walls_down(api: Engine, anna: UUID, attempt: str) -> None:
    refused = pytest.raises(DBAPIError, match=r"permission denied|must be owner|row-level security")
    with refused, writing(api, anna) as connection:
        connection.exec_driver_sql(attempt)


def test_a_table_of_ones_own_by_the_same_name_deceives_no_function(api: Engine, anna: UUID) -> None:
    """Temporary tables come first on a search path unless it says otherwise."""
    with writing(api, anna) as connection:
        connection.exec_driver_sql(
            "CREATE TEMP TABLE sync_tenant (tenant_id uuid, seq bigint) ON COMMIT DROP"
        )
        connection.exec_driver_sql("CREATE TEMP TABLE sync_feed (LIKE app.sync_feed) ON COMMIT DROP")
        add(connection)
        connection.exec_driver_sql("DROP TABLE pg_temp.sync_tenant, pg_temp.sync_feed")
    assert [entry.seq for entry in feed(api, anna)] == [1]


def test_copying_out_and_in_stops_at_the_walls_too(api: Engine, anna: UUID, boris: UUID) -> None:
    with writing(api, boris) as connection:
        add(connection, "Boris's client")
    with writing(api, anna) as connection:
        add(connection, "Anna's client")
        raw: Any = connection.connection.driver_connection
        with raw.cursor().copy("COPY (SELECT name FROM contacts) TO STDOUT") as out:
            assert [bytes(line) for line in out] == [b"Anna's client\n"]
    with (
        pytest.raises(psycopg.Error, match="COPY FROM not supported with row-level security"),
        writing(api, anna) as c,
    ):
        raw = c.connection.driver_connection
        with raw.cursor().copy("COPY contacts (tenant_id, id, name) FROM STDIN") as into:
            into.write_row((boris, uuid4(), "evil"))


def test_a_view_made_to_see_as_its_caller_shows_one_studio_and_a_plain_one_would_show_none(
    api: Engine, administrator: Engine, anna: UUID, boris: UUID
) -> None:
    """FORCE holds the owner of a plain view as well: it shows nothing wrong, and the catalogue test admits none."""
    for studio in (anna, boris):
        with writing(api, studio) as connection:
            add(connection)
    with administrator.begin() as connection:
        connection.exec_driver_sql("SET LOCAL ROLE ff_owner")
        connection.exec_driver_sql(
            "CREATE VIEW app.seen WITH (security_invoker=true) AS SELECT * FROM app.contacts"
        )
        connection.exec_driver_sql("GRANT SELECT ON app.seen TO ff_api")
    try:
        with reading(api, anna) as connection:
            assert connection.execute(text("SELECT count(*) FROM seen")).scalar() == 1
        with api.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM seen")).scalar() == 0
    finally:
        with administrator.begin() as connection:
            connection.exec_driver_sql("DROP VIEW app.seen")


def test_the_owner_too_sees_nothing_until_a_studio_is_named(
    api: Engine, administrator: Engine, anna: UUID
) -> None:
    with writing(api, anna) as connection:
        add(connection)
    with administrator.begin() as connection:
        connection.exec_driver_sql("SET LOCAL ROLE ff_owner")
        connection.exec_driver_sql("SET LOCAL search_path = app")
        assert connection.execute(COUNT).scalar() == 0
        changed = connection.execute(text("UPDATE contacts SET name = 'Migrated'"))
        assert changed.rowcount == 0
        connection.execute(text("SELECT set_config('app.tenant', :studio, true)"), {"studio": str(anna)})
        assert connection.execute(COUNT).scalar() == 1


def test_a_commands_rights_come_only_when_they_are_put_on(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        row = add(connection)
    written_once = text("UPDATE contacts SET created_at = now() WHERE id = :id")
    with pytest.raises(DBAPIError, match="permission denied"), writing(api, anna) as connection:
        connection.execute(written_once, {"id": row})
    with writing(api, anna) as connection:
        connection.exec_driver_sql("SET LOCAL ROLE ff_cmd")
        assert connection.execute(written_once, {"id": row}).rowcount == 1
    with api.connect() as connection:
        assert connection.execute(text("SELECT current_user")).scalar() == "ff_api"


def test_a_command_is_held_to_the_studio_as_well(api: Engine, anna: UUID, boris: UUID) -> None:
    with writing(api, boris) as connection:
        add(connection)
    with writing(api, anna) as connection:
        connection.exec_driver_sql("SET LOCAL ROLE ff_cmd")
        assert connection.execute(text("UPDATE contacts SET name = 'evil'")).rowcount == 0


def test_every_change_is_numbered_once_and_the_newest_of_a_row_stays(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        first, second = add(connection, "One"), add(connection, "Two")
    with writing(api, anna) as connection:
        connection.execute(text("UPDATE contacts SET name = name || '!' WHERE id = :id"), {"id": first})
    assert [(entry.row_id, entry.seq) for entry in feed(api, anna)] == [(second, 2), (first, 3)]
    assert {(entry.tbl, entry.scope) for entry in feed(api, anna)} == {(15, 0)}


def test_a_statement_over_many_rows_numbers_them_all(api: Engine, anna: UUID) -> None:
    with writing(api, anna) as connection:
        rows = {add(connection, str(number)) for number in range(20)}
        connection.execute(text("UPDATE contacts SET do_not_contact = true"))
        connection.execute(text("UPDATE contacts SET do_not_contact = true WHERE false"))
    entries = feed(api, anna)
    assert {entry.row_id for entry in entries} == rows
    assert [entry.seq for entry in entries] == list(range(21, 41))


def test_the_feed_of_one_studio_tells_nothing_of_another(api: Engine, anna: UUID, boris: UUID) -> None:
    with writing(api, boris) as connection:
        add(connection)
    assert feed(api, anna) == []
    with writing(api, anna) as connection:
        add(connection)
    assert [entry.seq for entry in feed(api, anna)] == [1]


def test_newest_numbers_are_told_only_of_studios_that_are_named(api: Engine, anna: UUID, boris: UUID) -> None:
    with writing(api, anna) as connection:
        add(connection)
    with api.connect() as connection:
        told = connection.execute(
            text("SELECT tenant_id, seq FROM app.heads(:studios) ORDER BY seq"),
            {"studios": [boris, anna, uuid4()]},
        )
        assert [tuple(row) for row in told] == [(boris, 0), (anna, 1)]
        assert connection.execute(text("SELECT count(*) FROM app.heads(NULL)")).scalar() == 0
        assert connection.execute(text("SELECT count(*) FROM sync_tenant")).scalar() == 0


def test_records_are_written_by_their_classes_with_the_servers_stamps(api: Engine, anna: UUID) -> None:
    clock = HeldClock(datetime(2026, 6, 1, tzinfo=UTC))
    with writing(api, anna, clock=clock) as connection, Session(bind=connection) as session:
        contact = Contact(id=new_id(), name="Clara")
        session.add_all([contact, ContactEmail(contact_id=contact.id, address="clara@mail.example")])
        session.flush()
        first = contact.hlc0
    assert (contact.tenant_id, contact.created_at) == (anna, clock.at)
    assert first.endswith("00000000")
    clock.at = datetime(2026, 5, 1, tzinfo=UTC)  # another process, whose clock is behind
    with writing(api, anna, clock=clock) as connection, Session(bind=connection) as session:
        later = Contact(name="Dora")
        session.add(later)
        session.flush()
        assert later.hlc0 > first


def test_reading_writes_nothing(api: Engine, anna: UUID) -> None:
    with pytest.raises(DBAPIError, match="read-only"), reading(api, anna) as connection:
        add(connection)


def test_a_studio_begins_once_and_one_that_never_began_is_refused(api: Engine, anna: UUID) -> None:
    with pytest.raises(Refused, match="on this server already"):
        add_studio(api, anna)
    with pytest.raises(Refused, match="no such studio"), writing(api, uuid4()):
        pass


def test_a_row_of_a_studio_that_never_began_is_refused_by_the_database_itself(api: Engine) -> None:
    with pytest.raises(DBAPIError, match="no studio"), api.begin() as connection:
        connection.execute(text("SELECT set_config('app.tenant', :studio, true)"), {"studio": str(uuid4())})
        add(connection)
