"""Every word of the window goes through translation, and a language that is a third longer still fits."""

import importlib.util
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from PySide6.QtWidgets import QApplication, QWidget

from focusflow_desktop.ui.welcome.page import WelcomePage
from tests.desktop.ui.sweep.conftest import KEPT_AS_SAID, NAMES, Sweep, listed
from tests.support.sweep import FarLanguage, is_cut_off, is_english, path_of, texts_of


def _collecting() -> ModuleType:
    name = "collect_words"
    spec = importlib.util.spec_from_file_location(
        name, Path(__file__).parents[4] / "packaging" / f"{name}.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


collect = _collecting().collect


def missing_in_the_catalogue(asked: set[tuple[str, str]]) -> list[str]:
    """What the program asked for and no translator gets. A class that inherits asks under its own name first."""
    words = collect()
    known, of_classes = (
        {(word.context, word.source) for word in words},
        {word.source for word in words if word.context[0].isupper()},
    )
    return [
        f"{context}: {source!r}"
        for context, source in asked
        if ours(context, source)
        and (context, source) not in known
        and not (context[0].isupper() and source in of_classes)
    ]


def ours(context: str, source: str) -> bool:
    """Whether a text is the program's own and has words; Qt translates its own parts, "4 GB" is the same everywhere."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}", "", source))
    return not re.match(r"Q[A-Z]", context) and any(not word.isupper() for word in words)


def english(top: QWidget, room: str) -> list[str]:
    return [
        f"{room}: {shown.where}: {shown.text!r}"
        for shown in texts_of(top)
        if is_english(shown.text, NAMES | KEPT_AS_SAID)
    ]


def cut_off(top: QWidget, room: str) -> list[str]:
    return [
        f"{room}: {path_of(widget)} {widget.text()!r}"
        for widget in top.findChildren(QWidget)
        if is_cut_off(widget)
    ]


def test_no_room_shows_a_word_that_is_not_in_the_catalogue_of_words(
    far_language: FarLanguage, sweep: Callable[[], Sweep]
) -> None:
    house = sweep()
    found = [line for room in house.rooms() for line in english(house.window, room)]
    assert not found, listed(found)
    missed = missing_in_the_catalogue(far_language.asked)
    assert not missed, listed(missed)


def test_no_room_cuts_off_words_that_are_a_third_longer(
    far_language: FarLanguage, sweep: Callable[[], Sweep]
) -> None:
    house = sweep()
    found = [line for room in house.rooms() for line in cut_off(house.window, room)]
    assert not found, listed(found)


def test_what_lies_over_the_rooms_is_translated_too(
    far_language: FarLanguage, sweep: Callable[[], Sweep]
) -> None:
    house = sweep()
    found = []
    for command in ("app.palette", "app.keys", "app.tasks"):
        house.window.frame.commands.run(command)
        house.rest()
        found += english(house.window, command)
    assert not found, listed(found)


def test_the_first_start_is_translated_and_fits(far_language: FarLanguage, qapp: QApplication, qtbot) -> None:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    assert not (found := english(page, "welcome")), listed(found)
    assert not (found := cut_off(page, "welcome")), listed(found)


def test_a_text_outside_translation_is_found(qapp: QApplication) -> None:
    far = FarLanguage()
    seen = far.translate("room", "Start {what} now")
    assert not is_english(seen.replace("{what}", far.translate("room", "import")))
    assert is_english("Start import now")
    assert is_english(f"{seen} or later")
    assert not is_english("Julia Weber", NAMES)
