import ast
from pathlib import Path

import pytest
from lucide import get_icon_list
from PySide6.QtGui import QColor

import focusflow_desktop.ui
from focusflow_desktop.ui.look import icons

UI = Path(focusflow_desktop.ui.__file__).parent


def _icon_arguments():
    """Every text given as icon=… or to Glyph(…) anywhere in the windows."""
    for source in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                named = [word.value for word in node.keywords if word.arg == "icon"]
                if getattr(node.func, "id", "") == "Glyph" and node.args:
                    named.append(node.args[0])
                for value in named:
                    if isinstance(value, ast.Constant) and value.value:
                        yield source.name, value.value


def test_every_icon_named_in_the_windows_exists():
    known = set(get_icon_list())
    missing = {(source, name) for source, name in _icon_arguments() if name not in known}
    assert missing == set()


@pytest.mark.parametrize("colour", ["#ff9a52", "#1b1b1a"])
def test_an_icon_is_drawn_in_the_colour_asked_for(qapp, colour):
    image = icons.render("check", colour, size=16, ratio=4.0)
    inks = {
        image.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {QColor(colour).name()}


def test_an_icon_is_sharp_on_a_dense_screen(qapp):
    image = icons.render("sun", "#000000", size=16, ratio=2.0)
    assert (image.width(), image.deviceIndependentSize().width()) == (32, 16.0)
