import pytest
from lucide import lucide_icon

from focusflow_desktop.shared.records import Note
from focusflow_desktop.ui.search_desk import ICONS, find_desk, find_written
from tests.support.factories import make_contact, make_job, make_message, make_todo


@pytest.fixture
def shown():
    return []


@pytest.fixture
def show_room(shown):
    return lambda room, /, **place: shown.append((room, place))


def test_every_kind_has_its_icon():
    assert all(lucide_icon(name) for name in ICONS.values())


def test_a_client_and_a_to_do_say_what_they_are_and_lead_there(studio, shown, show_room):
    contact, job = make_contact("Julia Weber", company="Café Morgenrot"), make_job()
    todo = make_todo("Call Weber", job_id=job.id)
    with studio.write() as db:
        db.add_all([contact, job, todo])
    with studio.read() as db:
        hits = {hit.title: hit for hit in find_desk(db, "weber", show_room)}
    assert hits["Julia Weber"].detail == "Client · Café Morgenrot"
    assert hits["Julia Weber"].letters == tuple(range(6, 11))
    assert hits["Call Weber"].detail == "To-do · Weber, wedding"
    hits["Julia Weber"].run()
    hits["Call Weber"].run()
    assert shown == [("clients", {"contact_id": contact.id}), ("todos", {"todo_id": todo.id})]


def test_a_message_leads_to_its_client_and_what_hangs_nowhere_is_left_out(studio, shown, show_room):
    contact = make_contact()
    with studio.write() as db:
        db.add_all([contact, make_message(contact, body="Bring the dog"), Note(body="A dog of nobody")])
    with studio.read() as db:
        [hit] = find_written(db, "dog", show_room)
    hit.run()
    assert shown == [("clients", {"contact_id": contact.id})]
    assert "13 May 2026" in hit.detail


def test_nothing_leads_to_a_room_that_is_not_there(studio, shown, show_room):
    with studio.write() as db:
        db.add_all([make_contact("Julia Weber"), make_todo("Call Weber")])
    with studio.read() as db:
        hits = find_desk(db, "weber", show_room, has_room=lambda room: room == "todos")
    assert [hit.title for hit in hits] == ["Call Weber"]
