from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from focusflow_desktop.business.samples.writing import Writing
from focusflow_desktop.shared.records import Tag


def test_days_are_counted_on_the_studios_wall_also_over_a_change_of_clocks(studio):
    with studio.write() as db:
        writing = Writing(db, now=datetime(2026, 10, 23, 22, 30, tzinfo=UTC), zone=ZoneInfo("Europe/Berlin"))
        assert writing.today == date(2026, 10, 24)
        assert writing.at(0, "14:30") == datetime(2026, 10, 24, 12, 30, tzinfo=UTC)
        assert writing.at(2, "14:30") == datetime(2026, 10, 26, 13, 30, tzinfo=UTC)
        assert writing.past(1, "10:00") == datetime(2026, 10, 23, 8, tzinfo=UTC)
        assert writing.past(0, "10:00") == datetime(2026, 10, 23, 22, 10, tzinfo=UTC)
        assert writing.ago(3) == datetime(2026, 10, 23, 19, 30, tzinfo=UTC)


def test_what_is_added_has_its_id_at_once_and_its_table_is_noted(studio):
    with studio.write() as db:
        writing = Writing(db, now=datetime(2026, 5, 18, tzinfo=UTC), zone=UTC)
        tag = Tag(name="VIP")
        assert writing.add(tag) == tag.id
        assert writing.tables == {"tags"}
