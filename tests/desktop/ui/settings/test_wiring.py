"""The whole settings room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from focusflow_desktop.ui.settings.sections import section_titles
from focusflow_desktop.ui.settings.wiring import settings_page
from focusflow_desktop.ui.widgets.card import Card


@pytest.fixture
def page(house, qtbot):
    page = settings_page(
        house.frame,
        calendars=lambda: [Card("Other calendars")],
        folders=lambda: [Card("Folders")],
        backups=lambda: [Card("Backups"), Card("Export")],
    )
    qtbot.addWidget(page)
    page.resize(1096, 800)
    page.show()
    yield page
    qtbot.waitUntil(lambda: house.runner.is_idle)


def test_every_section_that_has_a_name_is_there_and_shows_it(page):
    titles = section_titles()
    assert [page.names.item(at).text() for at in range(page.names.count())] == list(titles.values())
    for section, title in titles.items():
        page.show_place(section=section)
        assert page.shown == section
        words = [label.text() for label in page._stack.currentWidget().findChildren(QLabel)]
        assert title in words


def test_arrows_go_from_section_to_section(page):
    page.names.setFocus()
    QTest.keyClick(page.names, Qt.Key.Key_Down)
    assert page.shown == "studio"


def test_a_section_nobody_knows_leads_to_the_first(page):
    page.show_place(section="nowhere")
    assert page.shown == "general"


def test_undo_and_redo_are_here(house, page):
    house.commands.enter("settings")
    assert house.commands["settings.undo"].shortcut == "Ctrl+Z"
    assert house.commands.run("settings.undo")
