from typing import Any

import pytest

from focusflow_desktop.shared.errors import Conflict, Locked, NoRoom, Refused, Unavailable


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (Refused("wrong", "That is wrong."), 422),
        (Conflict("both", "Both."), 409),
        (Unavailable("away", "Away."), 503),
        (Locked("held", "Held."), 503),
        (NoRoom("full", "Full."), 507),
    ],
)
def test_an_error_of_ours_says_its_code_and_sentence(
    app: Any, ask: Any, raised: Exception, status: int
) -> None:
    @app.get("/planted")
    def planted() -> None:
        raise raised

    answer = ask(app, "/planted")
    assert answer.status_code == status
    assert answer.json()["error"] == {"type": raised.code, "message": raised.message}  # type: ignore[attr-defined]


def test_what_is_not_there_and_what_is_not_understood_have_the_one_shape(app: Any, ask: Any) -> None:
    @app.get("/numbers/{number}")
    def number(number: int) -> int:
        return number

    for path, method, status, kind in (
        ("/nothing", "GET", 404, "not_found"),
        ("/health", "POST", 405, "method_not_allowed"),
        ("/numbers/many", "GET", 422, "validation_error"),
    ):
        answer = ask(app, path, method=method)
        body = answer.json()
        assert (answer.status_code, body["error"]["type"], body["path"]) == (status, kind, path)
        assert body["requestId"] == answer.headers["x-request-id"]
