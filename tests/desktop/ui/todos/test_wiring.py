"""The room To-dos over a real studio."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from focusflow_desktop.business.todos.queries import TodoList
from focusflow_desktop.shared.records import StudioProfile, Todo
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.ui.todos.wiring import todos_page
from tests.support.factories import make_job, make_member, make_session, make_todo
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english"]

NOON = datetime(2026, 5, 23, 12, tzinfo=UTC)


@pytest.fixture
def todo_ids(house):
    job, anna = make_job(), make_member()
    with house.studio.write() as db:
        db.add(
            StudioProfile(
                id=house.studio.tenant_id, name="S", country="DE", currency="EUR", tz="Europe/Berlin"
            )
        )
        db.add_all([job, anna])
        db.flush()
        session = make_session(job, starts_at=NOON)
        db.add(session)
        db.flush()
        job.primary_session_id = session.id
        todos = [
            make_todo("Charge flashes", due_on=date(2026, 5, 13), position=1),
            make_todo("Send the call sheet", due_on=date(2026, 5, 11), position=2),
            make_todo("Order album", position=3),
            make_todo(
                "Pack", job_id=job.id, due_anchor=DueAnchor.PRIMARY_SESSION, due_offset_days=-2, position=4
            ),
        ]
        db.add_all(todos)
        db.flush()
        return [todo.id for todo in todos]


@pytest.fixture
def page(house, english, qtbot, todo_ids):
    page = todos_page(house.frame, clock=StillClock())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_place()
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    return page


def stored(house, todo_id):
    with house.studio.read() as db:
        found = db.scalar(select(Todo).where(Todo.id == todo_id))
        db.expunge(found)
        return found


def titles(page):
    return [row.title for row in page.model.rows]


def test_each_list_holds_what_belongs_in_it(page):
    assert titles(page) == ["Charge flashes", "Send the call sheet"]
    page.show_list(TodoList.UPCOMING)
    assert titles(page) == ["Pack"]
    page.show_list(TodoList.SOMEDAY)
    assert titles(page) == ["Order album"]
    page.show_list(TodoList.DONE)
    assert titles(page) == []


def test_what_is_written_on_the_line_is_due_when_its_words_say(page, qtbot):
    page.line.setText("call Clara tomorrow")
    assert page._understood.text() == "Due Tomorrow"
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.shown is TodoList.UPCOMING)
    assert page.chosen.title == "call Clara"
    assert page.chosen.due == date(2026, 5, 14)
    assert page.line.text() == ""


def test_space_ticks_and_the_undo_brings_it_back(page, house, qtbot, todo_ids):
    page.choose(todo_ids[0])
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: titles(page) == ["Send the call sheet"])
    assert stored(house, todo_ids[0]).done_at == StillClock().now()
    house.recorder.only.run()
    qtbot.waitUntil(lambda: titles(page) == ["Charge flashes", "Send the call sheet"])


def test_a_click_on_the_box_ticks_and_one_beside_it_does_not(page, house, qtbot, todo_ids):
    rect = page.view.visualRect(page.model.index(1, 0))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, rect.center().y()))
    assert page.chosen.id == todo_ids[1]
    assert stored(house, todo_ids[1]).done_at is None
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(22, rect.center().y()))
    qtbot.waitUntil(lambda: stored(house, todo_ids[1]).done_at is not None)


def test_the_column_shows_the_rule_and_changes_it(page, house, qtbot, todo_ids):
    page.choose(todo_ids[3])
    due = page.editor.due
    assert (due.way.currentText(), due.count.value(), due.anchor.currentText()) == (
        "Counted in days", 2, "the main session",
    )  # fmt: skip
    due.count.setValue(3)
    qtbot.waitUntil(lambda: stored(house, todo_ids[3]).due_offset_days == -3)
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.due == date(2026, 5, 20))


def test_a_job_can_be_chosen_and_a_day_counted_from_it(page, house, qtbot, todo_ids):
    page.choose(todo_ids[0])
    assert not page.editor.due.way.model().index(2, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    page.editor.job.lineEdit().setText("weber, wedding")
    QTest.keyClick(page.editor.job.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.chosen.job == "Weber, wedding")
    assert page.editor.due.way.model().index(2, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    page.editor.open_job.click()
    assert house.shown[-1][0] == "jobs"


def test_leaving_the_job_keeps_the_day_that_was_counted_from_it(page, house, qtbot, todo_ids):
    page.choose(todo_ids[3])
    page.editor.job.lineEdit().clear()
    page.editor.job.lineEdit().editingFinished.emit()
    qtbot.waitUntil(lambda: stored(house, todo_ids[3]).job_id is None)
    kept = stored(house, todo_ids[3])
    assert (kept.due_on, kept.due_anchor) == (date(2026, 5, 21), None)


def test_an_empty_title_is_refused_beside_the_field(page, house, qtbot, todo_ids):
    page.choose(todo_ids[0])
    page.editor.title.setText("   ")
    page.editor.title.editingFinished.emit()
    qtbot.waitUntil(lambda: page.editor.rows["title"].error != "")
    assert stored(house, todo_ids[0]).title == "Charge flashes"


def test_the_order_is_the_persons(page, house, qtbot, todo_ids):
    page.choose(todo_ids[1])
    QTest.keyClick(page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(page) == ["Send the call sheet", "Charge flashes"])
    assert page.chosen.id == todo_ids[1]


def test_removed_ones_come_back_by_undo(page, house, qtbot, todo_ids):
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == [])
    assert page._empty.isVisible()
    house.commands.enter("todos")
    assert house.commands.run("todos.undo")
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


def test_notes_are_kept_when_the_field_is_left(page, house, qtbot, todo_ids):
    page.choose(todo_ids[0])
    page.editor.body.setPlainText("The big ones first")
    page.editor.body.left.emit()
    qtbot.waitUntil(lambda: stored(house, todo_ids[0]).body == "The big ones first")
