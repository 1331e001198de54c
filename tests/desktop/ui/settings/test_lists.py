"""The studio's lists in the settings, over a real studio."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.ui.settings import list_plans
from focusflow_desktop.ui.settings.lists import list_editor
from focusflow_desktop.ui.shell.steps import Steps
from tests.support.services import english

__all__ = ["english"]


@pytest.fixture
def opened(house, english, qtbot):
    with house.studio.write() as db:
        found_studio(
            db, house.studio.tenant_id, name="Anna Studio", country="DE", currency="EUR", photographer="Anna"
        )

    def show(listed):
        editor = list_editor(listed, house.frame)
        qtbot.addWidget(editor)
        editor.resize(900, 700)
        editor.show()
        qtbot.waitUntil(lambda: house.runner.is_idle)
        return editor

    return show


def values(editor):
    return {row.name: row.values for row in editor._rows}


def write(editor, column, words):
    field = editor.form.field(column)
    field.setText(words)
    field.editingFinished.emit()


def add(editor, qtbot):
    count = len(editor._rows)
    editor.ask_new()
    qtbot.waitUntil(lambda: len(editor._rows) == count + 1)
    qtbot.waitUntil(lambda: editor.form._fields and editor.chosen.name.startswith(editor.plan.new))


def test_a_session_type_is_added_named_and_priced_and_undone_step_by_step(opened, house, qtbot):
    editor = opened(list_plans.session_types())
    assert editor._stack.currentIndex() == 1
    add(editor, qtbot)
    write(editor, "name", "Portrait")
    qtbot.waitUntil(lambda: editor.chosen.name == "Portrait")
    write(editor, "price_minor", "450")
    qtbot.waitUntil(lambda: values(editor)["Portrait"]["price_minor"] == 45000)
    steps = Steps(editor, house.frame)
    steps.take_back()
    qtbot.waitUntil(lambda: values(editor)["Portrait"]["price_minor"] is None)
    assert editor.form.field("price_minor").text() == ""
    steps.take_back()
    qtbot.waitUntil(lambda: editor.chosen.name == "New session type")
    steps.take_back()
    qtbot.waitUntil(lambda: not editor._rows)


def test_a_value_that_is_refused_is_said_beside_its_field(opened, qtbot):
    editor = opened(list_plans.session_types())
    add(editor, qtbot)
    write(editor, "duration_minutes", "long")
    qtbot.waitUntil(lambda: "no length" in editor.form.error("duration_minutes"))
    assert editor.chosen.values["duration_minutes"] == 60
    write(editor, "duration_minutes", "2 h")
    qtbot.waitUntil(lambda: editor.chosen.values["duration_minutes"] == 120)
    assert editor.form.error("duration_minutes") == ""


def test_a_job_type_begins_with_its_own_sessions_roles_and_todos(opened, qtbot):
    editor = opened(list_plans.job_types())
    add(editor, qtbot)
    sessions, todos, roles = (
        editor.parts[name] for name in ("job_type_sessions", "job_type_todos", "job_type_roles")
    )
    add(sessions, qtbot)
    write(sessions, "title", "Ceremony")
    write(sessions, "start_minute", "14:30")
    qtbot.waitUntil(lambda: sessions.chosen.values["start_minute"] == 870)
    add(todos, qtbot)
    write(todos, "due_offset_days", "-14")
    qtbot.waitUntil(lambda: todos.form.field("due_anchor").currentText() == "The main session")
    add(roles, qtbot)
    assert roles.names.item(0).text() == "Partner"
    add_second = len(editor._rows)
    editor.ask_new()
    qtbot.waitUntil(lambda: len(editor._rows) == add_second + 1)
    qtbot.waitUntil(lambda: editor.chosen.name == "New job type 2" and not sessions._rows)
    editor.names.setCurrentRow(0)
    qtbot.waitUntil(lambda: [row.name for row in sessions._rows] == ["Ceremony"])


def test_a_role_that_is_removed_comes_back_by_undo(opened, house, qtbot):
    editor = opened(list_plans.job_types())
    add(editor, qtbot)
    roles = editor.parts["job_type_roles"]
    add(roles, qtbot)
    assert roles.away.text() == "Remove"
    roles.away.click()
    qtbot.waitUntil(lambda: not roles._rows)
    house.recorder.only.run()
    qtbot.waitUntil(lambda: len(roles._rows) == 1)


def test_the_order_is_the_persons(opened, qtbot):
    editor = opened(list_plans.session_types())
    for name in ("Portrait", "Call"):
        add(editor, qtbot)
        write(editor, "name", name)
        qtbot.waitUntil(lambda name=name: editor.chosen.name == name)
    QTest.keyClick(editor.names, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: [row.name for row in editor._rows] == ["Call", "Portrait"])
    assert editor.chosen.name == "Call"


def test_a_room_chooses_its_place_also_one_made_meanwhile(opened, house, qtbot):
    places, rooms = opened(list_plans.places()), opened(list_plans.rooms())
    add(rooms, qtbot)
    add(places, qtbot)
    write(places, "name", "Studio house")
    link = rooms.form.field("location_id")
    qtbot.waitUntil(lambda: link.findText("Studio house") >= 0)
    link.lineEdit().setText("studio house")
    link.lineEdit().editingFinished.emit()
    qtbot.waitUntil(lambda: rooms.chosen.values["location_id"] == places.chosen.id)


def test_somebody_is_archived_and_put_back_and_the_last_owner_stays(opened, house, qtbot):
    team = opened(list_plans.team())
    qtbot.waitUntil(lambda: [row.name for row in team._rows] == ["Anna"])
    with qtbot.waitSignal(house.door.refused) as refused:
        team.away.click()
    assert refused.args[0].code == "last_owner"
    assert not team._rows[0].is_archived
    add(team, qtbot)
    team.away.click()
    qtbot.waitUntil(lambda: team.chosen.is_archived)
    team.away.click()
    qtbot.waitUntil(lambda: not team.chosen.is_archived)


def test_a_right_is_a_tick_and_an_owners_tick_goes_back(opened, qtbot):
    team = opened(list_plans.team())
    qtbot.waitUntil(lambda: len(team._rows) == 1)
    tick = team.form.field("right.see_money")
    assert tick.isChecked()
    tick.click()
    qtbot.waitUntil(tick.isChecked)
    add(team, qtbot)
    assert not tick.isChecked()
    tick.click()
    qtbot.waitUntil(lambda: team.chosen.values["right.see_money"] is True)


def test_the_words_of_a_template_are_kept_when_the_field_is_left(opened, qtbot):
    editor = opened(list_plans.message_templates())
    add(editor, qtbot)
    body = editor.form.field("body")
    body.setPlainText("Dear {name},\nyour day is booked.")
    body.settle()
    qtbot.waitUntil(lambda: editor.chosen.values["version"] == 1)
    assert body.toPlainText() == "Dear {name},\nyour day is booked."


@pytest.mark.parametrize(
    "make", [list_plans.places, list_plans.gear, list_plans.lead_sources, list_plans.brands]
)
def test_every_list_takes_a_first_row(opened, qtbot, make):
    editor = opened(make())
    add(editor, qtbot)
    write(editor, "name", "The first")
    qtbot.waitUntil(lambda: editor.names.item(0).text() == "The first")
