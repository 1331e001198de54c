import json
import logging

import pytest

from sync_server.logs import request_id, start_logging, stop_logging


def test_a_line_is_one_object_with_its_request_and_fields(capsys: pytest.CaptureFixture[str]) -> None:
    handler = start_logging(level="info", form="json")
    token = request_id.set("req_1")
    logging.getLogger("focusflow.server").info("listening", extra={"fields": {"port": 8620}})
    request_id.reset(token)
    stop_logging(handler)
    line = json.loads(capsys.readouterr().err)
    assert {
        "level": "info",
        "message": "listening",
        "request_id": "req_1",
        "port": 8620,
    }.items() <= line.items()


def test_no_secret_reaches_the_log_in_either_form(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("json", "text"):
        handler = start_logging(level="info", form=form)
        logging.getLogger("focusflow.server").info(
            "password=hunter2", extra={"fields": {"url": "postgresql://ff_api:hunter2@db/x"}}
        )
        stop_logging(handler)
    assert "hunter2" not in capsys.readouterr().err


def test_less_than_the_level_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    handler = start_logging(level="error", form="json")
    logging.getLogger("focusflow.server").warning("nothing to see")
    stop_logging(handler)
    assert capsys.readouterr().err == ""
