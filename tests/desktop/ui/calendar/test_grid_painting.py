from dataclasses import replace

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.time_grid import TimeGrid
from tests.support.calendars import THURSDAY, berlin, item, sight

FAIR = item("Fair", starts=berlin(14, 0), ends=berlin(17, 0), kind=ItemKind.BLACKOUT, is_all_day=True)
SESSION = item(starts=berlin(14, 10), ends=berlin(14, 12))


def _box(grid, wanted):
    return next(box for box, shown in grid.boxes if shown.id == wanted.id)


def test_whole_days_lie_across_the_row_above_the_hours(shown):
    grid = shown(TimeGrid(View.WEEK), sight(FAIR, SESSION))
    assert _box(grid, FAIR).bottom() < _box(grid, SESSION).top()
    assert _box(grid, FAIR).width() > 2.5 * _box(grid, SESSION).width()


def test_two_at_once_stand_side_by_side(shown):
    other = replace(SESSION, id=FAIR.id)
    grid = shown(TimeGrid(View.DAY), sight(SESSION, other))
    assert not _box(grid, SESSION).intersects(_box(grid, other))


def test_what_begins_later_is_painted_over_what_began_before(shown):
    late = item("Late", starts=berlin(14, 12), ends=berlin(14, 14))
    early = item("Early", starts=berlin(14, 10), ends=berlin(14, 13), kind=ItemKind.MINI_DAY)
    grid = shown(TimeGrid(View.DAY), sight(late, early))
    assert [shown.title for _, shown in grid.boxes] == ["Early", "Late"]


def test_an_early_session_is_in_sight_at_once(shown):
    early = item(starts=berlin(14, 5), ends=berlin(14, 6))
    grid = shown(TimeGrid(View.DAY), sight(early))
    assert _box(grid, early).top() > 0
    assert grid.viewport().rect().contains(_box(grid, early).toRect())


def test_a_chosen_session_is_scrolled_into_sight(shown):
    late = item(starts=berlin(14, 22), ends=berlin(14, 23))
    grid = shown(TimeGrid(View.DAY), sight(SESSION, late))
    grid.pick(late)
    grid.grab()
    assert grid.viewport().rect().contains(_box(grid, late).toRect())


def test_the_keys_go_only_through_what_is_in_sight(shown):
    next_week = item(starts=berlin(20, 10), ends=berlin(20, 11))
    grid = shown(TimeGrid(View.WEEK), sight(SESSION, next_week))
    assert list(grid.order) == [SESSION]


def test_many_whole_days_say_how_many_more(shown):
    many = [replace(FAIR, id=item(starts=berlin(14, 0), ends=berlin(15, 0)).id) for _ in range(7)]
    grid = shown(TimeGrid(View.WEEK), sight(*many))
    assert len(grid.boxes) == 3


def test_notes_of_a_day_make_room_in_the_row(shown):
    plain = shown(TimeGrid(View.WEEK), sight(FAIR))._all_day
    noted = shown(TimeGrid(View.WEEK), sight(FAIR, notes=((THURSDAY, "Golden 20:12"),)))._all_day
    assert noted > plain
