from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.cascade.effects import Part
from focusflow_desktop.business.cascade.operations import apply
from focusflow_desktop.business.cascade.plan import plan_move
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import (
    Allocation,
    CallSheetEntry,
    FormResponse,
    Job,
    PhotoSession,
    SessionMove,
    Todo,
)
from focusflow_desktop.shared.records.allocations import OfferState
from focusflow_desktop.shared.rules.cascade import Shift

TWO_WEEKS = Shift(days=14)


def plan(wedding, clock, shift=TWO_WEEKS):
    with wedding.studio.read() as db:
        return plan_move(db, wedding.job, shift, now=clock.now())


def move(wedding, clock, found, chosen=None, **said):
    with wedding.studio.write("Move the job") as db:
        return apply(db, found, found.proposed if chosen is None else chosen, at=clock.now(), **said)


def picture(wedding):
    """Everything that a move may touch, as it stands."""
    with wedding.studio.read() as db:
        return {
            "sessions": list(
                db.execute(select(PhotoSession.title, PhotoSession.starts_at, PhotoSession.ends_at))
            ),
            "taken": list(
                db.execute(
                    select(
                        Allocation.busy_from,
                        Allocation.busy_to,
                        Allocation.offer_state,
                        Allocation.call_sheet_sent_at,
                    ).order_by(Allocation.id)
                )
            ),
            "delivery": list(db.scalars(select(Job.deliver_on))),
            "todos": list(db.scalars(select(Todo.due_on).order_by(Todo.id))),
            "forms": list(db.scalars(select(FormResponse.due_on))),
            "entries": list(db.scalars(select(CallSheetEntry.starts_at))),
            "moves": list(db.scalars(select(SessionMove.id).where(~SessionMove.deleted))),
        }


def test_a_wedding_with_three_sessions_and_two_photographers_moves_by_two_weeks_and_back(wedding, clock):
    before = picture(wedding)
    move(wedding, clock, plan(wedding, clock), reason="The place burnt down")
    after = picture(wedding)
    starts = {title: start for title, start, _ in after["sessions"]}
    assert starts == {
        "Ceremony": datetime(2026, 10, 31, 13, tzinfo=UTC),
        "Portraits": datetime(2026, 10, 31, 16, tzinfo=UTC),
        "Album": datetime(2026, 11, 13, 9, tzinfo=UTC),
    }
    assert {start for start, *_ in after["taken"]} == set(starts.values())
    assert after["delivery"] == [date(2026, 12, 4)]
    assert after["forms"] == [date(2026, 10, 17)]
    assert after["entries"] == [datetime(2026, 10, 31, 13, 20, tzinfo=UTC)]
    assert date(2026, 10, 26) in after["todos"]
    assert len(after["moves"]) == 3
    with wedding.studio.write() as db:
        assert undo.undo(db).name == "Move the job"
    assert picture(wedding) == before


def test_a_yes_to_the_old_date_is_asked_again_and_the_call_sheet_counts_as_not_sent(wedding, clock):
    move(wedding, clock, plan(wedding, clock))
    with wedding.studio.read() as db:
        tom = db.get(Allocation, (wedding.studio.tenant_id, wedding.tom_at_ceremony))
        assert (tom.offer_state, tom.call_sheet_sent_at) == (OfferState.OFFERED, None)


def test_only_what_was_chosen_moves(wedding, clock):
    before = picture(wedding)
    move(wedding, clock, plan(wedding, clock), {(Part.SESSION, wedding.album)})
    after = picture(wedding)
    assert [row for row in after["sessions"] if row not in before["sessions"]] == [
        ("Album", datetime(2026, 11, 13, 9, tzinfo=UTC), datetime(2026, 11, 13, 11, tzinfo=UTC))
    ]
    for same in ("delivery", "todos", "forms", "entries"):
        assert after[same] == before[same]


def test_people_are_not_asked_again_for_a_session_that_stays(wedding, clock):
    found = plan(wedding, clock)
    move(wedding, clock, found, found.proposed - {(Part.SESSION, wedding.ceremony)})
    with wedding.studio.read() as db:
        tom = db.get(Allocation, (wedding.studio.tenant_id, wedding.tom_at_ceremony))
        assert tom.offer_state is OfferState.ACCEPTED


def test_why_it_moved_is_kept_with_every_session(wedding, clock):
    move(wedding, clock, plan(wedding, clock), reason="  Rain  ")
    with wedding.studio.read() as db:
        assert set(db.scalars(select(SessionMove.reason))) == {"Rain"}


@pytest.mark.parametrize("change", ["session", "todo", "form", "delivery"])
def test_what_changed_since_the_preview_stops_everything(wedding, clock, change):
    found = plan(wedding, clock)
    with wedding.studio.write() as db:
        record, key, column = {
            "session": (PhotoSession, wedding.album, "starts_at"),
            "todo": (Todo, wedding.todo, "due_on"),
            "form": (FormResponse, wedding.form, "due_on"),
            "delivery": (Job, wedding.job, "deliver_on"),
        }[change]
        row = db.get(record, (wedding.studio.tenant_id, key))
        is_session = change == "session"
        setattr(row, column, datetime(2026, 10, 29, 9, tzinfo=UTC) if is_session else date(2026, 12, 24))
    before = picture(wedding)
    with pytest.raises(Refused, match="Nothing was moved"):
        move(wedding, clock, found)
    assert picture(wedding) == before


@pytest.mark.parametrize(("shift", "chosen"), [(Shift(days=0), None), (TWO_WEEKS, frozenset())])
def test_moving_nothing_is_refused(wedding, clock, shift, chosen):
    with pytest.raises(Refused):
        move(wedding, clock, plan(wedding, clock, shift), chosen)
