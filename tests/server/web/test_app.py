from typing import Any


def test_the_description_lists_what_is_served(app: Any, ask: Any) -> None:
    said = ask(app, "/openapi.json").json()
    assert set(said["paths"]) == {"/health", "/ready"}
    assert "503" in said["paths"]["/ready"]["get"]["responses"]
