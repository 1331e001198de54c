from uuid import UUID

from focusflow_desktop.ui.models.window_of_rows import WindowOfRows

IDS = [UUID(int=number) for number in range(1000)]


def _window(**sizes):
    window = WindowOfRows[str](**sizes)
    window.show_ids(IDS)
    return window


def test_a_row_is_asked_for_with_its_neighbours_and_only_once():
    window = _window(window=100)
    asked = window.wanted(250)
    assert asked == IDS[200:300]
    assert window.wanted(260) == []


def test_rows_that_came_are_shown_and_not_asked_for_again():
    window = _window(window=10)
    asked = window.wanted(5)
    assert window.take(asked, {row: str(row) for row in asked}) == list(range(10))
    assert window.row_at(5) == str(IDS[5])
    assert window.wanted(5) == []


def test_a_row_that_cannot_be_read_is_not_asked_for_again():
    window = _window(window=10)
    asked = window.wanted(0)
    window.take(asked, dict.fromkeys(asked[1:], "x"))
    assert window.has_failed(0)
    assert window.wanted(0) == []


def test_a_stale_row_stays_shown_until_the_new_one_comes():
    window = _window(window=10)
    asked = window.wanted(0)
    window.take(asked, dict.fromkeys(asked, "old"))
    assert window.mark_stale([IDS[3]]) == [3]
    assert window.row_at(3) == "old"
    assert window.wanted(3) == [IDS[3]]
    window.take([IDS[3]], {IDS[3]: "new"})
    assert window.row_at(3) == "new"


def test_a_question_that_failed_may_be_asked_again():
    window = _window(window=10)
    asked = window.wanted(0)
    window.give_up(asked)
    assert window.wanted(0) == asked


def test_only_so_many_rows_are_kept():
    window = _window(window=10, kept=30)
    for place in range(0, 100, 10):
        asked = window.wanted(place)
        window.take(asked, dict.fromkeys(asked, "x"))
    assert window.row_at(0) is None
    assert window.row_at(95) == "x"


def test_another_order_keeps_what_is_known():
    window = _window(window=10)
    asked = window.wanted(0)
    window.take(asked, dict.fromkeys(asked, "x"))
    window.show_ids(list(reversed(IDS)))
    assert window.place_of(IDS[0]) == 999
    assert window.row_at(999) == "x"
