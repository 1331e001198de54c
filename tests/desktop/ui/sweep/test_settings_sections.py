"""What holds for every room holds for every section of the settings, which are built when they are first shown."""

from collections.abc import Callable
from zoneinfo import available_timezones

from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.settings.sections import section_titles
from tests.desktop.ui.sweep.conftest import NAMES, Sweep, listed
from tests.support.sweep import (
    FarLanguage,
    is_cut_off,
    is_english,
    path_of,
    spoken_name,
    takes_tab,
    texts_of,
)

ZONES = available_timezones()  # names of the trade, the same in every language


def wrongs(section: str, page: QWidget) -> list[str]:
    """Words nobody translated, words that are cut off, controls that do not say what they are."""
    parts = page.findChildren(QWidget)
    untold = [shown for shown in texts_of(page) if shown.text not in ZONES and is_english(shown.text, NAMES)]
    return [
        *(f"{section}: untranslated: {shown.where}: {shown.text!r}" for shown in untold),
        *(f"{section}: cut off: {path_of(part)}" for part in parts if is_cut_off(part)),
        *(
            f"{section}: nameless: {path_of(part)}"
            for part in parts
            if takes_tab(part) and not spoken_name(part)
        ),
    ]


def test_every_section_is_translated_fits_and_says_what_its_controls_are(
    far_language: FarLanguage, sweep: Callable[[], Sweep]
) -> None:
    house = sweep()
    found = []
    for section in section_titles():
        house.window.show_room("settings", section=section)
        house.rest()
        found += wrongs(section, house.window.page("settings"))
    assert not found, listed(found)
