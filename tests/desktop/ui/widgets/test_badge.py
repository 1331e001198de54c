import pytest
from PySide6.QtWidgets import QLabel

from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.widgets.badge import StateBadge


@pytest.mark.parametrize("tone", list(Tone))
def test_a_state_is_never_colour_alone(qtbot, tone):
    badge = StateBadge("Verified", tone)
    qtbot.addWidget(badge)
    icons = [label for label in badge.findChildren(QLabel) if not label.pixmap().isNull()]
    words = [label for label in badge.findChildren(QLabel) if label.text() == "Verified"]
    assert (len(icons), len(words), badge.accessibleName()) == (1, 1, "Verified")
