from typing import Any

from sqlalchemy import Engine

from sync_server.web.app import make_app


def test_a_process_is_alive_while_its_database_is_away(app: Any, ask: Any) -> None:
    assert ask(app, "/health").json() == {"status": "ok"}


def test_it_is_not_ready_while_its_database_is_away_and_tells_no_password(app: Any, ask: Any) -> None:
    answer = ask(app, "/ready")
    assert answer.status_code == 503
    assert answer.json()["error"]["type"] == "database_away"
    assert "hunter2" not in answer.text


def test_it_is_ready_on_a_database_of_this_version(api: Engine, ask: Any) -> None:
    assert ask(make_app(api), "/ready").json() == {"status": "ready"}
