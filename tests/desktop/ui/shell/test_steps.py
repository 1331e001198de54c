"""A desk room's steps over a real studio."""

import pytest
from PySide6.QtCore import QObject
from sqlalchemy import func, select

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Todo
from focusflow_desktop.ui.shell.steps import Steps
from tests.support.factories import make_todo


def write_down(db):
    db.add(make_todo())
    return Changes.of("todos")


@pytest.fixture
def steps(house, qapp):
    page = QObject()
    steps = Steps(page, house.frame)
    house.commands.register(*steps.commands("todos"))
    house.commands.enter("todos")
    steps.page = page
    return steps


def living(house):
    with house.studio.read() as db:
        return db.scalar(select(func.count(Todo.id)).where(~Todo.deleted))


def test_a_step_is_said_with_its_undo_and_redo_brings_it_again(steps, house, qtbot):
    steps.write(write_down, step="New to-do", said="Written down")
    qtbot.waitUntil(lambda: living(house) == 1)
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    house.recorder.only.run()
    qtbot.waitUntil(lambda: living(house) == 0)
    house.commands.run("todos.redo")
    qtbot.waitUntil(lambda: living(house) == 1)


def test_nothing_to_undo_is_said(steps, house, qtbot):
    house.commands.run("todos.undo")
    qtbot.waitUntil(lambda: [said.text for said in house.recorder.said] == ["Nothing to undo."])


def test_what_is_refused_goes_to_whoever_asked(steps, house, qtbot):
    def refuse(_db):
        raise Refused("todo_gone", "Gone.")

    told = []
    steps.write(refuse, step="Change", failed=told.append)
    qtbot.waitUntil(lambda: [error.code for error in told] == ["todo_gone"])
    assert house.recorder.said == []
