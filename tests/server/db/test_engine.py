from sqlalchemy import Engine, make_url, text

from sync_server.db.engine import make_engine


def test_any_spelling_of_the_url_is_spoken_to_by_the_one_driver() -> None:
    for scheme in ("postgresql", "postgresql+psycopg"):
        engine = make_engine(f"{scheme}://ff_api:x@db/focusflow")
        assert engine.url == make_url("postgresql+psycopg://ff_api:x@db/focusflow")


def test_what_one_user_of_a_connection_left_the_next_does_not_find(api: Engine) -> None:
    with api.begin() as connection:
        connection.exec_driver_sql("SET statement_timeout = 1234")
        connection.exec_driver_sql("CREATE TEMP TABLE left_over (x int)")
        connection.exec_driver_sql("SELECT pg_advisory_lock(77)")
        connection.exec_driver_sql("SET ROLE ff_cmd")
        process = connection.execute(text("SELECT pg_backend_pid()")).scalar()
    with api.connect() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar() == process
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "0"
        assert connection.execute(text("SELECT to_regclass('pg_temp.left_over')")).scalar() is None
        assert connection.execute(text("SELECT current_user")).scalar() == "ff_api"
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        assert connection.execute(text(held)).scalar() == 0


def test_a_connection_that_died_is_replaced(api: Engine, administrator: Engine) -> None:
    with api.connect() as connection:
        process = connection.execute(text("SELECT pg_backend_pid()")).scalar()
    with administrator.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})
    with api.connect() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar() != process
