import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Base
from sync_server.db import upgrade
from sync_server.db.comparing import COMPARING


def test_the_scripts_make_exactly_what_the_records_say(administrator: Engine) -> None:
    with administrator.connect() as connection:
        connection.exec_driver_sql("SET search_path = app")
        context = MigrationContext.configure(connection, opts=dict(COMPARING))
        differences = compare_metadata(context, Base.metadata)
    assert differences == [], 'the records changed: make server-migration MESSAGE="…"'


def test_the_head_is_the_newest_script() -> None:
    assert ScriptDirectory.from_config(upgrade.settings()).get_current_head() == upgrade.HEAD


def test_no_script_depends_on_what_a_record_becomes() -> None:
    for script in upgrade.MIGRATIONS.glob("versions/0*.py"):
        assert "focusflow" not in script.read_text(encoding="utf-8")


def test_an_empty_database_comes_to_this_version_and_again_changes_nothing(empty: Engine) -> None:
    upgrade.bring_up_to_date(empty)
    before = _catalogue(empty)
    upgrade.bring_up_to_date(empty)
    assert _catalogue(empty) == before
    with empty.connect() as connection:
        assert upgrade.revision(connection) == upgrade.HEAD


def test_two_servers_that_start_at_once_wait_for_each_other(empty: Engine) -> None:
    problems: list[Exception] = []

    def start() -> None:
        try:
            upgrade.bring_up_to_date(empty)
        except Exception as problem:  # noqa: BLE001 — whatever it is, the test shows it
            problems.append(problem)

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


def test_a_database_of_a_newer_server_is_left_alone(empty: Engine) -> None:
    upgrade.bring_up_to_date(empty)
    with empty.begin() as connection:
        connection.execute(text("UPDATE app.alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused, match="newer version"):
        upgrade.bring_up_to_date(empty)


def test_an_upgrade_that_fails_leaves_nothing_of_itself(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(_connection: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(upgrade, "raise_walls", fall)
    with pytest.raises(ZeroDivisionError):
        upgrade.bring_up_to_date(empty)
    with empty.connect() as connection:
        assert connection.execute(text("SELECT to_regnamespace('app')")).scalar() is None


def test_an_administrator_who_is_no_superuser_can_do_it(cluster: object, empty: Engine) -> None:
    """As a managed PostgreSQL gives one: may make roles and owns the database."""
    name = Path(str(empty.url.database)).name
    with empty.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE half_admin LOGIN CREATEROLE CREATEDB PASSWORD 'x'")
        connection.exec_driver_sql(f'ALTER DATABASE "{name}" OWNER TO half_admin')
        for role in (
            "ff_owner",
            "ff_api",
            "ff_cmd",
        ):  # made by a superuser in these tests, by half_admin in life
            connection.exec_driver_sql(f"GRANT {role} TO half_admin WITH ADMIN OPTION")
    try:
        from sync_server.db.engine import make_engine

        half = make_engine(empty.url.set(username="half_admin", password="x"))
        upgrade.bring_up_to_date(half)
        half.dispose()
    finally:
        with empty.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA app CASCADE")
            connection.exec_driver_sql("DROP EXTENSION btree_gist")
            connection.exec_driver_sql(f'ALTER DATABASE "{name}" OWNER TO postgres')
            for role in ("ff_owner", "ff_api", "ff_cmd"):
                connection.exec_driver_sql(f"REVOKE {role} FROM half_admin CASCADE")
            connection.exec_driver_sql("DROP OWNED BY half_admin")
            connection.exec_driver_sql("DROP ROLE half_admin")


def _catalogue(engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [
            tuple(row)
            for row in connection.execute(
                text(
                    "SELECT c.relname, c.relacl::text, array_agg(t.tgname ORDER BY t.tgname) FROM pg_class c"
                    " LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal"
                    " WHERE c.relnamespace = 'app'::regnamespace GROUP BY 1, 2 ORDER BY 1"
                )
            )
        ]
