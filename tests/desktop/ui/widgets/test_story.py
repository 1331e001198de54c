from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from focusflow_desktop.ui.widgets.story import Story, StoryLine

LONG = "The church opens at nine, the organist at ten. " * 12


@pytest.fixture
def story(qtbot: QtBot) -> Story:
    made = Story("The story")
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.show()
    return made


def line(number: int, body: str = "") -> StoryLine:
    return StoryLine(title=f"Line {number}", when="Wed 13 May 2026", body=body)


def test_a_story_is_as_high_as_its_lines(story: Story) -> None:
    story.show_lines([line(n) for n in range(10)])
    ten = story.height()
    story.show_lines([line(n) for n in range(500)])
    assert story.height() == 50 * ten
    last = story.visualRect(story.lines.index(499))
    assert last.bottom() <= story.viewport().height()


def test_long_words_wrap_and_are_never_cut(story: Story, qtbot: QtBot) -> None:
    story.show_lines([line(1, LONG), line(2)])
    wide = story.height()
    story.resize(300, story.height())
    qtbot.waitUntil(lambda: story.height() > 1.5 * wide)
    room = story.visualRect(story.lines.index(0)).height()
    need = QLabel(LONG)
    need.setWordWrap(True)
    assert room >= need.heightForWidth(300 - 32) * 0.9


def test_a_line_is_heard_and_copied_whole(story: Story, qtbot: QtBot) -> None:
    story.show_lines([line(1, "See you at nine"), line(2)])
    story.setCurrentIndex(story.lines.index(0))
    qtbot.keyClick(story, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Line 1, Wed 13 May 2026\nSee you at nine"
    assert story.lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Line 2, Wed 13 May 2026"


def test_the_wheel_scrolls_the_page_around_it(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    story = Story("The story")
    QVBoxLayout(inside).addWidget(story)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(500, 300)
    area.show()
    story.show_lines([line(n) for n in range(100)])
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    turn = QWheelEvent(
        QPointF(50, 50), story.mapToGlobal(QPointF(50, 50)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(story.viewport(), turn)
    assert not turn.isAccepted()
