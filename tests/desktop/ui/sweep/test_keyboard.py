"""Whoever has only the keyboard, or only hears the window, gets everywhere and knows where."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.ui.sweep.conftest import Sweep, listed
from tests.support.sweep import path_of, spoken_name, stand_together, takes_tab


def controls(top: QWidget) -> list[QWidget]:
    return [widget for widget in top.findChildren(QWidget) if takes_tab(widget)]


def test_every_control_says_what_it_is(sweep: Callable[[], Sweep]) -> None:
    house = sweep()
    nameless = [
        f"{room}: {path_of(widget)}"
        for room in house.rooms()
        for widget in controls(house.window)
        if not spoken_name(widget)
    ]
    assert not nameless, listed(nameless)


def test_tab_goes_round_every_control_of_a_room_and_comes_back(
    qapp: QApplication, sweep: Callable[[], Sweep]
) -> None:
    house = sweep()
    missed = []
    for room in house.rooms():
        there = controls(house.window)
        assert there, room
        there[0].setFocus()
        reached = _walked(house, most=3 * len(there) + 10)
        missed += [
            f"{room}: {path_of(widget)}"
            for widget in there
            if widget not in reached and not any(stand_together(widget, other) for other in reached)
        ]
    assert not missed, listed(missed)


def _walked(house: Sweep, *, most: int) -> list[QWidget]:
    """Where Tab leads, until it comes to where it has been."""
    reached: list[QWidget] = []
    for _ in range(most):
        now = house.window.focusWidget()
        assert now is not None
        reached.append(now)
        house.tab()
        if house.window.focusWidget() is reached[0]:
            break
    return reached
