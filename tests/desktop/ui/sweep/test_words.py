"""Every word of the window goes through translation, and a language that is a third longer still fits."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from focusflow_desktop.ui.welcome.page import WelcomePage
from tests.desktop.ui.sweep.conftest import KEPT_AS_SAID, NAMES, Sweep, listed
from tests.support.sweep import FarLanguage, is_cut_off, is_english, path_of, texts_of


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


def test_no_room_shows_a_word_that_no_translator_has_seen(
    far_language: None, sweep: Callable[[], Sweep]
) -> None:
    house = sweep()
    found = [line for room in house.rooms() for line in english(house.window, room)]
    assert not found, listed(found)


def test_no_room_cuts_off_words_that_are_a_third_longer(
    far_language: None, sweep: Callable[[], Sweep]
) -> None:
    house = sweep()
    found = [line for room in house.rooms() for line in cut_off(house.window, room)]
    assert not found, listed(found)


def test_what_lies_over_the_rooms_is_translated_too(far_language: None, sweep: Callable[[], Sweep]) -> None:
    house = sweep()
    found = []
    for command in ("app.palette", "app.keys", "app.tasks"):
        house.window.frame.commands.run(command)
        house.rest()
        found += english(house.window, command)
    assert not found, listed(found)


def test_the_first_start_is_translated_and_fits(far_language: None, qapp: QApplication, qtbot) -> None:
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
