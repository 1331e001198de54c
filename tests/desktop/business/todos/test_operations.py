from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.todos import operations
from focusflow_desktop.business.todos.operations import Due, Link
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Todo
from focusflow_desktop.shared.records.job_types import DueAnchor
from tests.support.factories import make_contact, make_job, make_member, make_session, make_todo


@pytest.fixture
def kept(studio):
    job = make_job()
    kept = {"job": job, "session": make_session(job), "contact": make_contact(), "member": make_member()}
    with studio.write() as db:
        db.add_all(kept.values())
    return {name: row.id for name, row in kept.items()}


def add(studio, title="Charge batteries", **given):
    with studio.write("Add a to-do") as db:
        [todo_id] = operations.add_todo(db, title, **given).rows["todos"]
    return todo_id


def read(studio, todo_id):
    with studio.read() as db:
        return db.scalars(select(Todo).where(Todo.id == todo_id)).one()


def test_what_is_written_down_stands_below_the_others(studio):
    first, second = add(studio), add(studio, "  Call   Clara ")
    assert read(studio, second).title == "Call Clara"
    assert read(studio, second).position > read(studio, first).position


def test_a_to_do_of_a_session_belongs_to_its_job(studio, kept):
    todo = read(studio, add(studio, link=Link(session_id=kept["session"], contact_id=kept["contact"])))
    assert (todo.job_id, todo.session_id, todo.contact_id) == (kept["job"], kept["session"], kept["contact"])


def test_a_rule_takes_the_place_of_the_day_and_the_other_way_round(studio, kept):
    rule = Due(anchor=DueAnchor.PRIMARY_SESSION, offset_days=-14)
    todo_id = add(studio, due=rule, link=Link(job_id=kept["job"]))
    todo = read(studio, todo_id)
    assert (todo.due_on, todo.due_anchor, todo.due_offset_days) == (None, DueAnchor.PRIMARY_SESSION, -14)
    with studio.write() as db:
        operations.set_due(db, [todo_id], Due(on=date(2026, 6, 1)))
    todo = read(studio, todo_id)
    assert (todo.due_on, todo.due_anchor, todo.due_offset_days) == (date(2026, 6, 1), None, None)


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"title": "  "}, "todo_title_missing", "title"),
        ({"due": Due(anchor=DueAnchor.BOOKED)}, "todo_rule_needs_job", "due"),
        ({"link": Link(job_id=new_id())}, "todo_link_gone", "job"),
        ({"link": Link(session_id=new_id())}, "todo_link_gone", "session"),
        ({"link": Link(contact_id=new_id())}, "todo_link_gone", "contact"),
        ({"assignee_id": new_id()}, "todo_link_gone", "assignee"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(studio, given, code, field):
    with pytest.raises(Refused) as refused:
        add(studio, **{"title": "Call", **given})
    assert (refused.value.code, refused.value.fields["field"]) == (code, field)
    with studio.read() as db:
        assert db.scalars(select(Todo)).all() == []


def test_taking_off_the_job_refuses_to_lose_the_day_that_hangs_on_it(studio, kept):
    rule = Due(anchor=DueAnchor.DELIVERY, offset_days=2)
    todo_id = add(studio, due=rule, link=Link(job_id=kept["job"]))
    with studio.write() as db, pytest.raises(Refused, match="needs one"):
        operations.link_todo(db, todo_id, Link())


def test_done_given_away_renamed_and_removed_are_one_step_each(studio, kept):
    todo_id = add(studio)
    steps = {
        "done_at": lambda db: operations.set_done(db, [todo_id], at=datetime(2026, 5, 13, tzinfo=UTC)),
        "assignee_id": lambda db: operations.assign(db, [todo_id], kept["member"]),
        "title": lambda db: operations.rename_todo(db, todo_id, "Other words"),
        "deleted": lambda db: operations.remove_todos(db, [todo_id]),
    }
    for column, step in steps.items():
        before = getattr(read(studio, todo_id), column)
        with studio.write("Step") as db:
            assert step(db).rows == {"todos": frozenset([todo_id])}
        assert getattr(read(studio, todo_id), column) != before
        with studio.write() as db:
            undo.undo(db)
        assert getattr(read(studio, todo_id), column) == before


def test_an_order_is_kept_also_among_places_held_twice(studio):
    todos = [make_todo(title, position=place) for title, place in (("a", 3), ("b", 3), ("c", 7))]
    with studio.write() as db:
        db.add_all(todos)
    order = [todos[2].id, todos[0].id, todos[1].id]
    with studio.write() as db:
        operations.reorder(db, order)
    with studio.read() as db:
        assert list(db.scalars(select(Todo.id).order_by(Todo.position))) == order


def test_a_to_do_that_is_gone_is_not_changed(studio):
    with studio.write() as db, pytest.raises(Refused, match="no longer there"):
        operations.rename_todo(db, new_id(), "Call")
