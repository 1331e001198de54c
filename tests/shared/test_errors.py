import pickle

import pytest

from focusflow_desktop.shared.errors import Damaged, Locked, NoRoom, Refused, Unavailable


@pytest.mark.parametrize(
    ("kind", "may_retry"),
    [(Unavailable, True), (NoRoom, True), (Locked, True), (Refused, False), (Damaged, False)],
)
def test_an_error_says_whether_trying_again_may_help(kind: type, may_retry: bool) -> None:
    assert kind("code", "words").may_retry is may_retry


def test_an_error_crosses_a_process_border_whole() -> None:
    error = pickle.loads(pickle.dumps(Damaged("cut_short", "a.jpg is cut short", name="a.jpg")))
    assert (type(error), error.code, str(error), error.fields) == (
        Damaged,
        "cut_short",
        "a.jpg is cut short",
        {"name": "a.jpg"},
    )
