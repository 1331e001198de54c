"""The fixtures of every test with a page in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.support.frames import house

__all__ = ["house"]


@pytest.fixture(autouse=True)
def _no_collecting_under_way() -> Iterator[None]:
    """As in the program, cycles are collected between events and by the window's thread alone."""
    gc.disable()
    yield
    gc.collect(0)  # with the collector off, whatever the test made is still young
    gc.enable()


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """Windows a test leaves are taken away: dressing the application polishes every one that is there, seconds a test."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
