from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, text

from focusflow_desktop.shared.errors import Refused
from sync_server.db.roles import ensure_held

As = Callable[[str], Connection]


@pytest.fixture
def made(administrator: Engine) -> Iterator[Callable[[str, str], str]]:
    """Makes a role for the test, with options and a statement that spoils it."""
    names: list[str] = []

    def make(options: str, spoil: str = "") -> str:
        name = f"t_{uuid4().hex[:12]}"
        with administrator.begin() as connection:
            connection.exec_driver_sql(f"CREATE ROLE {name} {options}")
            connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA app TO {name}")
            if spoil:
                connection.exec_driver_sql(spoil.format(name=name))
        names.append(name)
        return name

    yield make
    with administrator.begin() as connection:
        for name in names:
            connection.exec_driver_sql(f"DROP OWNED BY {name}")
            connection.exec_driver_sql(f"DROP ROLE {name}")


@pytest.mark.parametrize(
    ("options", "spoil", "said"),
    [
        ("SUPERUSER", "", "superuser"),
        ("BYPASSRLS", "", "may bypass"),
        ("NOINHERIT", "GRANT ff_owner TO {name}", "become their owner"),
        ("INHERIT", "GRANT ff_cmd TO {name}", "without asking"),
        ("NOINHERIT", "GRANT postgres TO {name}", "may become a user whom no wall holds"),
        ("NOINHERIT", "GRANT CREATE ON SCHEMA app TO {name}", "tables of its own"),
    ],
)
def test_a_user_whom_the_walls_do_not_hold_is_refused_with_the_reason(
    administrator: Engine, made: Any, options: str, spoil: str, said: str
) -> None:
    role = made(options, spoil)
    with administrator.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL ROLE {role}")
        with pytest.raises(Refused, match=said) as refused:
            ensure_held(connection)
    assert refused.value.fields["user"] == role


def test_a_user_made_as_it_should_be_is_not(administrator: Engine, made: Any) -> None:
    role = made("NOINHERIT")
    with administrator.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL ROLE {role}")
        ensure_held(connection)


def test_the_servers_own_user_is_held(api: Engine) -> None:
    with api.connect() as connection:
        ensure_held(connection)
        assert connection.execute(text("SHOW search_path")).scalar() == "app"


def test_a_password_with_every_kind_of_letter_arrives_whole(empty: Engine) -> None:
    from sync_server.db.roles import prepare_roles

    with empty.connect() as connection:  # rolled back: the cluster's own password stays
        prepare_roles(connection, password='it\'s 100% \\ "quoted" :name')
