import logging

import pytest

from focusflow_desktop.logs import FILE, blot, start_logging, stop_logging


@pytest.mark.parametrize(
    "text",
    [
        "password=hunter2",
        "token: hunter2",
        '{"api_key": "hunter2"}',
        "Authorization: Bearer hunter2",
        "https://anna:hunter2@example.org/x",
        "download_pin=hunter2",
        "passphrase = 'hunter2'",
    ],
)
def test_secrets_are_blotted_out(text):
    assert "hunter2" not in blot(text)


@pytest.mark.parametrize("text", ["copied 12 files to /media/WED-03", "pinned at 0:42", "spinning: fast"])
def test_ordinary_lines_stay_as_they_are(text):
    assert blot(text) == text


def test_topics_write_into_one_file_and_secrets_never_do(tmp_path):
    handler = start_logging(tmp_path)
    try:
        logging.getLogger("focusflow.ingest").info("card BOT-A1 with token=%s", "hunter2")
        logging.getLogger("other").info("not ours")
    finally:
        stop_logging(handler)
    text = (tmp_path / FILE).read_text("utf-8")
    assert "focusflow.ingest" in text
    assert "BOT-A1" in text
    assert "hunter2" not in text
    assert "not ours" not in text


def test_a_secret_in_a_trace_is_blotted_out_too(tmp_path):
    handler = start_logging(tmp_path)
    try:
        try:
            raise ValueError("password=hunter2")
        except ValueError:
            logging.getLogger("focusflow.app").info("failed", exc_info=True)
    finally:
        stop_logging(handler)
    text = (tmp_path / FILE).read_text("utf-8")
    assert "Traceback" in text
    assert "password=…" in text
    assert "ValueError: password=hunter2" not in text
