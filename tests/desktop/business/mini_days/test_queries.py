from sqlalchemy import event

from focusflow_desktop.business.mini_days.queries import day_page, day_rows
from focusflow_desktop.shared.ids import new_id
from tests.desktop.business.mini_days.conftest import BOOKED, NINE


def test_the_list_counts_slots_and_families_in_one_statement(minis):
    asked = []
    with minis.studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        (row,) = day_rows(db)
    assert (row.title, row.slots, row.booked, row.starts_at) == ("Autumn minis", 24, BOOKED, NINE)
    assert len(asked) == 1


def test_the_page_costs_four_statements_however_many_slots(minis):
    asked = []
    with minis.studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        page = day_page(db, minis.day)
    assert len(asked) == 4
    assert [slot.family for slot in page.slots[:2]] == ["Family 1", "Family 2"]
    assert [slot.is_free for slot in page.slots[BOOKED:]] == [True] * 4
    assert (page.place, page.photographer, page.move) == ("Botanical garden", "Anna", None)


def test_a_day_that_is_gone_has_no_page(minis):
    with minis.studio.read() as db:
        assert day_page(db, new_id()) is None
