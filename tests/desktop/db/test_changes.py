from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.ids import new_id

A, B = new_id(), new_id()


def test_together_they_name_every_row() -> None:
    both = Changes.of("photos", [A]) | Changes.of("photos", [B]) | Changes.of("jobs", [A])
    assert both.rows == {"photos": frozenset({A, B}), "jobs": frozenset({A})}


def test_many_rows_stays_many_rows() -> None:
    assert (Changes.of("photos", [A]) | Changes.of("photos")).rows["photos"] == frozenset()


def test_a_page_is_concerned_only_by_its_tables() -> None:
    assert Changes.of("photos", [A]).touches("photos", "jobs")
    assert not Changes.of("photos", [A]).touches("finals")
