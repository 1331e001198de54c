import pytest
from sqlalchemy import Engine, create_engine, text

from focusflow_desktop.shared.errors import Refused, Unavailable
from sync_server.db.checks import ensure_ready


def test_the_servers_user_on_a_database_of_this_version_may_work(api: Engine) -> None:
    ensure_ready(api)


def test_a_superuser_may_not(administrator: Engine) -> None:
    with pytest.raises(Refused, match="superuser"):
        ensure_ready(administrator)


def test_a_database_that_is_away_is_said_without_its_password() -> None:
    nowhere = create_engine("postgresql+psycopg://ff_api:hunter2@127.0.0.1:1/none")
    with pytest.raises(Unavailable, match="does not answer") as refused:
        ensure_ready(nowhere)
    assert "hunter2" not in str(refused.value)


def test_another_version_says_what_to_do(api: Engine, administrator: Engine) -> None:
    with administrator.begin() as connection:
        connection.execute(text("UPDATE app.alembic_version SET version_num = '0000'"))
    try:
        with pytest.raises(Refused, match="focusflow-server migrate"):
            ensure_ready(api)
    finally:
        from sync_server.db.upgrade import HEAD

        with administrator.begin() as connection:
            connection.execute(text("UPDATE app.alembic_version SET version_num = :head"), {"head": HEAD})
