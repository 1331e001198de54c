import logging
from typing import Any

import pytest


def test_a_request_keeps_the_id_it_came_with(app: Any, ask: Any) -> None:
    assert ask(app, "/health", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"


@pytest.mark.parametrize("given", ["two words", "x" * 65, '{"a":1}', ""])
def test_an_id_that_would_spoil_the_log_is_replaced(app: Any, ask: Any, given: str) -> None:
    made = ask(app, "/health", headers={"X-Request-ID": given}).headers["x-request-id"]
    assert made.startswith("req_")


def test_what_nobody_caught_is_logged_whole_and_told_without_a_trace(
    app: Any, ask: Any, caplog: pytest.LogCaptureFixture
) -> None:
    @app.get("/planted")
    def planted() -> None:
        raise ZeroDivisionError("the inner workings")

    answer = ask(app, "/planted")
    assert answer.status_code == 500
    assert answer.json()["error"]["type"] == "internal_error"
    assert "inner workings" not in answer.text
    assert any(record.exc_info and record.exc_info[0] is ZeroDivisionError for record in caplog.records)


def test_the_line_of_a_request_names_no_query(app: Any, ask: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "focusflow")
    ask(app, "/health?token=hunter2")
    (fields,) = [record.fields for record in caplog.records if record.getMessage() == "request"]
    assert (fields["path"], fields["status"]) == ("/health", 200)
    assert "hunter2" not in caplog.text + str(fields)
