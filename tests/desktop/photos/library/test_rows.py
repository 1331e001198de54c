from focusflow_desktop.photos.library.rows import FilterCounts, PhotoRow
from focusflow_desktop.shared.records.photos import Flag, PhotoKind


def row(**changes) -> PhotoRow:
    values = {
        "id": None,
        "name": "a.jpg",
        "kind": PhotoKind.JPEG,
        "has_jpeg": False,
        "taken_at": None,
        "rating": 0,
        "flag": Flag.NONE,
        "label": "none",
        "width_px": 6000,
        "height_px": 4000,
        "orientation": 1,
        "is_missing": False,
        "has_final": False,
        "sha256": "0" * 64,
    }
    return PhotoRow(**{**values, **changes})


def test_a_picture_turned_by_its_orientation_stands_upright() -> None:
    assert row().aspect == 1.5
    assert row(orientation=6).aspect == 1 / 1.5
    assert row(width_px=None).aspect == 1.5


def test_stars_and_up_adds_the_higher_ratings() -> None:
    assert (
        FilterCounts(shown=0, total=0, unmarked=0, missing=0, by_rating={0: 4, 3: 2, 5: 1}).rated_at_least(3)
        == 3
    )
