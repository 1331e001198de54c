"""Qt's own warnings go into our log, each with the place it came from, instead of to a console nobody sees."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("focusflow.ui.qt")

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_message(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Logs one message of Qt."""
    log.log(LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, words)


def listen_to_qt() -> None:
    """From now on Qt speaks through our log."""
    qInstallMessageHandler(log_message)
