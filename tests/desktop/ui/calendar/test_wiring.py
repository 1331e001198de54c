from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.records import PhotoSession, StudioProfile
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.editor import SessionEditor
from focusflow_desktop.ui.calendar.move_card import MoveCard
from focusflow_desktop.ui.calendar.moves import moved
from focusflow_desktop.ui.calendar.new_card import NewSessionCard
from focusflow_desktop.ui.calendar.off_card import OffCard
from focusflow_desktop.ui.calendar.wiring import calendar_page
from tests.support.factories import make_allocation, make_job, make_member, make_session
from tests.support.studios import StillClock

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


@pytest.fixture
def session_ids(house):
    job, anna = make_job(), make_member()
    with house.studio.write() as db:
        db.add(
            StudioProfile(
                id=house.studio.tenant_id, name="S", country="DE", currency="EUR", tz="Europe/Berlin"
            )
        )
        db.add_all([job, anna])
        db.flush()
        one = make_session(job, title="The day", starts_at=NOON)
        two = make_session(job, title="Album", starts_at=NOON.replace(day=15), state=SessionState.HELD)
        db.add_all([one, two])
        db.flush()
        db.add_all([make_allocation(one, anna), make_allocation(two, anna)])
        return one.id, two.id


@pytest.fixture
def page(house, english, qtbot, session_ids):
    page = calendar_page(house.frame, clock=StillClock())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_place()
    qtbot.waitUntil(lambda: len(page.items) == 2)
    return page


def _starts(house, session_id):
    with house.studio.read() as db:
        return db.scalar(select(PhotoSession.starts_at).where(PhotoSession.id == session_id))


def _item(page, session_id):
    return next(item for item in page.items if item.id == session_id)


def test_the_studios_zone_is_the_walls(page):
    assert str(page.zone) == "Europe/Berlin"


def test_a_move_is_written_said_and_taken_back(page, house, qtbot, session_ids):
    item = _item(page, session_ids[0])
    page.move_asked.emit(item, moved(item, page.zone, days=1, minutes=30))
    qtbot.waitUntil(lambda: _item(page, item.id).starts_at == datetime(2026, 5, 15, 12, 30, tzinfo=UTC))
    said = house.recorder.only
    assert said.text.startswith("Weber, wedding: The day moved to Fri 15 May, ")
    said.run()
    qtbot.waitUntil(lambda: _starts(house, item.id) == NOON)
    qtbot.waitUntil(lambda: _item(page, item.id).starts_at == NOON)


def test_a_move_onto_another_session_shows_the_clash_in_words(page, house, qtbot, session_ids):
    item = _item(page, session_ids[0])
    page.current.pick(item)
    page.move_asked.emit(item, moved(item, page.zone, days=1, minutes=0))
    qtbot.waitUntil(lambda: bool(page.panel.state.clashes))
    assert page.panel.state.clashes[0].startswith("Anna is at Weber, wedding: Album, ")
    page.panel.override_asked.emit(page.panel.state.item, "Mia takes one")
    qtbot.waitUntil(lambda: page.panel.state.item.override_reason == "Mia takes one")


def test_a_drag_hears_of_a_clash_before_it_is_dropped(page, session_ids):
    item = _item(page, session_ids[0])
    page.move_tried.emit(item, moved(item, page.zone, days=1, minutes=0))
    assert "Album" in page.current.hint
    page.move_tried.emit(item, moved(item, page.zone, days=2, minutes=0))
    assert page.current.hint == ""


def test_a_hold_is_booked(page, house, qtbot, session_ids):
    page.panel.state_asked.emit(_item(page, session_ids[1]), "book", "")
    qtbot.waitUntil(lambda: _item(page, session_ids[1]).state is SessionState.BOOKED)
    assert house.recorder.only.text.endswith("is booked")


def test_entering_for_a_session_goes_to_its_day_and_chooses_it(page, house, qtbot, session_ids):
    page.show_view(View.MONTH)
    page.step(5)
    page.show_place(session_id=session_ids[0])
    qtbot.waitUntil(lambda: page.current.choice is not None and page.current.choice.id == session_ids[0])


def test_opening_an_item_leads_to_its_job(page, house, session_ids):
    page.opened.emit(_item(page, session_ids[0]))
    assert house.shown[0][0] == "jobs"


def test_undo_with_nothing_to_undo_says_so(page, house, qtbot):
    house.commands.enter("calendar")
    house.commands.run("calendar.undo")
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    assert house.recorder.only.text == "Nothing to undo."


def test_the_agenda_reads_a_whole_year(page, qtbot, session_ids, house):
    with house.studio.write() as db:
        session = db.scalars(select(PhotoSession).where(PhotoSession.id == session_ids[1])).one()
        session.starts_at, session.ends_at = NOON.replace(month=12), NOON.replace(month=12, hour=14)
    page.show_view(View.AGENDA)
    qtbot.waitUntil(lambda: any(item.starts_at.month == 12 for item in page.items))


def test_a_new_session_is_written_shown_and_taken_back(page, house, qtbot):
    page.new_asked.emit(None)
    qtbot.waitUntil(lambda: page.panel.is_asking)
    card = page.panel.findChild(NewSessionCard)
    card.job.setCurrentIndex(0)
    card.title.setText("Portraits")
    card.save()
    qtbot.waitUntil(
        lambda: page.current.choice is not None and page.current.choice.title.endswith("Portraits")
    )
    assert not page.panel.is_asking
    assert house.recorder.only.text == "Portraits is in the calendar"
    house.recorder.only.run()
    qtbot.waitUntil(lambda: len(page.items) == 2)


def test_giving_up_a_new_session_goes_back_to_the_facts(page, qtbot, session_ids):
    page.current.pick(_item(page, session_ids[0]))
    page.new_asked.emit(None)
    qtbot.waitUntil(lambda: page.panel.is_asking)
    page.panel.findChild(NewSessionCard).given_up.emit()
    assert page.panel.state.item.id == session_ids[0]


def test_a_move_into_the_night_the_clocks_go_back_is_asked_about(page, house, qtbot, session_ids):
    item = _item(page, session_ids[0])
    night = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    days = (night.date() - NOON.date()).days
    page.move_asked.emit(item, moved(item, page.zone, days=days, minutes=-(11 * 60 + 30)))
    card = page.panel.findChild(MoveCard)
    assert _starts(house, item.id) == NOON
    card.answers[1].click()
    qtbot.waitUntil(lambda: _starts(house, item.id) == night.replace(hour=1))
    assert not page.panel.is_asking


def test_a_free_time_is_found_and_begins_a_new_session(page, house, qtbot, session_ids):
    page.panel.free_asked.emit(0)
    qtbot.waitUntil(lambda: page.panel.state.free.slots is not None)
    slot = page.panel.state.free.slots[0]
    page.panel.slot_chosen.emit(slot.starts_at, slot.ends_at)
    qtbot.waitUntil(lambda: page.panel.is_asking)
    card = page.panel.findChild(NewSessionCard)
    assert card.starts.time().hour() == slot.starts_at.astimezone(page.zone).hour


def test_the_chosen_session_is_changed_in_place(page, house, qtbot, session_ids):
    page.current.pick(_item(page, session_ids[0]))
    qtbot.waitUntil(lambda: page.panel.findChild(SessionEditor) is not None)
    editor = page.panel.findChild(SessionEditor)
    editor.title.setText("The long day")
    editor.title.editingFinished.emit()
    qtbot.waitUntil(lambda: _item(page, session_ids[0]).title.endswith("The long day"))
    qtbot.waitUntil(lambda: page.panel.findChild(SessionEditor).title.text() == "The long day")
    house.commands.enter("calendar")
    house.commands.run("calendar.undo")
    qtbot.waitUntil(lambda: _item(page, session_ids[0]).title.endswith("The day"))


def test_a_session_is_cancelled_with_its_reason(page, house, qtbot, session_ids):
    page.panel.state_asked.emit(_item(page, session_ids[0]), "cancel", "Rain")
    qtbot.waitUntil(lambda: _item(page, session_ids[0]).state is SessionState.CANCELLED)
    assert house.recorder.only.text.endswith("is cancelled")


def test_a_day_off_is_written_changed_and_deleted(page, house, qtbot, session_ids):
    house.commands.enter("calendar")
    house.commands.run("calendar.off")
    page.panel.findChild(OffCard).save()
    qtbot.waitUntil(lambda: len(page.items) == 3)
    off = next(item for item in page.items if item.kind is ItemKind.BLACKOUT)
    assert not page.panel.is_asking
    page.panel.off_asked.emit(off)
    card = page.panel.findChild(OffCard)
    card.title.setText("Fair")
    card.save()
    qtbot.waitUntil(lambda: any(item.title == "Fair" for item in page.items))
    page.panel.off_deleted.emit(off)
    qtbot.waitUntil(lambda: len(page.items) == 2)


def test_whose_calendar_it_is_stays_when_it_is_read_again(page, house, qtbot, session_ids):
    page.people.setCurrentIndex(1)
    with house.studio.write() as db:
        db.add(make_member("Berta"))
    house.frame.door.bus.changed.emit(Changes.of("members"), None)
    qtbot.waitUntil(lambda: page.people.count() == 3)
    assert page.people.currentText() == "Anna"
