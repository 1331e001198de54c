import pytest

from focusflow_desktop.db.problems import in_words
from focusflow_desktop.shared.errors import Damaged, Locked, NoRoom, Unavailable


@pytest.mark.parametrize(
    ("complaint", "kind"),
    [
        ("database or disk is full", NoRoom),
        ("database is locked", Locked),
        ("database disk image is malformed", Damaged),
        ("file is not a database", Damaged),
        ("disk I/O error", Unavailable),
        ("attempt to write a readonly database", Unavailable),
        ("unable to open database file", Unavailable),
    ],
)
def test_what_the_world_did_is_said_in_words(complaint: str, kind: type) -> None:
    assert isinstance(in_words(complaint), kind)


def test_our_own_mistakes_are_not_dressed_up() -> None:
    assert in_words("no such column: ratng") is None
