import pytest

from focusflow_desktop.db.sqlite import ensure_safe, is_safe, sqlite


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((3, 53, 4), True),
    ],
)
def test_versions_with_the_wal_reset_race_are_not_safe(version: tuple[int, int, int], safe: bool) -> None:
    assert is_safe(version) is safe


def test_the_library_in_use_is_safe() -> None:
    ensure_safe()
    assert is_safe(sqlite.sqlite_version_info)
