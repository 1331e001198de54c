"""The line above the picture."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from focusflow_desktop.photos.culling.queries import Progress
from focusflow_desktop.ui.culling.head import CullingHead


@pytest.fixture
def head(qtbot):
    made = CullingHead()
    qtbot.addWidget(made)
    return made


def test_it_says_how_far_one_is(head):
    head.show_progress(
        Progress(total=648, marked=214, picks=96, rejects=118), left=timedelta(minutes=37, seconds=30)
    )
    assert (head.marked.text(), head.of_all.text()) == ("214", "of 648 marked")
    assert (head.bar.value(), head.bar.maximum()) == (214, 648)
    assert (head.picks.text(), head.rejects.text()) == ("96", "118")
    assert head.left.text() == "About 38 min left"


def test_nothing_is_said_of_the_time_before_it_is_known(head):
    head.show_progress(Progress(total=10))
    assert head.left.text() == ""


def test_the_bar_of_no_photos_is_empty_and_does_not_run(head):
    head.show_progress(Progress())
    assert (head.bar.value(), head.bar.maximum()) == (0, 1)


def test_auto_advance_says_in_words_whether_it_is_on(head):
    head.show_advance(True)
    assert (head.advance.text(), head.advance.isChecked()) == ("Auto-advance on", True)
    head.show_advance(False)
    assert (head.advance.text(), head.advance.isChecked()) == ("Auto-advance off", False)


def test_its_buttons_leave_the_keys_to_the_picture(head):
    assert {button.focusPolicy() for button in (head.back, head.advance, head.keys)} == {
        Qt.FocusPolicy.NoFocus
    }
