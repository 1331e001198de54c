"""Rows shown anew in a place that lasts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.ui.widgets.rows import Rows
from focusflow_desktop.ui.widgets.text import text


def _words(page):
    return [
        label.text() for label in page.children() if isinstance(label, QWidget) and label.isVisibleTo(page)
    ]


def test_another_answer_takes_the_place_of_the_one_before(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    rows = Rows()
    QVBoxLayout(page).addLayout(rows)
    rows.show_rows([text("one"), text("two")])
    assert _words(page) == ["one", "two"]
    rows.show_rows([text("three")])
    assert _words(page) == ["three"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [child for child in page.children() if isinstance(child, QWidget)] == [rows.itemAt(0).widget()]
