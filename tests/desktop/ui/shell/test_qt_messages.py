import logging

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from focusflow_desktop.ui.shell.qt_messages import log_message


@pytest.mark.parametrize(
    ("kind", "level"),
    [(QtMsgType.QtInfoMsg, "INFO"), (QtMsgType.QtCriticalMsg, "ERROR")],
    ids=["info", "critical"],
)
def test_what_qt_says_is_logged_at_its_weight(caplog, kind, level):
    with caplog.at_level(logging.DEBUG, "focusflow.ui.qt"):
        log_message(kind, QMessageLogContext(), "a plugin is missing")
    assert [(record.levelname, "a plugin is missing" in record.message) for record in caplog.records] == [
        (level, True)
    ]
    caplog.clear()
