from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from focusflow_desktop.business.jobs.queries import board
from focusflow_desktop.business.sessions.clashes import clashes_of_session
from focusflow_desktop.business.today.queries import desk_day
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.shared.records import Contact, Job, MiniSlot, PhotoSession, StudioProfile
from tests.desktop.business.samples.conftest import NOW, sample
from tests.support.every_table import values_of
from tests.support.studios import StillClock, empty_studio

ODD = [
    datetime(2026, 11, 23, 8, 5, tzinfo=UTC),
    datetime(2028, 2, 29, 23, 30, tzinfo=UTC),  # tomorrow already on the studio's wall
    datetime(2026, 3, 29, 0, 30, tzinfo=UTC),  # the night the clocks go forward
    datetime(2026, 12, 31, 12, 0, tzinfo=UTC),
]


def test_today_has_something_of_everything(filled):
    with filled.read() as db:
        day = desk_day(db, now=NOW)
    assert [row.name for row in day.inquiries] == ["Verde", "Frau Albers"]
    assert [item.title for item in day.holds_ending] == ["Kaiser, newborn: At home"]
    assert any("Day 3" in item.title for item in day.ahead)
    assert "Mini day" in {item.title for item in day.ahead}
    assert sum(row.done_at is None for row in day.todos) == 4
    assert sum(row.done_at is not None for row in day.todos) >= 1


def test_the_board_has_cards_in_every_open_stage(filled):
    with filled.read() as db:
        assert all(column.total for column in board(db))


def test_the_mini_day_has_families_free_slots_and_a_break(filled):
    with filled.read() as db:
        assert db.scalar(select(func.count()).select_from(MiniSlot)) == 8
        assert db.scalar(select(func.count()).select_from(MiniSlot).where(MiniSlot.is_blocked)) == 1
        minis = list(db.scalars(select(Job.title).where(Job.title.like("%, Mini day"))))
        assert len(minis) == 4


@pytest.mark.parametrize("now", ODD, ids=lambda now: f"{now:%Y-%m-%d}")
def test_it_fits_any_day(studio, now):
    sample(studio, now=now)
    with studio.read() as db:
        day = desk_day(db, now=now)
        assert day.todos
        assert len(day.ahead) >= 4
        assert db.scalar(select(func.count()).select_from(Contact)) == 14


def test_the_same_moment_gives_the_same_studio_but_for_ids(tmp_path):
    found = []
    for name in ("one", "two"):
        with closing(open_studio(empty_studio(tmp_path / name), clock=StillClock())) as studio:
            sample(studio)
            values = values_of(studio)
            found.append(
                {
                    column: sorted(map(repr, cells))
                    for column, cells in values.items()
                    if not column[1].endswith("id") and column[1] != "hlc0"
                }
            )
    assert found[0] == found[1]


def test_the_studio_knows_its_zone_and_its_hours(filled):
    with filled.read() as db:
        profile = db.scalars(select(StudioProfile)).one()
    assert profile.tz == "Europe/Berlin"
    assert profile.hours["0"] == [[540, 1080]]
    assert profile.is_sample


def test_what_was_filled_is_told(studio):
    kinds = sample(studio).kinds
    assert {"contacts", "jobs", "sessions", "todos", "messages", "mini_days", "inquiries", "notes"} <= kinds


def test_one_clash_is_there_to_be_solved(filled):
    with filled.read() as db:
        portraits = db.scalar(select(PhotoSession.id).where(PhotoSession.title == "Portraits"))
        assert clashes_of_session(db, portraits, now=NOW)
        others = select(PhotoSession.id).where(
            PhotoSession.starts_at > NOW, PhotoSession.mini_day_id.is_(None)
        )
        found = [one for one in db.scalars(others) if clashes_of_session(db, one, now=NOW)]
    assert found == [portraits]
