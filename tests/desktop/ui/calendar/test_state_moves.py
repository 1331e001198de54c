import pytest

from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.state_moves import StateMoves


@pytest.fixture
def moves(house, english, qtbot):
    def make(state):
        moves = StateMoves(state, "Weber")
        qtbot.addWidget(moves)
        moves.show()
        moves.said = []
        moves.asked.connect(lambda event, reason: moves.said.append((event, reason)))
        return moves

    return make


def _events(moves):
    return [action.data() for action in moves.menu.actions()]


@pytest.mark.parametrize(
    ("state", "usual", "others"),
    [
        (SessionState.INQUIRY, "Book", ["hold", "decline", "cancel"]),
        (SessionState.HELD, "Book", ["release"]),
        (SessionState.BOOKED, "Confirm", ["complete", "no_show", "reschedule", "cancel"]),
        (SessionState.PREPARING, "Mark as done", ["no_show", "reschedule", "cancel"]),
        (SessionState.RESCHEDULED, "Book the new time", ["confirm", "cancel"]),
    ],
)
def test_the_usual_move_is_a_button_and_the_others_a_menu(moves, state, usual, others):
    made = moves(state)
    assert made.next.text() == usual
    assert _events(made) == others


def test_done_is_taken_back_in_one_way(moves):
    assert _events(moves(SessionState.COMPLETED)) == ["reopen_preparing"]


def test_what_is_over_for_good_offers_nothing(moves):
    assert not _events(moves(SessionState.CANCELLED))


def test_a_reason_is_asked_for_where_one_is_due(moves, qtbot):
    made = moves(SessionState.BOOKED)
    next(action for action in made.menu.actions() if action.data() == "cancel").trigger()
    assert made.why.isVisible()
    assert not made.yes.isEnabled()
    made.why.setText(" Rain ")
    made.yes.click()
    assert made.said == [("cancel", "Rain")]
    next(action for action in made.menu.actions() if action.data() == "no_show").trigger()
    assert made.said[-1] == ("no_show", "")
